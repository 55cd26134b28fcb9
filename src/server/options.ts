import type { Acceptor, Customer } from '../acceptance/schema.js';
import type { Agreement } from '../agreement/schema.js';
import type { LedgerOptions } from './ledger.js';
import type { IssuedObjection, IssuedReceipt, StoredEntry } from './store.js';

/** Who is asking, as the host's own session says. */
export interface Identity {
  /** Whose rows these are, where one database serves several providers. `''` if left out. */
  tenant?: string;
  /** The account that is bound; goes into the receipt. Only its own acceptances can be read. */
  customer: Customer & { reference: string };
  /** The user who acts; goes into the receipt. */
  acceptor?: Acceptor;
  /** False for a user who may not bind the account: reading is allowed, accepting answers 403. */
  mayAccept?: boolean;
  /** Network address, if the host wants it in the receipt. */
  address?: string;
}

/** An agreement with what the provider says about it. */
export interface PublishedAgreement {
  agreement: Agreement;
  /** Absolute address at which it is published; goes into the receipt. */
  href?: string;
  /** No longer offered: 410. */
  withdrawn?: boolean;
}

/** A stored act whose receipt is there. */
type Stored<T> = StoredEntry & { key: string; content: { receipt: T } };
export type StoredAcceptance = Stored<IssuedReceipt>;
export type StoredObjection = Stored<IssuedObjection>;

export interface ConsentHandlerOptions extends LedgerOptions {
  /**
   * The provider's own copies, parsed. Of one id and language the last one is current; every other version is
   * answered with 409 version-superseded.
   */
  agreements: readonly (Agreement | PublishedAgreement)[];
  /**
   * Tells from cookies or headers who is asking; `undefined` is answered with 401. Must not read the body. Without
   * it anybody may accept, and a receipt can be read by whoever knows its id, nothing else. Not asked for the public
   * keys and for the health.
   */
  identify?: (request: Request) => Identity | undefined | Promise<Identity | undefined>;
  /** Foreign origins whose pages may send and read, `https://www.example.com`. The endpoint's own is always allowed. */
  allowedOrigins?: readonly string[];
  /** Rate limit: seconds to wait, answered with 429; `undefined` to go on. */
  limit?: (request: Request, identity: Identity | undefined) => number | undefined | Promise<number | undefined>;
  /** True where real customers are: trials (`test: true` in the record) are refused with 422. */
  production?: boolean;
  /**
   * Told of each new acceptance when it is stored, before the answer; for a mail, for unlocking the account. Once at
   * most: a crash may come in between, so what must not be missed is read from the store. Never told of trials, which
   * bind nobody. An error in it goes to `onError`: the acceptance stands.
   */
  onAccepted?: (acceptance: StoredAcceptance) => void | Promise<void>;
  /** The same for objections. */
  onObjected?: (objection: StoredObjection) => void | Promise<void>;
  /** Told what the client only sees as 500 or 503. `console.error` if left out. */
  onError?: (error: unknown) => void;
}
