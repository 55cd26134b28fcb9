import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { describeWithInput } from './chromium-only.js';
import { until } from './viewer.js';

/** A control that may be looked at as if it were `<input type="checkbox">`. */
export type CheckboxLike = Pick<
  HTMLInputElement,
  | 'name'
  | 'required'
  | 'disabled'
  | 'checked'
  | 'defaultChecked'
  | 'value'
  | 'form'
  | 'labels'
  | 'type'
  | 'validity'
  | 'validationMessage'
  | 'willValidate'
  | 'checkValidity'
  | 'reportValidity'
  | 'setCustomValidity'
> &
  HTMLElement;

interface Subject {
  /** A new control that stands nowhere yet. */
  make(): CheckboxLike;
  /** Resolves when it can be used. */
  ready(control: CheckboxLike): Promise<void>;
  /** What a person clicks. */
  target(control: CheckboxLike): HTMLElement;
}

interface Page {
  form: HTMLFormElement;
  control: CheckboxLike;
  submits: SubmitEvent[];
}

/**
 * What a native checkbox does in a form, for whatever claims to be one. Run over the native one as well, so that it is
 * known to say what browsers do.
 */
export function describeFormControl(title: string, { make, ready, target }: Subject): void {
  async function page(
    attributes: Record<string, string> = {},
    around: (control: unknown) => unknown = formWith,
  ): Promise<Page> {
    const control = make();
    for (const [name, value] of Object.entries({ name: 'box', ...attributes })) control.setAttribute(name, value);
    const root = await fixture<HTMLElement>(html`<div>${around(control)}</div>`);
    await ready(control);
    const form = root.querySelector('form')!;
    const submits: SubmitEvent[] = [];
    form.addEventListener('submit', (event) => {
      submits.push(event);
      event.preventDefault();
    });
    return { form, control, submits };
  }

  const formWith = (control: unknown): unknown =>
    html`<form><input name="other" aria-label="Anderes" />${control}<button name="go" value="1">Senden</button></form>`;

  const entry = (form: HTMLFormElement): FormDataEntryValue | null => new FormData(form).get('box');
  const button = (form: HTMLFormElement): HTMLButtonElement => form.querySelector('button')!;

  describe(`${title} is a form control`, () => {
    it('belongs to its form and is among its elements', async () => {
      const { form, control } = await page();
      expect(control.form === form).to.equal(true);
      expect([...form.elements].includes(control)).to.equal(true);
      expect(form.elements.namedItem('box') === control).to.equal(true);
      expect([control.type, control.name]).to.deep.equal(['checkbox', 'box']);
    });

    it('belongs to a form that it names from elsewhere', async () => {
      const { control } = await page({ form: 'far' }, (it) => html`<form id="far"></form>${it}`);
      expect(control.form?.id).to.equal('far');
      target(control).click();
      expect(entry(control.form!)).not.to.equal(null);
    });

    it('has no entry until it is ticked, and none without a name', async () => {
      const { form, control } = await page();
      expect([control.checked, entry(form)]).to.deep.equal([false, null]);
      target(control).click();
      control.removeAttribute('name');
      expect([...new FormData(form).keys()]).to.deep.equal(['other']);
    });

    it('has its value in the form’s data in the same tick as the click', async () => {
      const { form, control } = await page();
      target(control).click();
      expect(control.checked).to.equal(true);
      expect(entry(form)).to.equal(control.value);
      target(control).click();
      expect([control.checked, entry(form)]).to.deep.equal([false, null]);
    });

    it('is ticked by a click that a script makes', async () => {
      const { control } = await page();
      control.click();
      expect(control.checked).to.equal(true);
    });

    it('takes another name at once', async () => {
      const { form, control } = await page();
      target(control).click();
      control.name = 'renamed';
      expect([...new FormData(form).keys()]).to.deep.equal(['other', 'renamed']);
    });

    it('tells of a click with input and change, in this order, and of nothing else', async () => {
      const { form, control } = await page();
      const told: unknown[] = [];
      for (const type of ['input', 'change'])
        form.addEventListener(type, (event) =>
          told.push([type, event.target === control, event.bubbles, event.composed, control.checked]),
        );
      target(control).click();
      await new Promise(requestAnimationFrame);
      expect(told).to.deep.equal([
        ['input', true, true, true, true],
        ['change', true, true, false, true],
      ]);
    });

    it('does not change when a click is prevented', async () => {
      const { form, control } = await page();
      control.addEventListener('click', (event) => event.preventDefault(), { once: true });
      target(control).click();
      expect([control.checked, entry(form)]).to.deep.equal([false, null]);
      target(control).click();
      expect(control.checked).to.equal(true);
    });

    it('does not send the form by being ticked', async () => {
      const { control, submits } = await page();
      target(control).click();
      await new Promise(requestAnimationFrame);
      expect(submits).to.have.length(0);
    });

    it('can be unticked by a script', async () => {
      const { form, control } = await page();
      target(control).click();
      control.checked = false;
      expect([control.checked, entry(form)]).to.deep.equal([false, null]);
    });
  });

  describe(`${title} is validated`, () => {
    it('is valid when it is not required', async () => {
      const { form, control } = await page();
      expect([control.validity.valid, control.validationMessage, form.checkValidity()]).to.deep.equal([true, '', true]);
    });

    it('is missing when it is required and not ticked, in the browser’s words', async () => {
      const { form, control } = await page({ required: '' });
      const native = Object.assign(document.createElement('input'), { type: 'checkbox', required: true });
      expect([control.validity.valid, control.validity.valueMissing]).to.deep.equal([false, true]);
      expect(control.validationMessage).to.equal(native.validationMessage);
      expect([control.matches(':invalid'), form.checkValidity()]).to.deep.equal([true, false]);
      target(control).click();
      expect([control.validity.valid, control.matches(':valid'), form.checkValidity()]).to.deep.equal([
        true,
        true,
        true,
      ]);
    });

    it('becomes required at once', async () => {
      const { control } = await page();
      control.required = true;
      expect([control.hasAttribute('required'), control.checkValidity()]).to.deep.equal([true, false]);
      control.removeAttribute('required');
      expect([control.required, control.checkValidity()]).to.deep.equal([false, true]);
    });

    it('takes the page’s own reason, and gives it back', async () => {
      const { control } = await page();
      control.setCustomValidity('Noch nicht.');
      expect([control.validity.customError, control.validationMessage]).to.deep.equal([true, 'Noch nicht.']);
      target(control).click();
      expect(control.validity.valid).to.equal(false);
      control.setCustomValidity('');
      expect([control.validity.valid, control.validationMessage]).to.deep.equal([true, '']);
    });

    it('tells of being invalid once a question, and does not let it bubble', async () => {
      const { form, control } = await page({ required: '' });
      const told: boolean[] = [];
      control.addEventListener('invalid', ({ bubbles, cancelable }) => told.push(!bubbles && cancelable));
      form.addEventListener('invalid', () => told.push(false));
      expect(control.checkValidity()).to.equal(false);
      expect(told).to.deep.equal([true]);
    });

    it('takes the focus when the form cannot be sent because of it', async () => {
      const { form, control, submits } = await page({ required: '' });
      form.requestSubmit();
      expect(document.activeElement === control).to.equal(true);
      expect(submits).to.have.length(0);
    });
  });

  describe(`${title} is reset and disabled`, () => {
    it('is not ticked after a reset', async () => {
      const { form, control } = await page({ required: '' });
      target(control).click();
      form.reset();
      expect([control.checked, entry(form), control.validity.valueMissing]).to.deep.equal([false, null, true]);
      expect(control.defaultChecked).to.equal(false);
    });

    it('disabled, has no entry, is not validated and cannot be ticked', async () => {
      const { form, control } = await page({ required: '' });
      target(control).click();
      control.disabled = true;
      expect([entry(form), control.willValidate, form.checkValidity()]).to.deep.equal([null, false, true]);
      expect(control.matches(':disabled')).to.equal(true);
      await new Promise(requestAnimationFrame);
      target(control).click();
      control.click();
      expect(control.checked).to.equal(true);
      control.disabled = false;
      expect(entry(form)).not.to.equal(null);
    });

    it('is disabled by the fieldset around it, and used again with that', async () => {
      const { form, control } = await page({}, (it) => html`<form><fieldset>${it}</fieldset></form>`);
      const fieldset = form.querySelector('fieldset')!;
      target(control).click();
      fieldset.disabled = true;
      expect([control.disabled, control.matches(':disabled'), entry(form)]).to.deep.equal([false, true, null]);
      fieldset.disabled = false;
      expect(entry(form)).not.to.equal(null);
    });
  });

  describe(`${title} is labelled by the page`, () => {
    const labelled = (it: unknown): unknown => html`<form><label for="mine">Ich will</label>${it}</form>`;

    it('knows its labels', async () => {
      const { form, control } = await page({ id: 'mine' }, labelled);
      expect(control.labels!.length).to.equal(1);
      expect(control.labels![0] === form.querySelector('label')).to.equal(true);
    });

    it('is ticked by a click on its label, once', async () => {
      const { form, control } = await page({ id: 'mine' }, labelled);
      form.querySelector('label')!.click();
      expect(control.checked).to.equal(true);
      form.querySelector('label')!.click();
      expect(control.checked).to.equal(false);
    });

    it('is ticked once by a click on the label around it, and by one on itself in that', async () => {
      const { form, control } = await page({}, (it) => html`<form><label><span>Ich will</span> ${it}</label></form>`);
      form.querySelector('span')!.click();
      expect(control.checked).to.equal(true);
      target(control).click();
      expect(control.checked).to.equal(false);
    });
  });

  describe(`${title} is sent with its form`, () => {
    it('by the button, which is told', async () => {
      const { form, control, submits } = await page({ required: '' });
      button(form).click();
      expect(submits).to.have.length(0);
      target(control).click();
      button(form).click();
      expect(submits).to.have.length(1);
      expect(submits[0]!.submitter === button(form)).to.equal(true);
    });

    it('by requestSubmit', async () => {
      const { form, control, submits } = await page({ required: '' });
      target(control).click();
      form.requestSubmit();
      expect(submits).to.have.length(1);
    });

    it('over the network, with its value', async () => {
      const { control } = await page(
        {},
        (it) => html`<iframe name="answer" title="Antwort"></iframe>
          <form target="answer" action="/test/elements/pages/strict.html">${it}</form>`,
      );
      target(control).click();
      const frame = document.querySelector<HTMLIFrameElement>('iframe[name=answer]')!;
      control.form!.submit();
      const search = await until(() => frame.contentWindow!.location.search);
      expect(new URLSearchParams(search).get('box')).to.equal(control.value);
    });
  });

  describeWithInput(`${title} with keys`, () => {
    it('is ticked and unticked by Space', async () => {
      const { control } = await page();
      control.focus();
      expect(document.activeElement === control).to.equal(true);
      await sendKeys({ press: ' ' });
      expect(control.checked).to.equal(true);
      await sendKeys({ press: ' ' });
      expect(control.checked).to.equal(false);
    });

    it('stands in the order of the Tab key', async () => {
      const { form, control } = await page();
      form.querySelector('input')!.focus();
      await sendKeys({ press: 'Tab' });
      expect(document.activeElement === control).to.equal(true);
    });

    it('is skipped by the Tab key with tabindex -1, and still takes the focus', async () => {
      const { form, control } = await page({ tabindex: '-1' });
      form.querySelector('input')!.focus();
      await sendKeys({ press: 'Tab' });
      expect(document.activeElement === control).to.equal(false);
      control.focus();
      expect(document.activeElement === control).to.equal(true);
    });

    it('sends the form by Enter, through its first button', async () => {
      const { form, control, submits } = await page();
      control.focus();
      await sendKeys({ press: 'Enter' });
      await until(() => submits.length);
      expect(submits[0]!.submitter === button(form)).to.equal(true);
      expect(control.checked).to.equal(false);
    });

    it('sends nothing by Enter when the button is disabled, or somebody prevents it', async () => {
      const { form, control, submits } = await page();
      button(form).disabled = true;
      control.focus();
      await sendKeys({ press: 'Enter' });
      button(form).disabled = false;
      window.addEventListener('keydown', (event) => event.preventDefault(), { once: true });
      await sendKeys({ press: 'Enter' });
      await new Promise((resolve) => setTimeout(resolve));
      expect(submits).to.have.length(0);
    });

    it('sends no form without a button by Enter', async () => {
      const { control, submits } = await page(
        {},
        (it) => html`<form><input aria-label="1" /><input aria-label="2" />${it}</form>`,
      );
      control.focus();
      await sendKeys({ press: 'Enter' });
      await new Promise((resolve) => setTimeout(resolve));
      expect(submits).to.have.length(0);
    });
  });
}
