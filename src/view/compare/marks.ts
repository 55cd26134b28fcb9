import { compareRuns } from '../../agreement/compare/runs.js';
import type { Run } from '../../agreement/compare/model.js';
import type { Piece, Unit } from './units.js';

/** What is said before a mark to those who do not see it. */
export interface MarkWords {
  added: string;
  removed: string;
  locale: string;
}

type Kind = 'added' | 'removed';

/** Something to be done at a place of a text, in characters. */
type Mark = { kind: Kind; start: number; end: number } | { kind: 'removed'; start: number; words: string };

const TAG = { added: 'ins', removed: 'del' } as const;

/** A mark without its text. Roles and words come with it: not every screen reader tells insertions and deletions. */
export function emptyMark(kind: Kind, { [kind]: said, locale }: MarkWords): HTMLElement {
  const mark = document.createElement(TAG[kind]);
  const words = document.createElement('span');
  words.className = 'hidden said';
  words.lang = locale;
  words.textContent = `${said} `;
  mark.append(words);
  return mark;
}

/** Marks in a text what it says otherwise than the former one, which stands there as far as it is gone. */
export function markRuns(unit: Unit, runs: readonly Run[], words: MarkWords): void {
  const marks: Mark[] = [];
  let at = 0;
  for (const { kind, text } of runs) {
    if (kind === 'removed') marks.push({ kind, start: at, words: text });
    else if (kind === 'added') marks.push({ kind, start: at, end: at + text.length });
    if (kind !== 'removed') at += text.length;
  }
  // From the end on, so that what is before stays where it was counted.
  for (const mark of marks.reverse()) {
    if ('words' in mark) insert(unit, mark.start, mark.words, words);
    else wrap(unit, mark.start, mark.end, mark.kind, words);
  }
}

/** Marks in the former text what is gone of it. */
function markRemoved(unit: Unit, runs: readonly Run[], words: MarkWords): void {
  const marks: Mark[] = [];
  let at = 0;
  for (const { kind, text } of runs) {
    if (kind === 'removed') marks.push({ kind, start: at, end: (at += text.length) });
    else if (kind === 'same') at = past(text, unit.text, at);
  }
  for (const mark of marks.reverse()) if ('end' in mark) wrap(unit, mark.start, mark.end, mark.kind, words);
}

/** Characters that two texts may differ in where they count as the same. */
const SILENT = /[\p{M}\s\u00AD\u200B-\u200D\u2060\uFEFF]/gu;

const weight = (text: string): number => text.normalize('NFD').replace(SILENT, '').length;

/** Where in `text` that ends which begins at `from` and is the same as `words` but for silent characters. */
function past(words: string, text: string, from: number): number {
  let [at, rest] = [from, weight(words)];
  while (at < text.length && (rest > 0 || !weight(text[at]!))) rest -= weight(text[at++]!);
  return at;
}

/** Marks in two texts what either does not share with the other. */
export function markRunsApart(former: Unit, newer: Unit, runs: readonly Run[], words: MarkWords): void {
  markRemoved(former, runs, words);
  markRuns(
    newer,
    runs.filter(({ kind }) => kind !== 'removed'),
    words,
  );
}

/** Marks the whole of a text. */
export const markAll = (unit: Unit, kind: Kind, words: MarkWords): void => wrap(unit, 0, unit.text.length, kind, words);

/** Marks a text that stands for another, however little they have in common. */
export const markPair = (former: Unit, newer: Unit, words: MarkWords): void =>
  markRuns(newer, compareRuns(former.text, newer.text).runs, words);

/** The same in both of them. */
export const markPairApart = (former: Unit, newer: Unit, words: MarkWords): void =>
  markRunsApart(former, newer, compareRuns(former.text, newer.text).runs, words);

/** A mark for each text node, since a change may begin within bold words and end outside. */
function wrap({ pieces }: Unit, start: number, end: number, kind: Kind, words: MarkWords): void {
  for (const piece of pieces) {
    const [from, to] = [Math.max(start, piece.start), Math.min(end, piece.start + piece.text.length)];
    const text = piece.text.slice(from - piece.start, Math.max(from, to) - piece.start);
    if (!piece.node || !text.trim()) continue;
    const lead = text.length - text.trimStart().length;
    const marked = cutOut(piece.node, from - piece.start + lead, text.trim().length);
    const mark = emptyMark(kind, words);
    marked.replaceWith(mark);
    mark.append(marked);
  }
}

/** A part of a text node as a node of its own; the node keeps what is before it. */
function cutOut(node: Text, start: number, length: number): Text {
  const part = start ? node.splitText(start) : node;
  if (part.length > length) part.splitText(length);
  return part;
}

/** Puts what is gone where it stood. */
function insert(unit: Unit, at: number, gone: string, words: MarkWords): void {
  const text = gone.trim();
  if (!text) return;
  const mark = emptyMark('removed', words);
  mark.append(text);
  const before = /[\p{L}\p{N}]$/u.test(unit.text.slice(0, at)) && /^[\p{L}\p{N}]/u.test(text) ? ' ' : '';
  const isFollowed = at < unit.text.length;
  place(unit, at, [before, mark, isFollowed ? ' ' : '']);
}

function place({ element, pieces }: Unit, at: number, nodes: (Node | string)[]): void {
  const next = pieces.find((piece) => piece.node && piece.start <= at && at < piece.start + piece.text.length);
  const last = pieces.filter((piece) => piece.node && piece.start + piece.text.length <= at).at(-1);
  if (next) return placeWithin(next, at - next.start, nodes);
  if (last) return outermost(last.node!).after(...nodes);
  element.prepend(...nodes);
}

function placeWithin({ node }: Piece, offset: number, nodes: (Node | string)[]): void {
  if (!offset) return outermost(node!).before(...nodes);
  // What was marked from here on has been cut off already.
  if (offset < node!.length) node!.splitText(offset);
  node!.after(...nodes);
}

/** The mark around a text node, or the node. */
const outermost = (node: Text): ChildNode => node.parentElement?.closest<HTMLElement>('ins, del') ?? node;
