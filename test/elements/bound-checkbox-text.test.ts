import { expect, oneEvent } from '@open-wc/testing';
import { boundPage, data, names, OPTIONAL, settled, stand, unboundPage, type BoundPage } from '../support/bound.js';
import { oneTick } from '../support/forms.js';
import { until } from '../support/viewer.js';

const MINUTES = 60_000;
const { now } = Date;
afterEach(() => (Date.now = now));
const NEXT = oneTick({ version: '2.2' });

const loaded = async (page: BoundPage, load: () => unknown): Promise<void> => {
  const ended = oneEvent(page.element, 'avv-loadend');
  load();
  await ended;
  await page.element.updateComplete;
};

/** Each `input` and `change` of the form, with what the box is then. */
function told({ form, box }: BoundPage): string[] {
  const seen: string[] = [];
  for (const type of ['input', 'change']) form.addEventListener(type, () => seen.push(`${type} ${box.checked}`));
  return seen;
}

describe('a checkbox of the page can be ticked only when the agreement stands', () => {
  it('before that a click is undone, nobody hears of it, and the box says why', async () => {
    const page = await unboundPage();
    const { box, form, element } = page;
    const seen = told(page);
    let release = (): void => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const { fetch } = page;
    element.fetch = async (...request) => (await held, fetch(...request));
    page.root.append(element);
    await Promise.all([element.updateComplete, import('../../src/elements/bound-checkbox.js')]);
    await settled();
    box.click();
    expect([box.checked, names(form).length, box.validity.customError]).to.deep.equal([false, 0, true]);
    expect(box.validationMessage).to.include('sobald der Vertrag');
    expect(seen).to.deep.equal([]);
    await loaded(page, release);
    expect(box.validity.customError).to.equal(false);
    box.click();
    expect(names(form)).to.deep.equal(['terms', 'terms-record']);
  });

  it('a tick from before the viewer was there is undone', async () => {
    const page = await unboundPage();
    page.box.click();
    const seen = told(page);
    await stand(page);
    expect([page.box.checked, names(page.form).length]).to.deep.equal([false, 0]);
    expect(seen).to.deep.equal(['input false', 'change false']);
  });

  it('nor is it ticked by markup, and by a reset', async () => {
    const page = await unboundPage();
    page.box.defaultChecked = true;
    await stand(page);
    expect([page.box.checked, page.box.validationMessage.includes('Vertrag')]).to.deep.equal([false, false]);
    page.box.click();
    page.form.reset();
    await settled();
    expect([page.box.checked, names(page.form).length]).to.deep.equal([false, 0]);
  });

  it('a script’s tick is not sent', async () => {
    const { box, form, sent } = await boundPage();
    box.checked = true;
    expect(names(form)).to.deep.equal([]);
    await settled();
    expect(box.checked).to.equal(false);
    box.checked = true;
    form.requestSubmit();
    expect([sent.length, box.checked, box.validity.customError]).to.deep.equal([0, false, true]);
    box.click();
    form.requestSubmit();
    expect(sent.length).to.equal(1);
  });

  it('a script may take the person’s tick away and bring it back', async () => {
    const { box, form } = await boundPage();
    box.click();
    const entries = data(form);
    box.checked = false;
    expect(names(form)).to.deep.equal([]);
    box.checked = true;
    expect(data(form)).to.deep.equal(entries);
  });
});

describe('another text than the one that was ticked', () => {
  it('unticks the box, which says what has changed', async () => {
    const page = await boundPage({ files: [oneTick(), NEXT] });
    const { box, form, element, sent } = page;
    box.click();
    const seen = told(page);
    await loaded(page, () => element.reload());
    expect([box.checked, names(form).length]).to.deep.equal([false, 0]);
    expect(box.validationMessage).to.include('Fassung 2.1 → 2.2');
    expect(seen).to.deep.equal(['input false', 'change false']);
    form.requestSubmit();
    expect(sent.length).to.equal(0);
    box.click();
    form.requestSubmit();
    expect(JSON.parse(sent[0]!.get('terms-record') as string)).to.have.nested.property('document.version', '2.2');
  });

  it('of another agreement, too', async () => {
    const page = await boundPage({ files: [oneTick(), oneTick({ id: 'other' })] });
    page.box.click();
    await loaded(page, () => page.element.reload());
    expect(page.box.checked).to.equal(false);
    expect(page.box.validationMessage).to.include('anderer Vertragstext');
  });

  it('holds up a form without need of it only until the person knows', async () => {
    const page = await boundPage({ files: [oneTick(), NEXT], fields: OPTIONAL });
    page.box.click();
    await loaded(page, () => page.element.reload());
    const button = page.form.querySelector('button')!;
    button.click();
    expect(page.sent.length).to.equal(0);
    button.click();
    expect([...page.sent[0]!.keys()]).to.deep.equal([]);
  });

  it('is looked for when a form is sent that was opened long ago', async () => {
    const page = await boundPage({ files: [oneTick(), NEXT] });
    page.box.click();
    Date.now = () => now.call(Date) + 6 * MINUTES;
    page.form.requestSubmit();
    await until(() => page.element.document?.version === '2.2');
    expect([page.sent.length, page.box.checked]).to.deep.equal([0, false]);
    expect(page.box.validationMessage).to.include('Fassung 2.1 → 2.2');
  });

  it('where there is none, the form is sent', async () => {
    const page = await boundPage();
    page.box.click();
    Date.now = () => now.call(Date) + 6 * MINUTES;
    page.form.requestSubmit();
    await until(() => page.sent.length);
    expect([...page.sent[0]!.keys()]).to.deep.equal(['terms', 'terms-record']);
  });

  it('the same text anew leaves the tick, which cannot be sent meanwhile', async () => {
    const page = await boundPage();
    const { box, form, element, sent, fetch } = page;
    box.click();
    let release = (): void => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    element.fetch = async (...request) => (await held, fetch(...request));
    const reloaded = element.reload();
    await until(() => !element.document && element.updateComplete);
    await element.updateComplete;
    form.requestSubmit();
    expect([sent.length, box.checked]).to.deep.equal([0, true]);
    await loaded(page, release);
    await reloaded;
    form.requestSubmit();
    expect([...sent[0]!.keys()]).to.deep.equal(['terms', 'terms-record']);
  });
});
