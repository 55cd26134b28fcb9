import type { Agreement } from '../schema.js';
import { step } from '../validate.js';
import type { Change, Comparison, FieldChange } from './model.js';
import { fieldOf, isList, isObject, keysOf, type JsonObject } from './values.js';
import { valueAt } from './value-at.js';

/**
 * Makes the newer version of the former one and what `compare` found between them. Nothing is changed in place.
 *
 * @param before The version that was compared; with another one the result is nobody's agreement.
 */
export function apply<T extends JsonObject = Agreement>(before: T, { changes }: Pick<Comparison, 'changes'>): T {
  return new Building(before, changes).value as T;
}

/** Where nothing of the former version stands: what is within a new entry is new. */
const NOWHERE = '#';

class Building {
  /** What is different in an entry, by its pointer in the former version. */
  readonly #fields = new Map<string, FieldChange[]>();
  /** What no longer stands where it stood, by that pointer. */
  readonly #gone = new Set<string>();
  /** What stands where it did not stand, by its pointer in the newer version. */
  readonly #come = new Map<string, Change>();
  /** Its keys, by the pointer of the list or object around it. */
  readonly #guests = new Map<string, string[]>();
  /** The lists around it, by the pointer of the entry that they are in. */
  readonly #lists = new Map<string, Set<string>>();

  constructor(
    private readonly root: JsonObject,
    changes: readonly Change[],
  ) {
    for (const change of changes) this.#note(change);
  }

  get value(): unknown {
    return this.#object(this.root, '', '');
  }

  #note(change: Change): void {
    const { before, after, fields, moved } = change;
    if (fields.length) this.#fields.set(before!, [...(this.#fields.get(before!) ?? []), ...fields]);
    if (before !== undefined && (moved || after === undefined)) this.#gone.add(before);
    if (after === undefined || (before !== undefined && !moved)) return;
    this.#come.set(after, change);
    const [around, key] = split(after);
    this.#guests.set(around, [...(this.#guests.get(around) ?? []), key]);
    const [entry] = split(around);
    this.#lists.set(entry, (this.#lists.get(entry) ?? new Set()).add(around));
  }

  #any(value: unknown, before: string, after: string): unknown {
    if (isList(value)) return this.#list(value, before, after);
    return isObject(value) ? this.#object(value, before, after) : value;
  }

  #object(value: JsonObject, before: string, after: string): JsonObject {
    const fields = this.#fields.get(before) ?? [];
    const edited = fields.reduce((object, field) => withField(object, field.path, field), value);
    const isSet = (key: string) => fields.some(({ path, after }) => path[0] === key && after !== undefined);
    const entries = keysOf(edited).flatMap((key): [string, unknown][] => {
      const part = fieldOf(edited, key);
      const place = before + step(key);
      if (isSet(key)) return [[key, part]];
      const result = this.#gone.has(place) ? undefined : this.#any(part, place, after + step(key));
      return result === undefined ? [] : [[key, result]];
    });
    return Object.fromEntries([...entries, ...this.#newParts(edited, after)]);
  }

  /** Objects that came, and lists that got their first entries. */
  #newParts(value: JsonObject, after: string): (readonly [string, unknown])[] {
    const objects = (this.#guests.get(after) ?? []).map((key) => [key, this.#guest(after + step(key))] as const);
    const lists = [...(this.#lists.get(after) ?? [])]
      .map((list) => [split(list)[1], list] as const)
      .filter(([key, list]) => list && fieldOf(value, key) === undefined)
      .map(([key, list]) => [key, this.#list([], NOWHERE, list)] as const);
    return [...objects, ...lists];
  }

  /** @returns `undefined` for a list that has lost all it held: whether an empty one is left, `fields` say. */
  #list(value: readonly unknown[], before: string, after: string): unknown[] | undefined {
    const staying = value
      .map((item, index) => ({ item, place: before + step(index) }))
      .filter(({ place }) => !this.#gone.has(place));
    const guests = this.#guests.get(after) ?? [];
    const length = staying.length + guests.length;
    if (!length && value.length) return undefined;
    const rest = staying.values();
    return Array.from({ length }, (_, index) => {
      const place = after + step(index);
      if (this.#come.has(place)) return this.#guest(place);
      const { item, place: was } = rest.next().value!;
      return this.#any(item, was, place);
    });
  }

  #guest(after: string): unknown {
    const { before, value } = this.#come.get(after)!;
    return before === undefined
      ? this.#any(value, NOWHERE, after)
      : this.#any(valueAt(this.root, before), before, after);
  }
}

/** A pointer without its last step, and that. Keys of entries and indexes need no escapes. */
function split(pointer: string): [around: string, key: string] {
  const at = pointer.lastIndexOf('/');
  return [pointer.slice(0, Math.max(0, at)), pointer.slice(at + 1)];
}

/** A copy with one field set or taken away. */
function withField(value: JsonObject, [key, ...rest]: readonly string[], change: FieldChange): JsonObject {
  const others = Object.entries(value).filter(([name]) => name !== key);
  const set = rest.length ? withField(fieldOf(value, key!) as JsonObject, rest, change) : change.after;
  return Object.fromEntries(set === undefined ? others : [...others, [key!, set]]);
}
