import { AvvError } from '../agreement/errors.js';
import { validate, type Violation } from '../agreement/validate.js';
import { receiptFormShape, recordShape } from '../generated/shapes.js';
import type { Receipt } from './schema.js';

/** How the text was presented binds nobody; a server may leave it out of what it stores. */
const MAY_BE_MISSING = ['/presentation', '/client', '/features', '/subprocessors'];

/**
 * Checks a receipt that somebody has kept, and that no act on this page can be held against.
 *
 * @returns A copy, so that nothing changes afterwards what is shown.
 * @throws {AvvError} `receipt-malformed`, with `violations`.
 */
export function checkKeptReceipt(kept: unknown): Receipt {
  const receipt = copyOf(kept);
  const violations = validate(receipt, receiptFormShape);
  if (!violations.length)
    violations.push(...recordViolations(receipt as Receipt), ...timeViolations(receipt as Receipt));
  if (violations.length) throw new AvvError('receipt-malformed', 'Not a receipt of an acceptance', { violations });
  return receipt as Receipt;
}

function copyOf(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value) ?? 'null');
  } catch (cause) {
    throw new AvvError('receipt-malformed', 'Not to be written as JSON', { violations: [], cause });
  }
}

const recordViolations = ({ record }: Receipt): Violation[] =>
  validate(record, recordShape)
    .filter(({ problem, pointer }) => problem !== 'missing' || !MAY_BE_MISSING.includes(pointer))
    .map((violation) => ({ ...violation, pointer: `/record${violation.pointer}` }));

/** The form of a time lets a 13th month pass, which no clock can show. */
const timeViolations = ({ acceptedAt }: Receipt): Violation[] =>
  Number.isNaN(Date.parse(acceptedAt))
    ? [{ pointer: '/acceptedAt', problem: 'format', expected: 'date-time', received: acceptedAt }]
    : [];
