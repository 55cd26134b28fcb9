import { validate } from '../agreement/validate.js';
import { receiptFormShape } from '../generated/shapes.js';
import { askEndpoint, type ReadLatestOptions } from './read-latest.js';
import type { ObjectionReceipt } from './schema.js';

/** Bytes; some tens of objections with long reasons. */
const LIMIT = 512 * 1024;

/**
 * Asks the endpoint what the signed-in customer has objected to: `GET <endpoint>?objections&document=<id>`. An endpoint
 * need not know this question: whatever comes but a list of well-formed receipts means that nothing is known. Asked once;
 * never rejects.
 */
export async function readObjections(options: ReadLatestOptions): Promise<ObjectionReceipt[]> {
  const answer = await askEndpoint(options, LIMIT, { objections: '' });
  const { objections } = Object(answer?.content) as { objections?: unknown };
  return Array.isArray(objections) ? objections.filter((receipt) => concerns(receipt, options.documentId)) : [];
}

function concerns(receipt: unknown, documentId: string): receipt is ObjectionReceipt {
  if (validate(receipt, receiptFormShape).length) return false;
  const { record, acceptedAt } = receipt as ObjectionReceipt;
  const { schema, document, changes } = Object(record) as Partial<ObjectionReceipt['record']>;
  return (
    schema === 'avv-objection/1' &&
    document?.id === documentId &&
    Array.isArray(changes) &&
    !Number.isNaN(Date.parse(acceptedAt))
  );
}
