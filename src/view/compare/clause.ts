import { html, nothing, render, type TemplateResult } from 'lit';
import { str } from '@lit/localize/internal/str-tag.js';
import type { Section } from '../../agreement/schema.js';
import type { ViewContext } from '../context.js';
import { heading } from '../heading.js';
import { summaryView } from '../section.js';
import { plainText, richText } from '../text.js';
import { markApart, markInPlace } from './blocks.js';
import type { CompareContext } from './context.js';
import { markPair, markPairApart } from './marks.js';
import { areasAt, type ClauseRow } from './rows.js';
import { unitOf } from './units.js';
import { areaNames } from './words.js';

/** Which pieces a clause has in either version: they stand in both, so that one can be held against the other. */
interface Frame {
  row: ClauseRow;
  hasLabel: boolean;
  hasTitle: boolean;
}

/** A clause as it was and as it is, with its marks: in one text, or in two beside each other. */
export function clauseView(row: ClauseRow, compare: CompareContext): unknown {
  const { before, after } = row;
  const frame: Frame = {
    row,
    hasLabel: Boolean(before?.label ?? after?.label),
    hasTitle: Boolean(before?.title ?? after?.title),
  };
  return compare.side ? pairView(frame, compare) : mergedView(frame, compare);
}

function mergedView(frame: Frame, compare: CompareContext): unknown {
  const { before, after } = frame.row;
  if (!after) return html`<del class="whole">${textOf(before!, frame, compare, compare.before)}</del>`;
  const newer = textOf(after, frame, compare, compare.after);
  if (!before) return html`<ins class="whole">${newer}</ins>`;
  if (before !== after) markIn(textOf(before, frame, compare, compare.before), newer, compare);
  return newer;
}

/** Beside each other, tables of the same name are told apart by their version. */
function nameTables(text: Element, { msg, agreement }: ViewContext): Element {
  const version = msg(str`Fassung ${agreement.version}`, { id: 'compare.version' });
  for (const table of text.querySelectorAll('.table-scroll')) table.ariaLabel += `, ${version}`;
  return text;
}

function pairView(frame: Frame, compare: CompareContext): TemplateResult {
  const { before, after } = frame.row;
  const former = before && nameTables(textOf(before, frame, compare, compare.before), compare.before);
  const newer = after && nameTables(textOf(after, frame, compare, compare.after), compare.after);
  if (former && newer && before !== after) markBoth(former, newer, compare);
  const isSame = before === after;
  return html`<div class="pair">
    ${sideView(former && (newer ? former : html`<del class="whole">${former}</del>`), isSame, compare.before)}
    ${sideView(newer && (former ? newer : html`<ins class="whole">${newer}</ins>`), isSame, compare.after)}
  </div>`;
}

/** What nobody has to tell apart names its version to screen readers only. */
function sideView(content: unknown, isSame: boolean, { msg, agreement, locale }: ViewContext): TemplateResult {
  const version = msg(str`Fassung ${agreement.version}`, { id: 'compare.version' });
  return html`<div class="side">
    <p class=${isSame ? 'hidden' : 'of ui'} lang=${locale}>${version}</p>
    ${content ?? html`<p class="none ui" lang=${locale}>${msg('Nicht enthalten', { id: 'compare.none' })}</p>`}
  </div>`;
}

/** One version of a clause, rendered by itself. */
function textOf(section: Section, frame: Frame, compare: CompareContext, context: ViewContext): Element {
  const place = document.createElement('div');
  render(sectionView(section, frame, compare, context), place);
  return place.firstElementChild!;
}

function sectionView(section: Section, frame: Frame, compare: CompareContext, context: ViewContext): TemplateResult {
  const { row, hasLabel, hasTitle } = frame;
  const { title, label } = section;
  const level = context.headingLevel + 2 + row.depth;
  const kind = `label${(label?.length ?? 0) > 6 ? ' long' : ''}`;
  const link = hasLabel
    ? html`<a class=${kind} part="label" data-copy href=${compare.addressOf(row.key)}>${label}</a>`
    : nothing;
  return html`<div
    class=${hasTitle ? 'clause titled' : 'clause'}
    data-depth=${Math.min(row.depth, 2)}
    lang=${section.lang ?? context.agreement.language}
  >
    ${hasTitle ? heading(level, html`${link} <span class="title">${plainText(title, context)}</span>`) : link}
    <div class="content">
      ${summaryView(section, context, level)}${richText(section.body, context, level)}
      ${placesView(section, compare, context)}
    </div>
  </div>`;
}

/** What data stand at this place. Their changes are listed by themselves. */
function placesView(section: Section, { areas, addressOf }: CompareContext, context: ViewContext): unknown {
  const { msg, locale } = context;
  const names = areaNames(context);
  return areasAt(section).map((area) => {
    const key = areas.get(area);
    const state = key
      ? html`<a href=${addressOf(key)}>${msg('geändert', { id: 'since.changed' })}</a>`
      : msg('unverändert', { id: 'compare.same' });
    return html`<div class="placed ui" lang=${locale}>${names[area]}: ${state}</div>`;
  });
}

const PAIRED = ['.label', '.title'];

function markIn(former: Element, newer: Element, { words }: CompareContext): void {
  for (const [was, is] of piecesOf(former, newer)) markPair(unitOf(was), unitOf(is), words);
  markInPlace({ former: contentOf(former), newer: contentOf(newer), words });
}

function markBoth(former: Element, newer: Element, { words }: CompareContext): void {
  for (const [was, is] of piecesOf(former, newer)) markPairApart(unitOf(was), unitOf(is), words);
  markApart({ former: contentOf(former), newer: contentOf(newer), words });
}

/** Number and title stand for those of the former version, whatever they are. */
const piecesOf = (former: Element, newer: Element): [Element, Element][] =>
  PAIRED.flatMap((selector): [Element, Element][] => {
    const [was, is] = [former, newer].map((clause) =>
      clause.querySelector(`:scope > ${selector}, .heading > ${selector}`),
    );
    return was && is && was.textContent !== is.textContent ? [[was, is]] : [];
  });

const contentOf = (clause: Element): Element => clause.querySelector('.content')!;
