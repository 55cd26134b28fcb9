import { Deadline } from '../agreement/deadline.js';
import { AvvError, type SubmitErrorCode } from '../agreement/errors.js';
import { readAnswer, type Answer, type SubmitOutcome } from './answer.js';
import type { AcceptanceRecord, Objection, ObjectionReceipt, ReceiptOf } from './schema.js';

/** One request to an endpoint. */
export interface PostOptions {
  endpoint: string | URL;
  /** Idempotency key: one per act, the same for every retry, also after a reload. */
  key: string;
  fetch?: typeof fetch;
  /** The host’s own headers (CSRF token, bearer); those of the protocol win. */
  headers?: HeadersInit | undefined;
  credentials?: RequestCredentials | undefined;
  signal?: AbortSignal | undefined;
  /** Milliseconds for one try, the reading of the answer included. 20 s. */
  timeout?: number;
}

export interface SubmitOptions<R extends AcceptanceRecord | Objection = AcceptanceRecord> extends PostOptions {
  record: R;
  /** Tries after the first one. 5. */
  retries?: number;
  /** Told before each pause, for a countdown. */
  onWait?: (pause: Pause) => void;
  /** Pauses; resolves early to try at once, for example when the browser is online again. */
  wait?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
  /** Milliseconds since 1970, for a `Retry-After` date without a `Date` beside it. */
  now?: () => number;
}

/** A pause before a retry. `attempt` counts the tries that failed, from 1. */
export interface Pause {
  seconds: number;
  attempt: number;
  error: AvvError;
}

/** Of the record as UTF-8 JSON. */
export const RECORD_LIMIT = 16 * 1024;

const LONGEST_BACKOFF = 30_000;
/** Nobody waits longer in front of a page; beyond it the error carries `retryAfter` instead. */
const LONGEST_ASKED = 60_000;
const WORTH_ANOTHER_TRY = ['submit-network', 'submit-timeout', 'busy', 'in-flight'];

/**
 * Posts an acceptance until it is answered: the same record under the same key, so that a lost answer never makes two
 * records. Retried are a missing answer, 429, 502, 503, 504 and 409 in-flight.
 *
 * @throws {AvvError} With a `SubmitErrorCode`; `details` hold `status`, `retryAfter` and, of 422, `fields`.
 */
export const submitAcceptance = (options: SubmitOptions): Promise<SubmitOutcome> => submit(options);

/** Posts an objection to announced changes, in the same way. @throws {AvvError} Also `objection-late`. */
export const submitObjection = (options: SubmitOptions<Objection>): Promise<SubmitOutcome<ObjectionReceipt>> =>
  submit(options);

async function submit<R extends AcceptanceRecord | Objection>(
  options: SubmitOptions<R>,
): Promise<SubmitOutcome<ReceiptOf<R>>> {
  const { signal, onWait, wait = pause } = options;
  const body = serialise(options.record);
  for (let attempt = 1; ; attempt++) {
    try {
      return readAnswer(await post(options, body), options.record, options.now);
    } catch (thrown) {
      const error = thrown as AvvError;
      const milliseconds = pauseBefore(error, attempt, options.retries);
      if (milliseconds === undefined) throw error;
      onWait?.({ seconds: Math.ceil(milliseconds / 1000), attempt, error });
      await wait(milliseconds, signal);
    }
  }
}

/** The record as it is sent. @throws {AvvError} `record-too-large`. */
export function serialise(record: object): string {
  const body = JSON.stringify(record);
  const bytes = new TextEncoder().encode(body).length;
  if (bytes <= RECORD_LIMIT) return body;
  throw new AvvError('record-too-large', `The record has ${bytes} bytes; ${RECORD_LIMIT} are allowed`, {
    limit: RECORD_LIMIT,
  });
}

/** One try. @throws {AvvError} `submit-network`, `submit-timeout` or `submit-aborted`, where no answer came. */
export async function post(
  { endpoint, key, signal, timeout = 20_000, ...options }: PostOptions,
  body: string,
): Promise<Answer> {
  const headers = new Headers(options.headers);
  headers.set('Content-Type', 'application/json');
  headers.set('Accept', 'application/json, application/problem+json');
  headers.set('Idempotency-Key', key);
  const deadline = new Deadline({ signal, timeout, idleTimeout: timeout });
  const request: RequestInit = {
    method: 'POST',
    headers,
    body,
    credentials: options.credentials,
    keepalive: true, // survives that the reader leaves the page
    // A followed 301 or 302 becomes a GET whose page answers 200, and a 307 takes personal data to an address that
    // the host did not name: neither may pass for an acceptance. "manual" can be told from a network failure.
    redirect: 'manual',
    referrerPolicy: 'no-referrer',
    signal: deadline.signal,
  };
  try {
    const response = await deadline.run(() => (options.fetch ?? fetch)(endpoint, request));
    const text = await deadline.run(() => response.text());
    deadline.received();
    return { url: String(endpoint), response, text };
  } catch (error) {
    throw unanswered(error as AvvError, String(endpoint));
  } finally {
    deadline.end();
  }
}

/** The three ways of getting no answer, in the words of sending. */
function unanswered({ code, message, details }: AvvError, url: string): AvvError {
  return new AvvError(`submit-${code}` as SubmitErrorCode, `${url}: ${message}`, { ...details, url });
}

/** Milliseconds until the next try; `undefined` when there is none. What the server asks for is a minimum. */
function pauseBefore({ code, details }: AvvError, attempt: number, retries = 5): number | undefined {
  const asked = (details?.retryAfter ?? 0) * 1000;
  if (attempt > retries || asked > LONGEST_ASKED || !WORTH_ANOTHER_TRY.includes(code)) return undefined;
  const backoff = Math.min(1000 * 2 ** (attempt - 1), LONGEST_BACKOFF);
  // Jitter: visitors who failed together do not come back together.
  return asked + backoff * (0.5 + Math.random() / 2);
}

const pause = (milliseconds: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    function done(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    }
    signal?.addEventListener('abort', done);
  });
