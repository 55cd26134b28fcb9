import { str } from '@lit/localize/internal/str-tag.js';
import { html, nothing, type TemplateResult } from 'lit';
import { isInEea } from '../agreement/countries.js';
import type { Agreement, Safeguard, Subprocessor } from '../agreement/schema.js';
import {
  statesNoSafeguard,
  type SubprocessorFilter,
  type SubprocessorOrder,
} from '../agreement/subprocessor-filter.js';
import { placesOf } from '../agreement/transfers.js';
import type { ViewContext } from './context.js';
import { countryName } from './countries.js';
import { safeguardNames } from './safeguards.js';
import { noSafeguard, transfersView } from './transfers.js';

/** What the tools show, and what they tell. */
export interface ListToolsModel {
  agreement: Agreement;
  entries: readonly Subprocessor[];
  filter: SubprocessorFilter;
  order: SubprocessorOrder | undefined;
  /** Entries that the filter leaves. */
  shown: number;
  /** The entries in force for this customer; `undefined` where nobody said who that is. */
  mine: readonly Subprocessor[] | undefined;
  /** Whether the list may be put into another order; within an agreement it stands in that of the document. */
  isAlone: boolean;
  /** ISO 8601 date. */
  day: string;
  /** While something is typed. */
  type(text: string): void;
  /** A choice has been made, or what was typed is complete. */
  choose(change: SubprocessorFilter): void;
  sort(order: SubprocessorOrder | undefined): void;
  reset(): void;
  copyAddress(): void;
  save(kind: 'csv' | 'json'): void;
  print(): void;
}

interface Option {
  value: string;
  text: string;
}

const valueOf = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;

/** A choice with its name above it; the first option is not to choose. */
function choice(
  id: string,
  label: string,
  chosen: string,
  options: unknown,
  choose: (value: string) => void,
): TemplateResult {
  return html`<div class="tool">
    <label for=${id}>${label}</label>
    <select id=${id} part="list-input" .value=${chosen} @change=${(event: Event) => choose(valueOf(event))}>${options}</select>
  </div>`;
}

const optionsView = (options: readonly Option[], chosen: string): TemplateResult[] =>
  options.map(({ value, text }) => html`<option value=${value} .selected=${value === chosen}>${text}</option>`);

/** Stands for all countries that are not in the EEA. */
const THIRD = 'third';

function countryChoice({ entries, filter, choose }: ListToolsModel, { msg, locale }: ViewContext): unknown {
  const codes = [...new Set(entries.flatMap(placesOf))].filter((code) => code !== undefined);
  if (!codes.length) return nothing;
  const { compare } = new Intl.Collator(locale);
  const named = codes
    .map((value) => ({ value, text: countryName(value, locale) }))
    .sort((a, b) => compare(a.text, b.text));
  const inside = named.filter(({ value }) => isInEea(value));
  const outside = named.filter(({ value }) => !isInEea(value));
  const chosen = filter.leaves ? THIRD : (filter.country ?? '');
  const every = { value: THIRD, text: msg('Alle außerhalb des EWR', { id: 'list.third' }) };
  const groups = html`${optionsView([{ value: '', text: msg('Alle', { id: 'list.all' }) }], chosen)}
    ${outside.length ? html`<optgroup label=${msg('Außerhalb des EWR', { id: 'list.outside' })}>${optionsView([every, ...outside], chosen)}</optgroup>` : nothing}
    ${inside.length ? html`<optgroup label=${msg('Im EWR', { id: 'list.inside' })}>${optionsView(inside, chosen)}</optgroup>` : nothing}`;
  return choice('avv-list-country', msg('Land', { id: 'list.country' }), chosen, groups, (value) =>
    choose({ leaves: value === THIRD || undefined, country: value === THIRD ? undefined : value || undefined }),
  );
}

function safeguardChoice({ entries, filter, choose }: ListToolsModel, context: ViewContext): unknown {
  const { msg } = context;
  const kinds = [...new Set(entries.flatMap(({ safeguards = [] }) => safeguards.map(({ type }) => type)))];
  const options: Option[] = kinds.map((value) => ({ value, text: safeguardNames(context)[value] }));
  if (entries.some(statesNoSafeguard)) options.push({ value: 'none', text: noSafeguard(context) });
  if (!options.length) return nothing;
  const chosen = filter.safeguard ?? '';
  const all = { value: '', text: msg('Alle', { id: 'list.all' }) };
  return choice(
    'avv-list-safeguard',
    msg('Grundlage der Übermittlung', { id: 'subprocessor.safeguards' }),
    chosen,
    optionsView([all, ...options], chosen),
    (value) => choose({ safeguard: (value || undefined) as Safeguard['type'] | 'none' | undefined }),
  );
}

function optionalChoice({ entries, filter, choose }: ListToolsModel, { msg }: ViewContext): unknown {
  const optional = entries.filter(({ condition }) => condition).length;
  if (!optional || optional === entries.length) return nothing;
  const chosen = filter.optional === undefined ? '' : filter.optional ? 'yes' : 'no';
  const options = [
    { value: '', text: msg('Alle', { id: 'list.all' }) },
    { value: 'no', text: msg('Immer', { id: 'list.always' }) },
    { value: 'yes', text: msg('Nur mit einer Funktion', { id: 'list.optional' }) },
  ];
  return choice(
    'avv-list-optional',
    msg('Einsatz', { id: 'list.use' }),
    chosen,
    optionsView(options, chosen),
    (value) => choose({ optional: value ? value === 'yes' : undefined }),
  );
}

function orderChoice({ isAlone, order, sort }: ListToolsModel, { msg }: ViewContext): unknown {
  if (!isAlone) return nothing;
  const options = [
    { value: '', text: msg('Wie im Vertrag', { id: 'list.document' }) },
    { value: 'name', text: msg('Name', { id: 'subprocessor.name' }) },
    { value: 'country', text: msg('Land', { id: 'list.country' }) },
  ];
  const chosen = order ?? '';
  return choice(
    'avv-list-order',
    msg('Reihenfolge', { id: 'list.order' }),
    chosen,
    optionsView(options, chosen),
    (value) => sort((value || undefined) as SubprocessorOrder | undefined),
  );
}

/** How many of how many. */
export function countWords(shown: number, total: number, { msg }: ViewContext): string {
  if (!shown) return msg('Kein Eintrag passt.', { id: 'list.nothing' });
  if (shown < total) return msg(str`${shown} von ${total} Einträgen`, { id: 'list.some' });
  return total === 1 ? msg('1 Eintrag', { id: 'list.one' }) : msg(str`${total} Einträge`, { id: 'list.count' });
}

/** The filter in words, for paper. */
function filterWords({ filter }: ListToolsModel, context: ViewContext): string {
  const { msg, locale } = context;
  const { text, country, leaves, safeguard, optional, mine } = filter;
  const words = [
    text && msg(str`„${text}“`, { id: 'list.quoted' }),
    country && countryName(country, locale),
    leaves && msg('außerhalb des EWR', { id: 'list.leaves' }),
    safeguard && (safeguard === 'none' ? noSafeguard(context) : safeguardNames(context)[safeguard]),
    optional === true && msg('nur mit einer Funktion', { id: 'list.onlyOptional' }),
    optional === false && msg('immer eingesetzt', { id: 'list.notOptional' }),
    mine && msg('nur was für Sie gilt', { id: 'list.onlyMine' }),
  ];
  return words.filter(Boolean).join(', ');
}

/** Paper holds the whole list: an extract would pass for it. */
function onPaper(model: ListToolsModel, context: ViewContext): unknown {
  const words = filterWords(model, context);
  if (!words) return nothing;
  const count = countWords(model.shown, model.entries.length, context);
  return html`<p class="print-only">
    ${context.msg(str`Am Bildschirm gefiltert (${words}: ${count}); hier steht die ganze Liste.`, { id: 'list.paper' })}
  </p>`;
}

function searchField({ filter, type, choose }: ListToolsModel, { msg }: ViewContext): TemplateResult {
  return html`<div class="tool search">
    <label for="avv-list-text">${msg('Suchen', { id: 'list.search' })}</label>
    <input
      id="avv-list-text"
      part="list-input"
      type="search"
      autocomplete="off"
      .value=${filter.text ?? ''}
      @input=${(event: Event) => type(valueOf(event))}
      @change=${(event: Event) => choose({ text: valueOf(event).trim() || undefined })}
    />
  </div>`;
}

function mineField({ mine, filter, choose }: ListToolsModel, { msg }: ViewContext): unknown {
  if (mine === undefined) return nothing;
  return html`<label class="mine">
    <input
      type="checkbox"
      part="list-input"
      .checked=${filter.mine ?? false}
      @change=${(event: Event) => choose({ mine: (event.target as HTMLInputElement).checked || undefined })}
    />
    ${msg(str`Nur was für Sie gilt (${mine.length})`, { id: 'list.mine' })}
  </label>`;
}

function actions(model: ListToolsModel, { msg }: ViewContext): TemplateResult {
  const button = (text: string, press: () => void) =>
    html`<button type="button" class="quiet" part="list-action" @click=${press}>${text}</button>`;
  const isNarrowed = Object.values(model.filter).some((value) => value !== undefined);
  return html`<div class="actions">
    ${
      isNarrowed
        ? [
            button(msg('Filter aufheben', { id: 'list.reset' }), () => model.reset()),
            button(msg('Link zum Filter', { id: 'list.link' }), () => model.copyAddress()),
          ]
        : nothing
    }
    ${button('CSV', () => model.save('csv'))} ${button('JSON', () => model.save('json'))}
    ${model.isAlone ? button(msg('Drucken', { id: 'header.print' }), () => model.print()) : nothing}
  </div>`;
}

/** Search, filters, order, count, exports; beneath, which entries leave the EEA. */
export function listToolsView(model: ListToolsModel, context: ViewContext): TemplateResult {
  const { msg, locale } = context;
  const search = msg('Unterauftragsverarbeiter durchsuchen', { id: 'list.region' });
  // There may be several lists on a page.
  const label = model.isAlone ? `${search} – ${model.agreement.title}` : search;
  return html`<div class="no-print ui" role="search" aria-label=${label} lang=${locale}>
      <div class="tools">
        ${searchField(model, context)} ${countryChoice(model, context)} ${safeguardChoice(model, context)}
        ${optionalChoice(model, context)} ${orderChoice(model, context)}
      </div>
      <div class="tools-line">
        <p class="count" part="list-count">${countWords(model.shown, model.entries.length, context)}</p>
        ${mineField(model, context)} ${actions(model, context)}
      </div>
    </div>
    <div class=${model.isAlone ? 'ui' : 'ui no-print'} lang=${locale}>
      ${transfersView(model.agreement, model, context)}
    </div>
    ${onPaper(model, context)}`;
}
