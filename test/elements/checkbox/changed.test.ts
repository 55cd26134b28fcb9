import { expect } from '@open-wc/testing';
import type { Agreement } from '../../../src/agreement/schema.js';
import {
  box,
  entries,
  formPage,
  inside,
  insideAll,
  oneTick,
  recordIn,
  tick,
  type Form,
  type FormSetup,
} from '../../support/forms.js';
import { textOf, until } from '../../support/viewer.js';

const NEXT = oneTick({
  version: '2.2',
  changelog: [
    { version: '2.2', published: '2026-02-01', effect: 'reacceptance', summary: 'Die Frist ist **kürzer**.' },
    { version: '2.1', published: '2026-01-01', effect: 'notice', summary: 'Ein Tippfehler.' },
  ],
});

const MINUTES = 60_000;
const { now } = Date;
/** Lets time pass for the clock that pages read. */
const later = (minutes: number): void => void (Date.now = () => now.call(Date) + minutes * MINUTES);
afterEach(() => (Date.now = now));

/** A form with a ticked box, whose agreement is asked for anew from now on. */
async function ticked(next: Agreement, setup: FormSetup = {}): Promise<Form> {
  const page = await formPage({ files: [oneTick(), next], attributes: { required: '' }, ...setup });
  await tick(page.checkbox);
  return page;
}

const button = (form: HTMLFormElement): HTMLButtonElement => form.querySelector('button')!;
const comeBack = (): boolean => window.dispatchEvent(new Event('focus'));
const settled = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 0));

describe('if the agreement changes between opening the form and sending it', () => {
  it('the form is not sent, the tick is gone, and the box says what has changed', async () => {
    const { form, checkbox, sent } = await ticked(NEXT);
    const told: string[] = [];
    for (const type of ['input', 'change']) form.addEventListener(type, () => told.push(`${type} ${checkbox.checked}`));
    later(6);
    button(form).click();
    await until(() => checkbox.document?.version === '2.2');
    await until(() => document.activeElement === checkbox);
    expect([sent.length, checkbox.checked, entries(form), checkbox.validity.customError]).to.deep.equal([
      0,
      false,
      [],
      true,
    ]);
    expect(checkbox.validationMessage).to.include('Fassung 2.1 → 2.2');
    expect(textOf(inside(checkbox, '[part=error]')))
      .to.include('Fassung 2.1 → 2.2')
      .and.to.include('Die Frist ist kürzer.');
    expect(textOf(inside(checkbox, '[part=changes]'))).not.to.include('Tippfehler');
    expect(told).to.deep.equal(['input false', 'change false']);
  });

  it('the form is sent when the box has been ticked again, with the new text', async () => {
    const { form, checkbox, sent } = await ticked(NEXT);
    later(6);
    button(form).click();
    await until(() => document.activeElement === checkbox);
    await tick(checkbox);
    expect([checkbox.validity.valid, insideAll(checkbox, '[part=error]').length]).to.deep.equal([true, 0]);
    button(form).click();
    expect(sent).to.have.length(1);
    expect(recordIn(form).document.version).to.equal('2.2');
  });

  it('even if the box is not required, until somebody has looked', async () => {
    const { form, checkbox } = await ticked(NEXT, { attributes: {} });
    later(6);
    comeBack();
    await until(() => checkbox.document?.version === '2.2');
    expect(form.checkValidity()).to.equal(false);
    await tick(checkbox);
    await tick(checkbox);
    expect([form.checkValidity(), entries(form)]).to.deep.equal([true, []]);
  });

  it('it is noticed when the person comes back to the page, without taking the focus', async () => {
    const { checkbox } = await ticked(NEXT);
    later(6);
    comeBack();
    await until(() => checkbox.validationMessage.includes('2.2'));
    await checkbox.updateComplete;
    expect(document.activeElement === checkbox).to.equal(false);
    expect(inside(checkbox, '[part=error]').getAttribute('role')).to.equal('alert');
    expect(box(checkbox).checked).to.equal(false);
  });

  it('it is noticed under the same version, too', async () => {
    const { checkbox } = await ticked(oneTick({ preamble: 'Anders.' }));
    later(6);
    comeBack();
    await until(() => checkbox.validity.customError);
    expect(checkbox.validationMessage).to.include('Der Vertragstext wurde geändert');
  });

  it('nothing is said where nothing had been ticked', async () => {
    const { checkbox } = await formPage({ files: [oneTick(), NEXT] });
    later(6);
    comeBack();
    await until(() => checkbox.document?.version === '2.2');
    await checkbox.updateComplete;
    expect([checkbox.validity.valid, insideAll(checkbox, '[part=error]').length]).to.deep.equal([true, 0]);
  });

  it('a switch to another language is no change, but asks for another tick', async () => {
    const { checkbox } = await ticked(oneTick({ language: 'en' }));
    checkbox.src = '/legal/avv.en.json';
    await until(() => checkbox.document?.language === 'en');
    expect([checkbox.checked, checkbox.validity.customError]).to.deep.equal([false, false]);
  });
});

describe('when the form is sent', () => {
  it('soon after the text has come, nothing is asked and nothing waits', async () => {
    const { form, sent, loads } = await ticked(oneTick());
    later(4);
    button(form).click();
    expect([sent.length, loads.length]).to.deep.equal([1, 1]);
  });

  it('long after, it is sent once the text is known to be the same, by the same button', async () => {
    const { form, sent, loads } = await ticked(oneTick());
    const submitters: unknown[] = [];
    form.addEventListener('submit', ({ submitter }) => submitters.push(submitter));
    later(6);
    button(form).click();
    button(form).click();
    await until(() => sent.length);
    await settled();
    expect([sent.length, loads.length]).to.deep.equal([1, 2]);
    expect(submitters[0] === button(form)).to.equal(true);
    expect(loads[1]!.cache).to.equal('no-cache');
  });

  it('long after, by a script, it is sent as well', async () => {
    const { form, sent } = await ticked(oneTick());
    later(6);
    form.requestSubmit();
    await until(() => sent.length);
    expect(sent[0]!.has('avv')).to.equal(true);
  });

  it('it is sent when the text cannot be asked for: the server has the last word', async () => {
    const { form, sent, checkbox } = await ticked(oneTick());
    checkbox.fetch = () => Promise.reject(new TypeError('offline'));
    later(6);
    button(form).click();
    await until(() => sent.length);
    expect(sent[0]!.has('avv')).to.equal(true);
  });

  it('it waits for nobody when nothing is ticked, or by a button that does not validate', async () => {
    const open = await formPage({ files: [oneTick(), NEXT] });
    const { form, sent } = await ticked(NEXT);
    later(6);
    button(open.form).click();
    expect(open.sent).to.have.length(1);
    button(form).formNoValidate = true;
    button(form).click();
    expect(sent).to.have.length(1);
  });

  it('an agreement that the page has handed over is the page’s own business', async () => {
    const { form, sent, checkbox } = await formPage({ src: null, agreement: oneTick() });
    await tick(checkbox);
    later(60);
    button(form).click();
    expect(sent).to.have.length(1);
  });

  it('two of them are both asked for, and the form is sent once', async () => {
    const { form, sent, checkbox, loads, fetch } = await ticked(oneTick());
    const second = Object.assign(document.createElement('avv-checkbox'), { name: 'agb', src: '/agb.json', fetch });
    checkbox.after(second);
    await until(() => second.document);
    await second.updateComplete;
    await tick(second);
    later(6);
    button(form).click();
    await until(() => sent.length);
    await settled();
    expect([sent.length, loads.length, sent[0]!.has('agb')]).to.deep.equal([1, 4, true]);
  });
});
