import type { Receipt } from '../acceptance/schema.js';

/** One acceptance, ready to be stored. */
export interface AcceptanceEntry {
  /** Whose rows these are, where one database serves several providers; otherwise `''`. */
  tenant: string;
  /** Idempotency key of the act. */
  key: string;
  /** Digest of the record as it was sent: tells a retry from another act under the same key. */
  fingerprint: string;
  /** The host's id of the account, from `identify`; never what the client claims. */
  customer?: string | undefined;
  /** The receipt with its record: what holds personal data. `established` is always there. */
  receipt: IssuedReceipt;
}

export type IssuedReceipt = Receipt & { established: NonNullable<Receipt['established']> };

export interface StoredAcceptance extends AcceptanceEntry {
  /** Place in the store's order, from 1, without gaps. */
  sequence: number;
}

export interface AppendResult {
  /** False when `(tenant, key)` was there already; `acceptance` is then the one that holds it. */
  created: boolean;
  acceptance: StoredAcceptance;
}

/**
 * Where acceptances are kept. Only grows: there is no update and no delete. Methods reject when the database cannot be
 * reached; the handler answers that with 503, and the client tries again under the same key.
 */
export interface AcceptanceStore {
  /**
   * Stores the entry, or finds the one that holds its `(tenant, key)`, in one atomic and durable step: there is no
   * reservation that a crash could leave behind, and whoever comes second gets the first one's receipt.
   */
  append(entry: AcceptanceEntry): Promise<AppendResult>;
  findByKey(tenant: string, key: string): Promise<StoredAcceptance | undefined>;
  findByReceipt(tenant: string, receiptId: string): Promise<StoredAcceptance | undefined>;
  /** The last acceptance of any version and language of a document by a customer. */
  latest(tenant: string, customer: string, documentId: string): Promise<StoredAcceptance | undefined>;
  /** Everything of one tenant, oldest first, `limit` (100) at a time, beginning behind the sequence `after`. */
  list(tenant: string, page?: { after?: number; limit?: number }): Promise<StoredAcceptance[]>;
}
