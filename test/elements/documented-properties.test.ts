import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { contract } from '../support/act.js';
import { describeInChromium } from '../support/chromium-only.js';
import { readDocumentation } from '../support/documentation.js';
import { loading } from '../support/loading.js';
import { find, part, shown } from '../support/viewer.js';

describeInChromium('custom properties', () => {
  before(() => setViewport({ width: 1280, height: 720 }));

  /** Where each property shows. */
  const EFFECTS: Record<string, [value: string, look: (element: AvvViewer) => string | number]> = {
    '--avv-accent': ['rgb(1, 2, 3)', (element) => getComputedStyle(part(element, 'accept-button')).backgroundColor],
    '--avv-on-accent': [
      'rgb(1, 2, 3)',
      (element) => getComputedStyle(part(element, 'accept-button').firstElementChild!).color,
    ],
    '--avv-measure': ['30ch', (element) => part(element, 'text').getBoundingClientRect().width],
    '--avv-gutter': ['9rem', (element) => getComputedStyle(part(element, 'preamble')).paddingInlineStart],
    '--avv-line-height': ['2', (element) => getComputedStyle(part(element, 'preamble')).lineHeight],
    '--avv-radius': ['1rem', (element) => getComputedStyle(part(element, 'accept-button')).borderRadius],
    '--avv-sticky-top': ['5rem', (element) => getComputedStyle(part(element, 'section')).scrollMarginBlockStart],
    '--avv-min-height': ['321px', (element) => getComputedStyle(find(element, '.loading, .layout')).minBlockSize],
  };

  const page = async (name: string): Promise<AvvViewer> =>
    name === '--avv-min-height' ? loading() : shown(contract({ preamble: 'Text.' }), { endpoint: '/accept' });

  it('are all documented, and all that are documented are looked at here', async () => {
    const { properties } = await readDocumentation();
    expect(properties.map(([name]) => name).sort()).to.deep.equal(Object.keys(EFFECTS).sort());
  });

  for (const [name, [value, look]] of Object.entries(EFFECTS)) {
    it(`${name} changes what it says`, async () => {
      const element = await page(name);
      const before = look(element);
      element.style.setProperty(name, value);
      expect(look(element)).not.to.equal(before);
    });

    it(`${name} has the documented default`, async () => {
      const { properties } = await readDocumentation();
      const element = await page(name);
      const before = look(element);
      element.style.setProperty(name, new Map(properties).get(name)!);
      expect(inPixels(look(element))).to.equal(inPixels(before));
    });
  }

  /** Colours as they are painted, whatever the notation. */
  function inPixels(value: string | number): string {
    if (typeof value === 'number' || !CSS.supports('color', value)) return String(value);
    const context = new OffscreenCanvas(1, 1).getContext('2d')!;
    context.fillStyle = value;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data].join();
  }
});
