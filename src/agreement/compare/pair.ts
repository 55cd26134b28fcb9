import type { Comparable } from './compare.js';
import { nodeOf, nodesIn, type Node } from './nodes.js';
import { numbersApart } from './numbers.js';
import { keptOrder } from './sequences.js';
import { allKeys, equal, fieldOf, isList, isObject, type JsonObject } from './values.js';

/** One way in which two language versions of the same agreement say different things. */
export interface Drift {
  kind:
    | 'other-document'
    | 'other-version'
    | 'same-language'
    | 'other-binding'
    | 'missing'
    | 'other-place'
    | 'other-number'
    | 'other-label'
    | 'other-value'
    | 'other-length'
    | 'unlinked';
  /** JSON pointers into the two files; missing where the file has nothing there. */
  one?: string;
  other?: string;
  /** What stands there, as far as it is short: a value, numbers, an id. */
  found?: { one?: string; other?: string };
}

/**
 * Compares the structure of two language versions of one agreement. Words are not compared; what languages share is:
 * clauses, terms, measures and subprocessors by id (by position where they have none), their order and number, the
 * numbers in their texts, periods and rules, codes, addresses, dates.
 *
 * @returns In the order of the first file; of two different documents only that they are. Empty means that no drift was found, not that the translation is right.
 */
export function comparePair(one: Comparable, other: Comparable): Drift[] {
  const head = [...headDrift(one, other)];
  return one.id === other.id ? [...head, ...nodeDrift(nodeOf(one), nodeOf(other))] : head;
}

function* headDrift(one: Comparable, other: Comparable): Generator<Drift> {
  yield* valueDrift(one, other, 'id', 'other-document');
  yield* valueDrift(one, other, 'version', 'other-version');
  yield* valueDrift(one, other, 'bindingLanguage', 'other-binding');
  const found = { one: one.language, other: other.language };
  if (one.language === other.language) yield { kind: 'same-language', one: '/language', other: '/language', found };
  if (!links(one, other.language)) yield { kind: 'unlinked', one: '/translations', found: { other: other.language } };
  if (!links(other, one.language)) yield { kind: 'unlinked', other: '/translations', found: { one: one.language } };
}

function links({ translations }: JsonObject, language: string): boolean {
  return isList(translations) && translations.some((entry) => isObject(entry) && entry.language === language);
}

function* valueDrift(one: JsonObject, other: JsonObject, key: string, kind: Drift['kind']): Generator<Drift> {
  const [first, second] = [one[key], other[key]];
  if (!equal(first, second)) yield { kind, one: `/${key}`, other: `/${key}`, found: foundOf(first, second) };
}

/** Values short enough to be named. */
function foundOf(one: unknown, other: unknown): NonNullable<Drift['found']> {
  return { ...(one !== undefined && { one: shown(one) }), ...(other !== undefined && { other: shown(other) }) };
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 120);

/** What each file says of itself or of the other language. */
const OWN = ['translation', 'changelog'];

function* nodeDrift(one: Node, other: Node): Generator<Drift> {
  const [first, second] = [byKey(one), byKey(other)];
  for (const [key, node] of first) {
    const twin = second.get(key);
    if (!twin) {
      if (!node.parent || second.has(keyOf(node.parent)))
        yield { kind: 'missing', one: node.pointer, found: { one: nameOf(node) } };
      continue;
    }
    if (isElsewhere(node, twin)) yield { kind: 'other-place', one: node.pointer, other: twin.pointer };
    yield* fieldDrift(node, twin);
  }
  for (const [key, node] of second)
    if (!first.has(key) && first.has(keyOf(node.parent!)))
      yield { kind: 'missing', other: node.pointer, found: { other: nameOf(node) } };
}

const byKey = (root: Node): Map<string, Node> =>
  new Map([...nodesIn(root)].filter(({ subject }) => !OWN.includes(subject)).map((node) => [keyOf(node), node]));

/** Ids that both files have are those of the same entry. */
function keyOf(node: Node): string {
  const id = node.value.id ?? node.value.key;
  if (!node.parent) return 'document';
  return typeof id === 'string' ? `${node.subject} ${id}` : `${keyOf(node.parent)} ${node.field} ${node.index ?? ''}`;
}

const isElsewhere = (one: Node, other: Node): boolean =>
  one.parent !== undefined &&
  (one.field !== other.field ||
    keyOf(one.parent) !== keyOf(other.parent!) ||
    (one.index !== undefined && !keptKeys(one.parent, other.parent!, one.field).has(keyOf(one))));

const keptKeys = (one: Node, other: Node, field: string): ReadonlySet<string> =>
  keptOrder(one.lists.get(field)!.map(keyOf), other.lists.get(field)!.map(keyOf));

const nameOf = ({ value, subject }: Node): string =>
  shown([value.label, value.title ?? value.name ?? value.term ?? value.id ?? subject].filter(Boolean).join(' '));

/** Fields in the words of a language, of which only numbers can be compared; all others are the same everywhere. */
const WORDS = new Set(
  `title subtitle preamble closing body summary term definition text note name legalName alias address register
   representative position product task legalBasis locations examples subject duration nature purposes dataSubjects
   dataCategories frequency retention grounds remedy noticeChannels objectionChannels reason governingLaw venue country
   label`.split(/\s+/),
);

/** What a file may well have of its own. */
const APART = new Set(
  'id version language bindingLanguage translations changelog supersedes lang href url imprint'.split(' '),
);

function* fieldDrift(one: Node, other: Node): Generator<Drift> {
  for (const key of allKeys(one.value, other.value)) {
    if (one.lists.has(key) || one.objects.has(key) || other.lists.has(key) || other.objects.has(key)) continue;
    const [first, second] = [fieldOf(one.value, key), fieldOf(other.value, key)];
    const places = { one: `${one.pointer}/${key}`, other: `${other.pointer}/${key}` };
    if (key === 'label' && one.subject !== 'placeholder') yield* labelDrift(first, second, places);
    else yield* partDrift(key, first, second, places);
  }
}

type Places = Required<Pick<Drift, 'one' | 'other'>>;

/** “§ 3” and “Clause 3”, “a)” and “(a)” are the same number. */
function* labelDrift(one: unknown, other: unknown, places: Places): Generator<Drift> {
  const number = (label: unknown) =>
    typeof label === 'string' ? (label.match(/\d+|(?<!\p{L})\p{L}(?!\p{L})/gu) ?? []) : [];
  if (!equal(number(one), number(other))) yield { kind: 'other-label', ...places, found: foundOf(one, other) };
}

function* partDrift(key: string, one: unknown, other: unknown, places: Places): Generator<Drift> {
  if (APART.has(key) || equal(one, other)) return;
  if (one === undefined) return void (yield { kind: 'missing', other: places.other, found: foundOf(one, other) });
  if (other === undefined) return void (yield { kind: 'missing', one: places.one, found: foundOf(one, other) });
  if (typeof one === 'string' && typeof other === 'string') yield* textDrift(key, one, other, places);
  else if (isList(one) && isList(other)) yield* listDrift(key, one, other, places);
  else if (isObject(one) && isObject(other))
    for (const name of allKeys(one, other)) {
      const inner = { one: `${places.one}/${name}`, other: `${places.other}/${name}` };
      yield* partDrift(name, fieldOf(one, name), fieldOf(other, name), inner);
    }
  else yield { kind: 'other-value', ...places, found: foundOf(one, other) };
}

function* textDrift(key: string, one: string, other: string, places: Places): Generator<Drift> {
  if (!WORDS.has(key)) return void (yield { kind: 'other-value', ...places, found: foundOf(one, other) });
  const apart = numbersApart(one, other);
  if (apart.one.length + apart.other.length)
    yield { kind: 'other-number', ...places, found: { one: apart.one.join(', '), other: apart.other.join(', ') } };
}

function* listDrift(key: string, one: readonly unknown[], other: readonly unknown[], places: Places): Generator<Drift> {
  if (one.length !== other.length)
    return void (yield { kind: 'other-length', ...places, found: { one: `${one.length}`, other: `${other.length}` } });
  for (const [index, item] of one.entries()) {
    const inner = { one: `${places.one}/${index}`, other: `${places.other}/${index}` };
    yield* partDrift(key, item, other[index], inner);
  }
}
