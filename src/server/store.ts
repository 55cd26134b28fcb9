import type { AnyReceipt, Attachment, ChainEntry, ObjectionReceipt, Receipt } from '../acceptance/schema.js';

/** An act that is to be stored once. */
export interface StoreAct {
  /** Whose chain it goes into: one for each provider, and one apart for trials; see `ledger.ts`. */
  chain: string;
  /** Idempotency key of the act. */
  key: string;
  /** Digest of the record as it was sent: tells a retry from another act under the same key. */
  fingerprint: string;
  /** The host's id of the account, from `identify`; never what the client claims. */
  customer?: string | undefined;
}

/** Where the next entry of a chain stands. */
export interface Place {
  /** From 1, without gaps. */
  sequence: number;
  /** Digest of the entry before it; `undefined` for the first. */
  previousDigest: string | undefined;
}

/** The entry for a place, with its digest. */
export interface SealedEntry {
  entry: ChainEntry;
  digest: string;
}

/** A server's own receipt knows what it established, and where it stands. */
type Issued<T extends AnyReceipt> = T & { established: NonNullable<T['established']>; sequence: number };
export type IssuedReceipt = Issued<Receipt>;
export type IssuedObjection = Issued<ObjectionReceipt>;
export type AnyIssued = IssuedReceipt | IssuedObjection;

export interface SealedReceipt extends SealedEntry {
  receipt: AnyIssued;
}

export interface SealedAttachment extends SealedEntry {
  attachment: Attachment;
}

/**
 * Makes the entry for a place: digests it, signs it. Called again with another place when somebody else was quicker;
 * the chain's end may be held meanwhile, so it must not take long.
 */
export type Seal<T> = (place: Place) => Promise<T>;

/** A link of the chain with what is kept beside it. */
export interface StoredEntry extends SealedEntry {
  chain: string;
  /** Of acceptances and objections; stays when the rest is erased. */
  key?: string | undefined;
  /** What can be erased of an act: missing of what was erased. */
  content?: StoredContent | undefined;
  /** What can be erased of an attachment: missing of what was erased. */
  attachment?: Attachment | undefined;
}

export interface StoredContent {
  fingerprint: string;
  /** The account of the session in which it was given. */
  customer?: string | undefined;
  /** The account that it was attached to later. */
  attachedTo?: string | undefined;
  receipt: AnyIssued;
}

/** An attachment that has not been erased. */
export type StoredAttachment = StoredEntry & { attachment: Attachment };

/** Why a receipt cannot be attached to an account; see `AttachError`. */
export type AttachRefusal = 'unknown-receipt' | 'erased' | 'not-an-acceptance' | 'has-customer' | 'other-customer';

export type AttachResult =
  /** `created` is false when it was attached to this account before; `stored` is then that first entry. */
  { created: boolean; stored: StoredAttachment; refused?: undefined } | { refused: AttachRefusal };

export interface AppendResult {
  /** False when `(chain, key)` was there already; `stored` is then the one that holds it. */
  created: boolean;
  stored: StoredEntry;
}

/**
 * Where the evidence is kept: chains of entries that only grow, and beside them the receipts, which hold the personal
 * data. Methods reject when the database cannot be reached; the handler answers that with 503, and the client tries
 * again under the same key.
 */
export interface ConsentStore {
  /**
   * Stores the act at the end of its chain, or finds the one that holds its `(chain, key)`, in one atomic and durable
   * step: there is no reservation that a crash could leave behind, and whoever comes second gets the first one's entry.
   */
  append(act: StoreAct, seal: Seal<SealedReceipt>): Promise<AppendResult>;
  findByKey(chain: string, key: string): Promise<StoredEntry | undefined>;
  /** By the id of a receipt, an attachment or an erasure. */
  findById(chain: string, id: string): Promise<StoredEntry | undefined>;
  /** The last acceptance of any version and language of a document by a customer, or attached to that customer. */
  latest(chain: string, customer: string, documentId: string): Promise<StoredEntry | undefined>;
  /** A customer's last 100 objections to changes that a document announces, of any version and language, newest first. */
  objections(chain: string, customer: string, documentId: string): Promise<StoredEntry[]>;
  /** The chain, oldest first, `limit` (100) entries at a time, beginning behind the sequence `after`. */
  list(chain: string, page?: { after?: number; limit?: number }): Promise<StoredEntry[]>;
  /**
   * Notes at the end of the chain whose account an acceptance is that was stored without one, in one atomic and durable
   * step, once for each acceptance. `judgeAttachment` in `attachable.ts` says what is refused.
   */
  attach(chain: string, receiptId: string, customer: string, seal: Seal<SealedAttachment>): Promise<AttachResult>;
  /**
   * Deletes the content of everything of a customer, attachments and what is attached included, and notes it at the end of the chain, in one atomic and durable
   * step; `undefined` when there is nothing. `seal` gets the ids, oldest first.
   */
  erase(
    chain: string,
    customer: string,
    seal: (place: Place, ids: readonly string[]) => Promise<SealedEntry>,
  ): Promise<StoredEntry | undefined>;
}
