import { html, nothing, type TemplateResult } from 'lit';
import { str } from '@lit/localize/internal/str-tag.js';
import type { Change } from '../../agreement/compare/model.js';
import type { ChangelogEntry } from '../../agreement/schema.js';
import { changelogView } from '../changelog.js';
import type { ViewContext } from '../context.js';
import { heading } from '../heading.js';
import type { CompareContext } from './context.js';
import { AREAS, areaOf, type Area, type Row } from './rows.js';
import { areaNames, kindWords, nameOf, whatHappened } from './words.js';

/** What changed, before the text: substance first, the rest folded; the provider's own words beside it. */
export function summaryView(
  rows: readonly Row[],
  entries: readonly ChangelogEntry[],
  compare: CompareContext,
): TemplateResult {
  const { msg, locale, headingLevel } = compare.after;
  const changed = rows.filter(({ change }) => change);
  const [substance, others] = [true, false].map((isSubstance) =>
    changed.filter(({ change }) => (change!.weight === 'substance') === isSubstance),
  ) as [Row[], Row[]];
  return html`<div class="summaries" lang=${locale}>
    <section class="found ui" part="comparison-summary" aria-labelledby="avv-found">
      ${heading(headingLevel + 1, msg('Was sich geändert hat', { id: 'compare.found' }), 'avv-found')}
      ${substance.length ? areasView(substance, compare) : html`<p>${nothingWords(others, compare.after)}</p>`}
      ${othersView(others, compare)}
    </section>
    ${providerView(entries, compare.after)}
  </div>`;
}

const nothingWords = (others: readonly Row[], { msg }: ViewContext): string =>
  others.length
    ? msg('Inhaltlich ist alles gleich geblieben.', { id: 'compare.onlyForm' })
    : msg('Die beiden Fassungen sind gleich.', { id: 'compare.equal' });

/** Area by area: how many, and which. */
function areasView(rows: readonly Row[], compare: CompareContext): TemplateResult[] {
  const names = areaNames(compare.after);
  return AREAS.flatMap((area: Area) => {
    const own = rows.filter(({ change }) => areaOf(change!) === area);
    if (!own.length) return [];
    return html`<p class="counts"><strong>${names[area]}:</strong> ${countWords(own, compare.after)}</p>
      ${listView(own, compare)}`;
  });
}

const KINDS: readonly Change['kind'][] = ['changed', 'added', 'removed', 'moved', 'renumbered'];

/** “2 geändert, 1 neu”. */
function countWords(rows: readonly Row[], context: ViewContext): string {
  const words = kindWords(context);
  const counts = KINDS.map((kind) => [rows.filter(({ change }) => change!.kind === kind).length, words[kind]] as const);
  return counts
    .filter(([count]) => count)
    .map((count) => count.join(' '))
    .join(', ');
}

const listView = (rows: readonly Row[], compare: CompareContext): TemplateResult =>
  html`<ul>${rows.map((row) => itemView(row, compare))}</ul>`;

function itemView({ key, change }: Row, { addressOf, after, before }: CompareContext): TemplateResult {
  const name = nameOf(change!, change!.kind === 'removed' ? before : after);
  return html`<li>
    <a href=${addressOf(key)}>${name}</a>
    ${whatHappened(change!, after).map((words) => html`<span class="badge" part="badge">${words}</span> `)}
  </li>`;
}

/** What changes nothing that the agreement says. */
function othersView(rows: readonly Row[], compare: CompareContext): unknown {
  if (!rows.length) return nothing;
  const { msg } = compare.after;
  return html`<details class="others">
    <summary>${msg(str`Redaktionelles, Nummern und Angaben der Datei (${rows.length})`, { id: 'compare.others' })}</summary>
    ${listView(rows, compare)}
  </details>`;
}

function providerView(entries: readonly ChangelogEntry[], context: ViewContext): unknown {
  if (!entries.length) return nothing;
  const { msg, locale, headingLevel } = context;
  return html`<section class="provider ui" lang=${locale} aria-labelledby="avv-provider">
    ${heading(headingLevel + 1, msg('So fasst es der Anbieter zusammen', { id: 'compare.provider' }), 'avv-provider')}
    ${changelogView(entries, context)}
  </section>`;
}
