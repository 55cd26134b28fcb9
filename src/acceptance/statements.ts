import type { FieldProblem } from '../agreement/errors.js';
import type { Agreement } from '../agreement/schema.js';
import { step } from '../agreement/validate.js';
import type { AcceptanceRecord } from './schema.js';
import { askPlace, wordsShown } from './words.js';

/**
 * Holds a record of the right shape against the agreement itself: what the agreement demands is there, and the words
 * are the agreement's. A receipt binds the provider, so it must not carry words that somebody put in.
 */
export function contentProblems(record: AcceptanceRecord, agreement: Agreement): FieldProblem[] {
  const checks = [placeholders, declarations, undeclared, authority, asks, subprocessors];
  return checks.flatMap((check) => [...check(record, agreement)]);
}

type Check = (record: AcceptanceRecord, agreement: Agreement) => Iterable<FieldProblem>;

const placeholders: Check = function* (record, agreement) {
  for (const { key, label, required } of agreement.placeholders ?? [])
    if (required && !own(record.placeholders, key))
      yield { pointer: `/placeholders${step(key)}`, detail: `“${label}” must be filled in` };
};

const declarations: Check = function* (record, agreement) {
  for (const { id, text, required } of agreement.acceptance?.declarations ?? []) {
    const index = record.declarations.findIndex((declaration) => declaration.id === id);
    const given = record.declarations[index];
    if (!given) {
      yield { pointer: '/declarations', detail: `The declaration “${id}” is missing` };
      continue;
    }
    if (required && !given.checked)
      yield { pointer: `/declarations/${index}/checked`, detail: `The declaration “${id}” must be ticked` };
    if (given.text !== wordsShown(text, agreement, record.placeholders))
      yield { pointer: `/declarations/${index}/text`, detail: 'These are not the agreement’s words' };
  }
};

const undeclared: Check = function* (record, agreement) {
  const known = agreement.acceptance?.declarations?.map(({ id }) => id) ?? [];
  for (const [index, { id }] of record.declarations.entries()) {
    if (!known.includes(id))
      yield { pointer: `/declarations/${index}/id`, detail: `The agreement has no declaration “${id}”` };
    else if (record.declarations.findIndex((other) => other.id === id) < index)
      yield { pointer: `/declarations/${index}/id`, detail: `The declaration “${id}” occurs twice` };
  }
};

const authority: Check = function* (record, agreement) {
  const demanded = agreement.acceptance?.authority;
  if (record.authority ? !record.authority.confirmed : demanded)
    yield { pointer: '/authority/confirmed', detail: 'The authority to act for the customer must be confirmed' };
  if (
    demanded &&
    record.authority &&
    record.authority.statement !== wordsShown(demanded.text, agreement, record.placeholders)
  )
    yield { pointer: '/authority/statement', detail: 'These are not the agreement’s words' };
};

const asks: Check = function* (record, agreement) {
  for (const { field, label = field, required } of agreement.acceptance?.asks ?? []) {
    const [who, key] = askPlace(field);
    if (required && !own(record[who], key))
      yield { pointer: `/${who}${step(key)}`, detail: `“${label}” must be filled in` };
  }
};

const subprocessors: Check = function* (record, agreement) {
  const known = new Set(agreement.subprocessors?.groups.flatMap(({ entries }) => entries.map(({ id }) => id)));
  for (const [index, id] of record.subprocessors.entries())
    if (!known.has(id))
      yield { pointer: `/subprocessors/${index}`, detail: `The agreement has no subprocessor “${id}”` };
};

/** A text that is there and more than white space. */
const own = (fields: Readonly<Record<string, unknown>>, key: string): boolean => {
  const value = Object.hasOwn(fields, key) ? fields[key] : undefined;
  return typeof value === 'string' && value.trim() !== '';
};
