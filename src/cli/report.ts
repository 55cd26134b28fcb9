import type { AnyReceipt } from '../acceptance/schema.js';
import type { ChainCheckName, Check, CheckName, Result } from '../acceptance/verification.js';
import { REASON_WORDS } from '../acceptance/reason-words.js';
import { CHECK_WORDS, VERDICT_WORDS } from '../acceptance/verification-words.js';
import type { Verification } from '../acceptance/verify.js';
import type { ChainProblem, ChainVerification } from '../acceptance/verify-chain.js';

export type Language = 'de' | 'en';

const SIGNS: Readonly<Record<Result, string>> = { pass: '✓', fail: '✗', unchecked: '–' };

interface ReceiptContext {
  receipt: unknown;
  /** The receipt is embedded in a durable copy. */
  isCopy: boolean;
  language: Language;
}

/** The report on a receipt, for people: what it is, one line a check, the verdict. */
export function receiptReport(verification: Verification, { receipt, isCopy, language }: ReceiptContext): string {
  const { checks, valid, unchecked, chain } = verification;
  const state = valid ? (unchecked.length ? 'partly' : 'valid') : 'invalid';
  return [
    ...(checks[0]?.result === 'pass' ? [facts(receipt as AnyReceipt, language), ''] : []),
    ...lines(checks, language),
    ...(chain && !chain.valid ? ['', ...problems(chain, language)] : []),
    '',
    VERDICT_WORDS[`receipt-${state}`][language],
    ...(isCopy ? [COPY[language]] : []),
  ].join('\n');
}

/** The report on an export. */
export function chainReport(chain: ChainVerification, language: Language): string {
  const { entries, receipts, erased, valid, checks } = chain;
  const state = valid ? (checks.some(({ result }) => result === 'unchecked') ? 'partly' : 'valid') : 'invalid';
  const counts = {
    de: `${entries} Einträge, ${receipts} Belege, ${erased} gelöscht`,
    en: `${entries} entries, ${receipts} receipts, ${erased} erased`,
  };
  return [
    counts[language],
    '',
    ...lines(checks, language),
    ...(valid ? [] : ['', ...problems(chain, language)]),
    '',
    VERDICT_WORDS[`chain-${state}`][language],
  ].join('\n');
}

const COPY: Readonly<Record<Language, string>> = {
  de: 'Geprüft ist, was die Kopie als Daten enthält, nicht, wie sie es anzeigt.',
  en: 'What was checked is what the copy holds as data, not how it displays it.',
};

function facts({ id, acceptedAt, issuer, record, established }: AnyReceipt, language: Language): string {
  const document = established?.document ?? record.document;
  const customer = record.customer.name ?? established?.customer?.name ?? '–';
  const person = record.acceptor.name ?? established?.acceptor?.name ?? '–';
  const words = {
    de: ['Beleg', 'Vertrag', 'Fassung', 'Wann', 'Für', 'Durch', 'Aussteller'],
    en: ['Receipt', 'Agreement', 'version', 'When', 'For', 'By', 'Issuer'],
  }[language];
  const rows = [
    [words[0], id],
    [words[1], `${document.id}, ${words[2]} ${document.version} (${document.language})`],
    [words[3], acceptedAt],
    [words[4], customer],
    [words[5], person],
    [words[6], issuer],
  ];
  return rows.map(([name, value]) => `${name!.padEnd(11)} ${printable(value!)}`).join('\n');
}

function lines(checks: readonly Check<CheckName | ChainCheckName>[], language: Language): string[] {
  const width = Math.max(...checks.map(({ name }) => CHECK_WORDS[name][language].length));
  return checks.flatMap(({ name, result, reason, ...more }) => [
    `${SIGNS[result]} ${CHECK_WORDS[name][language].padEnd(width)}  ${REASON_WORDS[reason][language]}`,
    ...(result === 'fail' ? particulars(more, ' '.repeat(width + 4), language) : []),
  ]);
}

const PARTICULARS = { expected: { de: 'erwartet:', en: 'expected:' }, received: { de: 'gefunden:', en: 'found:' } };

/** The diagnostic, and what was expected and found. */
function particulars(facts: Omit<Check, 'name' | 'result' | 'reason'>, indent: string, language: Language): string[] {
  const { detail, expected, received } = facts;
  return [
    `${indent}${printable(detail)}`,
    ...(expected ? [`${indent}${PARTICULARS.expected[language]} ${printable(expected)}`] : []),
    ...(received ? [`${indent}${PARTICULARS.received[language]} ${printable(received)}`] : []),
  ];
}

function problems({ problems, stopped }: ChainVerification, language: Language): string[] {
  const words = { de: ['Zeile', 'Nr.', 'Weiter wurde nicht gelesen.'], en: ['Line', 'no.', 'Reading ended here.'] }[
    language
  ];
  const line = ({ line, sequence, reason, detail }: ChainProblem) =>
    `${words[0]} ${line}${sequence === undefined ? '' : ` (${words[1]} ${sequence})`}: ` +
    `${REASON_WORDS[reason][language]} ${printable(detail)}`;
  return [...problems.map(line), ...(stopped ? [words[2]!] : [])];
}

/** What a receipt says is not ours: it must not command the terminal, nor turn the direction of the text. */
export const printable = (text: string): string =>
  text.replace(
    /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
