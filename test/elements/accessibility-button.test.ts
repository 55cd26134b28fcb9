import { expect } from '@open-wc/testing';
import { contract } from '../support/act.js';
import { part, placed, shown, viewer } from '../support/viewer.js';

describe('the button', () => {
  /** Relative luminance and contrast as WCAG 2.2 defines them. */
  const luminance = (color: string): number => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d')!;
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data]
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const contrast = (first: string, second: string): number => {
    const [dark, light] = [luminance(first), luminance(second)].sort((a, b) => a - b);
    return (light! + 0.05) / (dark! + 0.05);
  };

  /** Colours of the text on the button, and of the button. */
  const colours = (button: Element): [string, string] => [
    getComputedStyle(button.firstElementChild!).color,
    getComputedStyle(button).backgroundColor,
  ];

  for (const accent of [
    '#00a000',
    '#f00000',
    '#0a84ff',
    '#ffcc00',
    '#663399',
    '#888888',
    '#1d4ed8',
    '#008577',
    'currentColor',
  ])
    it(`can be read on the accent ${accent}`, async () => {
      const element = await shown(contract(), { endpoint: '/accept' });
      element.style.setProperty('--avv-accent', accent);
      expect(contrast(...colours(part(element, 'accept-button')))).to.be.at.least(4.5);
    });

  for (const [color, background] of [
    ['#222', '#fff'],
    ['#eee', '#111'],
    ['#123a5e', '#f4efe6'],
  ] as const)
    it(`can be read, and told from the page, in a host’s ${color} on ${background}`, async () => {
      const element = viewer(contract(), { endpoint: '/accept' });
      Object.assign(element.style, { color, background });
      await placed(element);
      const button = part(element, 'accept-button');
      const [text, fill] = colours(button);
      expect(contrast(text, fill)).to.be.at.least(4.5);
      expect(contrast(fill, background)).to.be.at.least(3);
      button.focus();
      expect(contrast(getComputedStyle(button).outlineColor, background)).to.be.at.least(3);
    });
});
