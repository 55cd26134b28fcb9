import { nothing, type TemplateResult } from 'lit';
import { getDirectiveClass, isPrimitive, isTemplateResult, TemplateResultType } from 'lit/directive-helpers.js';
import { tag, type Piece, type Tag } from '../elements/copy-tree.js';
import { ChunkedDirective } from '../view/chunked.js';
import { holeIn, skeletonOf, splitAtHoles, type SkeletonNode } from './skeleton.js';

/*
 * Lit's templates without a browser, as far as our views use them. What is not known here is refused: a copy that
 * lacks a clause because a value was skipped would be worse than none.
 */

/**
 * What a view shows, with everything of long lists, and without what only works on a page.
 *
 * @throws {TypeError} At a value or binding that is not known here.
 */
export function piecesOf(value: unknown): readonly Piece[] {
  if (isNothing(value)) return [];
  if (Array.isArray(value)) return value.flatMap(piecesOf);
  if (isTemplateResult(value, TemplateResultType.HTML)) return templatePieces(value);
  return [textOf(value)];
}

const isNothing = (value: unknown): boolean => value === nothing || value === undefined || value === null;

function textOf(value: unknown): string {
  if (isPrimitive(value) && typeof value !== 'symbol') return String(value);
  throw new TypeError(`A view holds what cannot be written: ${describe(value)}`);
}

const describe = (value: unknown): string => getDirectiveClass(value)?.name ?? Object.prototype.toString.call(value);

function templatePieces({ strings, values }: TemplateResult): readonly Piece[] {
  const holes = new Holes(values);
  const pieces = skeletonOf(strings).childNodes.flatMap((node) => nodePieces(node, holes));
  holes.refuseLeft(strings);
  return pieces;
}

/** The values of a template, each to be taken once. */
class Holes {
  readonly #values: readonly unknown[];
  #taken = 0;

  constructor(values: readonly unknown[]) {
    this.#values = values;
  }

  take(index: number | string): unknown {
    this.#taken++;
    return this.#values[Number(index)];
  }

  /** Where markup is no markup, as in `<style>`, a hole is not found again. */
  refuseLeft(strings: readonly string[]): void {
    if (this.#taken !== this.#values.length) throw new TypeError(`A value has no place in ${strings.join('…')}`);
  }
}

function nodePieces(node: SkeletonNode, holes: Holes): readonly Piece[] {
  if ('data' in node) {
    const hole = holeIn(node.data);
    return hole === undefined ? [] : piecesOf(holes.take(hole));
  }
  if ('value' in node) return [node.value];
  if ('tagName' in node) return [element(node, holes)];
  throw new TypeError(`A view holds a node ${node.nodeName}`);
}

type Element = Extract<SkeletonNode, { tagName: string }>;

function element({ tagName, attrs, childNodes }: Element, holes: Holes): Tag {
  const attributes = attrs.flatMap((each) => attribute(each, holes));
  const children = childNodes.flatMap((node) => nodePieces(node, holes));
  const lists = attrs.flatMap(({ name }) => listPieces(name, holes));
  return tag(tagName, Object.fromEntries(attributes), [...children, ...lists]);
}

/** Events work on pages only, and the one property that views set is the style that estimates a height. */
function attribute({ name, value }: Element['attrs'][0], holes: Holes): [string, string][] {
  if (holeIn(name) !== undefined) return [];
  const pieces = splitAtHoles(value).map((piece, index) => (index % 2 ? holes.take(piece) : piece));
  if (name.startsWith('@') || name === '.style') return [];
  if (name.startsWith('.')) throw new TypeError(`A view sets the property ${name}`);
  if (name.startsWith('?')) return pieces[1] ? [[name.slice(1), '']] : [];
  if (pieces.includes(nothing)) return [];
  return [[name, pieces.map((piece) => (isNothing(piece) ? '' : textOf(piece))).join('')]];
}

/** What a directive was called with; Lit's types keep it to themselves. */
interface ChunkedResult {
  values: Parameters<ChunkedDirective<unknown>['render']>;
}

/** The whole of a list that pages render in slices; what is no hole is no list. */
function listPieces(name: string, holes: Holes): readonly Piece[] {
  const hole = holeIn(name);
  if (hole === undefined) return [];
  const value = holes.take(hole);
  if (getDirectiveClass(value) !== ChunkedDirective) throw new TypeError(`A view uses ${describe(value)}`);
  const [items, view] = (value as ChunkedResult).values;
  return items.flatMap((item, index) => piecesOf(view(item, index)));
}
