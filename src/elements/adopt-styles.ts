import type { CSSResult } from 'lit';

/** Adopted, not written into the page, so that strict CSPs allow it; for parts that few pages need. */
export function adoptStyles(root: HTMLElement | DocumentFragment, { styleSheet }: CSSResult): void {
  if (!('adoptedStyleSheets' in root) || !styleSheet) return;
  const { adoptedStyleSheets: adopted } = root as ShadowRoot;
  if (!adopted.includes(styleSheet)) (root as ShadowRoot).adoptedStyleSheets = [...adopted, styleSheet];
}
