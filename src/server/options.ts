import type { Acceptor, Customer } from '../acceptance/schema.js';
import type { Agreement } from '../agreement/schema.js';
import type { LedgerOptions } from './ledger.js';
import type { IssuedObjection, IssuedReceipt, StoredEntry } from './store.js';

/** Who is asking, as the host's own session says. */
export interface Identity {
  /** Whose rows these are, where one database serves several providers. `''` if left out. */
  tenant?: string;
  /**
   * The account that is bound; goes into the receipt. Only its own acceptances can be read. `null`, said outright, where
   * there is none yet, as in a sign-up form of this tenant: the acceptance is stored without one, for `attach`.
   */
  customer: (Customer & { reference: string }) | null;
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

/** What a durable copy is made of. */
export interface CopyInput {
  agreement: Agreement;
  receipt: IssuedReceipt;
  /** The signer's public keys. */
  keys?: object | undefined;
  now?: (() => Date) | undefined;
}

/** A durable copy as a file, ready to be attached to a mail. */
export interface CopyFile {
  name: string;
  mediaType: string;
  content: Uint8Array;
}

/** What `onAccepted` is told. */
export interface NewAcceptance extends StoredAcceptance {
  /**
   * Makes the durable copy, when it is asked for. If that fails it rejects, here, where the host can send its mail
   * without; what is not caught goes to `onError`. The acceptance is stored before and stands in any case. Rejects
   * with a `TypeError` where the handler has no `copy`.
   */
  copy(): Promise<CopyFile>;
}

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
  onAccepted?: (acceptance: NewAcceptance) => void | Promise<void>;
  /** The same for objections. */
  onObjected?: (objection: StoredObjection) => void | Promise<void>;
  /** Makes the durable copy for `onAccepted`: `durableCopy` of `avv-viewer/copy`. */
  copy?: (input: CopyInput) => Promise<CopyFile>;
  /** Told what the client only sees as 500 or 503. `console.error` if left out. */
  onError?: (error: unknown) => void;
}
