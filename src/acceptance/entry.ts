import { digestOf } from '../agreement/digest.js';
import type { AnyReceipt, ChainEntry } from './schema.js';

/** What a receipt says apart from where it stands in the chain and what was made of it afterwards. */
const OUTSIDE = ['sequence', 'previousDigest', 'signature', 'copies'] as const;

/**
 * What the chain holds in place of a receipt: the digest of it, which its random `salt` keeps from being guessed.
 *
 * @throws {AvvError} `lone-surrogate`, see `digestOf`.
 */
export async function commitmentOf(receipt: AnyReceipt): Promise<string> {
  const facts: Record<string, unknown> = { ...receipt };
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

/** The digest by which the next entry refers to this one. */
export const entryDigest = (entry: ChainEntry): Promise<string> => mustDigest(entry);

async function mustDigest(value: unknown): Promise<string> {
  const digest = await digestOf(value);
  if (!digest) throw new Error('There is no crypto.subtle here, which digests need');
  return digest;
}
