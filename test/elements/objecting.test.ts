import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { objectionSchema, type Objection } from '../../src/acceptance/schema.js';
import { digestOf } from '../../src/agreement/digest.js';
import { json, problem, text } from '../acceptance/scripted-fetch.js';
import { contract, description, hasFocus, ofType, typesOf, type ActPage } from '../support/act.js';
import {
  announcing,
  change,
  changesPage,
  changeText,
  completeObjection,
  confirmObjection,
  objectionField,
  objectionReceipt,
  opener,
  openObjection,
  sendObjection,
  TODAY,
  typeObjection,
} from '../support/changes.js';
import { describeWithInput } from '../support/chromium-only.js';
import { Clock } from '../support/clock.js';
import { find, findAll, part, parts, placed, textOf, until, viewer } from '../support/viewer.js';

const posted = ({ posts }: ActPage): Objection[] => posts.map(({ record }) => record as unknown as Objection);
const errors = ({ element }: ActPage): string => textOf(part(element, 'objection').querySelector('.error-panel')!);

let clock: Clock;
beforeEach(() => (clock = new Clock(`${TODAY}T12:00`)));
afterEach(() => clock.release());

describe('an objection', () => {
  it('is posted with what was asked, answered with a receipt, and told to the host', async () => {
    const page = await changesPage({ customer: { name: 'Probe GmbH', reference: 'K-17' } }, confirmObjection());
    const { element, posts } = page;
    const form = await openObjection(element);
    expect(hasFocus(element, form.querySelector('.heading')!)).to.equal(true);
    expect(textOf(form.querySelector('.subject')!)).to.match(/gegen: Randkies, .* Fassung 2\.1, für Probe GmbH\./);
    await completeObjection(element);
    await typeObjection(element, 'Begründung', '  Sitz außerhalb der Union. ');
    await sendObjection(element);

    const [record] = posted(page);
    expect(objectionSchema.safeParse(record).success).to.equal(true);
    expect(record).to.deep.include({
      schema: 'avv-objection/1',
      customer: { name: 'Probe GmbH', reference: 'K-17' },
      acceptor: { name: 'Ada Probe', email: 'ada@probe.example' },
      changes: ['c-1'],
      reason: 'Sitz außerhalb der Union.',
    });
    expect(record!.document).to.deep.equal({
      id: 'muster-avv',
      version: '2.1',
      language: 'de',
      digest: await digestOf(announcing()),
      href: new URL('/legal/avv.json', location.href).href,
    });
    expect(record!.act.label).to.equal('Einspruch absenden');
    expect([posts[0]!.request.url, Boolean(posts[0]!.key)]).to.deep.equal([
      new URL('/acceptances', location.href).href,
      true,
    ]);

    expect(hasFocus(element, find(element, '#avv-objected-c-1'))).to.equal(true);
    expect(textOf(part(element, 'objected'))).to.match(/Einspruch erhoben .*Belegnummer ?rcpt_obj1/);
    expect([parts(element, 'objection').length, opener(element)]).to.deep.equal([0, null]);
    const [event] = ofType(page.events, 'avv-objected');
    expect([event!.record, event!.receipt?.id, event!.pending, event!.replayed]).to.deep.equal([
      record,
      'rcpt_obj1',
      false,
      false,
    ]);
  });

  it('goes to an endpoint of its own where the host names one, which is asked for former ones', async () => {
    const page = await changesPage({ objectionEndpoint: '/objections' }, confirmObjection());
    await openObjection(page.element);
    await completeObjection(page.element);
    await sendObjection(page.element);
    const { pathname, search } = new URL(page.reads[0]!.url);
    expect([new URL(page.posts[0]!.request.url).pathname, pathname, search]).to.deep.equal([
      '/objections',
      '/objections',
      '?document=muster-avv&objections=',
    ]);
  });

  it('shows again what was objected to before, and offers none again', async () => {
    const record = {
      schema: 'avv-objection/1',
      document: { id: 'muster-avv' },
      changes: ['c-1'],
      customer: {},
      acceptor: {},
    };
    const receipt = await objectionReceipt(record as unknown as Objection);
    const other = await objectionReceipt({
      ...record,
      document: { id: 'other' },
      changes: ['c-2'],
    } as unknown as Objection);
    const file = announcing([change(), change({ id: 'c-2' })]);
    const latest = json(200, { objections: [receipt, other, { schema: 'broken' }] });
    const { element } = await changesPage({ file, latest, objectionEndpoint: '/objections' });
    await until(() => parts(element, 'objected')[0]);
    expect(changeText(element)).to.match(/Einspruch erhoben Ihr Einspruch ist eingegangen: 15\. November 2026/);
    expect([opener(element), Boolean(opener(element, 'c-2'))]).to.deep.equal([null, true]);
  });

  it('may be one to several changes, at least one', async () => {
    const file = announcing([
      change(),
      change({ id: 'c-2', entries: ['sp-old'] }),
      change({ id: 'c-3', objectUntil: '2026-11-14' }),
    ]);
    const page = await changesPage({ file }, confirmObjection());
    const { element } = page;
    const form = await openObjection(element, 'c-2');
    const boxes = [...form.querySelectorAll<HTMLInputElement>('fieldset input')];
    expect(boxes.map(({ checked }) => checked)).to.deep.equal([false, true]);
    await completeObjection(element);
    boxes[1]!.click();
    await sendObjection(element);
    expect(hasFocus(element, find(element, 'fieldset'))).to.equal(true);
    expect(description(element, find(element, 'fieldset'))).to.match(/wogegen sich Ihr Einspruch richtet/);
    for (const box of boxes) box.click();
    await sendObjection(element);
    expect(posted(page)[0]!.changes).to.deep.equal(['c-1', 'c-2']);
    expect(parts(element, 'objected').length).to.equal(2);
  });

  it('says at the fields what is missing, also the reason where the agreement demands one', async () => {
    const policy = { grounds: 'Gründe, die den Datenschutz betreffen' };
    const page = await changesPage({ file: announcing([change()], policy) });
    await openObjection(page.element);
    await sendObjection(page.element);
    const name = objectionField(page.element, 'Ihr Name');
    expect(hasFocus(page.element, name)).to.equal(true);
    expect(description(page.element, name)).to.equal('Bitte füllen Sie dieses Feld aus.');
    expect(description(page.element, objectionField(page.element, 'Begründung'))).to.equal(
      'Der Vertrag verlangt: Gründe, die den Datenschutz betreffen Bitte füllen Sie dieses Feld aus.',
    );
    expect(page.posts.length).to.equal(0);
  });

  it('asks for person and company where the acceptance asks for nobody', async () => {
    const { element } = await changesPage({
      file: announcing([change()], undefined, { acceptance: { mode: 'explicit' } }),
    });
    const labels = [...(await openObjection(element)).querySelectorAll('label')].map(textOf);
    expect(labels).to.deep.equal([
      'Begründung (freiwillig)',
      'Ihr Name',
      'Ihre E-Mail-Adresse',
      'Unternehmen oder Organisation',
    ]);
  });

  const FAILURES: [what: string, answer: Parameters<typeof changesPage>[1], words: RegExp, code: string][] = [
    [
      'too late by the server’s clock',
      problem(409, 'objection-late'),
      /Frist .* nach der Uhr des Servers abgelaufen\. Es wurde nichts gespeichert\. Bitte wenden Sie sich an den Anbieter\./,
      'objection-late',
    ],
    [
      'not signed in',
      problem(401, 'unauthenticated'),
      /melden Sie sich an und erheben Sie den Einspruch/,
      'unauthenticated',
    ],
    [
      'a field that the server refuses',
      problem(422, 'invalid', { errors: [{ pointer: '/reason', detail: 'Zu kurz' }] }),
      /einige Angaben nicht akzeptiert/,
      'rejected',
    ],
    [
      'an acceptance’s receipt',
      json(201, { schema: 'avv-receipt/1' }),
      /Es ist nicht sicher, ob Ihr Einspruch/,
      'receipt-malformed',
    ],
    ['an error', text(500, ''), /Der Server hat einen Fehler gemeldet\. Es ist nicht sicher/, 'endpoint-status'],
  ];
  for (const [what, answer, words, code] of FAILURES)
    it(`is answered in words, and nothing typed is lost: ${what}`, async () => {
      const page = await changesPage({}, answer);
      const { element } = page;
      await openObjection(element);
      await completeObjection(element);
      await sendObjection(element);
      expect(errors(page)).to.match(words);
      expect(hasFocus(element, find(element, '#avv-objection-failure'))).to.equal(true);
      expect(objectionField(element, 'Ihr Name').value).to.equal('Ada Probe');
      const [event] = ofType(page.events, 'avv-error');
      expect([event!.phase, event!.error.code]).to.deep.equal(['object', code]);
      if (code === 'rejected') expect(description(element, objectionField(element, 'Begründung'))).to.equal('Zu kurz');
    });

  it('whose answer was lost is sent again as the same one', async () => {
    const page = await changesPage({}, text(500, ''), confirmObjection(200));
    await openObjection(page.element);
    await completeObjection(page.element);
    await sendObjection(page.element);
    clock.advance(1000);
    await sendObjection(page.element);
    const [first, second] = page.posts;
    expect(second!.key).to.equal(first!.key);
    expect(second!.record).to.deep.equal(first!.record);
    expect(ofType(page.events, 'avv-objected').map(({ replayed }) => replayed)).to.deep.equal([true]);
  });

  it('is tried again by itself, as an acceptance is, with a countdown', async () => {
    const page = await changesPage({}, json(503, {}, { 'Retry-After': '0' }), confirmObjection());
    await openObjection(page.element);
    await completeObjection(page.element);
    find(page.element, '[part~=objection] [type=submit]').click();
    await until(() => parts(page.element, 'waiting')[0]);
    await until(() => parts(page.element, 'objected')[0]);
    expect(page.posts[1]!.key).to.equal(page.posts[0]!.key);
  });

  it('to a text that has changed is asked for again in the new one', async () => {
    const next = announcing([change()], undefined, { version: '2.2' });
    const page = await changesPage(
      { files: [announcing(), next] },
      problem(409, 'version-superseded'),
      confirmObjection(),
    );
    const { element } = page;
    await openObjection(element);
    await completeObjection(element);
    find(element, '[part~=objection] [type=submit]').click();
    await until(
      () => element.document?.version === '2.2' && element.renderRoot.querySelector('.objection .error-panel'),
    );
    expect(errors(page)).to.match(/inzwischen geändert worden\. Es wurde nichts gespeichert/);
    await sendObjection(element);
    expect(posted(page).map(({ document }) => document.version)).to.deep.equal(['2.1', '2.2']);
  });

  it('that an endpoint only stores, or has still to be confirmed, is said to be so', async () => {
    for (const [answer, words] of [
      [text(204, null), /Einspruch übermittelt .* stellt aber keinen Beleg aus/],
      [json(202, { statusUrl: '/status/1' }), /Bestätigung steht aus .*\/status\/1/],
    ] as const) {
      const page = await changesPage({}, answer);
      await openObjection(page.element);
      await completeObjection(page.element);
      await sendObjection(page.element);
      expect(textOf(part(page.element, 'objected'))).to.match(words);
      expect(typesOf(page.events)).to.contain('avv-objected');
    }
  });

  it('keeps what was typed when the page puts another viewer in its place', async () => {
    const { element } = await changesPage();
    await openObjection(element);
    await typeObjection(element, 'Begründung', 'Noch nicht fertig');
    element.remove();
    const again = viewer(announcing(), { endpoint: '/acceptances', acceptedVersion: '2.1' });
    await placed(again);
    await until(() => opener(again));
    await openObjection(again);
    expect(objectionField(again, 'Begründung').value).to.equal('Noch nicht fertig');
  });

  it('marked as a trial says so, in the form and in the record', async () => {
    const page = await changesPage({ test: true }, confirmObjection());
    expect(textOf(await openObjection(page.element))).to.match(/bindet niemanden/);
    await completeObjection(page.element);
    await sendObjection(page.element);
    expect(posted(page)[0]!.test).to.equal(true);
  });

  it('leaves the acceptance on the same page alone', async () => {
    const { acceptance } = contract();
    const page = await changesPage({
      file: announcing([change()], undefined, { acceptance: acceptance! }),
      acceptedVersion: '1',
    });
    await openObjection(page.element);
    await typeObjection(page.element, 'Ihr Name', 'Ada');
    const ids = findAll(page.element, '[id]').map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) < index)).to.deep.equal([]);
  });
});

describeWithInput('an objection by keyboard', () => {
  it('closes with Escape, and the focus goes back to its button', async () => {
    const { element } = await changesPage();
    await openObjection(element);
    await sendKeys({ press: 'Tab' });
    expect(hasFocus(element, objectionField(element, 'Begründung'))).to.equal(true);
    await sendKeys({ press: 'Escape' });
    await until(() => !parts(element, 'objection').length);
    expect(hasFocus(element, opener(element)!)).to.equal(true);
  });
});
