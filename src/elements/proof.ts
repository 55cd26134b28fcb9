import type { Receipt } from '../acceptance/schema.js';
import { verifyReceipt } from '../acceptance/verify.js';
import { AvvError } from '../agreement/errors.js';
import type { Agreement } from '../agreement/schema.js';
import { failures, type Proof } from '../view/proof.js';
import type { ConclusionHost } from './conclusion-host.js';
import { loadKeys } from './keys.js';

export { proofView, type Proof } from '../view/proof.js';
export { copyOf } from './copy.js';

/** Holds a receipt against the text on the page, and against the issuer's keys where the host names them. */
export async function prove(receipt: Receipt, shown: Agreement, host: ConclusionHost): Promise<Proof> {
  // A receipt of a former version, which a host may hand in, says nothing about this text.
  const agreement = isOf(receipt, shown) ? shown : undefined;
  const keys = await keysOf(host);
  return {
    verification: await verifyReceipt({ receipt, agreement, ...(keys !== LOST && { keys }) }),
    keysLost: keys === LOST,
  };
}

const isOf = ({ record: { document } }: Receipt, { id, version, language }: Agreement): boolean =>
  document.id === id && document.version === version && document.language === language;

const LOST = Symbol('keys that could not be had');

async function keysOf({ keys, fetch, credentials }: ConclusionHost): Promise<unknown> {
  if (!keys) return undefined;
  try {
    return await loadKeys(keys, { ...(fetch && { fetch }), ...(credentials && { credentials }) });
  } catch {
    return LOST;
  }
}

/** What the page's developer hears of a receipt that is not true. */
export function failureOf(proof: Proof): AvvError | undefined {
  const [first] = failures(proof);
  if (!first) return undefined;
  const { name, reason, detail, expected, received } = first;
  return new AvvError('receipt-invalid', `${name}: ${detail} (${reason})`, {
    ...(expected !== undefined && { expected }),
    ...(received !== undefined && { received }),
  });
}
