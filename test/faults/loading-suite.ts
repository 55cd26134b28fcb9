import type { LoadErrorCode } from '../../src/agreement/errors.js';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { fixture, html } from '@open-wc/testing';
import { logEvents, ofType, strictPage } from '../support/act.js';
import { HeldTimers } from '../support/timers.js';
import { find, findAll, inLanguage, parts, textOf, until, viewer } from '../support/viewer.js';
import { faultOrigins, faultUrl, fromNowOn, loggedRequests } from './client.js';
import { codeOf, loadingFaults, pageLoadingFaults, type LoadingFault } from './loading.js';
import { engine, expectSeen, told, type Seen } from './seen.js';
import { LOADING_WORDS } from './words.js';

export interface LoadingState {
  /** What stands on the page; nothing of an agreement that is not whole. */
  agreement: boolean;
  /** What the host has put inside the element. */
  fallback: boolean;
  /** Whether it can be accepted. */
  button: boolean;
  /** Whether the reader can try again. */
  retry: boolean;
}

const CONTROL_TITLE = 'Vertrag über Auftragsverarbeitung – Größe „Übung“ 🙂';
const CONTROL_TEXT = 'Der Anbieter verarbeitet Daten.';
const NOT_SHOWN: LoadingState = { agreement: false, fallback: true, button: false, retry: true };
const SHOWN: LoadingState = { agreement: true, fallback: false, button: true, retry: false };
const offline = (): Promise<never> => Promise.reject(new TypeError('Failed to fetch'));

/** How a load that ends with this code looks, to all three. */
export const failsWith = (code: LoadErrorCode, language: 'de' | 'en' = 'de'): Seen<LoadingState> => ({
  words: LOADING_WORDS[code as keyof typeof LOADING_WORDS][language],
  events: ['loadstart', `error load ${code}`, 'loadend'],
  state: NOT_SHOWN,
});

/** How a load that goes well looks. */
export const loads: Seen<LoadingState> = {
  words: [CONTROL_TITLE],
  events: ['loadstart', 'load', 'loadend'],
  state: SHOWN,
};

const expectationOf = (fault: LoadingFault): Seen<LoadingState> => {
  const code = codeOf(fault, engine);
  return code ? failsWith(code) : loads;
};

export interface LoadingPage {
  element: AvvViewer;
  events: Event[];
  run: string;
}

/** A viewer on a page with a fallback and an endpoint, once loading has ended. */
export async function load(fault: LoadingFault, timers: HeldTimers): Promise<LoadingPage> {
  const run = crypto.randomUUID();
  const element = await elementFor(fault);
  element.append(Object.assign(element.ownerDocument.createElement('a'), { href: '/avv.pdf', textContent: 'PDF' }));
  const events = logEvents(element);
  element.src = await addressOf(fault, run);
  if (!element.isConnected) (await fixture(html`<div></div>`)).append(element);
  if (fault.code === 'timeout') {
    await until(() => events.length);
    timers.elapse(30_000);
  }
  await loadEnds(element, events);
  return { element, events, run };
}

async function elementFor({ page, options = {} }: LoadingFault): Promise<AvvViewer> {
  const { integrity = null, minVersion = null } = options;
  const element = page === 'strict' ? (await strictPage()).element : viewer('');
  const fetch = page === 'offline' ? offline : null;
  return Object.assign(element, { integrity, minVersion, fetch, endpoint: await faultUrl('/stored') });
}

async function addressOf({ path, at = 'origin' }: LoadingFault, run: string): Promise<string> {
  const { [at]: origin } = await faultOrigins();
  return path.startsWith('/') ? `${origin}${path}?run=${run}` : path;
}

async function loadEnds(element: AvvViewer, events: Event[]): Promise<void> {
  await until(() => ofType(events, 'avv-loadend').length);
  await element.updateComplete;
}

/** The second try, of the reader or, after a load that went well, of the host. */
export async function loadAgain({ element, events }: LoadingPage): Promise<void> {
  events.splice(0);
  const [retry] = parts(element, 'retry');
  if (retry) retry.click();
  else void element.reload();
  await loadEnds(element, events);
}

export function look({ element, events }: LoadingPage): Seen<LoadingState> {
  const sections = parts(element, 'section').map(textOf).join();
  const fallback = element.querySelector('a')!;
  return {
    words: findAll(element, '[part=error][role=alert] > p, #avv-title').map(textOf),
    events: events.map(told),
    state: {
      agreement: element.document !== null && sections.includes(CONTROL_TEXT),
      fallback: fallback.offsetHeight > 0,
      button: parts(element, 'accept-button').length > 0,
      retry: parts(element, 'retry').length > 0,
    },
  };
}

export const loadingRows: readonly LoadingFault[] = [...loadingFaults, ...pageLoadingFaults];

export function loadingSuite(): void {
  let timers: HeldTimers;
  beforeEach(() => (timers = new HeldTimers()));
  afterEach(() => timers.release());

  for (const fault of loadingRows)
    it(`${fault.name}: ${codeOf(fault, engine) ?? 'shown'}`, async () => {
      const page = await load(fault, timers);
      expectSeen(look(page), expectationOf(fault));
      if (fault.code || fault.page) await expectSecondTry(fault, page);
    });

  for (const code of Object.keys(LOADING_WORDS) as LoadErrorCode[])
    it(`in English: ${code}`, async () => {
      const page = await load(
        loadingRows.find((row) => codeOf(row, engine) === code)!,
        timers,
      );
      page.element.setAttribute('lang', 'en');
      await inLanguage(page.element, 'en');
      expectSeen(look(page), failsWith(code, 'en'));
    });

  it('a policy that forbids the request lets nothing out', async () => {
    const { run } = await load(
      pageLoadingFaults.find(({ page }) => page === 'strict')!,
      timers,
    );
    if ((await loggedRequests(run)).length) throw new Error('The request has gone out');
  });

  it('prototypes stay what they were', async () => {
    const { element } = await load(
      loadingRows.find(({ item }) => item === '__proto__')!,
      timers,
    );
    find(element, '#avv-title');
    if ('polluted' in {}) throw new Error('A prototype was changed by a file');
  });
}

/** By then the server answers well, which helps if it was the server's fault. */
async function expectSecondTry(fault: LoadingFault, page: LoadingPage): Promise<void> {
  if (!fault.page) await fromNowOn(page.run, 'ok');
  await loadAgain(page);
  expectSeen(look(page), fault.lasting ? expectationOf(fault) : loads);
}
