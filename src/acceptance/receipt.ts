import { AvvError } from '../agreement/errors.js';
import { step, validate } from '../agreement/validate.js';
import { receiptFormShape } from '../generated/shapes.js';
import type { AcceptanceRecord, Objection, ReceiptOf } from './schema.js';

/** What binds the parties, of an acceptance or an objection; a server may leave out how the text was presented. */
const BINDING = [
  'schema',
  ...['document', 'customer', 'acceptor', 'authority', 'declarations', 'act', 'placeholders'],
  ...['changes', 'reason'],
];

/**
 * Checks that an endpoint's answer is a receipt for this very act: same document, same words, same people. A receipt
 * for anything else, out of a cache or from another session, must not be shown as proof.
 *
 * @throws {AvvError} `receipt-malformed` with `violations`; `receipt-mismatch` with `pointer` into the receipt,
 *   `expected` and `received`.
 */
export function checkReceipt<R extends AcceptanceRecord | Objection>(receipt: unknown, record: R): ReceiptOf<R> {
  const violations = validate(receipt, receiptFormShape);
  if (violations.length) throw new AvvError('receipt-malformed', 'Not a receipt of the protocol', { violations });
  const { record: stored, established } = receipt as ReceiptOf<R>;
  for (const key of BINDING) refuseDifference(record[key], stored[key], `/record/${key}`);
  if (established) refuseOtherDocument(record.document, established.document);
  return receipt as ReceiptOf<R>;
}

/** The server's own copy decides; a record from plain http has no digest to hold against it. */
function refuseOtherDocument(shown: AcceptanceRecord['document'], own: AcceptanceRecord['document']): void {
  for (const key of ['id', 'version', 'language', 'digest'] as const)
    if (shown[key]) refuseDifference(shown[key], own[key], `/established/document/${key}`);
}

/** Compares two JSON values down to the first leaf that differs. */
function refuseDifference(expected: unknown, received: unknown, pointer: string): void {
  if (isObject(expected) && isObject(received)) {
    for (const key of Object.keys({ ...expected, ...received }))
      refuseDifference(expected[key], received[key], pointer + step(key));
  } else if (expected !== received) {
    const message = `The receipt differs from what was sent at ${pointer}`;
    throw new AvvError('receipt-mismatch', message, { pointer, expected: shown(expected), received: shown(received) });
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'missing'));
