import { expect, html } from '@open-wc/testing';
import { digestOf } from '../../src/agreement/digest.js';
import { parseRecord, recordProblems } from '../../src/acceptance/parse-record.js';
import { boundPage, data, names, OPTIONAL, settled } from '../support/bound.js';
import { oneTick, signUpFields, typeInto } from '../support/forms.js';
import { part, parts, textOf } from '../support/viewer.js';

describe('a checkbox of the page, bound to a viewer', () => {
  it('has its record in the form in the same tick as the click', async () => {
    const { form, box, element } = await boundPage();
    expect(names(form)).to.deep.equal([]);
    box.click();
    const [[name, value], [recordName, json]] = data(form) as [[string, string], [string, string]];
    expect([name, value, recordName]).to.deep.equal(['terms', 'on', 'terms-record']);
    const record = parseRecord(json);
    expect(recordProblems(record, oneTick())).to.deep.equal([]);
    expect(record.document.digest).to.equal(await digestOf(oneTick()));
    expect(record.act.method).to.equal('checkbox');
    expect(record.act.label).to.equal('Ich nehme den Vertrag an.');
    expect(record.presentation.mode).to.equal('viewer');
    expect(element.isConnected).to.equal(true);
  });

  it('has it when the page’s own listeners hear of the click', async () => {
    const { form, box } = await boundPage();
    const seen: string[][] = [];
    for (const type of ['click', 'input', 'change']) form.addEventListener(type, () => seen.push(names(form)));
    box.click();
    box.click();
    const both = ['terms', 'terms-record'];
    expect(seen).to.deep.equal([both, both, both, [], [], []]);
  });

  it('loses it when it is unticked', async () => {
    const { form, box } = await boundPage();
    box.click();
    expect(form.querySelectorAll('[type=hidden]').length).to.equal(1);
    box.click();
    expect(form.querySelectorAll('[type=hidden]').length).to.equal(0);
    await settled();
    expect([box.checked, names(form).length]).to.deep.equal([false, 0]);
  });

  it('takes who accepts from the viewer and from the form, also later', async () => {
    const asking = oneTick();
    asking.acceptance!.asks = [{ field: 'name', required: true }];
    const fields = html`${OPTIONAL}${signUpFields}`;
    const { form, box } = await boundPage({ file: asking, fields, customer: { reference: 'k-1' } });
    box.click();
    typeInto(form, 'name', 'Ada Probe');
    const record = parseRecord((form.elements.namedItem('terms-record') as HTMLInputElement).value);
    expect([record.customer.reference, record.acceptor.name]).to.deep.equal(['k-1', 'Ada Probe']);
  });

  it('calls it as the host wants it called', async () => {
    const { form, box } = await boundPage({ recordName: 'avv' });
    box.click();
    expect(names(form)).to.deep.equal(['terms', 'avv']);
  });

  it('stays as required as the page has made it', async () => {
    const required = await boundPage();
    required.form.requestSubmit();
    expect([required.sent.length, required.box.validity.valueMissing]).to.deep.equal([0, true]);
    required.box.click();
    required.form.requestSubmit();
    expect(required.sent[0]!.has('terms-record')).to.equal(true);
    const optional = await boundPage({ fields: OPTIONAL });
    optional.form.requestSubmit();
    expect([...optional.sent[0]!.keys()]).to.deep.equal([]);
  });

  it('has no record while it is disabled', async () => {
    const { form, box } = await boundPage();
    box.click();
    box.disabled = true;
    expect(names(form)).to.deep.equal([]);
    box.disabled = false;
    expect(names(form)).to.deep.equal(['terms', 'terms-record']);
  });

  it('has it in the form that it names', async () => {
    const fields = html`<p></p>`;
    const page = await boundPage({ fields });
    page.form.id = 'far';
    const outside = Object.assign(document.createElement('input'), { type: 'checkbox', id: 'terms', name: 'terms' });
    outside.setAttribute('form', 'far');
    page.root.append(outside);
    await settled();
    outside.click();
    expect(names(page.form)).to.deep.equal(['terms', 'terms-record']);
  });

  it('is unticked by a reset', async () => {
    const { form, box } = await boundPage();
    box.click();
    form.reset();
    expect([box.checked, names(form).length]).to.deep.equal([false, 0]);
    await settled();
    expect(form.querySelectorAll('[type=hidden]').length).to.equal(0);
    form.requestSubmit();
    expect(box.validity.valueMissing).to.equal(true);
    box.checked = true;
    expect(names(form)).to.deep.equal([]);
  });

  it('keeps its tick when the page prevents the reset', async () => {
    const { form, box } = await boundPage();
    box.click();
    form.addEventListener('reset', (event) => event.preventDefault());
    form.reset();
    await settled();
    expect(names(form)).to.deep.equal(['terms', 'terms-record']);
  });

  it('is not ticked by a click that the page prevents', async () => {
    const { form, box } = await boundPage();
    form.addEventListener('click', (event) => event.preventDefault(), { once: true });
    box.click();
    await settled();
    box.checked = true;
    expect(names(form)).to.deep.equal([]);
  });
});

describe('a viewer with a checkbox of the page', () => {
  it('shows no button, but what is accepted by ticking', async () => {
    const { element } = await boundPage({ endpoint: '/accept' });
    expect(parts(element, 'accept-button').length).to.equal(0);
    const act = textOf(part(element, 'act'));
    expect(act).to.include('Ich nehme den Vertrag an.').and.to.include('Ich nehme die Vereinbarung an.');
    expect(act).to.include('Ich darf das Unternehmen vertreten.').and.not.to.include('Änderungen bitte per E-Mail.');
  });

  it('shows the words as they are recorded, with what is typed in the form', async () => {
    const file = oneTick({
      placeholders: [{ key: 'company', label: 'Firma', source: 'controller', autocomplete: 'organization' }],
    });
    file.acceptance!.authority = { text: 'Ich darf {{company}} vertreten.' };
    const { form, box, element } = await boundPage({ file, fields: html`${OPTIONAL}${signUpFields}` });
    box.click();
    typeInto(form, 'company', 'Probe GmbH');
    await element.updateComplete;
    const { authority } = parseRecord((form.elements.namedItem('terms-record') as HTMLInputElement).value);
    expect(authority!.statement).to.equal('Ich darf Probe GmbH vertreten.');
    expect(textOf(part(element, 'act'))).to.include(authority!.statement);
  });

  it('shows a button again when there is none any more', async () => {
    const { element } = await boundPage({ endpoint: '/accept' });
    element.htmlFor = null;
    await element.updateComplete;
    expect(parts(element, 'accept-button').length).to.equal(1);
  });

  it('leaves a checkbox alone whose agreement has been accepted', async () => {
    const { element } = await boundPage({ acceptedVersion: '2.1' });
    expect(parts(element, 'act').length).to.equal(1);
    expect(textOf(part(element, 'act'))).to.include('angenommen');
  });
});
