import { expect, fixture, html } from '@open-wc/testing';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { boxes } from '../support/act.js';
import { until } from '../support/viewer.js';

type Page = { control: HTMLInputElement; element: AvvViewer };

/** The page in the frame, once its form stands. */
async function formIn(frame: HTMLIFrameElement): Promise<Page> {
  return until(() => {
    const element = frame.contentDocument?.querySelector('avv-viewer');
    const control = frame.contentDocument?.querySelector<HTMLInputElement>('#control');
    return element?.shadowRoot?.querySelector('[part=checkbox]') && control ? { element, control } : undefined;
  });
}

async function tickAll({ element, control }: Page): Promise<void> {
  for (const box of [control, ...boxes(element)]) box.click();
  await element.updateComplete;
  expect(boxes(element).map(({ checked }) => checked)).to.deep.equal([true, true]);
}

const left = (frame: HTMLIFrameElement): Promise<unknown> =>
  new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));

it('a box that was ticked is not ticked when the browser restores the page’s forms', async () => {
  const frame = await fixture<HTMLIFrameElement>(
    html`<iframe title="Seite" src="/test/elements/pages/restored.html"></iframe>`,
  );
  await tickAll(await formIn(frame));
  const away = left(frame);
  frame.contentWindow!.location.href = '/test/elements/pages/restored.avv.json';
  await away;
  const back = left(frame);
  history.back();
  await back;
  const { control, element } = await formIn(frame);
  await until(() => control.checked); // the browser has restored what it restores
  expect(boxes(element).map(({ checked }) => checked)).to.deep.equal([false, false]);
});
