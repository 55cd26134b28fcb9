import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { agreementSchema } from '../../src/agreement/schema.js';
import { step, validate } from '../../src/agreement/validate.js';
import { agreementShape } from '../../src/generated/shapes.js';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Path = (string | number)[];

const folder = new URL('../../demo/agreements/', import.meta.url);
const documents = readdirSync(folder)
  .filter((name) => name.endsWith('.avv.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Json);

/** Every place in a document. */
function* paths(value: Json, here: Path = []): Generator<Path> {
  yield here;
  if (value === null || typeof value !== 'object') return;
  for (const [key, child] of Object.entries(value))
    yield* paths(child, [...here, Array.isArray(value) ? Number(key) : key]);
}

const REMOVED = Symbol('removed');

/** A copy with something else at one place. */
function changed(value: Json, [key, ...rest]: Path, change: (old: Json) => Json | typeof REMOVED): Json {
  if (key === undefined) return change(value) as Json;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, Json>;
  const next = rest.length ? changed(copy[key]!, rest, change) : change(copy[key]!);
  if (next !== REMOVED) copy[key] = next;
  else if (Array.isArray(copy)) copy.splice(Number(key), 1);
  else delete copy[key];
  return copy;
}

/** Strings and numbers at the edge of what the formats allow. */
const EDGES: Json[] = [
  ...[
    '',
    ' ',
    '\n',
    'a b',
    'avv/1',
    'avv/1.2',
    'avv/2',
    'avv/1.',
    'de',
    'de-AT',
    'd',
    'de_AT',
    'DE',
    'de-',
    'EUR',
    'D3',
  ],
  ...[
    '2026-01',
    '2026-01-31',
    '2026-02-30',
    '2026-1-01',
    '2026-00-10',
    '2026-13-01',
    '2026-01-32',
    '20260101',
    '2026-01-01T00:00',
  ],
  ...[
    'sha-256:' + 'A'.repeat(43),
    'sha-256:' + 'A'.repeat(42),
    'sha-256:' + '='.repeat(43),
    'sha-512:' + 'A'.repeat(43),
  ],
  ...[
    'a@b',
    'a@',
    '@b',
    'a@b@c',
    'a b@c',
    'subprocessors',
    'processing.nature',
    'processing.',
    'explicit',
    'general',
    'scc',
  ],
  ...['companyName', 'CompanyName', 'company-name', '\u00a0', '\u200b', '\ufeff'],
  ...[0, -0, 1, -1, 1.5, 2 ** 31, 2 ** 53 - 1, 2 ** 53, 2 ** 53 + 2, 1e21, 1e300, -(2 ** 53), 5e-324],
  ...[
    null,
    true,
    false,
    [],
    {},
    [[]],
    [''],
    [null],
    { id: 's' },
    [{ id: 's' }],
    { status: 'x' },
    { status: 'x', note: 'y' },
  ],
];

const replacement = fc.oneof(fc.constantFrom(...EDGES), fc.jsonValue() as fc.Arbitrary<Json>);

const mutation: fc.Arbitrary<(old: Json) => Json | typeof REMOVED> = fc.oneof(
  fc.constant(() => REMOVED),
  replacement.map((value) => () => value),
  fc.constant((old: Json) => [old]),
  fc.constant((old: Json) => (Array.isArray(old) ? (old[0] ?? null) : typeof old === 'string' ? `${old} ` : { old })),
  fc.constant((old: Json) => (Array.isArray(old) ? [...old, ...old] : JSON.stringify(old))),
);

/** A real document with one to four things wrong, or only different, in it. */
const mutated = fc
  .record({
    document: fc.constantFrom(...documents),
    changes: fc.array(fc.tuple(fc.nat(), mutation), { minLength: 1, maxLength: 4 }),
  })
  .map(({ document, changes }) =>
    changes.reduce((current, [number, change]) => {
      const places = [...paths(current)].slice(1);
      return places.length ? changed(current, places[number % places.length]!, change) : current;
    }, document),
  );

/** Places that may take several shapes: zod and the validator name different points within them. */
const UNIONS = /\/(dataProtectionOfficer|covers\/\d+|replaces)(\/|$)/;

/** Everything that two values hold, lists as lists of one. */
function merged(first: Json | undefined, second: Json | undefined): Json {
  if (Array.isArray(first) || Array.isArray(second)) {
    const items = [...(Array.isArray(first) ? first : []), ...(Array.isArray(second) ? second : [])];
    return items.length ? [items.reduce((one, other) => merged(one, other))] : [];
  }
  if (!isObject(first) || !isObject(second)) return first ?? second ?? null;
  const keys = new Set([...Object.keys(first), ...Object.keys(second)]);
  return Object.fromEntries([...keys].map((key) => [key, merged(first[key], second[key])]));
}

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

describe('the validator that ships to browsers and the zod schema it is generated from', () => {
  it('agree that the demo agreements are right', () => {
    for (const document of documents) {
      assert.equal(agreementSchema.safeParse(document).success, true);
      assert.deepEqual(validate(document, agreementShape), []);
    }
  });

  it('agree on documents with faults, and on where the faults are', () => {
    let wrong = 0;
    const run = (document: Json): void => {
      const { success, error } = agreementSchema.safeParse(document);
      const violations = validate(document, agreementShape);
      assert.equal(violations.length === 0, success, JSON.stringify(violations[0] ?? error?.issues[0]));
      if (success) return;
      wrong++;
      const pointers = violations.map(({ pointer }) => pointer).filter((pointer) => !UNIONS.test(pointer));
      const issues = error.issues.map(({ path }) => path.map((key) => step(key as string)).join(''));
      for (const pointer of pointers)
        assert.ok(issues.includes(pointer), `${pointer} is not among ${issues.join(', ')}`);
    };
    fc.assert(fc.property(mutated, run), { numRuns: 1500 });
    assert.ok(wrong > 500, `${wrong} documents were wrong`);
  });

  it('agree on every edge of every field that the demo agreements have', () => {
    const small = documents.map((document) => merged(document, document)).reduce(merged);
    const places = [...paths(small)];
    assert.ok(places.length > 150, `${places.length} places`);
    for (const place of places)
      for (const edge of EDGES) {
        const document = changed(small, place, () => edge);
        const agreed =
          (validate(document, agreementShape).length === 0) === agreementSchema.safeParse(document).success;
        assert.ok(agreed, `${JSON.stringify(edge)} at ${place.map(step).join('')}`);
      }
  });

  it('agree on anything at all', () => {
    const run = (value: Json): void =>
      assert.equal(validate(value, agreementShape).length === 0, agreementSchema.safeParse(value).success);
    fc.assert(fc.property(fc.jsonValue() as fc.Arbitrary<Json>, run), { numRuns: 1000 });
  });
});
