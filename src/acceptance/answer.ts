import { AvvError, type AvvErrorDetails, type FieldProblem, type SubmitErrorCode } from '../agreement/errors.js';
import { retryAfter } from '../agreement/retry-after.js';
import { isProblem, type ProblemName } from './problems.js';
import { checkReceipt } from './receipt.js';
import type { AcceptanceRecord, AnyReceipt, Objection, Problem, Receipt, ReceiptOf } from './schema.js';

/** How an acceptance or objection ended when nothing went wrong. */
export type SubmitOutcome<R extends AnyReceipt = Receipt> =
  /** Stored; `replayed` when an earlier try had already reached the server. */
  | { status: 'accepted'; receipt: R; replayed: boolean }
  /** Waits for something else, for example a confirmation by e-mail; `statusUrl` as the endpoint gave it. */
  | { status: 'pending'; statusUrl: string | undefined }
  /** Stored by a plain endpoint that gives no receipts. */
  | { status: 'recorded' };

/** An HTTP answer that was read to its end. */
export interface Answer {
  url: string;
  response: Response;
  text: string;
}

const CODES: Readonly<Record<number, SubmitErrorCode>> = {
  400: 'malformed',
  401: 'unauthenticated',
  403: 'not-authorised',
  404: 'unknown-document',
  410: 'withdrawn',
  413: 'record-too-large',
  415: 'malformed',
  422: 'rejected',
  429: 'busy',
  502: 'busy',
  503: 'busy',
  504: 'busy',
};

/** What an endpoint's answer means. @throws {AvvError} For everything but 2xx, and for a 2xx that proves nothing. */
export function readAnswer<R extends AcceptanceRecord | Objection>(
  answer: Answer,
  record: R,
  now?: () => number,
): SubmitOutcome<ReceiptOf<R>> {
  const content = contentOf(answer, now);
  if (answer.response.status === 202) return { status: 'pending', statusUrl: statusUrl(answer, content) };
  if (String(content.schema).startsWith('avv-receipt/'))
    return { status: 'accepted', receipt: checkReceipt(content, record), replayed: answer.response.status === 200 };
  if (/^\s*[{[]/.test(answer.text) && content === NOTHING) throw malformed(answer, 'broken JSON');
  return { status: 'recorded' };
}

const NOTHING: Readonly<Record<string, unknown>> = {};

/** The JSON object of a 2xx, if it is one. @throws {AvvError} For everything but 2xx, and for a web page. */
export function contentOf(answer: Answer, now: () => number = Date.now): Readonly<Record<string, unknown>> {
  const content = parse(answer.text);
  if (!answer.response.ok) throw refusal(answer, content, now);
  // A log-in or start page that answers every address with 200 has stored nothing.
  if (/^\s*</.test(answer.text)) throw malformed(answer, 'a web page');
  return content;
}

/** The answer's JSON object; `NOTHING` for text, for other JSON and for no content. */
function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : NOTHING;
  } catch {
    return NOTHING;
  }
}

const malformed = ({ url, response }: Answer, received: string): AvvError =>
  new AvvError('receipt-malformed', `The endpoint answered ${response.status} with ${received}`, {
    url,
    status: response.status,
    received,
  });

function statusUrl({ response }: Answer, content: Readonly<Record<string, unknown>>): string | undefined {
  return typeof content.statusUrl === 'string' ? content.statusUrl : (response.headers.get('Location') ?? undefined);
}

function refusal({ url, response }: Answer, problem: Problem, now: () => number): AvvError {
  const { status, headers } = response;
  const details: AvvErrorDetails = { url, status, retryAfter: retryAfter(headers, now), fields: fieldsOf(problem) };
  const reason = problem.detail ?? problem.title ?? 'no reason given';
  return new AvvError(
    codeOf(status, problem.type),
    `The endpoint answered ${status || 'with a redirect'}: ${reason}`,
    details,
  );
}

/** What a problem's type says more precisely than the status. */
const BY_TYPE: readonly (readonly [status: number, type: ProblemName, code: SubmitErrorCode])[] = [
  [409, 'in-flight', 'in-flight'],
  [409, 'version-superseded', 'superseded'],
  [409, 'digest-mismatch', 'superseded'],
  [409, 'objection-late', 'objection-late'],
  [410, 'erased', 'erased'],
  [422, 'key-reused', 'key-reused'],
  [422, 'test-refused', 'test-refused'],
];

function codeOf(status: number, type: unknown): SubmitErrorCode {
  const precise = BY_TYPE.find((row) => row[0] === status && isProblem(type, row[1]));
  return precise?.[2] ?? CODES[status] ?? 'endpoint-status';
}

const fieldsOf = ({ errors }: Problem): FieldProblem[] =>
  Array.isArray(errors)
    ? errors.filter((error) => typeof error?.pointer === 'string' && typeof error.detail === 'string')
    : [];
