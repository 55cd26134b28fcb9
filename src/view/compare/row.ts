import { html, nothing, type TemplateResult } from 'lit';
import { str } from '@lit/localize/internal/str-tag.js';
import type { Section } from '../../agreement/schema.js';
import type { ViewContext } from '../context.js';
import { estimatedHeight } from '../extent.js';
import { heading } from '../heading.js';
import { clauseView } from './clause.js';
import { rowId, type CompareContext } from './context.js';
import { dataView } from './data.js';
import type { Area, Row } from './rows.js';
import { areaNames, whatHappened } from './words.js';

/** A place of the comparison; laid out only when it comes near the screen, as clauses are. */
export function rowView(row: Row, compare: CompareContext): TemplateResult {
  const number = compare.numbers.get(row.key);
  const { msg, locale } = compare.after;
  const name = number && msg(str`Änderung ${number} von ${compare.numbers.size}`, { id: 'compare.number' });
  return html`<div
    class=${number ? `fold row kind-${row.change!.kind}` : 'fold row'}
    id=${rowId(row.key)}
    tabindex=${number ? -1 : nothing}
    role=${number ? 'group' : nothing}
    aria-label=${name ?? nothing}
    .style=${`--height:${heightOf(row, compare)}`}
  >
    ${row.kind === 'data' && row.first ? areaView(row.area, compare.after) : nothing}
    ${number ? html`<p class="what ui" lang=${locale}>${badges(row, compare)}</p>` : nothing}
    ${row.kind === 'clause' ? clauseView(row, compare) : dataView(row, compare)}
  </div>`;
}

function areaView(area: Area, context: ViewContext): TemplateResult {
  return html`<div class="area ui" lang=${context.locale}>
    ${heading(context.headingLevel + 2, areaNames(context)[area])}
  </div>`;
}

const badges = ({ change }: Row, { after }: CompareContext): unknown =>
  whatHappened(change!, after).map((words) => html`<span class="badge" part="badge">${words}</span> `);

/** In em; a clause alone, without those within it. */
function heightOf(row: Row, { after, side }: CompareContext): number {
  if (row.kind === 'data') return 8;
  const own = ({ sections: _, places: __, ...section }: Section) => estimatedHeight(section, after.agreement);
  const [was, is] = [row.before, row.after].map((section) => (section ? own(section) : 0)) as [number, number];
  return (row.change ? 2 : 0) + (side ? Math.max(was, is) * 1.4 : is || was);
}
