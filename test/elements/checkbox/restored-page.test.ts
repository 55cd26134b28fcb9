import { expect, fixture, html } from '@open-wc/testing';
import type { AvvCheckbox } from '../../../src/elements/avv-checkbox.js';
import type { AvvViewer } from '../../../src/elements/avv-viewer.js';
import { describeInChromium } from '../../support/chromium-only.js';
import { box, oneTick, tick } from '../../support/forms.js';
import { until } from '../../support/viewer.js';

interface Page {
  form: HTMLFormElement;
  /** A box of the page that nothing is bound to. */
  control: HTMLInputElement;
  terms: HTMLInputElement;
  checkbox: AvvCheckbox;
}

/** The page in the frame, once both agreements stand. */
async function pageIn({ contentDocument, contentWindow }: HTMLIFrameElement): Promise<Page> {
  await until(() => contentDocument !== null || contentWindow);
  const find = <E extends Element>(selector: string) => contentWindow!.document.querySelector<E>(selector);
  const checkbox = await until(() => {
    const found = find<AvvCheckbox>('avv-checkbox');
    const act = find<AvvViewer>('avv-viewer')?.shadowRoot?.querySelector('[part=act]');
    return found?.document && act ? found : undefined;
  });
  await checkbox.updateComplete;
  return { form: find('form')!, control: find('#control')!, terms: find('#terms')!, checkbox };
}

const entriesOf = ({ form }: Page): Record<string, unknown> => Object.fromEntries(new FormData(form));

/** Resolves when the frame shows another page. */
async function going(frame: HTMLIFrameElement, go: () => void): Promise<void> {
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  go();
  await loaded;
}

/** A form in which everything is ticked, left, and come back to, when the file is perhaps another one. */
async function comeBack(now = oneTick()): Promise<{ before: Record<string, unknown>; page: Page }> {
  const answer = (file: object) => async () => Response.json(file);
  Object.assign(window, { servedNow: answer(oneTick()) });
  const frame = await fixture<HTMLIFrameElement>(
    html`<iframe title="Seite" src="/test/elements/pages/restored-form.html"></iframe>`,
  );
  const first = await pageIn(frame);
  first.control.click();
  first.terms.click();
  await tick(first.checkbox);
  const before = entriesOf(first);
  expect(Object.keys(before)).to.deep.equal(['control', 'avv', 'terms', 'terms-record']);
  Object.assign(window, { servedNow: answer(now) });
  await going(frame, () => (frame.contentWindow!.location.href = '/test/elements/pages/restored.avv.json'));
  await going(frame, () => history.back());
  const page = await pageIn(frame);
  await until(() => page.control.checked); // the browser has restored what it restores
  return { before, page };
}

describeInChromium('a form that the browser restores', () => {
  it('has the tick of <avv-checkbox> again, with the same act; of a bound box only the person can make it', async () => {
    const { before, page } = await comeBack();
    await until(() => page.checkbox.checked);
    expect(box(page.checkbox).checked).to.equal(true);
    expect([page.terms.checked, entriesOf(page)]).to.deep.equal([false, { control: 'on', avv: before.avv }]);
  });

  it('has none of a text that is another one by now', async () => {
    const { page } = await comeBack(oneTick({ version: '2.2' }));
    await until(() => page.checkbox.validity.customError);
    expect([box(page.checkbox).checked, page.terms.checked]).to.deep.equal([false, false]);
    expect(entriesOf(page)).to.deep.equal({ control: 'on' });
    expect(page.checkbox.validationMessage).to.include('2.1 → 2.2');
  });
});
