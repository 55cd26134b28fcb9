import { step } from '../validate.js';
import { fieldChanges } from './fields.js';
import { match, type Matches } from './match.js';
import type { Change, Comparison, Edition, FieldChange, Name, Subject, Weight } from './model.js';
import { nodeOf, NUMBERED, type Node } from './nodes.js';
import { keptOrder } from './sequences.js';
import { fieldOf, type JsonObject } from './values.js';
import { heaviest } from './weight.js';

/** What can be compared: an agreement, or any other object of its make. */
export type Comparable = JsonObject & Edition;

/**
 * What has changed from one version of an agreement to another; see {@link Comparison}. Pure, for any two files: whether
 * they are versions of the same document is for the caller to judge.
 *
 * Parts are matched by id and words (`match.ts`), so that new numbers do not make everything new. Each part's own fields
 * are compared one by one, texts word by word. What is only order, number, punctuation or bookkeeping says so.
 */
export function compare(before: Comparable, after: Comparable): Comparison {
  const steps = compareInSteps(before, after);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same entry by entry, for pages that have other things to do in between. */
export function* compareInSteps(before: Comparable, after: Comparable): Steps<Comparison> {
  const [former, current] = [nodeOf(before), nodeOf(after)];
  const walk = new Walk(match(former, current));
  yield;
  yield* walk.document(former, current);
  return { before: editionOf(before), after: editionOf(after), changes: walk.changes };
}

/** Work that can be interrupted wherever it yields. */
type Steps<T = void> = Generator<void, T, void>;

const editionOf = ({ id, version, language }: Edition): Edition => ({ id, version, language });

/** Clauses and annexes, which are read between preamble and closing. */
const TEXT = ['sections', 'annexes'];

/** Goes through the newer version and notes what is different, and, where it was, what is gone. */
class Walk {
  readonly changes: Change[] = [];
  /** What the parts of the former version have become. */
  readonly #fates: ReadonlyMap<Node, Node>;

  constructor(private readonly matches: Matches) {
    this.#fates = new Map([...matches].map(([after, before]) => [before, after]));
  }

  *document(before: Node, after: Node): Steps {
    const fields = fieldChanges(before, after);
    const [preamble, closing] = [textAt('preamble', fields), textAt('closing', fields)];
    const others = fields.filter(({ path }) => path.length > 1 || !['preamble', 'closing'].includes(path[0]!));
    if (others.length) this.changes.push(changed('document', others, before, after));
    if (preamble) this.changes.push(textChange('preamble', preamble));
    for (const field of TEXT) yield* this.#list(field, before, after);
    if (closing) this.changes.push(textChange('closing', closing));
    const lists = fieldsIn(before, after, 'lists').filter((field) => !TEXT.includes(field));
    for (const field of lists) yield* this.#list(field, before, after);
    for (const field of fieldsIn(before, after, 'objects')) yield* this.#object(field, before, after);
  }

  *#node(before: Node, after: Node): Steps {
    const fields = fieldChanges(before, after);
    const moved = this.#moved(after);
    if (fields.length || moved) this.changes.push(changed(after.subject, fields, before, after, moved));
    yield* this.#parts(before, after);
  }

  *#parts(before: Node | undefined, after: Node): Steps {
    for (const field of fieldsIn(before, after, 'lists')) yield* this.#list(field, before, after);
  }

  #moved(after: Node): Change['moved'] {
    if (after.index === undefined) return undefined;
    if (!this.#isAtHome(after)) return 'parent';
    return this.#stayed(after.parent!, after.field).has(after) ? undefined : 'order';
  }

  /** Whether it was in the same list of the same entry. */
  #isAtHome(after: Node): boolean {
    const before = this.matches.get(after);
    return before !== undefined && before.field === after.field && this.matches.get(after.parent!) === before.parent;
  }

  readonly #stays = new Map<string, ReadonlySet<Node>>();

  /** The entries of a list that kept their order among themselves: as many as possible. */
  #stayed(parent: Node, field: string): ReadonlySet<Node> {
    const key = parent.pointer + step(field);
    const known = this.#stays.get(key) ?? this.#inOrder(parent, field);
    this.#stays.set(key, known);
    return known;
  }

  #inOrder(parent: Node, field: string): ReadonlySet<Node> {
    const after = parent.lists.get(field)!.filter((node) => this.#isAtHome(node));
    const order = after.map((node) => this.matches.get(node)!);
    const before = [...order].sort((one, other) => one.index! - other.index!);
    return new Set(Array.from(keptOrder(before, order), (node) => this.#fates.get(node)!));
  }

  /** The entries of a list; each that is gone before the one that followed it. */
  *#list(field: string, before: Node | undefined, after: Node): Steps {
    const current = after.lists.get(field) ?? [];
    const former = before?.lists.get(field) ?? [];
    let next = 0;
    for (const node of current) {
      const was = this.matches.get(node);
      if (was && !this.#moved(node)) {
        this.#gone(former.slice(next, was.index), after, field, node.index!);
        next = was.index! + 1;
      }
      yield* this.#entry(was, node);
      yield;
    }
    this.#gone(former.slice(next), after, field, current.length);
  }

  *#entry(before: Node | undefined, after: Node): Steps {
    if (before) return yield* this.#node(before, after);
    // What is in an entry that came as a whole came with it, unless it stood elsewhere before.
    if (this.matches.has(after.parent!)) this.changes.push(added(after, this.matches));
    yield* this.#parts(undefined, after);
  }

  *#object(field: string, before: Node | undefined, after: Node): Steps {
    const [was, is] = [before?.objects.get(field), after.objects.get(field)];
    if (was && is) return yield* this.#node(was, is);
    if (is) this.changes.push(added(is, this.matches));
    else if (was) this.changes.push(removed(was, this.#fates, after.pointer + step(field)));
  }

  #gone(nodes: readonly Node[], after: Node, field: string, index: number): void {
    const gap = after.pointer + step(field) + step(index);
    for (const node of nodes) if (!this.#fates.has(node)) this.changes.push(removed(node, this.#fates, gap));
  }
}

/** The fields of either that hold entries or objects, in the order of the format. */
const fieldsIn = (before: Node | undefined, after: Node, kind: 'lists' | 'objects'): string[] => [
  ...new Set([...after[kind].keys(), ...(before?.[kind].keys() ?? [])]),
];

const textAt = (key: string, fields: readonly FieldChange[]): FieldChange | undefined =>
  fields.find(({ path }) => path.length === 1 && path[0] === key);

function textChange(subject: 'preamble' | 'closing', field: FieldChange): Change {
  const { before, after, weight } = field;
  const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  return { kind, subject, weight, name: {}, before: '', after: '', fields: [field] };
}

function changed(subject: Subject, fields: FieldChange[], before: Node, after: Node, moved?: Change['moved']): Change {
  const number = NUMBERED.includes(subject) ? fields.find(({ path }) => path.join() === 'label') : undefined;
  const isMore = fields.some(({ weight }) => weight === 'editorial' || weight === 'substance');
  const quiet = moved ? 'moved' : number ? 'renumbered' : 'changed';
  return {
    kind: isMore ? 'changed' : quiet,
    subject,
    weight: heaviest([...fields.map(({ weight }) => weight), ...(moved ? [weightOfMove(subject, moved)] : [])]),
    name: nameOf(after),
    before: before.pointer,
    after: after.pointer,
    ...(moved && { moved }),
    ...(number && { renumbered: pair(number) }),
    fields,
  };
}

/** A clause says the same elsewhere; an entry of data may get its meaning from the group that it is in. */
const weightOfMove = (subject: Subject, moved: NonNullable<Change['moved']>): Weight =>
  moved === 'order' || subject === 'section' ? 'editorial' : 'substance';

function pair({ before, after }: FieldChange): NonNullable<Change['renumbered']> {
  return {
    ...(typeof before === 'string' && { before }),
    ...(typeof after === 'string' && { after }),
  };
}

const added = (node: Node, matches: Matches): Change => ({
  kind: 'added',
  subject: node.subject,
  weight: isFormal(node) ? 'formal' : 'substance',
  name: nameOf(node),
  after: node.pointer,
  value: without(node, matches),
  fields: [],
});

const removed = (node: Node, fates: ReadonlyMap<Node, Node>, gap: string): Change => ({
  kind: 'removed',
  subject: node.subject,
  weight: isFormal(node) ? 'formal' : 'substance',
  name: nameOf(node),
  before: node.pointer,
  gap,
  value: without(node, fates),
  fields: [],
});

const isFormal = ({ subject }: Node): boolean => subject === 'translation' || subject === 'changelog';

/** The value of an entry without the entries within it that have a life in the other version. */
function without(node: Node, alive: ReadonlyMap<Node, Node>): JsonObject {
  const lists = [...node.lists].map(([field, nodes]): [string, unknown] => [
    field,
    nodes.filter((child) => !alive.has(child)).map((child) => without(child, alive)),
  ]);
  return Object.fromEntries([...Object.entries(node.value), ...lists]);
}

const TITLE = ['title', 'name', 'term', 'version', 'email', 'language', 'field', 'label', 'role'];

function nameOf({ subject, value, parent }: Node): Name {
  const text = (...fields: string[]): string | undefined =>
    fields.map((field) => fieldOf(value, field)).find((found): found is string => typeof found === 'string');
  const id = text('id', 'key');
  const label = NUMBERED.includes(subject) ? text('label') : undefined;
  const title = text(...TITLE.filter((field) => !label || field !== 'label'));
  const around = title ? undefined : titleAround(parent);
  return { ...(id && { id }), ...(label && { label }), ...(title && { title }), ...(around && { around }) };
}

function titleAround(node: Node | undefined): string | undefined {
  for (let at = node; at?.parent; at = at.parent) if (typeof at.value.title === 'string') return at.value.title;
  return undefined;
}
