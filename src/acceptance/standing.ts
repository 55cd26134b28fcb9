import { AvvError } from '../agreement/errors.js';
import { checkKeptReceipt } from './kept-receipt.js';
import type { AcceptanceRecord, Receipt } from './schema.js';

/** What a receipt that somebody has kept means for the text on the page. */
export type Standing =
  /** Nothing: there is none, or it is of another document, or a trial where none is meant, or the reverse. */
  | { status: 'unknown' }
  /** This version is accepted, perhaps in another of its languages. */
  | { status: 'accepted'; receipt: Receipt }
  /** Another version is. */
  | { status: 'other-version'; receipt: Receipt }
  /** The receipt cannot be read, or is of another text under the name of this version: this text is not accepted. */
  | { status: 'doubtful'; error: AvvError; receipt?: Receipt };

/** The text on the page; without `digest` on plain http, where pages cannot hash. */
export type ShownDocument = Pick<AcceptanceRecord['document'], 'id' | 'version' | 'language' | 'digest'>;

/** Holds a receipt against the text on the page. `test` says whether that is shown for trials. */
export function standingOf(kept: unknown, shown: ShownDocument, test: boolean): Standing {
  if (kept === undefined || kept === null) return { status: 'unknown' };
  try {
    return placeOf(checkKeptReceipt(kept), shown, test);
  } catch (error) {
    return { status: 'doubtful', error: error as AvvError };
  }
}

function placeOf(receipt: Receipt, shown: ShownDocument, test: boolean): Standing {
  const { id, version, language } = documentOf(receipt);
  if (id !== shown.id || isTrial(receipt) !== test) return { status: 'unknown' };
  if (version !== shown.version) return { status: 'other-version', receipt };
  // Each language is a file of its own with a digest of its own.
  const error = language === shown.language ? otherText(receipt, shown.digest) : undefined;
  return error ? { status: 'doubtful', error, receipt } : { status: 'accepted', receipt };
}

/** What was accepted: the server's own copy counts, where it names one. */
export const documentOf = ({ established, record }: Receipt): AcceptanceRecord['document'] =>
  established?.document ?? record.document;

const isTrial = ({ test, record }: Receipt): boolean => Boolean(test ?? record.test);

/** Neither the server's copy nor what the customer saw may be another text than this one. */
function otherText({ established, record }: Receipt, expected: string | undefined): AvvError | undefined {
  const digests = [
    ['/established/document/digest', established?.document.digest],
    ['/record/document/digest', record.document.digest],
  ] as const;
  const other = expected && digests.find(([, digest]) => digest && digest !== expected);
  if (!other) return undefined;
  const [pointer, received] = other;
  const message = `The receipt is for another text of this version: ${received}, not ${expected}`;
  return new AvvError('receipt-mismatch', message, { pointer, expected, received });
}
