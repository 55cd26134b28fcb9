import type { AvvViewer } from '../../src/elements/avv-viewer.js';

/** Rules on top of the viewer's own, for the test alone. */
export function addStyles({ shadowRoot }: AvvViewer, css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadowRoot!.adoptedStyleSheets = [...shadowRoot!.adoptedStyleSheets, sheet];
}

/** Lays out what is far from the screen, too, so that it can be looked at. */
export function layOutAll(element: AvvViewer): AvvViewer {
  addStyles(element, '.fold { content-visibility: visible !important; }');
  return element;
}
