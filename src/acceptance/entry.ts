import { digestOf } from '../agreement/digest.js';
import type { AnyReceipt, Attachment, ChainEntry } from './schema.js';

/** What a receipt or an attachment says apart from where it stands in the chain and what was made of it afterwards. */
const OUTSIDE = ['sequence', 'previousDigest', 'signature', 'copies'] as const;

/**
 * What the chain holds in place of a receipt or an attachment: the digest of it, which its random `salt` keeps from
 * being guessed.
 *
 * @throws {AvvError} `lone-surrogate`, see `digestOf`.
 */
export async function commitmentOf(evidence: AnyReceipt | Attachment): Promise<string> {
  const facts: Record<string, unknown> = { ...evidence };
  for (const name of OUTSIDE) delete facts[name];
  return mustDigest(facts);
}

/** The chain's entry for a receipt that has its place; anybody who holds the receipt can make it again. */
export async function entryOf(receipt: AnyReceipt): Promise<ChainEntry> {
  const { id, acceptedAt, test, issuer, sequence, previousDigest, established, record } = receipt;
  if (sequence === undefined || !established) throw new TypeError('This receipt stands in no chain');
  const { id: documentId, version, language, digest } = established.document;
  return {
    schema: 'avv-entry/1',
    kind: record.schema === 'avv-objection/1' ? 'objection' : 'acceptance',
    id,
    at: acceptedAt,
    ...(test && { test }),
    issuer,
    sequence,
    ...(previousDigest && { previousDigest }),
    document: { id: documentId, version, language, digest },
    commitment: await commitmentOf(receipt),
  };
}

/** The chain's entry for an attachment. */
export async function entryOfAttachment(attachment: Attachment): Promise<ChainEntry> {
  const { id, attachedAt, test, issuer, sequence, previousDigest, receipt } = attachment;
  return {
    schema: 'avv-entry/1',
    kind: 'attachment',
    id,
    at: attachedAt,
    ...(test && { test }),
    issuer,
    sequence,
    ...(previousDigest && { previousDigest }),
    commitment: await commitmentOf(attachment),
    attached: receipt,
  };
}

/** The digest by which the next entry refers to this one. */
export const entryDigest = (entry: ChainEntry): Promise<string> => mustDigest(entry);

async function mustDigest(value: unknown): Promise<string> {
  const digest = await digestOf(value);
  if (!digest) throw new Error('There is no crypto.subtle here, which digests need');
  return digest;
}
