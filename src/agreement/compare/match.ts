import { normalText } from '../normal-text.js';
import type { Subject } from './model.js';
import { nodesIn, NUMBERED, type Node } from './nodes.js';
import { similarity, wordCounts, type WordCounts } from './similar.js';
import { fieldOf, isList, isObject, keysOf, type JsonObject } from './values.js';

/** Each node of the newer document that lives on from the former one, with what it was there. */
export type Matches = ReadonlyMap<Node, Node>;

/**
 * Finds what each part of a document was in a former version. Entries are told apart by their identity and their words:
 * an id (or key, role, version …) with a text that is much the same; then the same words, then the same title, then the
 * most similar words; last what has only its id in common. So neither a new number nor ids that were made from numbers
 * make a clause another one, and a clause may move to another parent.
 */
export function match(before: Node, after: Node): Matches {
  const matches = new Map<Node, Node>([[after, before]]);
  for (const [field, object] of after.objects) {
    const former = before.objects.get(field);
    if (former) matches.set(object, former);
  }
  const [former, current] = [entriesOf(before), entriesOf(after)];
  for (const [subject, entries] of current) new Matching(former.get(subject) ?? [], entries, matches).run();
  return matches;
}

/** The entries of lists, by what they are: each list has its own, but clauses may move from one to another. */
function entriesOf(root: Node): Map<Subject, Entry[]> {
  const entries = new Map<Subject, Entry[]>();
  for (const node of nodesIn(root)) if (node.index !== undefined) put(entries, node.subject, new Entry(node));
  return entries;
}

function put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

/** Fields that tell an entry from others; the first that it has counts. */
const IDENTITY = ['id', 'key', 'role', 'version', 'language', 'field', 'purpose', 'href'];
const TITLE = ['title', 'name', 'term'];

/** An entry by what it can be recognised by; words are only looked at where the rest does not do. */
class Entry {
  readonly identity: string;
  readonly title: string;
  #words: string | undefined;
  #counts: WordCounts | undefined;

  constructor(readonly node: Node) {
    this.identity = textAt(node.value, IDENTITY);
    this.title = textAt(node.value, TITLE);
  }

  /** Its own words, without its number, its id, and what stands in lists within it. */
  get words(): string {
    const { subject, value, lists } = this.node;
    const isIgnored = (key: string): boolean =>
      key === 'id' || key === 'covers' || lists.has(key) || (key === 'label' && NUMBERED.includes(subject));
    const own = () => keysOf(value).flatMap((key) => (isIgnored(key) ? [] : [...textsIn(value[key])]));
    return (this.#words ??= normalText(own().join('\n')));
  }

  get counts(): WordCounts {
    return (this.#counts ??= wordCounts(this.words));
  }
}

const textAt = (value: JsonObject, fields: readonly string[]): string =>
  normalText(fields.map((field) => fieldOf(value, field)).find((found) => typeof found === 'string'));

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string' || typeof value === 'number') yield String(value);
  if (isList(value)) for (const item of value) yield* textsIn(item);
  if (isObject(value)) for (const key of keysOf(value)) yield* textsIn(value[key]);
}

/** From here on two texts count as versions of one another. */
const SIMILAR = 0.5;

/** A word in more texts than this says little about which of them is meant, and looking at all would be slow. */
const COMMON = 32;

class Matching {
  constructor(
    private before: readonly Entry[],
    private after: readonly Entry[],
    private readonly matches: Map<Node, Node>,
  ) {}

  run(): void {
    this.pair(({ identity }) => identity, isTheSame);
    this.pair(({ words }) => words);
    this.pair(({ title }) => title);
    this.pairSimilar();
    this.pair(({ identity }) => identity);
  }

  /** Entries with the same key, the first with the first. */
  private pair(keyOf: (entry: Entry) => string, accept = (_one: Entry, _other: Entry) => true): void {
    const former = new Map<string, Entry[]>();
    for (const entry of this.before) {
      const key = keyOf(entry);
      if (key) put(former, key, entry);
    }
    for (const entry of this.after) {
      const candidates = former.get(keyOf(entry)) ?? [];
      const index = candidates.findIndex((candidate) => accept(candidate, entry));
      if (index >= 0) this.matches.set(entry.node, candidates.splice(index, 1)[0]!.node);
    }
    this.forget();
  }

  private pairSimilar(): void {
    const taken = new Set<Entry>();
    for (const { one, other } of this.candidates().sort((a, b) => b.score - a.score)) {
      if (taken.has(one) || taken.has(other)) continue;
      taken.add(one).add(other);
      this.matches.set(other.node, one.node);
    }
    this.forget();
  }

  private candidates(): { one: Entry; other: Entry; score: number }[] {
    const index = new Map<string, Entry[]>();
    for (const entry of this.before) for (const word of entry.counts.keys()) put(index, word, entry);
    return this.after.flatMap((other) => {
      const sharing = [...other.counts.keys()].flatMap((word) => {
        const found = index.get(word) ?? [];
        return found.length > COMMON ? [] : found;
      });
      const scored = [...new Set(sharing)].map((one) => ({ one, other, score: score(one, other) }));
      return scored.filter((pair) => pair.score >= SIMILAR);
    });
  }

  /** What has found its match is out of the game. */
  private forget(): void {
    const matched = new Set(this.matches.values());
    this.before = this.before.filter(({ node }) => !matched.has(node));
    this.after = this.after.filter(({ node }) => !this.matches.has(node));
  }
}

const isTheSame = (one: Entry, other: Entry): boolean =>
  (one.title !== '' && one.title === other.title) || one.words === other.words || score(one, other) >= SIMILAR;

/** Of two that are equally similar, the one with the same number is meant. */
const score = (one: Entry, other: Entry): number => {
  const common = similarity(one.counts, other.counts);
  return common && one.node.value.label === other.node.value.label ? common + 0.01 : common;
};
