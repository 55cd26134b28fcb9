import { str } from '@lit/localize/internal/str-tag.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { Subprocessor, SubprocessorGroup } from '../agreement/schema.js';
import { statesNoSafeguard } from '../agreement/subprocessor-filter.js';
import { placesOf } from '../agreement/transfers.js';
import { changesBeneath } from './changes.js';
import { chunked } from './chunked.js';
import type { ViewContext } from './context.js';
import { countryName, countryStatusWords } from './countries.js';
import { factList, type Fact } from './facts.js';
import { formatDate } from './names.js';
import { contactLine } from './parties.js';
import { safeguardLegend } from './safeguards.js';
import { allColumns, conditionView, entityView, groupHead, type Column } from './subprocessors.js';
import { dataLink, plainText } from './text.js';
import { noSafeguard } from './transfers.js';

/** A group's title or an entry of it. */
export type OverviewRow = { group: SubprocessorGroup; entry?: Subprocessor };

export interface OverviewModel {
  /** The same array as long as nothing has changed: `chunked` goes by that. */
  rows: readonly OverviewRow[];
  /** ISO 8601 date for which countries are judged. */
  day: string;
  onComplete(): void;
}

/** What somebody who looks through a list asks of every entry; the rest is folded. */
const IN_ROW: readonly string[] = ['task', 'locations', 'safeguards'];

function countries(entry: Subprocessor, day: string, context: ViewContext): unknown {
  const codes = [...new Set(placesOf(entry))].filter((code) => code !== undefined);
  const lines = codes.map(
    (code) => html`<div>${countryName(code, context.locale)}: ${countryStatusWords(code, day, context)}</div>`,
  );
  return lines.length ? html`<div class="ui" lang=${context.locale}>${lines}</div>` : undefined;
}

function furtherFacts(entry: Subprocessor, columns: readonly Column[], group: SubprocessorGroup, context: ViewContext) {
  const { msg } = context;
  const { entities, product, address, contact } = entry;
  const own: Fact[] = [
    [msg('Gesellschaften', { id: 'subprocessor.entities' }), entities?.map((entity) => entityView(entity, context))],
    [msg('Produkt', { id: 'subprocessor.product' }), plainText(product, context)],
    [msg('Anschrift', { id: 'subprocessor.address' }), plainText(address, context)],
    [msg('Kontakt', { id: 'party.contact' }), contact && contactLine(contact, context)],
  ];
  return [...own, ...columns.map(({ title, cell }): Fact => [title, cell(entry, group)])];
}

/** Everything else that the agreement says of an entry, what its safeguards mean, and its address. */
function detailsView(
  entry: Subprocessor,
  group: SubprocessorGroup,
  columns: readonly Column[],
  day: string,
  context: ViewContext,
): TemplateResult {
  const { msg, locale, agreement } = context;
  const explained = safeguardLegend([entry], context);
  const facts: Fact[] = [
    ...furtherFacts(entry, columns, group, context),
    [msg('Länder', { id: 'subprocessor.countries' }), countries(entry, day, context)],
    [msg('Bedeutung', { id: 'subprocessor.meaning' }), explained],
    [
      msg('Adresse dieses Eintrags', { id: 'subprocessor.link' }),
      html`<a data-copy href=${context.hrefFor(entry.id)!}>#${entry.id}</a>`,
    ],
  ];
  return html`<details part="details">
    <summary class="ui" lang=${locale}>
      ${msg('Einzelheiten', { id: 'subprocessor.details' })}<span class="hidden" lang=${agreement.language}> – ${entry.name}</span>
    </summary>
    ${factList(facts, 'facts', locale)}
  </details>`;
}

/** That a transfer takes place and nothing is said on what it rests stands where the safeguard would stand. */
function cellView({ key, cell }: Column, entry: Subprocessor, group: SubprocessorGroup, context: ViewContext): unknown {
  return key === 'safeguards' && statesNoSafeguard(entry)
    ? html`<span class="badge ui" part="badge" lang=${context.locale}>${noSafeguard(context)}</span>`
    : cell(entry, group);
}

function entryRow(
  entry: Subprocessor,
  group: SubprocessorGroup,
  columns: readonly Column[],
  day: string,
  context: ViewContext,
): TemplateResult {
  const inRow = columns.filter(({ key }) => IN_ROW.includes(key));
  const folded = columns.filter(({ key }) => !IN_ROW.includes(key));
  return html`<tr role="row" id=${entry.id} part="subprocessor">
    <th scope="row" role="rowheader"><strong>${plainText(entry.name, context)}</strong>${conditionView(entry, context)}</th>
    ${inRow.map((column) => html`<td role="cell" data-label=${column.title}>${cellView(column, entry, group, context)}</td>`)}
    <td role="cell" class="details-cell">${detailsView(entry, group, folded, day, context)}</td>
  </tr>`;
}

function tableView({ rows, day, onComplete }: OverviewModel, context: ViewContext): TemplateResult {
  const { msg, locale, headingLevel, agreement } = context;
  const columns = allColumns(context);
  const caption = msg('Unterauftragsverarbeiter', { id: 'subprocessors.caption' });
  const heads = columns.filter(({ key }) => IN_ROW.includes(key)).map(({ title }) => title);
  const row = ({ group, entry }: OverviewRow) =>
    entry ? entryRow(entry, group, columns, day, context) : groupHead(group, IN_ROW.length + 2, context, headingLevel);
  return html`<div class="scroll" part="table-region" role="region" tabindex="0" aria-label="${caption} – ${agreement.title}">
    <table role="table" class="subprocessors overview" part="table">
      <caption class="hidden">${caption}</caption>
      <thead role="rowgroup" class="ui" lang=${locale}>
        <tr role="row">
          <th scope="col" role="columnheader">${msg('Name', { id: 'subprocessor.name' })}</th>
          ${heads.map((title) => html`<th scope="col" role="columnheader">${title}</th>`)}
          <th scope="col" role="columnheader" class="hidden">${msg('Einzelheiten', { id: 'subprocessor.details' })}</th>
        </tr>
      </thead>
      <tbody role="rowgroup" ${chunked(rows, row, context, onComplete)}></tbody>
    </table>
  </div>`;
}

/** The list by itself: the facts that are compared in the row, the others folded beneath. */
export function overviewView(model: OverviewModel, context: ViewContext): TemplateResult {
  const { agreement, msg, locale } = context;
  const { external, updated, changes } = agreement.subprocessors ?? {};
  const none = !model.rows.length && !external;
  const fullList = msg('Vollständige Liste', { id: 'subprocessors.external' });
  return html`<div class="overview-list" lang=${agreement.language}>
    <div class="list-tools" part="list-tools"></div>
    ${none ? html`<p class="ui" lang=${locale}>${msg('Der Vertrag nennt keine Unterauftragsverarbeiter.', { id: 'list.none' })}</p>` : nothing}
    ${tableView(model, context)}
    ${external ? html`<p class="ui" lang=${locale}>${dataLink(external.href, fullList, context)}</p>` : nothing}
    ${updated ? html`<p class="quiet ui" lang=${locale}>${msg(str`Liste zuletzt geändert: ${formatDate(updated, context)}`, { id: 'list.updated' })}</p>` : nothing}
    ${changes?.length ? changesBeneath(context, context.headingLevel) : nothing}
  </div>`;
}
