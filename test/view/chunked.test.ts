import { expect, fixture, html as element } from '@open-wc/testing';
import { html, render } from 'lit';
import { chunked } from '../../src/view/chunked.js';
import { until } from '../support/viewer.js';

/** Takes so long that a slice of time holds only a few. */
function slow(item: number): unknown {
  const end = performance.now() + 3;
  while (performance.now() < end);
  return html`<li>${item}</li>`;
}

const numbers = (length: number): number[] => Array.from({ length }, (_, index) => index);
const texts = (root: Element, selector = 'li'): string[] =>
  [...root.querySelectorAll(selector)].map(({ textContent }) => textContent);

describe('a long list', () => {
  let root: HTMLElement;
  let done = 0;
  const show = (items: readonly number[], template: (item: number) => unknown, key: unknown = 1): void =>
    void render(html`<ul ${chunked(items, template, key, () => done++)}></ul>`, root);

  beforeEach(async () => {
    root = await fixture<HTMLElement>(element`<div></div>`);
    done = 0;
  });

  it('begins at once, goes on while the page does other things, and says when it stands', async () => {
    let others = 0;
    const clock = setInterval(() => others++, 0);
    show(numbers(60), slow);
    expect(texts(root).length).to.be.within(1, 10);
    await until(() => done);
    clearInterval(clock);
    expect(others).to.be.greaterThan(0);
    expect(texts(root)).to.deep.equal(numbers(60).map(String));
    expect(done).to.equal(1);
  });

  it('does not say so before the lists in its items stand, too', async () => {
    const inner = numbers(20);
    show([1, 2], () => html`<ol ${chunked(inner, slow, 1)}></ol>`);
    await until(() => done);
    expect(texts(root).length).to.equal(40);
  });

  it('is left alone as long as items and key are the same', async () => {
    const items = numbers(3);
    show(items, (item) => html`<li>${item}</li>`);
    await until(() => done);
    show(items, (item) => html`<li>changed ${item}</li>`);
    expect(texts(root)).to.deep.equal(['0', '1', '2']);
  });

  it('is rendered again with another key, or other items, of which there may be fewer or more', async () => {
    const items = numbers(3);
    show(items, (item) => html`<li>${item}</li>`);
    await until(() => done === 1);
    show(items, (item) => html`<li>again ${item}</li>`, 2);
    await until(() => done === 2);
    expect(texts(root)).to.deep.equal(['again 0', 'again 1', 'again 2']);
    for (const length of [2, 4]) {
      show(numbers(length), (item) => html`<li>${item}</li>`, 2);
      await until(() => done === (length === 2 ? 3 : 4));
      expect(texts(root)).to.deep.equal(numbers(length).map(String));
    }
  });

  it('takes up what is asked for while it is still at work', async () => {
    show(numbers(60), slow);
    show(numbers(2), (item) => html`<li>${item}</li>`, 2);
    await until(() => done);
    expect(texts(root)).to.deep.equal(['0', '1']);
  });

  it('stands completely on paper, the lists in its items included', () => {
    const inner = numbers(10);
    show([1, 2], () => html`<ol ${chunked(inner, slow, 1)}></ol>`);
    expect(texts(root).length).to.be.below(20);
    dispatchEvent(new Event('beforeprint'));
    expect(texts(root).length).to.equal(20);
  });

  it('of nothing is done, too', async () => {
    show([], (item) => html`<li>${item}</li>`);
    await until(() => done);
    expect(texts(root)).to.deep.equal([]);
  });
});
