import { entryDigest, entryOf, entryOfAttachment } from '../acceptance/entry.js';
import type { AcceptanceRecord, Attachment, ChainEntry, Objection } from '../acceptance/schema.js';
import { base64url, canonicalJson } from '../agreement/digest.js';
import type { OwnCopy } from './catalogue.js';
import type { Identity } from './options.js';
import type { Signer } from './signer.js';
import type { AnyIssued, ConsentStore, Place, Seal, SealedAttachment, SealedEntry, SealedReceipt } from './store.js';

/** Where the evidence is kept and in whose name. */
export interface LedgerOptions {
  store: ConsentStore;
  /** Who issues the receipts: name or URL of the provider. */
  issuer: string;
  /** Signs the receipts. Without it they are chained only, which proves nothing to whoever does not trust the keeper. */
  signer?: Signer | undefined;
  /** Absolute address of the public keys, `?keys` of the endpoint; goes into receipts and exports. */
  keysUrl?: string | undefined;
  /** The server's clock. */
  now?: (() => Date) | undefined;
}

/**
 * The chain of a provider, or that of its trials. Written as JSON writes text, because databases take neither NUL nor
 * half characters as they are, and two providers must never share a chain.
 */
export const chainOf = (tenant: string, test = false): string =>
  `${test ? 'test' : 'live'}:${JSON.stringify(tenant).slice(1, -1)}`;

/** What goes into a receipt beside its place. */
export interface ReceiptFacts {
  record: AcceptanceRecord | Objection;
  /** Digest of the record. */
  fingerprint: string;
  own: OwnCopy;
  identity: Identity | undefined;
}

/**
 * Issues the receipt for an act, in the place that the store gives. The record is kept as it was sent, also without a
 * digest; the digest that binds is that of the server's own copy, which stands with everything else that the server
 * knows in `established`.
 */
export function sealReceipt(ledger: LedgerOptions, facts: ReceiptFacts): Seal<SealedReceipt> {
  const { record, fingerprint, own, identity } = facts;
  const [id, salt] = [newId('rcpt'), randomText(16)];
  return async (place) => {
    const unsigned = {
      schema: 'avv-receipt/1',
      id,
      acceptedAt: timeOf(ledger),
      ...(record.test && { test: true }),
      record,
      recordDigest: fingerprint,
      issuer: ledger.issuer,
      established: establish(own, identity),
      salt,
      ...placed(place),
      ...(ledger.keysUrl && { keysUrl: ledger.keysUrl }),
    } as AnyIssued;
    const entry = await entryOf(unsigned);
    return { receipt: await signed(unsigned, ledger), entry, digest: await entryDigest(entry) };
  };
}

function establish(own: OwnCopy, { customer, acceptor, address }: Partial<Identity> = {}): AnyIssued['established'] {
  const { id, version, language } = own.agreement;
  return {
    document: { id, version, language, digest: own.digest, ...(own.href && { href: own.href }) },
    ...(customer && { customer: { ...customer } }),
    ...(acceptor && { acceptor: { ...acceptor } }),
    ...(address && { address }),
  };
}

/** Issues the statement that a receipt is an account's. */
export function sealAttachment(
  ledger: LedgerOptions,
  { receiptId, customer, test }: { receiptId: string; customer: string; test: boolean | undefined },
): Seal<SealedAttachment> {
  const [id, salt] = [newId('att'), randomText(16)];
  return async (place) => {
    const unsigned: Attachment = {
      schema: 'avv-attachment/1',
      id,
      attachedAt: timeOf(ledger),
      ...(test && { test: true }),
      receipt: receiptId,
      customer: { reference: customer },
      issuer: ledger.issuer,
      salt,
      ...placed(place),
      ...(ledger.keysUrl && { keysUrl: ledger.keysUrl }),
    };
    const entry = await entryOfAttachment(unsigned);
    return { attachment: await signed(unsigned, ledger), entry, digest: await entryDigest(entry) };
  };
}

/** The entry that says which receipts and attachments are kept no longer. */
export async function sealErasure(
  ledger: LedgerOptions,
  place: Place,
  ids: readonly string[],
  test = false,
): Promise<SealedEntry> {
  const entry: ChainEntry = {
    schema: 'avv-entry/1',
    kind: 'erasure',
    id: newId('ers'),
    at: timeOf(ledger),
    ...(test && { test }),
    issuer: ledger.issuer,
    ...placed(place),
    erased: [...ids],
  };
  return { entry, digest: await entryDigest(entry) };
}

/** The value with a signature over its canonical form, if there is a signer. */
export async function signed<T extends object>(value: T, { signer }: LedgerOptions): Promise<T> {
  if (!signer) return value;
  return { ...value, signature: await signer.sign(new TextEncoder().encode(canonicalJson(value))) };
}

export const timeOf = ({ now = () => new Date() }: LedgerOptions): string => now().toISOString();

const placed = ({ sequence, previousDigest }: Place) => ({ sequence, ...(previousDigest && { previousDigest }) });

/** Cannot be guessed. */
const newId = (prefix: string): string => `${prefix}_${randomText(18)}`;

const randomText = (bytes: number): string => base64url(crypto.getRandomValues(new Uint8Array(bytes)));
