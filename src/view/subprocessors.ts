import { html, nothing, type TemplateResult } from 'lit';
import type { Subprocessor, SubprocessorGroup } from '../agreement/schema.js';
import { hasUnplacedChanges } from '../agreement/outline.js';
import { changesBeneath } from './changes.js';
import { chunked } from './chunked.js';
import type { ViewContext } from './context.js';
import { formatDate } from './names.js';
import { estimatedHeight } from './extent.js';
import { contactLine } from './parties.js';
import { safeguardLegend, safeguardsView } from './safeguards.js';
import { commaSeparated, dataLink, plainText, plainTexts, richText } from './text.js';
import { heading } from './heading.js';

export interface Column {
  key: string;
  title: string;
  /** The document's words for this entry, or something empty. */
  cell(entry: Subprocessor, group: SubprocessorGroup): unknown;
  filled(entry: Subprocessor): unknown;
}

const lines = (values: readonly unknown[]): unknown =>
  values.length === 1 ? values[0] : values.map((value) => html`<div>${value}</div>`);

/** Every column there can be, in the order in which an entry is read. */
export function allColumns(context: ViewContext): Column[] {
  const { msg, locale } = context;
  const links = (entry: Subprocessor) => [
    ...(entry.privacyPolicy ? [dataLink(entry.privacyPolicy, undefined, context)] : []),
    ...(entry.agreement
      ? [
          html`<span class="ui" lang=${locale}>${msg('AVV:', { id: 'subprocessor.agreement' })}</span> ${dataLink(entry.agreement, undefined, context)}`,
        ]
      : []),
  ];
  const dates = ({ effectiveFrom, effectiveTo }: Subprocessor) => {
    const from = effectiveFrom && `${msg('ab', { id: 'subprocessor.from' })} ${formatDate(effectiveFrom, context)}`;
    const to = effectiveTo && `${msg('bis', { id: 'subprocessor.to' })} ${formatDate(effectiveTo, context)}`;
    return (from ?? to)
      ? html`<span class="ui" lang=${locale}>${[from, to].filter(Boolean).join(' ')}</span>`
      : nothing;
  };
  return [
    {
      key: 'task',
      title: msg('Aufgabe', { id: 'subprocessor.task' }),
      filled: ({ task }) => task,
      cell: ({ task }, { title }) =>
        plainText(task, context) ?? html`<span class="ui">${plainText(title, context)}</span>`,
    },
    {
      key: 'data',
      title: msg('Daten', { id: 'subprocessor.data' }),
      filled: ({ dataCategories }) => dataCategories?.length,
      cell: ({ dataCategories }) => commaSeparated(plainTexts(dataCategories, context)),
    },
    {
      key: 'locations',
      title: msg('Ort der Verarbeitung', { id: 'subprocessor.locations' }),
      filled: ({ locations }) => locations?.length,
      cell: ({ locations }) => lines(plainTexts(locations, context)),
    },
    {
      key: 'safeguards',
      title: msg('Grundlage der Übermittlung', { id: 'subprocessor.safeguards' }),
      filled: ({ safeguards }) => safeguards?.length,
      cell: ({ safeguards }) => safeguardsView(safeguards ?? [], context),
    },
    {
      key: 'basis',
      title: msg('Rechtsgrundlage', { id: 'subprocessor.legalBasis' }),
      filled: ({ legalBasis }) => legalBasis,
      cell: ({ legalBasis }) => plainText(legalBasis, context),
    },
    {
      key: 'links',
      title: msg('Datenschutzerklärung', { id: 'subprocessor.links' }),
      filled: ({ privacyPolicy, agreement }) => privacyPolicy ?? agreement,
      cell: (entry) => lines(links(entry)),
    },
    {
      key: 'dates',
      title: msg('Eingesetzt', { id: 'subprocessor.dates' }),
      filled: ({ effectiveFrom, effectiveTo }) => effectiveFrom ?? effectiveTo,
      cell: dates,
    },
  ];
}

export function conditionView({ condition }: Subprocessor, context: ViewContext): unknown {
  if (!condition) return nothing;
  const { msg, features } = context;
  const active = features.includes(condition.feature);
  return html`<div class="condition ui" lang=${context.locale}>
    <span class="badge" part="badge">${active ? msg('aktiv', { id: 'condition.active' }) : msg('optional', { id: 'condition.optional' })}</span>
    ${msg('nur, wenn genutzt:', { id: 'condition.only' })} <span lang=${context.agreement.language}>${plainText(condition.label, context)}</span>
  </div>`;
}

type Entity = NonNullable<Subprocessor['entities']>[number];

export function entityView({ legalName, address, role }: Entity, context: ViewContext): TemplateResult {
  const who = commaSeparated(plainTexts(address ? [legalName, address] : [legalName], context));
  return html`<div class="entity">${who}${role ? html` (${plainText(role, context)})` : nothing}</div>`;
}

/** Who it is: name, legal entities, product, address, contact. */
function nameCell(entry: Subprocessor, context: ViewContext): TemplateResult {
  const { name, entities, product, address, contact } = entry;
  const details = [
    entities?.map((entity) => entityView(entity, context)),
    product && html`<div>${plainText(product, context)}</div>`,
    address && html`<div class="address">${plainText(address, context)}</div>`,
    contact && html`<div>${contactLine(contact, context)}</div>`,
  ].filter(Boolean);
  return html`<th scope="row" role="rowheader"><strong>${plainText(name, context)}</strong>${details}${conditionView(entry, context)}</th>`;
}

function entryRow(
  entry: Subprocessor,
  group: SubprocessorGroup,
  columns: readonly Column[],
  context: ViewContext,
): TemplateResult {
  return html`<tr role="row" id=${entry.id} part="subprocessor">
    ${nameCell(entry, context)}
    ${columns.map(({ title, cell }) => html`<td role="cell" data-label=${title}>${cell(entry, group)}</td>`)}
  </tr>`;
}

export function groupHead(group: SubprocessorGroup, span: number, context: ViewContext, level: number): TemplateResult {
  return html`<tr role="row" class="group" id=${group.id}>
    <th scope="rowgroup" role="rowheader" colspan=${span}>
      ${plainText(group.title, context)}${group.note ? html`<div class="note">${richText(group.note, context, level)}</div>` : nothing}
    </th>
  </tr>`;
}

type Row = { group: SubprocessorGroup; entry?: Subprocessor };

const rowsByGroups = new WeakMap<readonly SubprocessorGroup[], Row[]>();

/** One row a group and one an entry; kept per document so that unchanged lists stay unchanged for `chunked`. */
function rowsOf(groups: readonly SubprocessorGroup[]): Row[] {
  const known = rowsByGroups.get(groups);
  if (known) return known;
  const rows = groups.flatMap((group): Row[] => [{ group }, ...group.entries.map((entry) => ({ group, entry }))]);
  rowsByGroups.set(groups, rows);
  return rows;
}

/**
 * The subprocessors by group (Art. 28(2), (4) GDPR), or a link to where the list is kept. A column shows only if some
 * entry fills it; a group without entries shows its note.
 */
export function subprocessorsView(context: ViewContext, level: number): unknown {
  const { subprocessors } = context.agreement;
  if (!subprocessors) return nothing;
  const { groups, external } = subprocessors;
  const entries = groups.flatMap((group) => group.entries);
  const fullList = context.msg('Vollständige Liste', { id: 'subprocessors.external' });
  return html`${groups.length ? table(groups, entries, context, level) : nothing}
    ${external ? html`<p class="ui" lang=${context.locale}>${dataLink(external.href, fullList, context)}</p>` : nothing}
    ${safeguardLegend(entries, context)}
    ${hasUnplacedChanges(context.agreement) ? changesBeneath(context, level) : nothing}`;
}

/** The way to search, filter and export the list; what that needs is loaded and put beneath when it is asked for. */
const toolsPlace = ({ msg, locale }: ViewContext): TemplateResult =>
  html`<button type="button" class="quiet tools-toggle" part="list-tools-toggle" lang=${locale}>
      ${msg('Suchen, filtern, exportieren', { id: 'list.tools' })}
    </button>
    <div class="list-tools" part="list-tools"></div>`;

/** Wide it is a table in a scroll region that the keyboard reaches, narrow one card an entry. */
function table(
  groups: readonly SubprocessorGroup[],
  entries: readonly Subprocessor[],
  context: ViewContext,
  level: number,
): TemplateResult {
  const { msg } = context;
  const columns = allColumns(context).filter(({ filled }) => entries.some(filled));
  const caption = msg('Unterauftragsverarbeiter', { id: 'subprocessors.caption' });
  const row = ({ group, entry }: Row) =>
    entry ? entryRow(entry, group, columns, context) : groupHead(group, columns.length + 1, context, level);
  return html`${toolsPlace(context)}<div class="scroll" part="table-region" role="region" tabindex="0" aria-label=${caption}>
    <table role="table" class=${columns.length > 4 ? 'subprocessors many' : 'subprocessors'} part="table">
      <caption class="hidden">${caption}</caption>
      <thead role="rowgroup" class="ui" lang=${context.locale}>
        <tr role="row">
          <th scope="col" role="columnheader">${msg('Name', { id: 'subprocessor.name' })}</th>
          ${columns.map(({ title }) => html`<th scope="col" role="columnheader">${title}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup" ${chunked(rowsOf(groups), row, context)}></tbody>
    </table>
  </div>`;
}

/** The list where no section places it: after the last annex, under a heading of the interface. */
export function unplacedSubprocessors(context: ViewContext): TemplateResult {
  const { agreement, locale, headingLevel, msg } = context;
  const title = msg('Unterauftragsverarbeiter', { id: 'subprocessors.caption' });
  const height = estimatedHeight({ id: 'unplaced', title, places: ['subprocessors'] }, agreement);
  return html`<div class="fold" lang=${agreement.language} .style=${`--height:${height}`}>
    <section class="clause titled" part="section">
      ${heading(headingLevel + 1, html`<span class="ui" lang=${locale}>${title}</span>`)}
      <div class="content">${subprocessorsView(context, headingLevel + 1)}</div>
    </section>
  </div>`;
}
