import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from '../../../src/agreement/digest.js';
import { apply } from '../../../src/agreement/compare/apply.js';
import { compare, type Comparable } from '../../../src/agreement/compare/compare.js';
import type { Agreement } from '../../../src/agreement/schema.js';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const folder = new URL('../../../demo/agreements/', import.meta.url);
const documents = readdirSync(folder)
  .filter((name) => name.endsWith('.avv.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Agreement);

/** Every list and object of a document that can be edited, with the way to it. */
function* containers(value: Json): Generator<Json[] | { [key: string]: Json }> {
  if (value === null || typeof value !== 'object') return;
  yield value;
  for (const child of Object.values(value)) yield* containers(child);
}

/** One edit: the place by a number, what happens there by another, and what comes there. */
const edit = fc.record({ place: fc.nat(), at: fc.nat(), to: fc.nat(), what: fc.nat(11), value: fc.jsonValue() });
type Edit = { place: number; at: number; to: number; what: number; value: unknown };

/** Edits a list: out, twice, elsewhere; an object: without a field, with another value, with other words. */
function perform(document: Json, { place, at, to, what, value }: Edit): void {
  const all = [...containers(document)];
  const target = all[place % all.length]!;
  if (Array.isArray(target)) {
    const index = at % (target.length || 1);
    const [item = null] = what < 9 ? target.splice(index, 1) : [target[index]];
    const others = all.filter((other): other is Json[] => Array.isArray(other) && !within(item, other));
    const list = what < 3 ? target : others[to % others.length]!;
    if (what < 8) list.splice(to % (list.length + 1), 0, structuredClone(item));
    else if (what > 9) list.push(value as Json);
    return;
  }
  const keys = Object.keys(target);
  const key = keys[at % keys.length];
  if (key === undefined || what > 9) return void (target[`x${what}`] = value as Json);
  const old = target[key]!;
  if (what < 2) delete target[key];
  else if (what < 4) target[key] = value as Json;
  else if (typeof old === 'string') target[key] = slips[what]!(old);
}

const slips: Record<number, (text: string) => string> = {
  4: (text) => text.replace(/ /, '  '),
  5: (text) => `${text} und 14 Tage`,
  6: (text) => text.split(' ').slice(1).join(' ') || 'x',
  7: (text) => text.toUpperCase(),
  8: (text) => `Neu.\n\n${text}`,
  9: (text) => text.split('. ').reverse().join('. '),
};

const within = (item: Json, list: Json[]): boolean => [...containers(item)].includes(list);

/** A real document and what became of it after some edits; edition fields stay strings. */
const pair = fc
  .record({ document: fc.constantFrom(...documents), edits: fc.array(edit, { minLength: 1, maxLength: 12 }) })
  .map(({ document, edits }) => {
    const after = structuredClone(document) as unknown as Json;
    for (const one of edits) perform(after, one);
    const { id, version, language } = document;
    return [document, { ...(after as object), id, version, language }] as [Comparable, Comparable];
  });

/** A document as it may have been before clauses, measures and subprocessors were added. */
const shortened = fc
  .record({ document: fc.constantFrom(...documents), gone: fc.array(fc.nat(), { minLength: 1, maxLength: 6 }) })
  .map(({ document, gone }) => {
    const former = structuredClone(document);
    for (const number of gone) {
      const lists = [...containers(former as unknown as Json)].filter(
        (list): list is Json[] => Array.isArray(list) && list.length > 1 && isEntry(list[0]),
      );
      const list = lists[number % lists.length]!;
      list.splice(number % list.length, 1);
    }
    return [former, document] as [Comparable, Comparable];
  });

const isEntry = (value: Json | undefined): boolean => typeof value === 'object' && value !== null && 'id' in value;

describe('a comparison', () => {
  it('of a document with itself is empty, whatever the order of its keys', () => {
    for (const document of documents) {
      const copy = JSON.parse(JSON.stringify(document), (_, value: Json) =>
        value && typeof value === 'object' && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).reverse())
          : value,
      ) as Agreement;
      assert.deepEqual(compare(document, copy).changes, []);
    }
  });

  it('leaves nothing out: applied to the former version, also after a way as JSON, it makes the newer one', () => {
    const bothWays = ([before, after]: [Comparable, Comparable]): void => {
      leavesNothingOut(before, after);
      leavesNothingOut(after, before);
    };
    fc.assert(fc.property(pair, bothWays), { numRuns: 40 });
  });

  it('names what came as what goes on the way back, in the same place', () => {
    fc.assert(
      fc.property(shortened, ([before, after]) => {
        const came = compare(before, after).changes.filter(({ kind }) => kind === 'added');
        const went = compare(after, before).changes.filter(({ kind }) => kind === 'removed');
        assert.deepEqual(new Set(went.map((change) => change.before)), new Set(came.map((change) => change.after)));
        assert.ok(came.length);
      }),
      { numRuns: 20 },
    );
  });

  it('takes a name that objects inherit, or one with a slash, for a name like any other', () => {
    const before = JSON.parse(
      '{"id":"a","version":"1","language":"de","__proto__":{"x":1},"a/b":{"~":1}}',
    ) as Comparable;
    const after = JSON.parse('{"id":"a","version":"1","language":"de","constructor":2,"a/b":{"~":2}}') as Comparable;
    leavesNothingOut(before, after);
    assert.deepEqual(
      compare(before, after).changes[0]!.fields.map(({ path }) => path),
      [['__proto__'], ['a/b', '~'], ['constructor']],
    );
  });
});

function leavesNothingOut(before: Comparable, after: Comparable): void {
  const comparison = compare(before, after);
  assert.equal(comparison.changes.length === 0, canonicalJson(before) === canonicalJson(after));
  const made = apply(before, JSON.parse(JSON.stringify(comparison)) as typeof comparison);
  assert.equal(canonicalJson(made), canonicalJson(after));
}
