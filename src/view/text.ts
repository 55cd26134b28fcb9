import { html, nothing, type TemplateResult } from 'lit';
import { resolveHref } from '../agreement/href.js';
import type { ViewContext } from './context.js';
import { single } from './markdown-inline.js';
import { anchor } from './markdown-inline.js';
import { literal } from './markdown-text.js';
import { markdown } from './markdown.js';

/** A Markdown field of the document. `level` is that of the heading above it, `sectionId` where it stands. */
export function richText(text: string | undefined, context: ViewContext, level: number, sectionId?: string): unknown {
  if (!text) return nothing;
  const { msg, hrefFor, url, terms } = context;
  return markdown(text, {
    base: url,
    headingLevel: level + 1,
    tableLabel: msg('Tabelle, waagerecht verschiebbar', { id: 'table.region' }),
    hrefFor,
    placeholder: (key) => placeholderView(key, context),
    terms: terms?.within(sectionId),
  });
}

/** A plain field of the document: no Markdown, but placeholders; controls visible as in Markdown. */
export function plainText(text: string | undefined, context: ViewContext): unknown {
  const pieces = text?.split(/\{\{([a-z][A-Za-z0-9]*)\}\}/).map((piece, index) => {
    return index % 2 ? (placeholderView(piece, context) ?? `{{${piece}}}`) : literal(piece);
  });
  return pieces && single(pieces.flat());
}

/** Plain fields, one by one. */
export const plainTexts = (texts: readonly string[] | undefined, context: ViewContext): unknown[] =>
  texts?.map((text) => plainText(text, context)) ?? [];

/** In one line, with commas. */
export const commaSeparated = (values: readonly unknown[]): unknown[] =>
  values.map((value, index) => (index ? html`, ${value}` : value));

/** The value of a placeholder, or visibly the gap that it still is. Undeclared keys stay text. */
function placeholderView(key: string, context: ViewContext): TemplateResult | undefined {
  const declared = context.agreement.placeholders?.find((placeholder) => placeholder.key === key);
  if (!declared) return undefined;
  const value = Object.hasOwn(context.placeholders, key) ? context.placeholders[key] : undefined;
  return value
    ? html`<span class="filled" part="placeholder">${value}</span>`
    : html`<span class="open" part="placeholder placeholder-open"
        ><span class="hidden">${context.msg('noch offen: ', { id: 'placeholder.open' })}</span>${declared.label}</span
      >`;
}

/** A link from a data field: shown as a link if its address is allowed, as text otherwise. */
export function dataLink(href: string | undefined, text: string | undefined, context: ViewContext): unknown {
  const words = plainText(text, context);
  if (!href) return words ?? nothing;
  const { url: base, hrefFor } = context;
  const target = resolveHref(href, base);
  if (!target) return html`${words} ${literal(href)}`;
  if (words) return anchor(target, text!, [words], { base, hrefFor });
  return html`<a href=${target} rel="noopener noreferrer">${literal(href)}</a>`;
}
