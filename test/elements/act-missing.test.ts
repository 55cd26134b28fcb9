import { expect } from '@open-wc/testing';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { problem } from '../acceptance/scripted-fetch.js';
import {
  accept,
  actPage,
  boxes,
  complete,
  completedPage,
  confirm,
  contract,
  description,
  expectNothingLost,
  field,
  hasFocus,
  ofType,
  type,
  typesOf,
} from '../support/act.js';
import { findAll, part, parts, textOf } from '../support/viewer.js';

const FILL_IN = 'Bitte füllen Sie dieses Feld aus.';
const TICK = 'Bitte kreuzen Sie das Feld an; ohne diese Erklärung kann der Vertrag nicht angenommen werden.';

const errors = (element: AvvViewer): string[] => findAll(element, '.field-error').map(textOf);
const invalid = (element: AvvViewer): string[] =>
  findAll<HTMLInputElement>(element, '[aria-invalid=true]').map((input) =>
    input.type === 'checkbox' ? textOf(input.closest('label')!) : textOf(input.labels![0]!),
  );

describe('missing answers', () => {
  it('stand at each field and box, in words, as its state and as its description', async () => {
    const { element } = await actPage({ placeholders: { companyName: 'P' } });
    await type(element, 'Firma', '');
    await accept(element);
    expect(invalid(element)).to.deep.equal([
      'Ihr Name',
      'Ihre E-Mail-Adresse',
      'Firma des Kunden',
      'Ich habe den Vertrag für noch offen: Firma des Kunden gelesen.',
      'Ich darf noch offen: Firma des Kunden vertreten.',
    ]);
    expect(errors(element)).to.deep.equal([FILL_IN, FILL_IN, FILL_IN, TICK, TICK]);
    for (const input of findAll(element, '[aria-invalid=true]'))
      expect(description(element, input)).to.be.oneOf([FILL_IN, TICK]);
  });

  it('get the focus at the first one, which says them aloud', async () => {
    const { element } = await actPage();
    await accept(element);
    expect(hasFocus(element, field(element, 'Ihr Name'))).to.equal(true);
    await type(element, 'Ihr Name', 'Ada');
    await accept(element);
    expect(hasFocus(element, field(element, 'Ihre E-Mail'))).to.equal(true);
    await complete(element);
    boxes(element)[2]!.click();
    await accept(element);
    expect(hasFocus(element, boxes(element)[2]!)).to.equal(true);
  });

  it('send nothing and tell the host nothing', async () => {
    const { element, posts, events } = await actPage();
    const before = typesOf(events);
    await accept(element);
    expect(posts).to.have.length(0);
    expect(typesOf(events)).to.deep.equal(before);
    expect(parts(element, 'error')).to.have.length(0);
  });

  it('are forgotten at a field as soon as it changes, and only there', async () => {
    const { element } = await actPage();
    await accept(element);
    const input = field(element, 'Ihr Name');
    input.value = 'A';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await element.updateComplete;
    expect(errors(element)).to.have.length(4);
    expect(input.hasAttribute('aria-invalid') || input.hasAttribute('aria-describedby')).to.equal(false);
    boxes(element)[0]!.click();
    await element.updateComplete;
    expect(errors(element)).to.have.length(3);
    expect(boxes(element)[0]!.hasAttribute('aria-invalid')).to.equal(false);
  });

  it('are white space, too', async () => {
    const { element } = await completedPage();
    await type(element, 'Ihr Name', ' \t ');
    await accept(element);
    expect(errors(element)).to.deep.equal([FILL_IN]);
  });

  for (const value of ['ada', 'ada@', '@probe.example', 'a da@probe.example', 'ada@probe@example'])
    it(`are e-mail addresses like “${value}”`, async () => {
      const { element } = await completedPage();
      await type(element, 'Ihre E-Mail', value);
      await accept(element);
      expect(errors(element)).to.deep.equal([
        'Bitte geben Sie eine vollständige E-Mail-Adresse an, zum Beispiel name@firma.example.',
      ]);
    });

  it('may be missing where they are optional, but an e-mail address has to be one', async () => {
    const asks = [{ field: 'email', required: false }];
    const { element, posts } = await actPage(
      { file: contract({ acceptance: { mode: 'explicit', asks }, placeholders: [] }) },
      confirm(),
    );
    await type(element, 'Ihre E-Mail', 'x');
    await accept(element);
    expect(posts).to.have.length(0);
    await type(element, 'Ihre E-Mail', '');
    await accept(element);
    expect(posts).to.have.length(1);
  });

  it('are told apart where a declaration has the id of a field', async () => {
    const acceptance = {
      mode: 'explicit' as const,
      asks: [{ field: 'email', required: true }],
      declarations: [{ id: 'email', text: 'Bitte per E-Mail.', required: true }],
    };
    const { element, posts } = await actPage({ file: contract({ acceptance, placeholders: [] }) }, confirm());
    await accept(element);
    await type(element, 'Ihre E-Mail', 'ada@probe.example');
    expect(errors(element)).to.deep.equal([TICK]);
    await accept(element);
    expect(hasFocus(element, boxes(element)[0]!)).to.equal(true);
    boxes(element)[0]!.click();
    await accept(element);
    expect(posts[0]!.record.declarations).to.deep.equal([{ id: 'email', text: 'Bitte per E-Mail.', checked: true }]);
  });
});

describe('answers that the server refuses', () => {
  const refused = (...pointers: string[]) =>
    problem(422, 'invalid', { errors: pointers.map((pointer) => ({ pointer, detail: `nicht gut: ${pointer}` })) });

  it('are marked where they stand: fields, placeholders, declarations, authority', async () => {
    const pointers = [
      '/acceptor/name',
      '/acceptor/orderNumber',
      '/customer/name',
      '/placeholders/costCentre',
      '/declarations/1/checked',
      '/authority/confirmed',
    ];
    const { element } = await completedPage({}, refused(...pointers));
    await accept(element);
    expect(invalid(element)).to.deep.equal([
      'Ihr Name',
      'Bestellnummer (freiwillig)',
      'Firma des Kunden',
      'Kostenstelle (freiwillig)',
      'Änderungen bitte per E-Mail. (freiwillig)',
      'Ich darf Probe & Söhne GmbH vertreten.',
    ]);
    expect(errors(element)).to.deep.equal(pointers.map((pointer) => `nicht gut: ${pointer}`));
    expectNothingLost(element);
  });

  it('get the focus at the first in the form, in whatever order the server names them', async () => {
    const { element } = await completedPage({}, refused('/authority/confirmed', '/acceptor/email', '/acceptor/name'));
    await accept(element);
    expect(hasFocus(element, field(element, 'Ihr Name'))).to.equal(true);
    expect([...part(element, 'error').querySelectorAll('p')].map(textOf)).to.deep.equal([
      'Der Server hat einige Angaben nicht akzeptiert. Es wurde nichts gespeichert.',
      'Bitte prüfen Sie Ihre Angaben.',
    ]);
    expect(part(element, 'error')).to.have.attribute('role', 'alert');
  });

  it('are told to the host with their places', async () => {
    const { element, events } = await completedPage({}, refused('/acceptor/name', '/nowhere'));
    await accept(element);
    const [event] = ofType(events, 'avv-error');
    expect(event!.error.details.fields!.map(({ pointer }) => pointer)).to.deep.equal(['/acceptor/name', '/nowhere']);
  });

  it('lead to the message where they are about nothing that is on the page', async () => {
    const { element } = await completedPage({}, refused('/nowhere', '/acceptor', '/declarations/2/checked', ''));
    await accept(element);
    expect(hasFocus(element, part(element, 'error'))).to.equal(true);
  });

  it('can be mended and sent again, as a new act', async () => {
    const { element, posts } = await completedPage({}, refused('/acceptor/name'), confirm());
    await accept(element);
    await type(element, 'Ihr Name', 'Grace Probe');
    expect(errors(element)).to.deep.equal([]);
    await accept(element);
    expect(parts(element, 'receipt')).to.have.length(1);
    expect(posts[1]!.key).not.to.equal(posts[0]!.key);
    expect(posts[1]!.record.acceptor.name).to.equal('Grace Probe');
  });
});

describe('a required placeholder that only the page can fill', () => {
  const file = contract({
    placeholders: [{ key: 'account', label: 'Kundennummer', source: 'system', required: true }],
    acceptance: { mode: 'explicit' },
  });

  it('keeps a record with a gap from being sent, and says that it is not the reader’s to mend', async () => {
    const { element, events, posts } = await actPage({ file }, confirm());
    await accept(element);
    expect(posts).to.have.length(0);
    expect(textOf(part(element, 'error'))).to.match(
      /^Dieser Seite fehlt eine Angabe, ohne die der Vertrag nicht angenommen werden kann\. Es wurde nichts gespeichert\./,
    );
    const { error, phase } = ofType(events, 'avv-error')[0]!;
    expect([phase, error.code, error.details.pointer]).to.deep.equal([
      'accept',
      'host-incomplete',
      '/placeholders/account',
    ]);
  });

  it('may be filled in the record itself', async () => {
    const { element, posts } = await actPage({ file }, confirm());
    element.addEventListener('avv-before-accept', ({ record }) => (record.placeholders.account = 'K-17'));
    await accept(element);
    expect(posts.map(({ record }) => record.placeholders)).to.deep.equal([{ account: 'K-17' }]);
  });
});
