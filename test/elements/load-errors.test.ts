import { expect } from '@open-wc/testing';
import type { LoadErrorCode } from '../../src/agreement/errors.js';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { faultOrigins, faultUrl, loggedRequests } from '../faults/client.js';
import { loadingFaults, type LoadingFault } from '../faults/loading.js';
import { logEvents, ofType, strictPage, typesOf } from '../support/act.js';
import { HeldTimers } from '../support/timers.js';
import { agreement, find, findAll, part, parts, placed, textOf, until, viewer } from '../support/viewer.js';

const PROVIDER = 'Bitte informieren Sie den Anbieter; an Ihrem Gerät liegt es nicht.';
const LATER = 'Bitte versuchen Sie es in einigen Minuten noch einmal.';
const BROKEN = ['Die Vertragsdatei ist fehlerhaft.', PROVIDER] as const;

/** What the reader is told: what happened, and what to do. */
const WORDS: Record<Exclude<LoadErrorCode, 'aborted'>, readonly [string, string]> = {
  network: [
    'Der Vertrag ist gerade nicht erreichbar.',
    'Bitte prüfen Sie Ihre Internetverbindung und versuchen Sie es noch einmal.',
  ],
  timeout: ['Der Server hat nicht rechtzeitig geantwortet.', LATER],
  forbidden: [
    'Für diesen Vertrag fehlt Ihnen die Berechtigung.',
    'Bitte melden Sie sich an, gegebenenfalls mit einem anderen Konto, und laden Sie die Seite neu.',
  ],
  'not-found': ['Unter dieser Adresse gibt es keinen Vertrag.', PROVIDER],
  unavailable: ['Der Server ist vorübergehend überlastet.', LATER],
  'http-status': ['Der Server hat einen Fehler gemeldet.', LATER],
  html: ['Statt des Vertrags kam eine Webseite an.', PROVIDER],
  'too-large': ['Die Vertragsdatei ist zu groß.', PROVIDER],
  integrity: [
    'Die Vertragsdatei stimmt nicht mit der hinterlegten Prüfsumme überein und wird deshalb nicht angezeigt.',
    PROVIDER,
  ],
  'newer-format': ['Der Vertrag braucht eine neuere Version von avv-viewer.', PROVIDER],
  outdated: ['Es liegt nur eine veraltete Fassung des Vertrags vor.', PROVIDER],
  'content-type': BROKEN,
  'too-deep': BROKEN,
  encoding: BROKEN,
  syntax: BROKEN,
  'duplicate-key': BROKEN,
  'lone-surrogate': BROKEN,
  invalid: BROKEN,
};

const isWebKit = /AppleWebKit/.test(navigator.userAgent) && !/Chrome/.test(navigator.userAgent);

let timers: HeldTimers;
beforeEach(() => (timers = new HeldTimers()));
afterEach(() => timers.release());

/** The viewer on a page with a fallback, once loading has ended. */
async function see({
  path,
  refused,
  options = {},
  code,
}: LoadingFault): Promise<{ element: AvvViewer; events: Event[] }> {
  const origins = await faultOrigins();
  const { integrity = null, minVersion = null } = options;
  const element = viewer(new URL(path, refused ? origins.refused : origins.origin).href, { integrity, minVersion });
  element.append(Object.assign(document.createElement('a'), { href: '/avv.pdf', textContent: 'PDF' }));
  const events = logEvents(element);
  const ended = placed(element);
  if (code === 'timeout') {
    await until(() => events.length);
    timers.elapse(30_000);
  }
  await ended;
  return { element, events };
}

describe('loading faults, as the reader sees them', () => {
  for (const fault of loadingFaults) {
    const code = (isWebKit && fault.webkit) || fault.code;
    it(`${fault.name}: ${code ?? 'shown'}`, async () => {
      const { element, events } = await see({ ...fault, code });
      if (code) expectError(element, events, code);
      else expectShown(element, events);
    });
  }
});

function expectError(element: AvvViewer, events: Event[], code: LoadErrorCode): void {
  const [title, advice] = WORDS[code as keyof typeof WORDS];
  const panel = part(element, 'error');
  expect(panel).to.have.attribute('role', 'alert');
  expect([...panel.querySelectorAll(':scope > p')].map(textOf)).to.deep.equal([title, advice]);
  expect(textOf(part(element, 'retry'))).to.equal('Erneut versuchen');
  expect(typesOf(events)).to.deep.equal(['avv-loadstart', 'avv-error', 'avv-loadend']);
  const [{ phase, error }] = ofType(events, 'avv-error') as [HTMLElementEventMap['avv-error']];
  expect([phase, error.code]).to.deep.equal(['load', code]);
  expect((element.firstElementChild as HTMLElement).offsetHeight, 'fallback').to.be.greaterThan(0);
  expect([element.document, parts(element, 'document').length]).to.deep.equal([null, 0]);
}

function expectShown(element: AvvViewer, events: Event[]): void {
  expect(textOf(find(element, '#avv-title'))).to.equal('Vertrag über Auftragsverarbeitung – Größe „Übung“ 🙂');
  expect(textOf(part(element, 'section'))).to.include('Der Anbieter verarbeitet Daten.');
  expect(typesOf(events)).to.deep.equal(['avv-loadstart', 'avv-load', 'avv-loadend']);
  expect((element.firstElementChild as HTMLElement).offsetHeight, 'fallback').to.equal(0);
}

describe('details for the provider', () => {
  const details = (element: AvvViewer): string[] => findAll(element, 'details li').map(textOf);

  it('are folded away, and name the code and the reason', async () => {
    const { element } = await see(loadingFaults.find(({ path }) => path === '/404')!);
    expect(find<HTMLDetailsElement>(element, 'details').open).to.equal(false);
    expect(textOf(find(element, 'summary'))).to.equal('Einzelheiten für den Anbieter');
    expect(details(element)[0]).to.match(/^not-found: The server answered 404 \(http:.*\/404\)$/);
  });

  it('say for each mistake of the file where it is, and how to mend it', async () => {
    const file = { ...agreement(), title: undefined, language: 'deutsch!', sections: [{ id: 'a b', body: 'x' }] };
    const element = await placed(viewer(file));
    expect(details(element)).to.have.members([
      '/title fehlt. Bitte ergänzen, zum Beispiel: "…"',
      '/language: Hier steht "deutsch!". Bitte ersetzen, zum Beispiel durch: "de", "en-GB"',
      '/sections/0/id: Hier steht "a b". Bitte ersetzen, zum Beispiel durch: "s-3"',
    ]);
  });

  it('say which id stands twice', async () => {
    const sections = ['s-1', 's-1'].map((id) => ({ id, body: 'x' }));
    const element = await placed(viewer(agreement({ sections })));
    expect(details(element)).to.deep.equal([
      '/sections/1/id: Die Kennung "s-1" steht schon an anderer Stelle. Bitte eine andere wählen.',
    ]);
  });
});

it('a file that the page’s Content-Security-Policy forbids is one that cannot be reached', async () => {
  const { element } = await strictPage();
  const events = logEvents(element);
  const run = crypto.randomUUID();
  element.append(document.createElement('a'), 'PDF');
  element.src = await faultUrl('/ok', run);
  await until(() => typesOf(events).includes('avv-loadend'));
  await element.updateComplete;
  expect(textOf(find(element, '.error-title'))).to.equal(WORDS.network[0]);
  expect(ofType(events, 'avv-error')[0]!.error.code).to.equal('network');
  expect(await loggedRequests(run)).to.have.length(0);
});

it('an address that is none is told as one that cannot be reached', async () => {
  const element = await placed(viewer('http://'));
  expect(textOf(find(element, '.error-title'))).to.equal(WORDS.network[0]);
});
