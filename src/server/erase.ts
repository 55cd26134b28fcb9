import { chainOf, sealErasure, type LedgerOptions } from './ledger.js';
import type { StoredEntry } from './store.js';

export interface EraseOptions {
  /** The provider, as `identify` names it. */
  tenant?: string;
  /** The account's `reference`, as `identify` names it. */
  customer: string;
  /** True for what the account did in trials, which stands in a chain of its own. */
  test?: boolean;
}

/**
 * Erases what is kept of a customer (Art. 17 GDPR): all receipts with the records in them, those that were attached to
 * the account later included, and the attachments. The chain keeps its entries, which say nothing about anybody once
 * receipts, attachments and their salts are gone, and gets one more that names them by their ids. Whether and when to
 * erase is the controller's decision: what is gone proves nothing any more.
 *
 * @returns The erasure's entry; `undefined` when there was nothing.
 */
export function eraseCustomer(
  ledger: LedgerOptions,
  { tenant = '', customer, test }: EraseOptions,
): Promise<StoredEntry | undefined> {
  return ledger.store.erase(chainOf(tenant, test), customer, (place, ids) => sealErasure(ledger, place, ids, test));
}
