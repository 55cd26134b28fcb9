import { AvvError, type FieldProblem } from '../agreement/errors.js';
import { parseJson } from '../agreement/json.js';
import type { Agreement } from '../agreement/schema.js';
import { validate, type Violation } from '../agreement/validate.js';
import { recordShape } from '../generated/shapes.js';
import type { AcceptanceRecord } from './schema.js';
import { contentProblems } from './statements.js';
import { RECORD_LIMIT } from './submit.js';

/** A record has four levels; hosts may add some. */
const DEPTH_LIMIT = 16;

/**
 * Reads an acceptance record that came in from a page, such as the value of a form field. What it says is still the
 * client's claim: see `recordProblems`.
 *
 * @param source JSON, or what a framework has parsed of it; that is copied.
 * @throws {AvvError} `record-too-large` beyond 16 KiB, before anything is parsed; `malformed` for everything else that
 *   is no record, with `violations` (empty where it is no JSON, or nested too deeply; then with a `cause`).
 */
export function parseRecord(source: unknown): AcceptanceRecord {
  const text = typeof source === 'string' ? source : written(source);
  refuseLarge(text);
  const value = parsed(text);
  const violations = validate(value, recordShape);
  if (violations.length) throw malformed(describe(violations[0]!), violations);
  return value as AcceptanceRecord;
}

/**
 * Holds a record against the provider's own copy of the agreement, as our endpoint does: it names this agreement, all
 * that the agreement demands is there, and the words are the agreement's. Empty when nothing is wrong.
 *
 * Not looked at is the digest: hold `record.document.digest` against `await digestOf(agreement)`; on plain http pages
 * cannot take it, and it is missing.
 */
export const recordProblems = (record: AcceptanceRecord, agreement: Agreement): FieldProblem[] => [
  ...otherDocument(record, agreement),
  ...contentProblems(record, agreement),
];

const otherDocument = ({ document }: AcceptanceRecord, agreement: Agreement): FieldProblem[] =>
  (['id', 'version', 'language'] as const)
    .filter((key) => document[key] !== agreement[key])
    .map((key) => ({ pointer: `/document/${key}`, detail: `must be “${agreement[key]}”, not “${document[key]}”` }));

function refuseLarge(text: string): void {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes <= RECORD_LIMIT) return;
  const message = `The record has ${bytes} bytes; ${RECORD_LIMIT} are allowed`;
  throw new AvvError('record-too-large', message, { limit: RECORD_LIMIT });
}

function written(source: unknown): string {
  try {
    return JSON.stringify(source) ?? 'null';
  } catch (cause) {
    throw malformed('not to be written as JSON', [], cause);
  }
}

function parsed(text: string): unknown {
  try {
    return parseJson(text, DEPTH_LIMIT);
  } catch (cause) {
    throw malformed((cause as Error).message, [], cause);
  }
}

const describe = ({ pointer, problem, expected }: Violation): string =>
  `${pointer || 'the whole'}: ${problem}, expected ${expected}`;

const malformed = (what: string, violations: readonly Violation[], cause?: unknown): AvvError =>
  new AvvError('malformed', `Not an acceptance record: ${what}`, { violations, cause });
