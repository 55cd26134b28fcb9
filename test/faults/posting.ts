import type { SubmitErrorCode } from '../../src/agreement/errors.js';

export interface PostingFault {
  name: string;
  /** On the fault server, where `posting.mjs` describes the answers. Commas part what it answers one after the other. */
  path: string;
  /** Nothing listens at the origin. */
  refused?: boolean;
  /** Without a code the acceptance is confirmed. */
  code?: SubmitErrorCode;
  /** How it is confirmed. */
  confirmed?: 'receipt' | 'pending' | 'no receipt';
  /** The acceptance may have been stored, whatever came back. */
  uncertain?: boolean;
  /**
   * How often it is sent; it arrives nowhere if nothing listens. Browsers repeat a request by themselves, once, when a
   * connection breaks before any answer: always (Firefox), or if it was kept alive (Chromium).
   */
  tries: number;
}

/** First try and five more. */
const ALL = 6;

const ends = (name: string, path: string, code: SubmitErrorCode, more: Partial<PostingFault> = {}): PostingFault => ({
  name,
  path,
  code,
  tries: 1,
  ...more,
});

const goesWell = (
  name: string,
  path: string,
  confirmed: PostingFault['confirmed'] = 'receipt',
  tries = 1,
): PostingFault => ({ name, path, confirmed, tries });

const UNCERTAIN = { uncertain: true };
const UNANSWERED = { uncertain: true, tries: ALL };

const confirmed: PostingFault[] = [
  goesWell('201 with a receipt', '/receipt'),
  goesWell('200, the same receipt again', '/replay'),
  goesWell('202', '/pending', 'pending'),
  goesWell('204', '/stored', 'no receipt'),
  goesWell('200 without content', '/stored-without-words', 'no receipt'),
  goesWell('200 with text', '/stored-with-text', 'no receipt'),
  goesWell('200 with some JSON', '/stored-with-json', 'no receipt'),
  goesWell('an answer that is lost once', '/reset,replay', 'receipt', 2),
  goesWell('an answer that is cut off once', '/cut-receipt,replay', 'receipt', 2),
  goesWell('in-flight once', '/in-flight,replay', 'receipt', 2),
  goesWell('429 with seconds, once', '/post-429-seconds,receipt', 'receipt', 2),
  goesWell('429 with a date, once', '/post-429-date,receipt', 'receipt', 2),
  goesWell('503, 502 and 504 in turn', '/post-503,post-502,post-504,receipt', 'receipt', 4),
];

const connection: PostingFault[] = [
  ends('refused', '/receipt', 'submit-network', { uncertain: true, refused: true, tries: 0 }),
  ends('reset before the answer', '/reset', 'submit-network', UNANSWERED),
  ends('closed without an answer', '/eof', 'submit-network', UNANSWERED),
  ends('garbage', '/garbage', 'submit-network', UNANSWERED),
  ends('every answer cut off', '/cut-receipt', 'submit-network', UNANSWERED),
  ends('CORS missing', '/no-cors', 'submit-network', UNANSWERED),
];

const unproven: PostingFault[] = [
  ends('log-in page with 200', '/post-login-page', 'receipt-malformed', UNCERTAIN),
  ends('malformed receipt', '/receipt-malformed', 'receipt-malformed', UNCERTAIN),
  ends('receipt of a newer version', '/receipt-newer', 'receipt-malformed', UNCERTAIN),
  ends('broken JSON', '/broken-json', 'receipt-malformed', UNCERTAIN),
  ends('receipt for another digest', '/receipt-of-other-text', 'receipt-mismatch', UNCERTAIN),
  ends('receipt for another company', '/receipt-of-other-company', 'receipt-mismatch', UNCERTAIN),
];

const redirected = [301, 302, 303, 307, 308].map((status) =>
  ends(String(status), `/post-${status}`, 'endpoint-status', UNCERTAIN),
);

const refusals: PostingFault[] = [
  ends('400', '/post-400', 'malformed'),
  ends('401', '/post-401', 'unauthenticated'),
  ends('403', '/post-403', 'not-authorised'),
  ends('404', '/post-404', 'unknown-document'),
  ends('405', '/post-405', 'endpoint-status'),
  ends('409 without a type', '/post-409', 'endpoint-status'),
  ends('409 in-flight without end', '/in-flight', 'in-flight', UNANSWERED),
  ends('410', '/post-410', 'withdrawn'),
  ends('413', '/post-413', 'record-too-large'),
  ends('415', '/post-415', 'malformed'),
  ends('422 key-reused', '/key-reused', 'key-reused'),
  ends('422 invalid', '/invalid-fields', 'rejected'),
  ends('422 without a word', '/post-422', 'rejected'),
  ends('429 without end', '/post-429-seconds', 'busy', { tries: ALL }),
  ends('429 for an hour', '/post-429-hour', 'busy'),
  ends('500', '/post-500', 'endpoint-status', UNCERTAIN),
  ends('500 with a web page', '/post-500-page', 'endpoint-status', UNCERTAIN),
  ends('501', '/post-501', 'endpoint-status', UNCERTAIN),
  ends('502 without end', '/post-502', 'busy', UNANSWERED),
  ends('503 without end', '/post-503', 'busy', UNANSWERED),
  ends('504 without end', '/post-504', 'busy', UNANSWERED),
  ends('a lost answer, then 401', '/cut-receipt,post-401', 'unauthenticated', { uncertain: true, tries: 2 }),
];

/** Everything that an endpoint can answer, but for 409 on a changed agreement, after which there is a new form. */
export const postingFaults: readonly PostingFault[] = [
  ...confirmed,
  ...connection,
  ...unproven,
  ...redirected,
  ...refusals,
];
