import type { FieldChange, Subject, Weight } from './model.js';
import { NUMBERED, type Node } from './nodes.js';
import { blocksOf, compareTexts, weightOfText } from './texts.js';
import { allKeys, equal, fieldOf, isList, isObject, type JsonObject } from './values.js';
import { heaviest } from './weight.js';

/** What the file says of itself, and what only checks read. */
const FORMAL = new Set(
  'format version published effectiveFrom effectiveTo supersedes updated id covers asOf'.split(' '),
);

/** Objects and entries of which nothing is a term of the agreement. */
const FORMAL_SUBJECTS: readonly Subject[] = ['translation', 'changelog'];

/** Texts for people. All other strings are codes, addresses and the like, where every character counts. */
const PROSE = new Set(
  `title subtitle preamble closing body summary term definition text label note name legalName alias address register
   representative position product task legalBasis locations examples subject duration nature purposes dataSubjects
   dataCategories frequency retention grounds remedy noticeChannels objectionChannels reason governingLaw venue`.split(
    /\s+/,
  ),
);

/** What is different in an entry that lives on, without the entries within it. */
export function fieldChanges(before: Node, after: Node): FieldChange[] {
  const own = differences(ownFields(before), ownFields(after), { subject: after.subject, path: [] });
  return [...own, ...emptyLists(before, after)];
}

/** The fields of an entry, without lists of entries and objects of their own. */
function ownFields({ value, lists, objects }: Node): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !lists.has(key) && !objects.has(key)));
}

/** Whether an empty list is there is no change of its entries, but one of the file. */
function emptyLists(before: Node, after: Node): FieldChange[] {
  return [...new Set([...before.lists.keys(), ...after.lists.keys()])].flatMap((key): FieldChange[] => {
    const [was, is] = [before.lists.get(key)?.length, after.lists.get(key)?.length];
    if (is === 0 && was !== 0) return [{ path: [key], weight: 'formal', after: [] }];
    return was === 0 && fieldOf(after.value, key) === undefined ? [{ path: [key], weight: 'formal', before: [] }] : [];
  });
}

interface Around {
  subject: Subject;
  path: readonly string[];
}

function differences(before: JsonObject, after: JsonObject, { subject, path }: Around): FieldChange[] {
  return allKeys(before, after).flatMap((key): FieldChange[] => {
    const [was, is] = [fieldOf(before, key), fieldOf(after, key)];
    const here = [...path, key];
    if (equal(was, is)) return [];
    if (isObject(was) && isObject(is)) return differences(was, is, { subject, path: here });
    return [fieldChange(was, is, { subject, path: here })];
  });
}

function fieldChange(before: unknown, after: unknown, { subject, path }: Around): FieldChange {
  const isProse = PROSE.has(path.at(-1)!) && typeof before === 'string' && typeof after === 'string';
  const blocks = isProse ? compareTexts(blocksOf(before), blocksOf(after)) : undefined;
  return {
    path,
    weight:
      ruled(subject, path) ??
      (blocks ? weightOfText(before as string, after as string, blocks) : weigh(path.at(-1)!, before, after)),
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(blocks && { blocks }),
    ...(isList(before) &&
      isList(after) && { items: { added: without(after, before), removed: without(before, after) } }),
  };
}

const without = (list: readonly unknown[], other: readonly unknown[]): unknown[] =>
  list.filter((item) => !other.some((another) => equal(item, another)));

/** The weight of fields that have one whatever stands in them. */
function ruled(subject: Subject, path: readonly string[]): Weight | undefined {
  if (FORMAL_SUBJECTS.includes(subject) || (FORMAL.has(path[0]!) && isFormalIn(subject, path[0]!))) return 'formal';
  return NUMBERED.includes(subject) && path.join() === 'label' ? 'renumbered' : undefined;
}

/** When a subprocessor comes and goes is a term; when a version is in force, the file says of itself. */
const isFormalIn = (subject: Subject, key: string): boolean =>
  subject === 'document' || !/^(effectiveFrom|effectiveTo|version|published|format|supersedes)$/.test(key);

/** The weight of what is no single text: that of its heaviest part. */
function weigh(key: string, before: unknown, after: unknown): Weight {
  if (equal(before, after) || key === 'asOf') return 'formal';
  if (typeof before === 'string' && typeof after === 'string')
    return PROSE.has(key) ? weighText(before, after) : 'substance';
  if (isObject(before) && isObject(after))
    return heaviest(allKeys(before, after).map((name) => weigh(name, fieldOf(before, name), fieldOf(after, name))));
  return isList(before) && isList(after) ? weighLists(key, before, after) : 'substance';
}

function weighLists(key: string, before: readonly unknown[], after: readonly unknown[]): Weight {
  if (before.length !== after.length) return 'substance';
  const isOrder = !without(before, after).length && !without(after, before).length && PROSE.has(key);
  return isOrder ? 'editorial' : heaviest(before.map((item, index) => weigh(key, item, after[index])));
}

const weighText = (before: string, after: string): Weight =>
  weightOfText(before, after, compareTexts(blocksOf(before), blocksOf(after)));
