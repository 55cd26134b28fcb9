import { expect } from '@open-wc/testing';
import type { AvvDeclinedEvent, Decline } from '../../src/index.js';
import { digestOf } from '../../src/agreement/digest.js';
import { json, offline, problem, text, type Step } from '../acceptance/scripted-fetch.js';
import {
  accept,
  actPage,
  boxes,
  button,
  complete,
  completedPage,
  confirm,
  contract,
  field,
  hasFocus,
  ofType,
  press,
  type,
  typesOf,
  unplacedPage,
  type ActPage,
} from '../support/act.js';
import { action, errorsIn, panels, panelTitle, pressOpener } from '../support/instead.js';
import { find, findAll, part, parts, placed, textOf, until } from '../support/viewer.js';

type PageSetup = NonNullable<Parameters<typeof actPage>[0]>;

const stored = text(204, null);
const confirmButton = ({ element }: ActPage): HTMLElement => action(element, 'Nicht annehmen bestätigen');
const reason = ({ element }: ActPage): HTMLTextAreaElement => find(element, '#avv-decline-reason');
const title = ({ element }: ActPage): HTMLElement => find(element, '#avv-act-title');
const events = (page: ActPage): AvvDeclinedEvent[] => ofType(page.events, 'avv-declined');
const posted = ({ posts }: ActPage): Decline[] => posts.map(({ record }) => record as unknown as Decline);

function give(page: ActPage, words: string): void {
  reason(page).value = words;
  reason(page).dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** The panel that asks once more stands open. */
async function opened(setup: PageSetup = {}, ...answers: Step[]): Promise<ActPage> {
  const page = await actPage({ declinable: true, ...setup }, ...answers);
  await pressOpener(page.element, 'decline-button');
  return page;
}

const ENDPOINT: PageSetup = { declineEndpoint: '/declines' };

async function declined(setup: PageSetup = {}, ...answers: Step[]): Promise<ActPage> {
  const page = await opened(setup, ...answers);
  give(page, ' Wir haben einen eigenen Vertrag. ');
  confirmButton(page).click();
  await until(() => textOf(title(page)) === 'Vertrag nicht angenommen');
  return page;
}

async function failed(setup: PageSetup, ...answers: Step[]): Promise<ActPage> {
  const page = await opened({ ...ENDPOINT, ...setup }, ...answers);
  give(page, 'Zu teuer');
  confirmButton(page).click();
  await until(() => errorsIn(page.element).length);
  return page;
}

describe('declining', () => {
  it('is offered only where the host says so', async () => {
    const { element } = await actPage();
    expect(parts(element, 'decline-button')).to.have.length(0);
  });

  it('is offered by a quiet button beside the act, which asks once more', async () => {
    const page = await actPage({ declinable: true });
    expect(textOf(part(page.element, 'decline-button'))).to.equal('Nicht annehmen');
    await pressOpener(page.element, 'decline-button');
    expect(textOf(panelTitle(page.element))).to.equal('Vertrag nicht annehmen?');
    expect(hasFocus(page.element, panelTitle(page.element))).to.equal(true);
    expect([events(page), page.posts]).to.deep.equal([[], []]);
  });

  it('can be left again, with the focus on the button', async () => {
    const page = await opened();
    action(page.element, 'Abbrechen').click();
    await until(() => hasFocus(page.element, part(page.element, 'decline-button')));
    expect([panels(page.element), events(page)]).to.deep.equal([[], []]);
  });

  it('shows one panel at a time', async () => {
    const page = await opened({ delegable: true });
    await pressOpener(page.element, 'delegate-button');
    expect(panels(page.element)).to.have.length(1);
    const open = (name: string) => part(page.element, name).getAttribute('aria-expanded');
    expect([open('decline-button'), open('delegate-button')]).to.deep.equal(['false', 'true']);
  });

  it('takes the place of the act, says so, and gives the focus to its heading', async () => {
    const page = await declined();
    expect(hasFocus(page.element, title(page))).to.equal(true);
    const words = textOf(part(page.element, 'act'));
    expect(words).to.contain('Sie haben die Fassung 2.1 nicht angenommen.');
    expect(words).to.contain('Grund: Wir haben einen eigenen Vertrag.');
    expect(parts(page.element, 'accept-button')).to.have.length(0);
  });

  it('is what the contents name in the place of the act', async () => {
    const sections = ['a', 'b', 'c'].map((id) => ({ id, title: id.toUpperCase(), body: 'Text.' }));
    const { element } = await declined({ file: contract({ sections }) });
    await until(() => textOf(findAll(element, '[part~=contents] a').at(-1)!) === 'Nicht angenommen');
  });

  it('tells the host which text, and the reason; posts nothing', async () => {
    const page = await declined({ customer: { reference: 'acc_1' }, acceptor: { name: 'Ada' } });
    expect(page.posts).to.have.length(0);
    const [event] = events(page);
    expect(event!.record.document).to.deep.include({ id: 'muster-avv', version: '2.1', language: 'de' });
    expect(event!.record.reason).to.equal('Wir haben einen eigenen Vertrag.');
    expect([event!.bubbles, event!.composed, event!.cancelable]).to.deep.equal([true, true, false]);
    expect(events(page)).to.have.length(1);
  });

  it('can be seen by the host’s style sheet, until the reader thinks again', async () => {
    const page = await opened();
    expect(page.element.matches(':state(declined)')).to.equal(false);
    confirmButton(page).click();
    await until(() => events(page).length);
    expect(page.element.matches(':state(declined)')).to.equal(true);
    await page.element.updateComplete;
    action(page.element, 'Noch einmal überlegen').click();
    expect(page.element.matches(':state(declined)')).to.equal(false);
  });

  it('does not need a reason', async () => {
    const page = await opened();
    confirmButton(page).click();
    await until(() => events(page).length);
    expect(events(page)[0]!.record.reason).to.equal(undefined);
    expect(events(page)[0]!.record).not.to.have.property('reason');
    await page.element.updateComplete;
    expect(textOf(part(page.element, 'act'))).not.to.contain('Grund');
  });

  it('needs none of the answers that the act asks for', async () => {
    const page = await declined();
    expect(parts(page.element, 'field').length).to.equal(0);
    expect(typesOf(page.events)).not.to.contain('avv-error');
  });

  it('can be reconsidered: the act comes back with what was typed, and asks for the ticks anew', async () => {
    const page = await actPage({ declinable: true }, confirm());
    await complete(page.element);
    await pressOpener(page.element, 'decline-button');
    confirmButton(page).click();
    await until(() => events(page).length);
    await page.element.updateComplete;
    action(page.element, 'Noch einmal überlegen').click();
    await until(() => parts(page.element, 'accept-button').length);
    expect(hasFocus(page.element, title(page))).to.equal(true);
    expect(textOf(title(page))).to.equal('Vertrag annehmen');
    expect(field(page.element, 'Ihr Name').value).to.equal('Ada Probe');
    expect(boxes(page.element).some(({ checked }) => checked)).to.equal(false);
    expect(panels(page.element)).to.have.length(0);
    for (const box of boxes(page.element)) if (box.required) box.click();
    await accept(page.element);
    expect(parts(page.element, 'receipt')).to.have.length(1);
  });

  it('starts without the former reason, and without a failure of the act', async () => {
    const page = await completedPage({ declinable: true }, problem(403, 'not-authorised'));
    await accept(page.element);
    await pressOpener(page.element, 'decline-button');
    give(page, 'Nein');
    confirmButton(page).click();
    await until(() => events(page).length);
    await page.element.updateComplete;
    action(page.element, 'Noch einmal überlegen').click();
    await until(() => parts(page.element, 'accept-button').length);
    expect(parts(page.element, 'error')).to.have.length(0);
    await pressOpener(page.element, 'decline-button');
    expect(reason(page).value).to.equal('');
  });

  it('is for the document on the page: another one asks anew', async () => {
    const page = await declined({ files: [contract(), contract({ version: '3' })] });
    await page.element.reload();
    await until(() => parts(page.element, 'accept-button').length);
    expect(textOf(title(page))).to.equal('Vertrag annehmen');
  });

  it('is not offered while nobody knows whether the acceptance was stored', async () => {
    const page = await completedPage({ declinable: true }, json(201, { schema: 'avv-receipt/1' }));
    await accept(page.element);
    expect(textOf(part(page.element, 'error'))).to.contain('Es ist nicht sicher');
    expect(parts(page.element, 'decline-button')).to.have.length(0);
  });

  it('is not offered while the acceptance is being sent', async () => {
    const page = await completedPage({ declinable: true }, json(503, {}, { 'Retry-After': '30' }));
    press(page.element);
    await until(() => button(page.element).hasAttribute('aria-disabled'));
    expect((part(page.element, 'decline-button') as HTMLButtonElement).disabled).to.equal(true);
  });
});

describe('decline-endpoint', () => {
  it('gets which text, for whom, by whom, why and when; with the host’s headers', async () => {
    const people = { customer: { name: 'Probe GmbH', reference: 'acc_1' }, acceptor: { reference: 'usr_1' } };
    const page = unplacedPage({ declinable: true, ...ENDPOINT, ...people }, stored);
    Object.assign(page.element, { headers: { 'X-CSRF': 'token' }, credentials: 'include' });
    await placed(page.element);
    await pressOpener(page.element, 'decline-button');
    await type(page.element, 'Ihr Name', 'Ada Probe');
    give(page, 'Wir haben einen eigenen Vertrag.');
    confirmButton(page).click();
    await until(() => events(page).length);
    const [record] = posted(page);
    const { at, ...rest } = record!;
    expect(rest).to.deep.equal({
      schema: 'avv-decline/1',
      document: {
        id: 'muster-avv',
        version: '2.1',
        language: 'de',
        digest: await digestOf(contract()),
        href: new URL('/legal/avv.json', location.href).href,
      },
      customer: { name: 'Probe GmbH', reference: 'acc_1' },
      acceptor: { name: 'Ada Probe', reference: 'usr_1' },
      reason: 'Wir haben einen eigenen Vertrag.',
    });
    expect(Math.abs(Date.parse(at) - Date.now())).to.be.lessThan(60_000);
    const { request, key } = page.posts[0]!;
    expect([request.method, new URL(request.url).pathname]).to.deep.equal(['POST', '/declines']);
    expect(request.headers.get('Content-Type')).to.equal('application/json');
    expect(request.headers.get('X-CSRF')).to.equal('token');
    expect([request.credentials, request.redirect, request.keepalive]).to.deep.equal(['include', 'manual', true]);
    expect(key).to.match(/^[0-9a-f-]{36}$/);
    expect(events(page)[0]!.record).to.deep.equal(record);
  });

  it('is told apart when it is a trial', async () => {
    const page = await declined({ ...ENDPOINT, test: true }, stored);
    expect(posted(page)[0]!.test).to.equal(true);
  });

  it('is named to the reader before anything is sent', async () => {
    const words = 'Dem Anbieter wird mitgeteilt';
    expect(textOf(part((await opened(ENDPOINT)).element, 'panel'))).to.contain(words);
    expect(textOf(part((await opened()).element, 'panel'))).not.to.contain(words);
  });

  it('is waited for: nothing is said to be declined before, and nothing can be accepted meanwhile', async () => {
    let answer!: (response: Response) => void;
    const page = await opened({ ...ENDPOINT, delegable: true }, () => new Promise((resolve) => (answer = resolve)));
    await complete(page.element);
    confirmButton(page).click();
    await until(() => page.posts.length);
    await page.element.updateComplete;
    expect(events(page)).to.deep.equal([]);
    expect(button(page.element).getAttribute('aria-disabled')).to.equal('true');
    press(page.element);
    action(page.element, 'Wird gesendet …').click();
    action(page.element, 'Abbrechen').click();
    await page.element.updateComplete;
    expect([page.posts.length, panels(page.element).length]).to.deep.equal([1, 1]);
    answer(new Response(null, { status: 204 }));
    await until(() => events(page).length);
  });

  for (const [what, answer, words] of [
    ['cannot be reached', offline, 'Der Server ist nicht erreichbar.'],
    ['has an error', json(500, {}), 'Der Server hat einen Fehler gemeldet.'],
    ['is not there', text(404, 'Not found'), 'Der Server hat einen Fehler gemeldet.'],
    ['wants somebody to sign in', problem(401, 'unauthenticated'), 'Sie sind nicht oder nicht mehr angemeldet.'],
    [
      'answers with a log-in page',
      text(200, '<!doctype html><title>Log in</title>'),
      'Der Server hat einen Fehler gemeldet.',
    ],
  ] as const)
    it(`that ${what}: says so, keeps the reason, and tells the host`, async () => {
      const page = await failed({}, answer);
      const failure = find(page.element, '#avv-decline-failure');
      expect(textOf(failure)).to.contain('Das konnte dem Anbieter nicht mitgeteilt werden.').and.to.contain(words);
      await until(() => hasFocus(page.element, failure));
      expect(reason(page).value).to.equal('Zu teuer');
      expect(events(page)).to.deep.equal([]);
      expect(ofType(page.events, 'avv-error').map(({ phase }) => phase)).to.deep.equal(['decline']);
    });

  it('is tried again by the reader: the same act under the same key', async () => {
    const page = await failed({}, offline, json(201, {}));
    confirmButton(page).click();
    await until(() => events(page).length);
    const [first, second] = page.posts;
    expect(second!.key).to.equal(first!.key);
    expect(errorsIn(page.element)).to.deep.equal([]);
    await page.element.updateComplete;
    expect(textOf(title(page))).to.equal('Vertrag nicht angenommen');
  });

  it('gets another key for other words', async () => {
    const page = await failed({}, offline, stored);
    give(page, 'Zu lang');
    confirmButton(page).click();
    await until(() => events(page).length);
    const [first, second] = page.posts;
    expect(second!.key).not.to.equal(first!.key);
  });

  it('that answers when another document is shown: the host hears of it, the page says nothing', async () => {
    let answer!: (response: Response) => void;
    const page = await opened({ ...ENDPOINT, files: [contract(), contract({ version: '3' })] }, () => {
      return new Promise((resolve) => (answer = resolve));
    });
    confirmButton(page).click();
    await until(() => page.posts.length);
    await page.element.reload();
    await until(() => parts(page.element, 'accept-button').length);
    answer(new Response(null, { status: 204 }));
    await until(() => events(page).length);
    await page.element.updateComplete;
    expect(events(page)[0]!.record.document.version).to.equal('2.1');
    expect(textOf(title(page))).to.equal('Vertrag annehmen');
    expect(button(page.element).hasAttribute('aria-disabled')).to.equal(false);
  });
});
