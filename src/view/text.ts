import { html, nothing, type TemplateResult } from 'lit';
import { resolveHref } from '../agreement/href.js';
import type { ViewContext } from './context.js';
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

/** A plain field of the document: no Markdown, but placeholders. */
export function plainText(text: string, context: ViewContext): unknown {
  if (!text.includes('{{')) return text;
  const pieces = text.split(/\{\{([a-z][A-Za-z0-9]*)\}\}/);
  return pieces.map((piece, index) => (index % 2 ? (placeholderView(piece, context) ?? `{{${piece}}}`) : piece));
}

/** The value of a placeholder, or visibly the gap that it still is. Undeclared keys stay text. */
function placeholderView(key: string, context: ViewContext): TemplateResult | undefined {
  const declared = context.agreement.placeholders?.find((placeholder) => placeholder.key === key);
  if (!declared) return undefined;
  const value = context.placeholders[key];
  return value
    ? html`<span class="filled" part="placeholder">${value}</span>`
    : html`<span class="open" part="placeholder placeholder-open"
        ><span class="hidden">${context.msg('noch offen: ', { id: 'placeholder.open' })}</span>${declared.label}</span
      >`;
}

/** A link from a data field: shown as a link if its address is allowed, as text otherwise. */
export function dataLink(href: string | undefined, text: string | undefined, context: ViewContext): unknown {
  if (!href) return text ?? nothing;
  const target = resolveHref(href, context.url);
  return target
    ? html`<a href=${target} rel="noopener noreferrer" class="external">${text ?? href}</a>`
    : `${text ?? ''} ${href}`;
}
