import type { AcceptanceRecord } from '../acceptance/schema.js';
import { base64url } from '../agreement/digest.js';
import type { OwnCopy } from './catalogue.js';
import type { Identity } from './options.js';
import type { IssuedReceipt } from './store.js';

interface Facts {
  record: AcceptanceRecord;
  fingerprint: string;
  own: OwnCopy;
  identity: Identity | undefined;
  issuer: string;
  now: (() => Date) | undefined;
}

/**
 * The receipt for a record. The record is kept as it was sent, also without a digest; the digest that binds is that of
 * the server's own copy, which stands with everything else that the server knows in `established`.
 */
export function issueReceipt({
  record,
  fingerprint,
  own,
  identity,
  issuer,
  now = () => new Date(),
}: Facts): IssuedReceipt {
  const { id, version, language } = own.agreement;
  const { customer, acceptor, address } = identity ?? {};
  return {
    schema: 'avv-receipt/1',
    id: `rcpt_${base64url(crypto.getRandomValues(new Uint8Array(18)))}`,
    acceptedAt: now().toISOString(),
    record,
    recordDigest: fingerprint,
    issuer,
    established: {
      document: { id, version, language, digest: own.digest, ...(own.href && { href: own.href }) },
      ...(customer && { customer: { ...customer } }),
      ...(acceptor && { acceptor: { ...acceptor } }),
      ...(address && { address }),
    },
  };
}
