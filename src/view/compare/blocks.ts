import type { TextBlock } from '../../agreement/compare/model.js';
import { compareTexts } from '../../agreement/compare/texts.js';
import { emptyMark, markAll, markPair, markPairApart, markRuns, markRunsApart, type MarkWords } from './marks.js';
import { unitOf, unitsOf, type Unit } from './units.js';

/** Two versions of a rendered text, and how they are to be marked. */
interface Texts {
  former: Element;
  newer: Element;
  words: MarkWords;
}

/** Marks in the newer text, block by block and word by word, what was added, and puts in what was removed. */
export function markInPlace({ former, newer, words }: Texts): void {
  const [was, is] = [unitsOf(former), unitsOf(newer)];
  const blocks = oldFirst(compareTexts(was.map(textOf), is.map(textOf)));
  const placing = new Placing(newer);
  for (const [index, block] of blocks.entries()) {
    const [before, after] = [was[block.before!], is[block.after!]];
    if (before && after) markChange(before, after, block, words);
    else if (after) markAll(after, 'added', words);
    else if (before) placing.put(before, is[nextOf(blocks, index)], words);
    if (after) placing.last = after.element;
  }
}

/** Marks in each of the two texts what the other does not say. */
export function markApart({ former, newer, words }: Texts): void {
  const [was, is] = [unitsOf(former), unitsOf(newer)];
  for (const block of compareTexts(was.map(textOf), is.map(textOf))) {
    const [before, after] = [was[block.before!], is[block.after!]];
    if (before && after) markBoth(before, after, block, words);
    else if (after) markAll(after, 'added', words);
    else markAll(before!, 'removed', words);
  }
}

/** What is gone before what came in its place, as within a sentence. */
function oldFirst(blocks: readonly TextBlock[]): TextBlock[] {
  const added: TextBlock[] = [];
  const ordered = blocks.flatMap((block) => {
    if (block.kind === 'removed') return [block];
    if (block.kind !== 'added') return [...added.splice(0), block];
    added.push(block);
    return [];
  });
  return [...ordered, ...added];
}

const textOf = ({ text }: Unit): string => text;

const nextOf = (blocks: readonly TextBlock[], from: number): number =>
  blocks.slice(from).find(({ after }) => after !== undefined)?.after ?? -1;

function markChange(before: Unit, after: Unit, { kind, runs }: TextBlock, words: MarkWords): void {
  const targets = otherTargets(before, after);
  if (kind === 'changed') {
    const cells = cellsOf(before, after);
    if (cells) for (const [was, is] of cells) markPair(was, is, words);
    else markRuns(after, runs, words);
  }
  for (const [link, was, is] of targets)
    link.after(' ', markOf('removed', was, words), ' ', markOf('added', is, words));
}

function markBoth(before: Unit, after: Unit, { kind, runs }: TextBlock, words: MarkWords): void {
  const targets = otherTargets(before, after);
  if (kind === 'changed') {
    const cells = cellsOf(before, after);
    if (cells) for (const [was, is] of cells) markPairApart(was, is, words);
    else markRunsApart(before, after, runs, words);
  }
  for (const [link, was, is, former] of targets) {
    former.after(' ', markOf('removed', was, words));
    link.after(' ', markOf('added', is, words));
  }
}

/** Rows of a table are compared cell by cell. */
function cellsOf({ element: before }: Unit, { element: after }: Unit): [Unit, Unit][] | undefined {
  const [was, is] = [before, after].map((row) =>
    [...row.children].filter((cell) => cell.matches('td, th')).map(unitOf),
  );
  if (!before.matches('tr') || was!.length !== is!.length) return undefined;
  return is!.map((cell, index) => [was![index]!, cell]);
}

type Target = [link: Element, was: string, is: string, former: Element];

/** Links that lead elsewhere than before under the same words. */
function otherTargets({ element: before }: Unit, { element: after }: Unit): Target[] {
  const former = [...before.querySelectorAll('a')];
  const pairs = [...after.querySelectorAll('a')].map((link, index) => [link, former[index]] as const);
  return pairs.flatMap(([link, was]): Target[] =>
    was && was.textContent === link.textContent && was.href !== link.href
      ? [[link, targetOf(was), targetOf(link), was]]
      : [],
  );
}

/** On this page, the place. */
const targetOf = ({ href, hash }: HTMLAnchorElement): string =>
  href.startsWith(`${location.href.split('#')[0]}#`) ? hash : href;

function markOf(kind: 'added' | 'removed', text: string, words: MarkWords): HTMLElement {
  const mark = emptyMark(kind, words);
  mark.append(`<${text}>`);
  return mark;
}

/** Puts blocks that are gone where they stood, among blocks of their kind. */
class Placing {
  last: Element | undefined;

  constructor(private readonly root: Element) {}

  put({ element }: Unit, next: Unit | undefined, words: MarkWords): void {
    const copy = ownCopy(element);
    markAll(unitOf(copy), 'removed', words);
    if (this.last?.tagName === element.tagName) this.last.after(copy);
    else if (next?.element.tagName === element.tagName) next.element.before(copy);
    else this.#between(framed(element, copy), next?.element);
    this.last = copy;
  }

  #between(block: Element, next: Element | undefined): void {
    if (this.last) this.#top(this.last).after(block);
    else if (next) this.#top(next).before(block);
    else this.root.append(block);
  }

  /** What a block stands in, directly in the text. */
  #top(element: Element): Element {
    let top = element;
    while (top.parentElement && top.parentElement !== this.root) top = top.parentElement;
    return top;
  }
}

/** A block without the blocks within it. */
function ownCopy(element: Element): Element {
  const copy = element.cloneNode(true) as Element;
  for (const inner of copy.querySelectorAll('p, ul, ol, table, blockquote, pre')) inner.remove();
  return copy;
}

/** Items and rows need a list and a table around them. */
function framed(element: Element, copy: Element): Element {
  const frame = { LI: element.parentElement?.tagName ?? 'ul', TR: 'table' }[element.tagName];
  if (!frame) return copy;
  const around = document.createElement(frame);
  around.append(copy);
  return around;
}
