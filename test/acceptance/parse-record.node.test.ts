import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseRecord, RECORD_LIMIT, recordProblems, type AcceptanceRecord } from '../../src/acceptance/index.js';
import { recordSchema } from '../../src/acceptance/schema.js';
import { AvvError } from '../../src/agreement/errors.js';
import { agreement, sampleRecord } from './sample.js';

const record = sampleRecord();
const json = JSON.stringify(record);

function refusal(source: unknown): AvvError {
  try {
    parseRecord(source);
  } catch (error) {
    assert.ok(error instanceof AvvError, String(error));
    return error;
  }
  return assert.fail('Went through');
}

/** Nested so deeply: each level a key more. */
const deep = (levels: number): object => JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);

describe('a record from a form', () => {
  it('is read from its text, letter for letter', () => {
    assert.deepEqual(parseRecord(json), record);
    assert.deepEqual(parseRecord(JSON.stringify(record, null, 2)), record);
  });

  it('is read from what a framework has parsed, as a copy', () => {
    const given = structuredClone(record);
    const read = parseRecord(given);
    given.act.label = given.customer.name = 'changed';
    assert.deepEqual(read, record);
  });

  it('keeps fields that it does not know, a dangerous name among them', () => {
    const text = json.replace('{', '{"__proto__":{"admin":true},"campaign":"autumn",');
    const read = parseRecord(text) as AcceptanceRecord & { campaign: string; admin?: boolean };
    assert.equal(read.campaign, 'autumn');
    assert.equal(read.admin, undefined);
    assert.equal(JSON.stringify(read), text);
  });

  it('must have the form of a record, and says at which places it has not', () => {
    const { violations } = refusal({ ...record, act: { ...record.act, method: 'gaze' }, features: [1] }).details;
    assert.deepEqual(
      violations?.map(({ pointer, problem }) => [pointer, problem]),
      [
        ['/act/method', 'choice'],
        ['/features/0', 'type'],
      ],
    );
    for (const [other, pointer] of [
      [{ ...record, schema: 'avv-objection/1' }, '/schema'],
      ['"on"', ''],
      ['null', ''],
      [undefined, ''],
      [[record], ''],
      [new FormData(), '/schema'],
    ] as const) {
      const error = refusal(other);
      assert.deepEqual([error.code, error.details.violations?.[0]?.pointer], ['malformed', pointer]);
    }
  });

  it('must be JSON of one meaning', () => {
    for (const text of ['', 'on', json.slice(1), `${json}${json}`, json.replace('{', '{"schema":"x",'), '"\\ud800"']) {
      const error = refusal(text);
      assert.deepEqual([error.code, error.details.violations], ['malformed', []]);
      assert.ok(error.cause instanceof AvvError);
    }
    const endless: Record<string, unknown> = { ...record };
    endless.itself = endless;
    for (const value of [endless, 1n, { ...record, count: 1n }]) assert.equal(refusal(value).code, 'malformed');
  });

  it('may not be larger than any record, also not in bytes', () => {
    const padded = (padding: string) => JSON.stringify({ ...record, padding });
    const room = RECORD_LIMIT - new TextEncoder().encode(padded('')).length;
    assert.equal(parseRecord(padded('x'.repeat(room))).schema, 'avv-acceptance/1');
    for (const text of [padded('x'.repeat(room + 1)), padded('ü'.repeat(room - 1)), 'x'.repeat(10_000_000)]) {
      const error = refusal(text);
      assert.deepEqual([error.code, error.details.limit], ['record-too-large', RECORD_LIMIT]);
    }
    assert.equal(refusal({ ...record, padding: 'x'.repeat(RECORD_LIMIT) }).code, 'record-too-large');
  });

  it('may not be nested more deeply than any record', () => {
    assert.ok(parseRecord({ ...record, more: deep(15) }));
    for (const levels of [16, 1000]) {
      assert.equal(refusal({ ...record, more: deep(levels) }).code, 'malformed');
      assert.match(refusal({ ...record, more: deep(levels) }).message, /deep|levels/i);
    }
    assert.equal(refusal(`${'['.repeat(8000)}${']'.repeat(8000)}`).code, 'malformed');
  });

  it('is what the schema says, whatever comes', () => {
    const spoilt = fc
      .tuple(fc.constantFrom(...Object.keys(record)), fc.jsonValue())
      .map(([key, value]) => ({ ...record, [key]: value }));
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), spoilt, fc.constant(record)), (value) => {
        const text = JSON.stringify(value);
        if (recordSchema.safeParse(JSON.parse(text)).success) assert.deepEqual(parseRecord(text), JSON.parse(text));
        else assert.match(refusal(text).code, /^(malformed|record-too-large)$/);
      }),
      { numRuns: 500 },
    );
  });

  it('never breaks on text that is no JSON', () => {
    fc.assert(fc.property(fc.string(), (text) => assert.equal(refusal(text).code, 'malformed')));
  });
});

describe('problems of a record', () => {
  const pointers = (changed: AcceptanceRecord) => recordProblems(changed, agreement).map(({ pointer }) => pointer);

  it('are none when it says what the agreement says', () => {
    assert.deepEqual(recordProblems(record, agreement), []);
  });

  it('are another agreement, version or language', () => {
    for (const key of ['id', 'version', 'language'] as const)
      assert.deepEqual(pointers({ ...record, document: { ...record.document, [key]: 'en-x' } }), [`/document/${key}`]);
  });

  it('are what is missing and words that are not the agreement’s', () => {
    const [read, news] = record.declarations;
    const unticked = { ...record, declarations: [{ ...read!, checked: false }, news!] };
    assert.deepEqual(pointers(unticked), ['/declarations/0/checked']);
    const reworded = { ...record, authority: { confirmed: true, statement: 'Vielleicht.' } };
    assert.deepEqual(pointers(reworded), ['/authority/statement']);
    assert.deepEqual(pointers({ ...record, acceptor: {} }), ['/acceptor/name', '/acceptor/orderNumber']);
  });
});
