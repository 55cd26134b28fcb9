import type { PostingItem } from './list.js';
import type { FaultOrigins } from './server.mjs';
import type { AnsweredCode } from './words.js';

export interface PostingFault {
  /** What it stands for in the list of everything; rows beyond the list have none. */
  item?: PostingItem;
  name: string;
  /** On the fault server, where `posting.mjs` describes the answers. Commas part what it answers one after the other. */
  path: string;
  /** Where that is posted to. */
  at?: keyof FaultOrigins;
  /** Without a code the acceptance is confirmed. */
  code?: AnsweredCode;
  /** How it is confirmed. */
  confirmed?: 'receipt' | 'pending' | 'no receipt';
  /** The acceptance may have been stored, whatever came back. */
  uncertain?: boolean;
  /**
   * How often it is sent; it arrives nowhere if nothing listens. Browsers repeat a request by themselves, once, when a
   * connection breaks before any answer: always (Firefox), or if it was kept alive (Chromium).
   */
  tries: number;
  /** What the back end has of it afterwards. */
  records: 0 | 1;
  /** Ends only when the widget gives up waiting. */
  slow?: boolean;
  /** What is more about the page. */
  page?: 'strict' | 'offline';
  /** A further try ends like the first one, even if the server answers well by then. */
  lasting?: boolean;
  /** What is said at a field, and at which one. */
  field?: readonly [label: string, words: string];
}

/** First try and five more. */
const ALL = 6;

type More = Partial<PostingFault>;
type Item = PostingItem | undefined;

const ends = (item: Item, name: string, path: string, code: AnsweredCode, more: More = {}): PostingFault => ({
  ...(item && { item }),
  name,
  path,
  code,
  tries: 1,
  records: 0,
  ...more,
});

const goesWell = (
  item: Item,
  name: string,
  path: string,
  confirmed: PostingFault['confirmed'] = 'receipt',
  tries = 1,
): PostingFault => ({ ...(item && { item }), name, path, confirmed, tries, records: 1 });

const UNCERTAIN = { uncertain: true };
const STORED = { uncertain: true, records: 1 } as const;
const UNANSWERED = { uncertain: true, tries: ALL };
const STORED_UNANSWERED = { uncertain: true, tries: ALL, records: 1 } as const;
const NEVER_SENT = { uncertain: true, tries: 0, lasting: true };

const confirmed: PostingFault[] = [
  goesWell('201', 'positive control: 201 with a receipt', '/receipt'),
  goesWell('200', '200, the same receipt again', '/replay'),
  goesWell('202', '202', '/pending', 'pending'),
  goesWell('204', '204', '/stored', 'no receipt'),
  goesWell('200', '200 without content', '/stored-without-words', 'no receipt'),
  goesWell('non-json-success', '200 with text', '/stored-with-text', 'no receipt'),
  goesWell('200', '200 with some JSON', '/stored-with-json', 'no receipt'),
  goesWell('answer-lost', 'an answer that is lost once', '/stored-reset,replay', 'receipt', 2),
  goesWell('answer-lost', 'an answer that is cut off once', '/cut-receipt,replay', 'receipt', 2),
  goesWell('reset-before', 'reset once', '/reset,receipt', 'receipt', 2),
  goesWell('409-in-flight', 'in-flight once', '/in-flight,replay', 'receipt', 2),
  goesWell('429', '429 with seconds, once', '/post-429-seconds,receipt', 'receipt', 2),
  goesWell('429', '429 with a date, once', '/post-429-date,receipt', 'receipt', 2),
  goesWell('503', '503, 502 and 504 in turn', '/post-503,post-502,post-504,receipt', 'receipt', 4),
];

const connection: PostingFault[] = [
  ends('offline', 'offline', '/receipt', 'submit-network', { ...NEVER_SENT, page: 'offline' }),
  ends(undefined, 'a host without an address', '/receipt', 'submit-network', { ...NEVER_SENT, at: 'unknown' }),
  ends('refused', 'refused', '/receipt', 'submit-network', { ...NEVER_SENT, at: 'refused' }),
  ends('reset-before', 'reset before it was stored', '/reset', 'submit-network', UNANSWERED),
  ends(undefined, 'closed without an answer', '/eof', 'submit-network', UNANSWERED),
  ends(undefined, 'garbage', '/garbage', 'submit-network', UNANSWERED),
  ends('answer-lost', 'every answer lost', '/stored-reset', 'submit-network', STORED_UNANSWERED),
  ends('answer-lost', 'every answer cut off', '/cut-receipt', 'submit-network', STORED_UNANSWERED),
  ends('timeout', 'no answer at all', '/stored-silence', 'submit-timeout', { ...STORED_UNANSWERED, slow: true }),
  ends('trickle', 'headers and a trickle', '/stored-trickle', 'submit-timeout', { ...STORED_UNANSWERED, slow: true }),
  ends('cors', 'CORS missing', '/stored-no-cors', 'submit-network', STORED_UNANSWERED),
  ends('cors', 'CORS missing already when the browser asks', '/no-preflight', 'submit-network', {
    ...NEVER_SENT,
  }),
  ends('csp-connect', 'forbidden by the page’s policy', '/receipt', 'submit-network', {
    ...NEVER_SENT,
    page: 'strict',
  }),
];

const unproven: PostingFault[] = [
  ends('non-json-success', 'log-in page with 200', '/post-login-page', 'receipt-malformed', UNCERTAIN),
  ends('malformed-receipt', 'malformed receipt', '/receipt-malformed', 'receipt-malformed', STORED),
  ends('malformed-receipt', 'receipt of a newer version', '/receipt-newer', 'receipt-malformed', STORED),
  ends('malformed-receipt', 'broken JSON', '/broken-json', 'receipt-malformed', STORED),
  ends(
    'receipt-for-another-digest',
    'receipt for another digest',
    '/receipt-of-other-text',
    'receipt-mismatch',
    STORED,
  ),
  ends(undefined, 'receipt for another company', '/receipt-of-other-company', 'receipt-mismatch', STORED),
];

const redirected: PostingFault[] = [
  ...[301, 302, 303, 307, 308].map((status) =>
    ends('3xx', String(status), `/post-${status}`, 'endpoint-status', UNCERTAIN),
  ),
  ends('3xx', '303 after it was stored', '/stored-redirect', 'endpoint-status', STORED),
];

const refusals: PostingFault[] = [
  ends('400', '400', '/post-400', 'malformed'),
  ends('401', '401', '/post-401', 'unauthenticated'),
  ends('403', '403', '/post-403', 'not-authorised'),
  ends('404', '404', '/post-404', 'unknown-document'),
  ends(undefined, '405', '/post-405', 'endpoint-status'),
  ends(undefined, '409 without a type', '/post-409', 'endpoint-status'),
  ends('409-in-flight', '409 in-flight without end', '/in-flight', 'in-flight', UNANSWERED),
  ends('410', '410', '/post-410', 'withdrawn'),
  ends(undefined, '410 erased', '/erased', 'erased'),
  ends('413', '413', '/post-413', 'record-too-large'),
  ends('415', '415', '/post-415', 'malformed'),
  ends('422-key-reused', '422 key-reused', '/key-reused', 'key-reused'),
  ends('422-invalid', '422 invalid', '/invalid-fields', 'rejected', { field: ['Ihre E-Mail', 'Unbekannt.'] }),
  ends('422-invalid', '422 without a word', '/post-422', 'rejected'),
  ends(undefined, '422 test-refused', '/test-refused', 'test-refused'),
  ends('429', '429 without end', '/post-429-seconds', 'busy', { tries: ALL }),
  ends('429', '429 for an hour', '/post-429-hour', 'busy'),
  ends('500', '500', '/post-500', 'endpoint-status', UNCERTAIN),
  ends('500', '500 after it was stored', '/stored-500', 'endpoint-status', STORED),
  ends('500', '500 with a web page', '/post-500-page', 'endpoint-status', UNCERTAIN),
  ends(undefined, '501', '/post-501', 'endpoint-status', UNCERTAIN),
  ends('502', '502 without end', '/post-502', 'busy', UNANSWERED),
  ends('503', '503 without end', '/post-503', 'busy', UNANSWERED),
  ends('504', '504 without end', '/post-504', 'busy', UNANSWERED),
  ends('answer-lost', 'a lost answer, then 401', '/cut-receipt,post-401', 'unauthenticated', { ...STORED, tries: 2 }),
];

/** Everything that an endpoint can answer, but for 409 on a changed agreement, after which there is a new form. */
export const postingFaults: readonly PostingFault[] = [
  ...confirmed,
  ...connection,
  ...unproven,
  ...redirected,
  ...refusals,
];

/** The agreement was changed between reading and clicking, as the server sees it. */
export interface ChangedFault {
  item: PostingItem;
  name: string;
  path: string;
  /** Whether the file is another one by then; if not, server and file disagree. */
  republished: boolean;
}

export const changedFaults: readonly ChangedFault[] = [
  { item: '409-version', name: '409 version-superseded', path: '/superseded', republished: true },
  { item: '409-version', name: '409 digest-mismatch', path: '/digest-mismatch', republished: true },
  { item: '409-version', name: '409, but the file is still the same', path: '/superseded', republished: false },
];
