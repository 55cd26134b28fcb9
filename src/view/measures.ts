import { html, nothing, type TemplateResult } from 'lit';
import type { Measure, Measures } from '../agreement/schema.js';
import type { ViewContext } from './context.js';
import { formatDate } from './names.js';
import { heading } from './heading.js';
import { dataLink, plainText, richText } from './text.js';

const labelled = (label: string | undefined): unknown => (label ? html`<span class="label">${label}</span> ` : nothing);

/** A measure: number and title as a heading where it has children, otherwise one line “title: text”. */
function measureView(measure: Measure, context: ViewContext, level: number): TemplateResult {
  const { id, label, title, text, measures } = measure;
  const isHeading = title && (label ?? measures);
  const above = isHeading ? level : level - 1;
  const children = measures ? measureList(measures, context, above + 1) : nothing;
  const body = richText(text, context, above);
  if (isHeading)
    return html`<li class="group" id=${id ?? nothing}>
      ${heading(level, html`${labelled(label)}${plainText(title, context)}`)}<div class="content">${body}${children}</div>
    </li>`;
  return html`<li id=${id ?? nothing}>
    ${labelled(label)}${title ? html`<strong class="run-in">${plainText(title, context)}<span class="ui">:</span></strong> ` : nothing}${body}${children}
  </li>`;
}

function measureList(measures: readonly Measure[], context: ViewContext, level: number): TemplateResult {
  const titled = measures.some(({ title, label, measures: children }) => title && (label ?? children));
  return html`<ul class=${titled ? 'measures titled' : 'measures'}>
    ${measures.map((measure) => measureView(measure, context, level))}
  </ul>`;
}

function certificatesView(certificates: NonNullable<Measures['certificates']>, context: ViewContext): TemplateResult {
  const { msg, locale } = context;
  return html`<p class="ui" lang=${locale}>${msg('Nachweise', { id: 'measures.certificates' })}</p>
    <ul>
      ${certificates.map(({ title, href, validUntil }) => {
        const until = validUntil && msg('gültig bis', { id: 'measures.validUntil' });
        return html`<li>
          ${dataLink(href, title, context)}${until ? html` <span class="ui" lang=${locale}>(${until} ${formatDate(validUntil, context)})</span>` : nothing}
        </li>`;
      })}
    </ul>`;
}

/** Technical and organisational measures, nested as deep as they go (Art. 32 GDPR). */
export function measuresView(context: ViewContext, level: number): unknown {
  const { measures } = context.agreement;
  if (!measures) return nothing;
  return html`<div class="toms" part="measures">
    ${measures.groups.map(({ id, label, title, measures: list }) => {
      const own = title ? 1 : 0;
      return html`<div class=${title ? 'group' : ''} id=${id}>
        ${title ? heading(level + 1, html`${labelled(label)}${plainText(title, context)}`) : labelled(label)}
        <div class="content">${measureList(list, context, level + 1 + own)}</div>
      </div>`;
    })}
    ${measures.certificates?.length ? certificatesView(measures.certificates, context) : nothing}
  </div>`;
}
