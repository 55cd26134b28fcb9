import type { Violation } from './validate.js';

/** Why an agreement could not be loaded. Closed: new codes come with a new major version. */
export type LoadErrorCode =
  | 'network' // no answer: offline, DNS, refused, reset, CORS, CSP; browsers do not tell them apart
  | 'timeout' // no answer, or no further byte, within the limit
  | 'aborted' // the caller's signal
  | 'forbidden' // 401, 403
  | 'not-found' // 404, 410
  | 'unavailable' // 429, 502, 503, 504: worth another try later
  | 'http-status' // any other status than 2xx, or a 204 without text
  | 'html' // a web page where JSON was expected, often a log-in or error page
  | 'content-type' // neither JSON nor HTML
  | 'too-large' // over 2 MiB
  | 'too-deep' // nested too deeply
  | 'encoding' // not UTF-8
  | 'syntax' // not JSON
  | 'duplicate-key' // the same key twice in one object
  | 'lone-surrogate' // half a character: cannot be hashed
  | 'integrity' // bytes do not match the `integrity` attribute
  | 'newer-format' // another major version of the format
  | 'invalid' // does not follow the schema; see `violations`
  | 'outdated'; // older than `min-version`

/** Why an acceptance or objection was not stored. */
export type SubmitErrorCode =
  | 'act-unavailable' // the file with the form could not be loaded; nothing was sent
  | 'host-incomplete' // a required placeholder that only the page can fill is open; nothing was sent
  | 'submit-network'
  | 'submit-timeout'
  | 'submit-aborted'
  | 'malformed' // 400, 415: the endpoint did not understand the record
  | 'record-too-large' // 413
  | 'unauthenticated' // 401
  | 'not-authorised' // 403
  | 'unknown-document' // 404
  | 'withdrawn' // 410
  | 'superseded' // 409: the agreement changed between reading and clicking
  | 'objection-late' // 409: the time to object to a change is over
  | 'in-flight' // 409 that never ended
  | 'key-reused' // 422
  | 'rejected' // 422 with field errors
  | 'test-refused' // 422: the server takes no trials
  | 'erased' // 410: this very act had been stored, and has been erased since
  | 'busy' // 429, 502, 503, 504 after the last retry
  | 'endpoint-status' // any other status
  | 'receipt-malformed' // 2xx, but not what the protocol says
  | 'receipt-mismatch' // a receipt for another text or act
  | 'receipt-invalid' // stored, but the receipt fails a check; see `expected` and `received`
  | 'proof-unavailable'; // stored, but the file that checks receipts and makes copies could not be loaded

export type AvvErrorCode = LoadErrorCode | SubmitErrorCode;

/** A field error of RFC 9457 problem details: where in the record, and why. */
export interface FieldProblem {
  pointer: string;
  detail: string;
}

/** Facts about an error; which ones are there depends on the code. */
export interface AvvErrorDetails {
  url?: string;
  status?: number;
  /** Seconds to wait, from `Retry-After`. */
  retryAfter?: number;
  /** JSON pointer (RFC 6901) into the file. */
  pointer?: string;
  /** Place of a syntax error, both from 1. */
  line?: number;
  column?: number;
  /** The limit that was passed, in bytes, levels or milliseconds. */
  limit?: number;
  expected?: string;
  received?: string;
  violations?: readonly Violation[];
  fields?: readonly FieldProblem[];
  cause?: unknown;
}

/**
 * The one error type. `code` is for programs; `message` is an English diagnostic for developers, in the console
 * and in logs. What readers see is written in their language by `localization/`.
 */
export class AvvError extends Error {
  readonly code: AvvErrorCode;
  readonly details: Readonly<AvvErrorDetails>;

  constructor(code: AvvErrorCode, message: string, details: AvvErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.name = 'AvvError';
    this.code = code;
    this.details = details;
  }
}
