import { step } from '../validate.js';
import type { Subject } from './model.js';
import { fieldOf, isList, isObject, type JsonObject } from './values.js';

/** An entry or object that people tell apart from others, as a part of a document. */
export interface Node {
  subject: Subject;
  value: JsonObject;
  pointer: string;
  parent?: Node;
  /** Field of the parent that it stands in. */
  field: string;
  /** Its place there; missing for an object, which stands alone. */
  index?: number;
  lists: ReadonlyMap<string, readonly Node[]>;
  objects: ReadonlyMap<string, Node>;
}

interface Parts {
  lists?: Readonly<Record<string, Subject>>;
  objects?: Readonly<Record<string, Subject>>;
}

/** Where the format has entries and objects of their own; everything else is a field of the one it stands in. */
const PARTS: Readonly<Partial<Record<Subject, Parts>>> = {
  document: {
    lists: {
      sections: 'section',
      annexes: 'section',
      terms: 'term',
      parties: 'party',
      contacts: 'contact',
      placeholders: 'placeholder',
      attachments: 'attachment',
      translations: 'translation',
      changelog: 'changelog',
    },
    objects: {
      processing: 'processing',
      measures: 'measures',
      subprocessors: 'subprocessors',
      periods: 'periods',
      acceptance: 'acceptance',
    },
  },
  section: { lists: { sections: 'section' } },
  measures: { lists: { groups: 'measure-group', certificates: 'certificate' } },
  'measure-group': { lists: { measures: 'measure' } },
  measure: { lists: { measures: 'measure' } },
  subprocessors: { lists: { groups: 'subprocessor-group', changes: 'announcement' } },
  'subprocessor-group': { lists: { entries: 'subprocessor' } },
  acceptance: { lists: { declarations: 'declaration', asks: 'ask' } },
};

/** What has a printed number. */
export const NUMBERED: readonly Subject[] = ['section', 'measure', 'measure-group'];

type Place = Pick<Node, 'pointer' | 'field'> & Partial<Pick<Node, 'parent' | 'index'>>;

const ROOT: Place = { pointer: '', field: '' };

/** A document as the tree of its entries. What is not of the format's shape stays a field. */
export function nodeOf(value: JsonObject, subject: Subject = 'document', place: Place = ROOT): Node {
  const lists = new Map<string, Node[]>();
  const objects = new Map<string, Node>();
  const node: Node = { ...place, subject, value, lists, objects };
  const parts = PARTS[subject] ?? {};
  for (const [field, kind] of Object.entries(parts.lists ?? {})) {
    const items = fieldOf(value, field);
    if (isList(items) && items.every(isObject)) lists.set(field, items.map(childOf(node, field, kind)));
  }
  for (const [field, kind] of Object.entries(parts.objects ?? {})) {
    const part = fieldOf(value, field);
    if (isObject(part)) objects.set(field, nodeOf(part, kind, { pointer: `/${field}`, field, parent: node }));
  }
  return node;
}

const childOf = (parent: Node, field: string, subject: Subject) => (value: JsonObject, index: number) =>
  nodeOf(value, subject, { pointer: parent.pointer + step(field) + step(index), field, index, parent });

/** A node and all within it, in the document's order. */
export function* nodesIn(node: Node): Generator<Node> {
  yield node;
  for (const children of node.lists.values()) for (const child of children) yield* nodesIn(child);
  for (const child of node.objects.values()) yield* nodesIn(child);
}
