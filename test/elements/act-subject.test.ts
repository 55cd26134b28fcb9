import { expect } from '@open-wc/testing';
import { actPage, button, complete, contract, field, type, typesOf } from '../support/act.js';
import { part, textOf } from '../support/viewer.js';

describe('what is accepted', () => {
  const subject = async (setup: Parameters<typeof actPage>[0]): Promise<string> =>
    textOf(part((await actPage(setup)).element, 'subject'));

  it('stands right before the button: title, version, date, language, for whom', async () => {
    const { element } = await actPage({ customer: { name: 'Probe GmbH' } });
    expect(textOf(part(element, 'subject'))).to.equal(
      'Sie nehmen diesen Vertrag an: Vertrag zur Auftragsverarbeitung, Fassung 2.1, 15. Januar 2026 (Deutsch), für Probe GmbH.',
    );
    const position = part(element, 'subject').compareDocumentPosition(button(element));
    expect(position & Node.DOCUMENT_POSITION_FOLLOWING).not.to.equal(0);
    expect(textOf(button(element))).to.equal('AVV annehmen');
  });

  it('names a month where the agreement has no day, and the date only once', async () => {
    expect(await subject({ file: contract({ published: '2026-01' }) })).to.include('Fassung 2.1, Januar 2026 (');
    expect(await subject({ file: contract({ version: '2026-01', published: '2026-01' }) })).to.include(
      'Fassung 2026-01 (Deutsch)',
    );
  });

  it('names the account where the company is not known, else says that it is the reader’s', async () => {
    expect(await subject({ customer: { reference: 'acct_1' } })).to.match(/, für acct_1\.$/);
    expect(await subject({})).to.match(/, für das Unternehmen oder die Organisation, die Sie vertreten\.$/);
  });

  it('names the company as it is typed, letter by letter, in the text as well', async () => {
    const { element } = await actPage();
    const input = field(element, 'Firma');
    input.focus();
    for (const value of ['P', 'Pr', 'Pro']) {
      input.value = value;
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await element.updateComplete;
      expect(textOf(part(element, 'subject'))).to.match(new RegExp(`für ${value}\\.$`));
      expect(textOf(part(element, 'placeholder'))).to.equal(value);
    }
    await type(element, 'Firma', '');
    expect(textOf(part(element, 'subject'))).to.match(
      /, für das Unternehmen oder die Organisation, die Sie vertreten\.$/,
    );
  });

  it('is shown without loading the agreement again while somebody types', async () => {
    const { element, events, loads } = await actPage();
    const before = typesOf(events);
    await complete(element);
    expect(typesOf(events)).to.deep.equal(before);
    expect(loads).to.have.length(1);
  });
});
