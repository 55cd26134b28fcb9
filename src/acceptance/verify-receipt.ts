import { toAgreement } from '../agreement/conform.js';
import { canonicalJson, digestOf } from '../agreement/digest.js';
import type { FieldProblem } from '../agreement/errors.js';
import type { Agreement } from '../agreement/schema.js';
import { validate } from '../agreement/validate.js';
import { objectionReceiptShape, receiptShape } from '../generated/shapes.js';
import type { AcceptanceRecord, AnyReceipt, Objection } from './schema.js';
import { contentProblems } from './statements.js';
import { finding, type Finding } from './verification.js';

/** An object with the fields of a receipt, dates that exist, and a canonical form. */
export function checkForm(receipt: unknown): Finding {
  const { schema, record, acceptedAt } = (receipt ?? {}) as Partial<AnyReceipt>;
  if (!String(schema).startsWith('avv-receipt/'))
    return finding('not-a-receipt', 'This is not a receipt', 'avv-receipt/1', shown(schema));
  if (schema !== 'avv-receipt/1')
    return finding('newer-receipt', 'This receipt needs a newer avv-viewer', 'avv-receipt/1', shown(schema));
  const shape = record?.schema === 'avv-objection/1' ? objectionReceiptShape : receiptShape;
  const [first] = validate(receipt, shape);
  if (first) return finding('form-invalid', `${first.pointer}: ${first.problem}`, first.expected, first.received);
  if (Number.isNaN(Date.parse(acceptedAt!)))
    return finding('form-invalid', '/acceptedAt: no such date', 'date-time', acceptedAt);
  return uncanonical(receipt) ?? finding('form-valid', 'All fields that a receipt needs are there');
}

/** Half a character, a number that is none, or too many levels: there is nothing to hash. */
function uncanonical(receipt: unknown): Finding | undefined {
  try {
    canonicalJson(receipt);
    return undefined;
  } catch (error) {
    return finding('form-invalid', `No canonical form: ${(error as Error).message}`);
  }
}

export async function checkRecord({ record, recordDigest }: AnyReceipt): Promise<Finding> {
  const digest = await digestOf(record);
  if (!digest) return noCrypto();
  return digest === recordDigest
    ? finding('record-matches', 'The record has the digest that the receipt names')
    : finding('record-differs', 'The record is not the one that the receipt was issued for', recordDigest, digest);
}

/** Holds the agreement's file against the issuer's own copy, and that against what the client reported. */
export async function checkDocument({ established, record }: AnyReceipt, file: unknown): Promise<Finding> {
  const own: Identity = established?.document ?? record.document;
  const otherName = differing(own, record.document, 'record-names-other');
  if (otherName) return otherName;
  if (file === undefined) return finding('no-agreement', 'No agreement was given', named(own));
  const agreement = readAgreement(file);
  if (!('agreement' in agreement)) return agreement;
  const digest = await digestOf(file);
  if (!digest) return noCrypto();
  const { id, version, language } = agreement.agreement;
  const otherFile = differing(own, { id, version, language, digest }, 'document-differs');
  if (otherFile) return otherFile;
  if (!own.digest) return finding('no-digest', 'The receipt names the agreement, but has no digest of its text');
  return finding('document-matches', `The agreement is ${named(own)} with the digest ${digest}`);
}

interface Identity {
  id: string;
  version: string;
  language: string;
  digest?: string | undefined;
}

/** The first fact in which two documents differ; a digest that one of them lacks is none. */
function differing(
  own: Identity,
  other: Identity,
  reason: 'record-names-other' | 'document-differs',
): Finding | undefined {
  if (named(own) !== named(other))
    return finding(
      reason === 'document-differs' ? 'document-other' : reason,
      'These are two documents',
      named(own),
      named(other),
    );
  if (!own.digest || !other.digest || own.digest === other.digest) return undefined;
  return finding(reason, 'The name is the same, the text is another', own.digest, other.digest);
}

const named = ({ id, version, language }: Identity): string => `${id}, version ${version} (${language})`;

function readAgreement(file: unknown): { agreement: Agreement } | Finding {
  try {
    return { agreement: toAgreement(file) };
  } catch (error) {
    return finding('agreement-invalid', (error as Error).message);
  }
}

/** The words of an acceptance against the agreement's, or an objection's changes against those it announces. */
export function checkStatements({ record }: AnyReceipt, file: unknown, document: Finding): Finding {
  if (file === undefined) return finding('no-agreement', 'No agreement was given');
  if (document.result === 'fail' || document.reason === 'no-crypto')
    return finding('document-first', 'Words cannot be held against another text');
  if (isObjection(record)) return checkChanges(record, file as Agreement);
  const problems = contentProblems(record, file as Agreement);
  return problems.length
    ? finding('statements-differ', listed(problems))
    : finding('statements-match', `${record.declarations.length} declarations in the agreement’s words`);
}

export const isObjection = (record: AnyReceipt['record']): record is Objection => record.schema === 'avv-objection/1';

function checkChanges({ changes }: Objection, { subprocessors }: Agreement): Finding {
  const known = subprocessors?.changes?.map(({ id }) => id) ?? [];
  const unknown = changes.filter((id) => !known.includes(id));
  if (unknown.length || !changes.length)
    return finding('changes-unknown', 'The agreement announces no such change', known.join(', '), unknown.join(', '));
  return finding('changes-exist', `The agreement announces ${changes.join(', ')}`);
}

const listed = (problems: readonly FieldProblem[]): string =>
  problems.map(({ pointer, detail }) => `${pointer}: ${detail}`).join('; ');

/** Marked on the receipt and in the record alike; the record's mark is under its digest. */
export function checkTrial({ test = false, record }: AnyReceipt): Finding | undefined {
  const recordTest = (record as AcceptanceRecord).test ?? false;
  if (test !== recordTest)
    return finding(
      'trial-unmarked',
      'Receipt and record differ in whether this is a trial',
      shown(recordTest),
      shown(test),
    );
  return test ? finding('trial', 'This is a trial: it proves no acceptance and binds nobody') : undefined;
}

export const noCrypto = (): Finding =>
  finding('no-crypto', 'There is no crypto.subtle here: open the page by https, or use the command line');

const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'missing'));
