import { expect } from '@open-wc/testing';
import type { SubmitErrorCode } from '../../src/agreement/errors.js';
import { faultOrigins, faultUrl, loggedRequests } from '../faults/client.js';
import { postingFaults, type PostingFault } from '../faults/posting.js';
import { silence, trickle } from '../acceptance/scripted-fetch.js';
import {
  button,
  complete,
  completedPage,
  contract,
  expectNothingLost,
  hasFocus,
  logEvents,
  ofType,
  press,
  strictPage,
  typesOf,
  type ActPage,
} from '../support/act.js';
import { HeldTimers } from '../support/timers.js';
import { part, parts, textOf, until } from '../support/viewer.js';

const NOTHING_STORED = 'Es wurde nichts gespeichert.';
const UNCERTAIN =
  'Es ist nicht sicher, ob Ihre Annahme gespeichert wurde. Ein neuer Versuch von dieser Seite aus ist dieselbe Annahme, keine zweite.';
const RETRY = 'Ihre Angaben sind noch da; bitte versuchen Sie es noch einmal.';
const SUPPORT = 'Ihre Angaben sind noch da; bitte wenden Sie sich an den Anbieter.';
const OTHER = ['Der Server hat einen Fehler gemeldet.', SUPPORT] as const;

/** What the reader is told: what happened, and what to do. */
const WORDS: Partial<Record<SubmitErrorCode, readonly [string, string]>> = {
  'submit-network': ['Der Server ist nicht erreichbar.', RETRY],
  'submit-timeout': ['Der Server hat nicht rechtzeitig geantwortet.', RETRY],
  malformed: OTHER,
  'record-too-large': OTHER,
  'key-reused': OTHER,
  'endpoint-status': OTHER,
  unauthenticated: [
    'Sie sind nicht oder nicht mehr angemeldet.',
    'Bitte melden Sie sich an und nehmen Sie den Vertrag dann an.',
  ],
  'not-authorised': [
    'Mit Ihrem Konto können Sie diesen Vertrag nicht annehmen.',
    'Bitte lassen Sie den Vertrag von einer vertretungsberechtigten Person annehmen.',
  ],
  'unknown-document': ['Der Server kennt diesen Vertrag nicht.', SUPPORT],
  withdrawn: ['Dieser Vertrag wird nicht mehr angeboten.', SUPPORT],
  rejected: ['Der Server hat einige Angaben nicht akzeptiert.', 'Bitte prüfen Sie Ihre Angaben.'],
  busy: ['Der Server nimmt gerade keine Annahmen entgegen.', RETRY],
  'in-flight': ['Ihre Annahme wird noch bearbeitet.', RETRY],
  'receipt-malformed': ['Die Antwort des Servers ist unverständlich.', SUPPORT],
  'receipt-mismatch': ['Der Beleg des Servers gehört nicht zu diesem Vertrag.', SUPPORT],
};

const CONFIRMED = {
  receipt: ['Vertrag angenommen', undefined],
  pending: [
    'Annahme übermittelt, Bestätigung steht aus',
    'Bitte folgen Sie den Hinweisen, die Sie vom Anbieter erhalten.',
  ],
  'no receipt': ['Annahme übermittelt', 'Der Server hat die Annahme entgegengenommen, stellt aber keinen Beleg aus.'],
} as const;

/** Broken before any answer, which makes browsers repeat the request by themselves. */
const BY_BROWSER = ['/reset', '/eof'];

let timers: HeldTimers;
beforeEach(() => (timers = new HeldTimers()));
afterEach(() => timers.release());

const isSending = (page: ActPage): boolean =>
  !ofType(page.events, 'avv-accepted').length && !ofType(page.events, 'avv-error').length;

/** Presses the button and sees the act to its end; pauses between tries take no time. */
async function see(page: ActPage, duringTry = (): void => {}): Promise<void> {
  press(page.element);
  await until(() => {
    if (parts(page.element, 'waiting').length) timers.elapse(120_000);
    else duringTry();
    return !isSending(page);
  });
  await page.element.updateComplete;
}

/** A completed page that posts to the fault server, through the browser's own `fetch`. */
async function faultyPage({ path, refused }: PostingFault, run: string): Promise<ActPage> {
  const origins = await faultOrigins();
  const page = await completedPage();
  page.element.fetch = null;
  page.element.endpoint = `${refused ? origins.refused : origins.origin}${path}?run=${run}`;
  await page.element.updateComplete;
  return page;
}

function expectRefusal({ element, events }: ActPage, code: SubmitErrorCode, uncertain: boolean): void {
  const [title, advice] = WORDS[code]!;
  const panel = part(element, 'error');
  expect(textOf(panel)).to.equal(`${title} ${uncertain ? UNCERTAIN : NOTHING_STORED} ${advice}`);
  expect(panel).to.have.attribute('role', 'alert');
  const told = ofType(events, 'avv-error').map(({ phase, error }) => [phase, error.code]);
  expect(told).to.deep.equal([['accept', code]]);
  expect(typesOf(events).slice(3)).to.deep.equal(['avv-before-accept', 'avv-error']);
  expect(parts(element, 'receipt')).to.have.length(0);
  expect(textOf(button(element))).to.equal('AVV annehmen');
  expect(button(element)).not.to.have.attribute('aria-disabled');
  expectNothingLost(element);
}

function expectConfirmation({ element, events }: ActPage, how: keyof typeof CONFIRMED): void {
  const [title, remark] = CONFIRMED[how];
  const receipt = part(element, 'receipt');
  expect(textOf(receipt.querySelector('.heading')!)).to.equal(title);
  expect(textOf(receipt).includes(remark ?? 'rcpt_fault')).to.equal(true);
  expect(typesOf(events).slice(3)).to.deep.equal(['avv-before-accept', 'avv-accepted']);
  const [accepted] = ofType(events, 'avv-accepted');
  expect([accepted!.receipt?.id, accepted!.pending]).to.deep.equal([
    how === 'receipt' ? 'rcpt_fault' : undefined,
    how === 'pending',
  ]);
  expect(parts(element, 'accept-button')).to.have.length(0);
  expect(hasFocus(element, receipt.querySelector('.heading')!)).to.equal(true);
}

describe('the endpoint answers', () => {
  for (const fault of postingFaults)
    it(`${fault.name}: ${fault.code ?? fault.confirmed}`, async () => {
      const run = crypto.randomUUID();
      const page = await faultyPage(fault, run);
      await see(page);
      if (fault.confirmed) expectConfirmation(page, fault.confirmed);
      else expectRefusal(page, fault.code!, fault.uncertain ?? false);
      const arrived = await loggedRequests(run);
      expect(arrived.length).to.be.within(fault.tries, BY_BROWSER.includes(fault.path) ? 2 * fault.tries : fault.tries);
      expect(new Set(arrived.map(({ headers }) => headers['idempotency-key'])).size).to.equal(Math.min(fault.tries, 1));
      expect(new Set(arrived.map(({ body }) => body)).size).to.equal(Math.min(fault.tries, 1));
    });

  it('nothing at all: every try ends after 20 seconds', async () => {
    const page = await completedPage({}, ...Array.from({ length: 6 }, () => silence));
    await see(page, () => timers.elapse(20_000));
    expectRefusal(page, 'submit-timeout', true);
    expect(page.posts).to.have.length(6);
  });

  it('no more than headers and a trickle: every try ends after 20 seconds', async () => {
    const page = await completedPage({}, ...Array.from({ length: 6 }, () => trickle));
    await see(page, () => timers.elapse(20_000));
    expectRefusal(page, 'submit-timeout', true);
  });

  it('where the focus goes when nothing was stored: to the message', async () => {
    const page = await faultyPage({ name: '', path: '/post-403', tries: 1 }, crypto.randomUUID());
    await see(page);
    expect(hasFocus(page.element, part(page.element, 'error'))).to.equal(true);
  });

  it('an error that goes away with the next try', async () => {
    const page = await faultyPage({ name: '', path: '/post-500,receipt', tries: 2 }, crypto.randomUUID());
    await see(page);
    expectRefusal(page, 'endpoint-status', true);
    page.events.splice(3);
    await see(page);
    expectConfirmation(page, 'receipt');
  });
});

it('an endpoint that the page’s Content-Security-Policy forbids is one that cannot be reached', async () => {
  const { element, view } = await strictPage();
  timers.release();
  timers = new HeldTimers(view);
  const run = crypto.randomUUID();
  const events = logEvents(element);
  Object.assign(element, { agreement: contract(), endpoint: await faultUrl('/receipt', run) });
  await until(() => parts(element, 'accept-button').length);
  await complete(element);
  const page = { element, events } as ActPage;
  await see(page);
  expectRefusal(page, 'submit-network', true);
  expect(await loggedRequests(run)).to.have.length(0);
});

it('an endpoint that is no address is an error, and nothing is lost', async () => {
  const page = await completedPage({ endpoint: 'http://' });
  await see(page);
  expectRefusal(page, 'submit-network', true);
});

it('a record over 16 KiB is not sent', async () => {
  const page = await completedPage({ acceptor: { reference: 'x'.repeat(16_384) } });
  await see(page);
  expectRefusal(page, 'record-too-large', false);
  expect(page.posts).to.have.length(0);
});
