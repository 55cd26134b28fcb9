import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { AvvCheckbox } from '../../../src/elements/avv-checkbox.js';
import { sampleReceipt } from '../../acceptance/sample.js';
import { json, scriptedFetch } from '../../acceptance/scripted-fetch.js';
import { typesOf } from '../../support/event-log.js';
import { box, entries, formPage, inside, insideAll, oneTick, recordIn, tick } from '../../support/forms.js';
import { textOf, until } from '../../support/viewer.js';

/** What the console is told while something is done. */
async function warnings(act: () => Promise<unknown>): Promise<string[]> {
  const told: string[] = [];
  const { warn } = console;
  console.warn = (text: string) => void (String(text).startsWith('<avv-checkbox>') && told.push(text));
  try {
    await act();
  } finally {
    console.warn = warn;
  }
  return told;
}

describe('nobody but the person ticks an <avv-checkbox>', () => {
  it('not the markup, and the page’s author is told why, once', async () => {
    const told = await warnings(async () => {
      for (const attributes of [{ checked: '' }, { checked: 'true' }]) {
        const { form, checkbox } = await formPage({ attributes });
        expect([checkbox.checked, checkbox.defaultChecked, entries(form)]).to.deep.equal([false, false, []]);
        checkbox.setAttribute('checked', 'checked');
        checkbox.defaultChecked = true;
        expect([checkbox.checked, box(checkbox).checked]).to.deep.equal([false, false]);
      }
    });
    expect(told).to.have.length(1);
    expect(told[0]).to.include('Only the person');
  });

  it('not a script', async () => {
    const { form, checkbox } = await formPage();
    checkbox.checked = true;
    checkbox.value = '{"schema":"avv-acceptance/1"}';
    await checkbox.updateComplete;
    expect([checkbox.checked, box(checkbox).checked, entries(form)]).to.deep.equal([false, false, []]);
  });

  it('but a script can take a tick away and bring it back, as it was', async () => {
    const { form, checkbox } = await formPage();
    await tick(checkbox);
    const { act } = recordIn(form);
    checkbox.checked = false;
    expect(entries(form)).to.deep.equal([]);
    checkbox.checked = true;
    expect(recordIn(form).act).to.deep.equal(act);
    checkbox.value = '';
    await checkbox.updateComplete;
    expect(box(checkbox).checked).to.equal(false);
    checkbox.value = 'whatever the framework has kept';
    await checkbox.updateComplete;
    expect([checkbox.checked, box(checkbox).checked]).to.deep.equal([true, true]);
  });

  it('after a reset, not even that', async () => {
    const { form, checkbox } = await formPage();
    await tick(checkbox);
    form.reset();
    checkbox.checked = true;
    expect(checkbox.checked).to.equal(false);
  });

  it('and not for another text', async () => {
    const { checkbox } = await formPage({ src: null, agreement: oneTick() });
    await tick(checkbox);
    checkbox.agreement = oneTick({ title: 'Anders' });
    await until(() => checkbox.document?.title === 'Anders');
    checkbox.checked = true;
    expect(checkbox.checked).to.equal(false);
  });

  it('and not if that comes before the page is drawn again', async () => {
    const { form, checkbox } = await formPage({ src: null, agreement: oneTick() });
    box(checkbox).click();
    checkbox.agreement = oneTick({ title: 'Anders' });
    await until(() => checkbox.document?.title === 'Anders');
    await checkbox.updateComplete;
    expect([box(checkbox).checked, checkbox.checked, entries(form)]).to.deep.equal([false, false, []]);
  });

  it('a tick stays when the page hands over the same text again', async () => {
    const { form, checkbox } = await formPage({ src: null, agreement: oneTick() });
    await tick(checkbox);
    const [before] = entries(form);
    const loaded = oneEvent(checkbox, 'avv-loadend');
    checkbox.agreement = oneTick();
    await loaded;
    expect(entries(form)).to.deep.equal([before]);
  });
});

describe('an <avv-checkbox> with a receipt', () => {
  const receipt = async (): Promise<object> => {
    const { form, checkbox } = await formPage();
    await tick(checkbox);
    const record = recordIn(form);
    const { id, version, language, digest } = record.document;
    return { ...sampleReceipt(record), established: { document: { id, version, language, digest } } };
  };

  it('shows when it was accepted, without a box, is valid and has no entry', async () => {
    const { form, checkbox } = await formPage({ receipt: await receipt(), attributes: { required: '' } });
    expect(insideAll(checkbox, 'input')).to.have.length(0);
    expect(textOf(inside(checkbox, '[part=accepted]'))).to.match(/^Angenommen am 1\. April 2026/);
    expect([form.checkValidity(), entries(form), checkbox.checked]).to.deep.equal([true, [], false]);
    expect(checkbox.matches(':state(accepted)')).to.equal(true);
  });

  it('of another version asks again', async () => {
    const { form, checkbox } = await formPage({
      receipt: await receipt(),
      file: oneTick({ version: '2.2' }),
      attributes: { required: '' },
    });
    expect([insideAll(checkbox, 'input').length, form.checkValidity()]).to.deep.equal([1, false]);
    expect(checkbox.matches(':state(accepted)')).to.equal(false);
  });
});

describe('what an <avv-checkbox> says of its state', () => {
  it(':state(checked)', async () => {
    const { checkbox } = await formPage();
    await tick(checkbox);
    expect(checkbox.matches(':state(checked)')).to.equal(true);
    await tick(checkbox);
    expect(checkbox.matches(':state(checked)')).to.equal(false);
  });

  const isTold = (checkbox: AvvCheckbox): boolean[] => [
    checkbox.matches(':state(user-invalid)'),
    box(checkbox).getAttribute('aria-invalid') === 'true',
    insideAll(checkbox, '[part=error]').length === 1,
  ];
  const NO = [false, false, false];
  const YES = [true, true, true];
  const settled = async (checkbox: AvvCheckbox): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve));
    await checkbox.updateComplete;
  };
  const required = { attributes: { required: '' } };

  it('nothing of an error before the person has had an occasion to mend it', async () => {
    const { form, checkbox } = await formPage(required);
    form.checkValidity();
    checkbox.checkValidity();
    await settled(checkbox);
    expect(isTold(checkbox)).to.deep.equal(NO);
  });

  it('that it was ticked and unticked', async () => {
    const { checkbox } = await formPage(required);
    await tick(checkbox);
    expect(isTold(checkbox)).to.deep.equal(NO);
    await tick(checkbox);
    expect(isTold(checkbox)).to.deep.equal(YES);
    await tick(checkbox);
    expect(isTold(checkbox)).to.deep.equal(NO);
  });

  it('that the form’s button was pressed, wherever the browser puts the focus', async () => {
    const before = html`<input required aria-label="Erstes" />`;
    const { form, checkbox } = await formPage({ ...required, before });
    form.querySelector('button')!.click();
    await settled(checkbox);
    expect(document.activeElement === checkbox).to.equal(false);
    expect(isTold(checkbox)).to.deep.equal(YES);
    expect(textOf(inside(checkbox, '[part=error]'))).to.match(/^Bitte kreuzen Sie das Feld an/);
  });

  it('the page’s own reason, in its words', async () => {
    const { checkbox } = await formPage();
    checkbox.setCustomValidity('Erst die Firma.');
    checkbox.reportValidity();
    await settled(checkbox);
    expect(textOf(inside(checkbox, '[part=error]'))).to.equal('Erst die Firma.');
  });

  it('that a script sent the form, or asked to tell', async () => {
    const sent = await formPage(required);
    sent.form.requestSubmit();
    await settled(sent.checkbox);
    expect(isTold(sent.checkbox)).to.deep.equal(YES);
    const asked = await formPage(required);
    expect(asked.checkbox.reportValidity()).to.equal(false);
    await settled(asked.checkbox);
    expect(isTold(asked.checkbox)).to.deep.equal(YES);
  });

  it('nothing by a button that does not validate, and nothing after a reset', async () => {
    const after = html`<button formnovalidate id="later">Später</button>`;
    const { form, checkbox } = await formPage({ ...required, after });
    form.querySelector<HTMLElement>('#later')!.click();
    await settled(checkbox);
    expect(isTold(checkbox)).to.deep.equal(NO);
    checkbox.reportValidity();
    form.reset();
    await settled(checkbox);
    expect(isTold(checkbox)).to.deep.equal(NO);
  });
});

describe('while its agreement cannot be ticked, an <avv-checkbox>', () => {
  const never = (): Promise<Response> => new Promise(() => {});
  async function waiting(): Promise<AvvCheckbox> {
    const checkbox = Object.assign(document.createElement('avv-checkbox'), {
      src: '/avv.json',
      fetch: never,
      required: true,
    });
    checkbox.innerHTML = '<a href="/avv.pdf">Der Vertrag (PDF)</a>';
    await fixture(html`<form>${checkbox}</form>`);
    await checkbox.updateComplete;
    return checkbox;
  }

  it('shows what the page has put there, and cannot be ticked', async () => {
    const checkbox = await waiting();
    expect((checkbox.firstElementChild as HTMLElement).offsetHeight).to.be.greaterThan(0);
    const told: string[] = [];
    for (const type of ['input', 'change']) checkbox.addEventListener(type, () => told.push(type));
    for (const target of [box(checkbox), checkbox]) {
      target.click();
      expect([box(checkbox).checked, told]).to.deep.equal([false, []]);
    }
    expect([checkbox.checked, box(checkbox).checked, box(checkbox).getAttribute('aria-disabled')]).to.deep.equal([
      false,
      false,
      'true',
    ]);
    expect(checkbox.validationMessage).to.equal('Der Vertrag wird geladen …');
  });

  it('is in nobody’s way when it is not required', async () => {
    const checkbox = await waiting();
    checkbox.required = false;
    expect(checkbox.form!.checkValidity()).to.equal(true);
  });

  it('says so when it has failed, keeps the page’s own link and can be tried again', async () => {
    const { fetch } = scriptedFetch(json(404, {}), json(200, oneTick()));
    const { form, checkbox } = await formPage({ fetch, attributes: { required: '' } });
    checkbox.append(Object.assign(document.createElement('a'), { href: '/avv.pdf', textContent: 'PDF' }));
    expect(textOf(inside(checkbox, '[part=error]'))).to.include('Unter dieser Adresse gibt es keinen Vertrag.');
    expect(checkbox.validationMessage).to.include('Unter dieser Adresse gibt es keinen Vertrag.');
    expect((checkbox.lastElementChild as HTMLElement).offsetHeight).to.be.greaterThan(0);
    expect(form.checkValidity()).to.equal(false);
    const loaded = oneEvent(checkbox, 'avv-load');
    inside(checkbox, '[part=retry]').click();
    await loaded;
    await tick(checkbox);
    expect([form.checkValidity(), entries(form).length]).to.deep.equal([true, 1]);
  });

  it('tells of loading as the viewer does', async () => {
    const events: Event[] = [];
    const checkbox = document.createElement('avv-checkbox');
    for (const type of ['loadstart', 'load', 'error', 'loadend'])
      checkbox.addEventListener(`avv-${type}`, (event) => events.push(event));
    const ended = oneEvent(checkbox, 'avv-loadend');
    Object.assign(checkbox, { agreement: oneTick() });
    await fixture(html`<form>${checkbox}</form>`);
    await ended;
    expect(typesOf(events)).to.deep.equal(['avv-loadstart', 'avv-load', 'avv-loadend']);
    const failed = oneEvent(checkbox, 'avv-loadend');
    checkbox.agreement = { format: 'avv/1' };
    await failed;
    expect(typesOf(events.slice(3))).to.deep.equal(['avv-loadstart', 'avv-error', 'avv-loadend']);
  });
});

describe('an <avv-checkbox> that comes late', () => {
  it('takes the focus that its markup asks for', async () => {
    (document.activeElement as HTMLElement | null)?.blur();
    const { checkbox } = await formPage({ attributes: { autofocus: '' } });
    expect(document.activeElement === checkbox).to.equal(true);
  });

  it('but not from somebody else', async () => {
    const field = await fixture<HTMLElement>(html`<input aria-label="Anderes" />`);
    field.focus();
    await formPage({ attributes: { autofocus: '' } });
    expect(document.activeElement === field).to.equal(true);
  });

  it('may be moved within the page, and keeps its tick', async () => {
    const { form, checkbox } = await formPage();
    await tick(checkbox);
    const other = await fixture<HTMLFormElement>(html`<form></form>`);
    other.append(checkbox);
    await checkbox.updateComplete;
    expect([entries(form), entries(other).length]).to.deep.equal([[], 1]);
  });
});
