import { html, nothing, render, type TemplateResult } from 'lit';
import type { Change, FieldChange } from '../../agreement/compare/model.js';
import type { ViewContext } from '../context.js';
import { heading } from '../heading.js';
import { plainText, richText } from '../text.js';
import { markInPlace } from './blocks.js';
import type { CompareContext } from './context.js';
import { fieldNames, valueWords } from './field-names.js';
import { emptyMark, markPair } from './marks.js';
import type { DataRow } from './rows.js';
import { unitOf } from './units.js';
import { areaNames, nameOf } from './words.js';

/** An entry of the data: what came, what went, or field by field what is otherwise. */
export function dataView({ change, area }: DataRow, compare: CompareContext): TemplateResult {
  const { after, before } = compare;
  const context = change.kind === 'removed' ? before : after;
  const name = nameOf(change, context);
  return html`<div class="entry ui" lang=${after.locale}>
    ${name === areaNames(context)[area] ? nothing : heading(after.headingLevel + 3, name)}
    <dl class="facts">${factsOf(change, compare)}</dl>
  </div>`;
}

function factsOf(change: Change, compare: CompareContext): unknown[] {
  const { kind, value, fields } = change;
  if (kind === 'added' || kind === 'removed') return wholeFacts(value as object, kind, compare);
  return fields.map((field) => factView(nameOfField(field.path, compare.after), changeView(field, compare)));
}

const factView = (name: unknown, value: unknown): TemplateResult => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

/** Ids name an entry to programs. */
const SILENT = new Set(['id', 'key', 'covers']);

function wholeFacts(value: object, kind: 'added' | 'removed', compare: CompareContext): unknown[] {
  const context = kind === 'added' ? compare.after : compare.before;
  return Object.entries(value)
    .filter(([key, part]) => !SILENT.has(key) && !(Array.isArray(part) && !part.length))
    .map(([key, part]) => factView(nameOfField([key], context), whole(kind, valueView(key, part, context), compare)));
}

/** Keys that the format does not know stand as they are written. */
function nameOfField(path: readonly string[], context: ViewContext): unknown {
  const names = fieldNames(context);
  const key = path.at(-1)!;
  return Object.hasOwn(names, key) ? names[key] : html`<code>${path.join('.')}</code>`;
}

/** Markdown among the fields of the data. */
const MARKDOWN = new Set(['definition', 'text', 'note', 'summary']);

function changeView(field: FieldChange, compare: CompareContext): unknown {
  const { path, before, after, items } = field;
  const key = path.at(-1)!;
  if (typeof before === 'string' && typeof after === 'string' && field.blocks)
    return textView(key, before, after, compare);
  if (items) return itemsView(key, items, compare);
  return [
    before === undefined ? nothing : whole('removed', valueView(key, before, compare.before), compare),
    ' ',
    after === undefined ? nothing : whole('added', valueView(key, after, compare.after), compare),
  ];
}

/** Word by word, in the rendered text. */
function textView(
  key: string,
  before: string,
  after: string,
  { before: was, after: is, words }: CompareContext,
): Element {
  const [former, newer] = [rendered(valueView(key, before, was)), rendered(valueView(key, after, is))];
  newer.lang = is.agreement.language;
  if (MARKDOWN.has(key)) markInPlace({ former, newer, words });
  else markPair(unitOf(former), unitOf(newer), words);
  return newer;
}

function rendered(view: unknown): HTMLElement {
  const place = document.createElement('div');
  render(view, place);
  return place;
}

function itemsView(
  key: string,
  { added, removed }: NonNullable<FieldChange['items']>,
  compare: CompareContext,
): unknown {
  const { msg } = compare.after;
  if (!added.length && !removed.length) return msg('nur die Reihenfolge', { id: 'compare.order' });
  return html`<ul class="plain">
    ${removed.map((item) => html`<li>${whole('removed', valueView(key, item, compare.before), compare)}</li>`)}
    ${added.map((item) => html`<li>${whole('added', valueView(key, item, compare.after), compare)}</li>`)}
  </ul>`;
}

/** A value that came or went as a whole. */
function whole(kind: 'added' | 'removed', view: unknown, { words }: CompareContext): Element {
  const mark = emptyMark(kind, words);
  const content = rendered(view);
  mark.append(...content.childNodes);
  return mark;
}

function valueView(key: string, value: unknown, context: ViewContext): unknown {
  if (typeof value === 'string' && MARKDOWN.has(key)) return richText(value, context, context.headingLevel + 3);
  if (Array.isArray(value) && value.some((item) => typeof item === 'object'))
    return html`<ul class="plain">${value.map((item) => html`<li>${valueView(key, item, context)}</li>`)}</ul>`;
  const text = valueText(key, value, context);
  return html`<span lang=${context.agreement.language}>${plainText(text, context)}</span>`;
}

/** Lists with commas, objects field by field. */
function valueText(key: string, value: unknown, context: ViewContext): string {
  if (Array.isArray(value)) return value.map((item) => valueText(key, item, context)).join(', ');
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return valueWords(key, value, context);
  if (typeof value !== 'object' || value === null) return String(value);
  const fields = Object.entries(value).filter(([name]) => !SILENT.has(name));
  const names = fieldNames(context);
  const nameOfPart = (name: string) => (Object.hasOwn(names, name) ? names[name] : name);
  const texts = fields.map(([name, part]) => [nameOfPart(name), valueText(name, part, context)] as const);
  return texts.map(([name, text]) => (texts.length > 1 ? `${name}: ${text}` : text)).join('; ');
}
