import { expect } from '@open-wc/testing';
import type { Agreement } from '../../src/agreement/schema.js';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import {
  boxes,
  button,
  COMPLETE,
  complete,
  completedPage,
  contract,
  description,
  field,
  hasFocus,
  logEvents,
  ofType,
  press,
  strictPage,
} from '../support/act.js';
import { HeldTimers } from '../support/timers.js';
import { findAll, frame, inLanguage, parts, textOf, until } from '../support/viewer.js';
import { faultOrigins, fromNowOn, loggedPosts, storedRecords } from './client.js';
import { changedFaults, postingFaults, type ChangedFault, type PostingFault } from './posting.js';
import { expectSeen, told, type Seen } from './seen.js';
import { CONFIRMED, POSTING_WORDS, REPLACED, STORED, type AnsweredCode } from './words.js';

export interface PostingState {
  /** What stands below the agreement. */
  below: 'form' | 'receipt';
  /** Whether everything that was typed, and every tick, is still there. */
  kept: { typed: boolean; ticked: boolean } | undefined;
  /** Whether the button can be pressed. */
  ready: boolean;
  /** Where the focus is, so that it is read out. */
  focus: 'message' | 'field' | 'elsewhere';
  /** How many different acts have arrived, by their keys. */
  keys: number;
  /** What the back end has stored of them. */
  records: number;
}

export interface PostingPage {
  element: AvvViewer;
  events: Event[];
  run: string;
  timers: HeldTimers;
}

const OPEN = { below: 'form', kept: { typed: true, ticked: true }, ready: true, focus: 'message' } as const;
const DONE = { below: 'receipt', kept: undefined, ready: false, focus: 'message' } as const;

/** Broken before any answer, which makes browsers repeat the request by themselves. */
const BY_BROWSER = ['/reset', '/eof', '/stored-reset', '/reset,receipt', '/stored-reset,replay'];

const offline = (): Promise<never> => Promise.reject(new TypeError('Failed to fetch'));

/** How an act looks that was refused, or whose end nobody knows. */
export function refusedWith({ code, uncertain, field, tries, records }: PostingFault, language: 'de' | 'en' = 'de') {
  const [title, advice] = POSTING_WORDS[code!][language];
  const stored = STORED[uncertain ? 'uncertain' : 'nothing'][language];
  return {
    // What has been erased was recorded once: there is nothing to say of that.
    words: [code === 'erased' ? title : `${title} ${stored}`, advice],
    events: ['before-accept', `error accept ${code}`],
    state: { ...OPEN, focus: field ? 'field' : 'message', keys: Math.min(tries, 1), records },
  } satisfies Seen<PostingState>;
}

/** How an act looks that was confirmed, as the `keys`-th one that arrived. */
export const confirmedWith = (how: NonNullable<PostingFault['confirmed']>, keys = 1): Seen<PostingState> => ({
  words: CONFIRMED[how].de,
  events: ['before-accept', `accepted, ${how}`],
  state: { ...DONE, keys, records: 1 },
});

export const expectationOf = (fault: PostingFault): Seen<PostingState> =>
  fault.confirmed ? confirmedWith(fault.confirmed) : refusedWith(fault);

/** A completed page that posts to the fault server, by the browser's own `fetch`. */
export async function open(fault: Omit<PostingFault, 'records' | 'tries'>, files?: Agreement[]): Promise<PostingPage> {
  const run = crypto.randomUUID();
  const { [fault.at ?? 'origin']: origin } = await faultOrigins();
  const endpoint = `${origin}${fault.path}?run=${run}`;
  if (fault.page === 'strict') return strictlyKept(endpoint, run);
  const { element, events, fetch: files_ } = await completedPage(files && { files });
  const post = fault.page === 'offline' ? offline : fetch;
  const isFile = (input: RequestInfo | URL) => new Request(input).url.includes('/legal/');
  element.fetch = (input, init) => (isFile(input) ? files_ : post)(input, init);
  element.endpoint = endpoint;
  await element.updateComplete;
  return { element, events, run, timers: new HeldTimers() };
}

async function strictlyKept(endpoint: string, run: string): Promise<PostingPage> {
  const { element, view } = await strictPage();
  const events = logEvents(element);
  Object.assign(element, { agreement: contract(), endpoint });
  await until(() => parts(element, 'accept-button').length);
  await complete(element);
  return { element, events, run, timers: new HeldTimers(view) };
}

const isSending = (events: readonly Event[]): boolean =>
  !ofType(events, 'avv-accepted').length && !ofType(events, 'avv-error').length;

/** Presses the button and sees the act to its end. Pauses between tries, and waiting for an answer, take no time. */
export async function act({ element, events, run, timers }: PostingPage, slow = false): Promise<void> {
  events.splice(0);
  const before = (await loggedPosts(run)).length;
  button(element).focus();
  press(element);
  for (let given = before; isSending(events); await frame()) {
    if (parts(element, 'waiting').length) timers.elapse(120_000);
    else if (slow && (await loggedPosts(run)).length > given) {
      given++;
      timers.elapse(20_000);
    }
  }
  await element.updateComplete;
}

/** A second act, as the reader would do it: boxes that are not ticked any more are ticked again. */
async function actAgain(page: PostingPage): Promise<void> {
  for (const box of boxes(page.element)) if (box.required && !box.checked) box.click();
  await page.element.updateComplete;
  await act(page);
}

export async function look({ element, events, run }: PostingPage): Promise<Seen<PostingState>> {
  await frame();
  const keys = new Set((await loggedPosts(run)).map(({ headers }) => headers['idempotency-key']));
  const [act] = parts(element, 'act');
  return {
    words: messages(element),
    events: events.map(told),
    state: {
      below: parts(element, 'receipt').length ? 'receipt' : 'form',
      kept: act && kept(element),
      ready: parts(element, 'accept-button').some((found) => !found.hasAttribute('aria-disabled')),
      focus: focus(element),
      keys: keys.size,
      records: (await storedRecords(run)).length,
    },
  };
}

const MESSAGES = '[part=act] :is([part=error] > p, [part=notice]), [part=receipt] > :is(.heading, .heading + p)';
export const messages = (element: AvvViewer): string[] => findAll(element, MESSAGES).map(textOf);

export function kept(element: AvvViewer): PostingState['kept'] {
  const typed = Object.entries(COMPLETE).every(([label, value]) => field(element, label).value === value);
  return { typed, ticked: boxes(element).every(({ checked, required }) => checked === required) };
}

function focus(element: AvvViewer): PostingState['focus'] {
  const messages = findAll(element, '[role=alert], [part=receipt] .heading');
  if (messages.some((message) => hasFocus(element, message))) return 'message';
  return parts(element, 'input').some((input) => hasFocus(element, input)) ? 'field' : 'elsewhere';
}

export function postingSuite(): void {
  let page: PostingPage;
  const opened = async (...fault: Parameters<typeof open>): Promise<PostingPage> => (page = await open(...fault));
  afterEach(() => page.timers.release());

  for (const fault of postingFaults)
    it(`${fault.name}: ${fault.code ?? fault.confirmed}`, async () => {
      await act(await opened(fault), fault.slow);
      expectSeen(await look(page), expectationOf(fault));
      await expectTries(page, fault);
      if (fault.field) expectFieldError(page, fault.field);
      if (fault.code) await expectSecondTry(page, fault);
    });

  for (const fault of changedFaults)
    it(fault.name, async () => {
      const files = ['2.1', ...(fault.republished ? ['2.2'] : [])].map((version) => contract({ version }));
      await act(await opened(fault, files));
      await until(() => ofType(page.events, 'avv-loadend').length);
      await until(() => parts(page.element, 'accept-button').length);
      expectSeen(await look(page), changed(fault));
      await fromNowOn(page.run, 'replay');
      await actAgain(page);
      expectSeen(await look(page), confirmedWith('receipt', 2));
      const [stored] = await storedRecords(page.run);
      expect(JSON.parse(stored!.body).document.version).to.equal(files.at(-1)!.version);
    });

  for (const code of Object.keys(POSTING_WORDS) as AnsweredCode[])
    it(`in English: ${code}`, async () => {
      const fault = postingFaults.find((row) => row.code === code);
      if (!fault) return expect(code).to.equal('superseded');
      await act(await opened(fault), fault.slow);
      page.element.setAttribute('lang', 'en');
      await inLanguage(page.element, 'en');
      expect(messages(page.element)).to.deep.equal(refusedWith(fault, 'en').words);
    });
}

/** By then the server answers well, which helps unless the record never gets there. One act, one record. */
async function expectSecondTry(page: PostingPage, fault: PostingFault): Promise<void> {
  if (!fault.page) await fromNowOn(page.run, 'replay');
  await act(page);
  expectSeen(
    await look(page),
    fault.lasting ? expectationOf(fault) : confirmedWith('receipt', fault.uncertain ? 1 : 2),
  );
}

/** Every try of an act is the same, down to the last byte. */
async function expectTries({ run }: PostingPage, { path, tries }: PostingFault): Promise<void> {
  const arrived = await loggedPosts(run);
  expect(arrived.length).to.be.within(tries, BY_BROWSER.includes(path) ? 2 * tries : tries);
  expect(new Set(arrived.map(({ body }) => body)).size).to.equal(Math.min(tries, 1));
}

function expectFieldError({ element }: PostingPage, [label, words]: NonNullable<PostingFault['field']>): void {
  const input = field(element, label);
  expect(input).to.have.attribute('aria-invalid', 'true');
  expect(description(element, input)).to.equal(words);
}

/** The agreement is read anew: what was typed stays, the ticks were for the text before. */
function changed({ republished }: ChangedFault): Seen<PostingState> {
  const refused = refusedWith({ name: '', path: '', code: 'superseded', tries: 1, records: 0 });
  return {
    words: republished ? [`${REPLACED} 2.1 → 2.2`] : refused.words,
    events: [...refused.events, 'loadstart', 'load', 'loadend'],
    state: { ...refused.state, kept: { typed: true, ticked: false } },
  };
}
