import { expect } from '@open-wc/testing';
import { entries, formPage, insideAll, oneTick, recordIn, tick } from '../../support/forms.js';
import { until } from '../../support/viewer.js';

/** What the browser keeps of a form: for these elements, their value. */
async function kept(): Promise<string> {
  const { form, checkbox } = await formPage();
  await tick(checkbox);
  return entries(form)[0]!;
}

describe('when the person comes back to the form', () => {
  it('a tick of the same text is there again, with its time and its key', async () => {
    const value = await kept();
    const { form, checkbox } = await formPage();
    checkbox.formStateRestoreCallback(value, 'restore');
    expect(entries(form)).to.deep.equal([value]);
    await checkbox.updateComplete;
    checkbox.checked = false;
    checkbox.checked = true;
    expect(entries(form)).to.deep.equal([value]);
  });

  it('also when the browser says so before the agreement is there', async () => {
    const value = await kept();
    const checkbox = Object.assign(document.createElement('avv-checkbox'), { name: 'avv', agreement: oneTick() });
    checkbox.formStateRestoreCallback(value, 'restore');
    const form = document.createElement('form');
    document.body.append(form);
    form.append(checkbox);
    await until(() => checkbox.document);
    await checkbox.updateComplete;
    expect(recordIn(form).act.at).to.equal((JSON.parse(value) as { act: { at: string } }).act.at);
    form.remove();
  });

  it('a tick of another text is not, and it says why', async () => {
    const value = await kept();
    const { form, checkbox } = await formPage({ file: oneTick({ version: '2.2' }) });
    checkbox.formStateRestoreCallback(value, 'restore');
    await checkbox.updateComplete;
    expect([checkbox.checked, entries(form)]).to.deep.equal([false, []]);
    expect(checkbox.validationMessage).to.include('2.1 → 2.2');
    expect(insideAll(checkbox, '[part=error]')).to.have.length(1);
  });

  it('nothing is ticked by autofill', async () => {
    const value = await kept();
    const { checkbox } = await formPage();
    checkbox.formStateRestoreCallback(value, 'autocomplete');
    expect(checkbox.checked).to.equal(false);
  });

  for (const value of ['', 'nonsense', '{}', '{"act":{},"document":{}}', 'null'])
    it(`nothing is ticked by what is no record: ${value || '(empty)'}`, async () => {
      const { checkbox } = await formPage();
      checkbox.formStateRestoreCallback(value, 'restore');
      expect([checkbox.checked, checkbox.validity.valid]).to.deep.equal([false, true]);
    });
});
