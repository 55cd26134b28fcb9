import { canonicalJson } from '../agreement/digest.js';
import { entryOf } from './entry.js';
import type { AnyReceipt, ChainEntry } from './schema.js';
import { checkSignature, openKeyring } from './signature.js';
import { finding, type Check, type CheckName, type Finding } from './verification.js';
import { walkChain, type ChainVerification, type Chunks } from './verify-chain.js';
import { checkDocument, checkForm, checkRecord, checkStatements, checkTrial, noCrypto } from './verify-receipt.js';

/** What a receipt is held against; the more is given, the more is checked. */
export interface VerifyInput {
  /** The receipt of an acceptance or objection, parsed with `parseJson`: others let a name occur twice. */
  receipt: unknown;
  /** The agreement's file, parsed. */
  agreement?: unknown;
  /** The issuer's public keys: a JSON Web Key Set (RFC 7517). */
  keys?: unknown;
  /** An export of the issuer's chain, in pieces of any size. */
  chain?: Chunks;
}

export interface Verification {
  /** Nothing failed. A trial proves nothing and is never valid; look at `unchecked` before relying on it. */
  valid: boolean;
  checks: Check[];
  /** Checks for which something was missing. */
  unchecked: CheckName[];
  /** What was found out about the export, if one was given. */
  chain?: ChainVerification;
}

/**
 * Checks a receipt without asking anybody: its form, the record's digest, the agreement, the statements, the issuer's
 * signature, its place in the issuer's chain. It never throws for what it is given; whatever is wrong is a check that
 * failed. It shows which text was accepted with which words, when, and that the issuer says so; not who sat there.
 */
export async function verifyReceipt({ receipt, agreement, keys, chain }: VerifyInput): Promise<Verification> {
  const form = checkForm(receipt);
  if (form.result === 'fail') return conclude([{ name: 'form', ...form }, ...NEXT.map(formFirst)]);
  const known = receipt as AnyReceipt;
  const document = await checkDocument(known, agreement);
  const trial = checkTrial(known);
  const place = await checkPlace(known, chain, keys);
  return conclude(
    [
      { name: 'form', ...form },
      { name: 'record', ...(await checkRecord(known)) },
      { name: 'document', ...document },
      { name: 'statements', ...checkStatements(known, agreement, document) },
      { name: 'signature', ...(await checkIssuer(known, keys)) },
      { name: 'chain', ...place.finding },
      ...(trial ? [{ name: 'trial' as const, ...trial }] : []),
    ],
    place.chain,
  );
}

const NEXT: readonly CheckName[] = ['record', 'document', 'statements', 'signature', 'chain'];

const formFirst = (name: CheckName): Check => ({ name, ...finding('form-first', 'The form is not that of a receipt') });

const conclude = (checks: Check[], chain?: ChainVerification): Verification => ({
  valid: checks.every(({ result }) => result !== 'fail'),
  checks,
  unchecked: checks.filter(({ result }) => result === 'unchecked').map(({ name }) => name),
  ...(chain && { chain }),
});

const hasCrypto = (): boolean => (globalThis.crypto?.subtle as SubtleCrypto | undefined) !== undefined;

async function checkIssuer(receipt: AnyReceipt, keys: unknown): Promise<Finding> {
  if (keys === undefined)
    return receipt.signature === undefined
      ? finding('unsigned', 'The receipt is not signed')
      : finding('no-keys', 'No keys were given', receipt.keysUrl);
  return hasCrypto() ? checkSignature(receipt, receipt.acceptedAt, openKeyring(keys)) : noCrypto();
}

interface Place {
  finding: Finding;
  chain?: ChainVerification;
}

async function checkPlace(receipt: AnyReceipt, chunks: Chunks | undefined, keys: unknown): Promise<Place> {
  if (chunks === undefined) return { finding: finding('no-chain', 'No export of the chain was given') };
  if (!hasCrypto()) return { finding: noCrypto() };
  const own = await ownEntry(receipt);
  let there: ChainEntry | undefined;
  let erased = false;
  const chain = await walkChain(chunks, { keys }, (entry) => {
    if (entry.sequence === receipt.sequence) there = entry;
    erased ||= entry.kind === 'erasure' && entry.erased?.includes(receipt.id) === true;
  });
  return { finding: whereabouts(chain, own, there, erased), chain };
}

/** The entry that the chain must hold; `undefined` for a receipt that claims no place. */
async function ownEntry(receipt: AnyReceipt): Promise<ChainEntry | undefined> {
  return receipt.sequence === undefined || !receipt.established ? undefined : entryOf(receipt);
}

function whereabouts(
  chain: ChainVerification,
  own: ChainEntry | undefined,
  there: ChainEntry | undefined,
  erased: boolean,
): Finding {
  const [problem] = chain.problems;
  if (problem)
    return finding('chain-broken', `Line ${problem.line}: ${problem.detail}`, problem.expected, problem.received);
  if (!own) return finding('not-in-chain', 'The receipt names no place in a chain');
  if (there?.id !== own.id)
    return finding('not-in-chain', `Entry ${own.sequence} is not of this receipt`, own.id, there?.id ?? 'missing');
  const [expected, received] = [canonicalJson(own), canonicalJson(there)];
  if (expected !== received)
    return finding('entry-differs', 'The chain’s entry is not of this receipt as it is', expected, received);
  const place = `Entry ${own.sequence} of ${chain.entries}`;
  return erased
    ? finding('in-chain-erased', `${place}; the issuer has erased its own copy since`)
    : finding('in-chain', place);
}
