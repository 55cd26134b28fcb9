import { expect, html } from '@open-wc/testing';
import { parseRecord, recordProblems } from '../../../src/acceptance/parse-record.js';
import { digestOf } from '../../../src/agreement/digest.js';
import { VERSION } from '../../../src/generated/version.js';
import { entries, formPage, inside, oneTick, recordIn, signUpFields, tick, typeInto } from '../../support/forms.js';
import { contract } from '../../support/act.js';
import { agreement, textOf, until } from '../../support/viewer.js';

describe('the value of <avv-checkbox>', () => {
  it('is a record that our own reading and the agreement find nothing wrong with', async () => {
    const { form, checkbox } = await formPage();
    await tick(checkbox);
    const record = parseRecord(entries(form)[0]);
    expect(recordProblems(record, oneTick())).to.deep.equal([]);
    expect(record.document).to.deep.equal({
      id: 'muster-avv',
      version: '2.1',
      language: 'de',
      digest: await digestOf(oneTick()),
      href: new URL('/legal/avv.json', location.href).href,
    });
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    expect(record.client).to.deep.equal({ version: VERSION, language: 'de', timeZone, origin: location.origin });
  });

  it('declares with one tick all that is required, and nothing else', async () => {
    const { form, checkbox } = await formPage();
    await tick(checkbox);
    const { declarations, authority, act } = recordIn(form);
    expect(declarations).to.deep.equal([
      { id: 'accept', text: 'Ich nehme die **Vereinbarung** an.', checked: true },
      { id: 'news', text: 'Änderungen bitte per E-Mail.', checked: false },
    ]);
    expect(authority).to.deep.equal({ confirmed: true, statement: 'Ich darf das Unternehmen vertreten.' });
    expect(act.method).to.equal('checkbox');
    expect(act.label).to.equal('Ich nehme die **Vereinbarung** an. Ich darf das Unternehmen vertreten.');
  });

  it('shows each word that it declares, and none that it does not', async () => {
    const { checkbox } = await formPage();
    expect(textOf(inside(checkbox, '[part=label]'))).to.equal(
      'Ich nehme die Vereinbarung an. Ich darf das Unternehmen vertreten.',
    );
  });

  it('has words of its own where the agreement has none, in the language of the interface', async () => {
    const plain = agreement({ version: '3' });
    const { form, checkbox } = await formPage({ file: plain, attributes: { lang: 'en' } });
    await until(() => checkbox.locale === 'en');
    await checkbox.updateComplete;
    await tick(checkbox);
    const words = textOf(inside(checkbox, '[part=label]'));
    expect(words).to.equal('I accept the data-processing agreement.');
    expect([recordIn(form).act.label, recordIn(form).client.language]).to.deep.equal([words, 'en']);
    expect(textOf(inside(checkbox, '[part=about]'))).to.equal('Vertrag zur Auftragsverarbeitung, Version 3');
  });

  it('quotes the page’s own label', async () => {
    const before = html`<label for="mine">Der <em>Vertrag</em>
      ist  in Ordnung.</label>`;
    const { form, checkbox } = await formPage({ before, attributes: { id: 'mine' } });
    await tick(checkbox);
    expect(recordIn(form).act.label).to.equal('Der Vertrag ist in Ordnung.');
    expect(recordIn(form).declarations[0]!.checked).to.equal(true);
  });

  it('quotes a label around it without what stands in itself', async () => {
    const { form, checkbox } = await formPage();
    const label = document.createElement('label');
    checkbox.append('Als PDF');
    checkbox.replaceWith(label);
    label.append('Ja, ', checkbox, ' gelesen.');
    await until(() => checkbox.document);
    await checkbox.updateComplete;
    await tick(checkbox);
    expect(recordIn(form).act.label).to.equal('Ja, gelesen.');
  });

  it('says when it was ticked and how the text was shown', async () => {
    const { form, checkbox } = await formPage();
    const before = Date.now();
    await tick(checkbox);
    const { act, presentation } = recordIn(form);
    expect(Date.parse(act.at)).to.be.within(before, Date.now());
    expect(Date.parse(presentation.shownAt)).to.be.at.most(before);
    expect([presentation.mode, presentation.endReached]).to.deep.equal(['checkbox', false]);
  });

  it('names who accepts as the page knows it, at once', async () => {
    const { form, checkbox } = await formPage({ customer: { name: 'Muster AG', locked: true }, test: true });
    await tick(checkbox);
    checkbox.acceptor = { name: 'Ada', email: 'ada@muster.example' };
    checkbox.features = ['chat'];
    const { customer, acceptor, features, test } = recordIn(form);
    expect(customer).to.deep.equal({ name: 'Muster AG' });
    expect(acceptor).to.deep.equal({ name: 'Ada', email: 'ada@muster.example' });
    expect([features, test]).to.deep.equal([['chat'], true]);
  });

  it('bears what frameworks hand over for what is not there yet', async () => {
    const { form, checkbox } = await formPage();
    await tick(checkbox);
    Object.assign(checkbox, { customer: null, acceptor: undefined, placeholders: null, features: undefined });
    await checkbox.updateComplete;
    const { customer, acceptor, placeholders, features } = recordIn(form);
    expect([customer, acceptor, placeholders, features]).to.deep.equal([{}, {}, {}, []]);
  });

  it('takes what the agreement asks for, and nothing more, from the fields of the form', async () => {
    const before = html`${signUpFields}<input name="phone" autocomplete="tel" aria-label="Telefon" />`;
    const { form, checkbox } = await formPage({ file: contract(), before, placeholders: { account: 'K-7' } });
    await tick(checkbox);
    typeInto(form, 'name', ' Ada Probe ');
    typeInto(form, 'company', 'Probe GmbH');
    typeInto(form, 'phone', '+49 30 1');
    const record = recordIn(form);
    expect(record.acceptor).to.deep.equal({ name: 'Ada Probe' });
    expect(record.customer).to.deep.equal({ name: 'Probe GmbH' });
    expect(record.placeholders).to.deep.equal({ account: 'K-7', companyName: 'Probe GmbH' });
    expect(record.declarations[0]!.text).to.equal('Ich habe den Vertrag für **Probe GmbH** gelesen.');
    expect(record.act.label).to.include('Ich darf Probe GmbH vertreten.');
    await checkbox.updateComplete;
    expect(textOf(inside(checkbox, '[part=label]'))).to.include(
      'für Probe GmbH gelesen. Ich darf Probe GmbH vertreten.',
    );
  });

  it('believes the page before the fields', async () => {
    const { form, checkbox } = await formPage({
      file: contract(),
      before: signUpFields,
      acceptor: { name: 'Bekannt' },
      placeholders: { companyName: 'Bekannt AG' },
    });
    typeInto(form, 'name', 'Getippt');
    typeInto(form, 'company', 'Getippt AG');
    await tick(checkbox);
    const { acceptor, customer } = recordIn(form);
    expect([acceptor.name, customer.name]).to.deep.equal(['Bekannt', 'Bekannt AG']);
  });

  it('tells of what has been edited since, with input alone', async () => {
    const { form, checkbox } = await formPage({ file: contract(), before: signUpFields });
    const told: string[] = [];
    for (const type of ['input', 'change']) checkbox.addEventListener(type, () => told.push(type));
    typeInto(form, 'company', 'Vorher');
    expect(told).to.deep.equal([]);
    await tick(checkbox);
    typeInto(form, 'company', 'Danach');
    typeInto(form, 'company', 'Danach');
    expect(told).to.deep.equal(['input', 'change', 'input']);
  });

  it('keeps the key of the act for the same content, and only for that', async () => {
    const { form, checkbox } = await formPage({ file: contract(), before: signUpFields });
    typeInto(form, 'company', 'Probe GmbH');
    await tick(checkbox);
    const first = recordIn(form).act.key;
    expect(first).to.match(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    typeInto(form, 'company', 'Probe GmbH');
    checkbox.requestUpdate();
    await checkbox.updateComplete;
    expect(recordIn(form).act.key).to.equal(first);
    typeInto(form, 'company', 'Andere GmbH');
    expect(recordIn(form).act.key).not.to.equal(first);
  });

  it('is one entry for each agreement in a form', async () => {
    const { form, checkbox } = await formPage({ attributes: { required: '' } });
    const second = Object.assign(document.createElement('avv-checkbox'), {
      name: 'agb',
      agreement: agreement({ id: 'agb' }),
    });
    form.append(second);
    await until(() => second.document);
    await second.updateComplete;
    await tick(second);
    expect([entries(form), entries(form, 'agb').length]).to.deep.equal([[], 1]);
    await tick(checkbox);
    expect([recordIn(form).document.id, JSON.parse(entries(form, 'agb')[0]!).document.id]).to.deep.equal([
      'muster-avv',
      'agb',
    ]);
  });

  it('is recorded without a digest where the page cannot take one', async () => {
    const { subtle } = crypto;
    Object.defineProperty(crypto, 'subtle', { value: undefined, configurable: true });
    try {
      const { form, checkbox } = await formPage();
      await tick(checkbox);
      expect(recordIn(form).document.digest).to.equal(undefined);
    } finally {
      Object.defineProperty(crypto, 'subtle', { value: subtle, configurable: true });
    }
  });
});
