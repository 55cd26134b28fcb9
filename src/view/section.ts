import { html, nothing, type TemplateResult } from 'lit';
import type { Section } from '../agreement/schema.js';
import { block } from './blocks.js';
import type { ViewContext } from './context.js';
import { estimatedHeight } from './extent.js';
import { heading } from './heading.js';
import { plainText, richText } from './text.js';

/** Characters that fit into the margin; longer labels (“Anlage 2”) stand before the title. */
const LONGEST_HANGING = 6;

/** The printed number, which is also the link that readers copy to quote the place. */
function labelView(section: Section, context: ViewContext): unknown {
  if (!section.label) return nothing;
  const kind = section.label.length > LONGEST_HANGING ? 'label long' : 'label';
  return html`<a class=${kind} part="label" data-copy href=${context.hrefFor(section.id)!}>${section.label}</a>`;
}

/** That it reads otherwise than before; a word, since a line in the margin alone says nothing to everybody. */
function markView({ id }: Section, { marks, locale }: ViewContext): unknown {
  const word = marks?.clauses.get(id);
  return word ? html` <span class="changed ui" part="changed" lang=${locale}>${word}</span>` : nothing;
}

/** Where there is a title but no number, a sign in the margin serves as the link. */
function unnumberedLink(section: Section, context: ViewContext): unknown {
  if (section.label || !section.title) return nothing;
  return html`<a
    class="anchor"
    part="label"
    data-copy
    href=${context.hrefFor(section.id)!}
    aria-label=${context.msg('Link zu dieser Stelle', { id: 'section.link' })}
  ></a>`;
}

export function summaryView(section: Section, context: ViewContext, level: number): unknown {
  if (!section.summary) return nothing;
  const { msg } = context;
  return html`<aside class="summary" part="summary">
    <p class="ui" lang=${context.locale}>
      ${msg('Kurz gesagt', { id: 'summary.title' })}
      <span class="quiet">${msg('– unverbindlich; maßgeblich ist der Vertragstext', { id: 'summary.nonbinding' })}</span>
    </p>
    ${richText(section.summary, context, level, section.id)}
  </aside>`;
}

/** `level` is that of the heading above: the section's own, or else the one around it. */
function contentView(section: Section, context: ViewContext, level: number, depth: number): unknown {
  const inner = { ...context, terms: context.terms?.within(section.id) };
  return [
    summaryView(section, context, level),
    richText(section.body, context, level, section.id),
    section.places?.map((place) => block(place, context, level)) ?? nothing,
    section.sections?.map((child) => sectionView(child, inner, level + 1, depth + 1)) ?? nothing,
  ].filter((piece) => piece !== nothing);
}

/**
 * A clause with its literal label. Titles are headings; a clause without one is a paragraph behind its number.
 * Order: text, placed blocks, child sections.
 */
function sectionView(section: Section, context: ViewContext, level: number, depth = 0): TemplateResult {
  const { title } = section;
  const content = contentView(section, context, title ? level : level - 1, depth);
  return html`<section
    class=${`clause${title ? ' titled' : ''}${context.marks?.clauses.has(section.id) ? ' marked' : ''}`}
    part="section"
    id=${section.id}
    lang=${section.lang ?? nothing}
    data-depth=${depth}
  >
    ${
      title
        ? html`${heading(level, html`${labelView(section, context)} ${plainText(title, context)}${markView(section, context)}`)}${unnumberedLink(section, context)}`
        : [labelView(section, context), markView(section, context)]
    }
    <div class="content">${content}</div>
  </section>`;
}

/** A top-level clause: laid out only when it comes near the screen, with its height estimated until then. */
export function topSectionView(section: Section, context: ViewContext): TemplateResult {
  // Terms are marked once a clause: the matcher starts afresh here and goes on in the children.
  const own = { ...context, terms: context.terms?.within(section.id) };
  return html`<div class="fold" lang=${context.agreement.language} .style=${`--height:${estimatedHeight(section, context.agreement)}`}>
    ${sectionView(section, own, context.headingLevel + 1)}
  </div>`;
}
