import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { Section } from '../../src/agreement/schema.js';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { contract } from '../support/act.js';
import { describeInChromium } from '../support/chromium-only.js';
import { addStyles, layOutAll } from '../support/layout.js';
import { agreement, findAll, frame, placed, shown, textOf, viewer } from '../support/viewer.js';

const FILES = ['plauderkasten', 'regalwerk', 'regalwerk.en', 'werkbank-ki'];
const file = (name: string): string => `/demo/agreements/${name}.avv.json`;
const page = document.documentElement;

describeInChromium('nothing is lost', () => {
  const scrollsSideways = (): boolean => page.scrollWidth > page.clientWidth;
  after(() => setViewport({ width: 1280, height: 720 }));
  afterEach(() => page.removeAttribute('style'));

  for (const name of FILES) {
    it(`on a screen of 320 pixels: ${name} does not scroll sideways`, async () => {
      await setViewport({ width: 320, height: 640 });
      const element = layOutAll(await shown(file(name), { endpoint: '/accept' }));
      expect(scrollsSideways()).to.equal(false);
      expect(element.scrollWidth).to.be.at.most(element.clientWidth);
    });

    it(`with text of 400 %: ${name} does not scroll sideways`, async () => {
      await setViewport({ width: 1280, height: 1024 });
      page.style.fontSize = '400%';
      layOutAll(await shown(file(name), { endpoint: '/accept' }));
      expect(scrollsSideways()).to.equal(false);
    });
  }

  it('and a page that did scroll sideways would be noticed', async () => {
    await setViewport({ width: 320, height: 640 });
    const element = layOutAll(await shown(contract()));
    addStyles(element, 'p { inline-size: 400px; }');
    expect(scrollsSideways()).to.equal(true);
  });

  const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }`;

  /** Elements whose text is cut off, apart from what is meant for screen readers only. */
  const cutOff = (element: AvvViewer): string[] =>
    findAll(element, '*:not(.hidden, .hidden *)')
      .filter((node) => /hidden|clip/.test(getComputedStyle(node).overflow))
      .filter(
        ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
          scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1,
      )
      .map((node) => `${node.localName}.${node.className}: ${textOf(node).slice(0, 40)}`);

  /** The lines of the first words after a node, within the same clause. */
  function wordsAfter(label: Element): DOMRect | undefined {
    const words = document.createTreeWalker(label.closest('.clause')!, NodeFilter.SHOW_TEXT);
    words.currentNode = label;
    while (words.nextNode()) if (!label.contains(words.currentNode) && words.currentNode.textContent!.trim()) break;
    const range = document.createRange();
    range.selectNodeContents(words.currentNode);
    return range.getClientRects()[0];
  }

  /** Numbers that reach into the text behind them. */
  const overlapping = (element: AvvViewer): string[] =>
    findAll(element, '.clause > .label, .clause > .heading > .label')
      .filter((label) => {
        const [own, text] = [label.getBoundingClientRect(), wordsAfter(label)!];
        return own.right > text.left && own.left < text.right && own.bottom > text.top + 1 && own.top < text.bottom - 1;
      })
      .map(textOf);

  for (const width of [1280, 320])
    it(`with the text spacing that readers may set, at ${width} pixels (WCAG 1.4.12)`, async () => {
      await setViewport({ width, height: 720 });
      const element = layOutAll(await shown(file('werkbank-ki'), { endpoint: '/accept' }));
      addStyles(element, SPACING);
      await frame();
      expect(scrollsSideways()).to.equal(false);
      expect(cutOff(element)).to.deep.equal([]);
      expect(overlapping(element)).to.deep.equal([]);
    });

  for (const fontSize of ['16px', '24px', '40px'])
    it(`of the numbers in the margin, nor of the text beside them, with text of ${fontSize}`, async () => {
      await setViewport({ width: 1280, height: 720 });
      const labels = ['(1)', '12.10.', '§ 12a', '(viii)', 'Anlage 2'];
      const clauses = (depth: number, id = 's'): Section[] =>
        labels.map((label, index) => ({
          id: `${id}-${index}`,
          label,
          ...(index % 2 && { title: 'Titel' }),
          body: 'Text der Klausel.',
          ...(depth && !index && { sections: clauses(depth - 1, `${id}-${index}`) }),
        }));
      const sections = clauses(5);
      const element = viewer(agreement({ sections }));
      element.style.fontSize = fontSize;
      layOutAll(await placed(element));
      expect(overlapping(element)).to.deep.equal([]);
    });
});
