import { Deadline } from '../agreement/deadline.js';
import { decodeUtf8 } from '../agreement/decode.js';
import { parseJson } from '../agreement/json.js';
import { absoluteUrl, readBytes } from '../agreement/request.js';
import { checkKeptReceipt } from './kept-receipt.js';
import type { Receipt } from './schema.js';
import { documentOf } from './standing.js';

export interface ReadLatestOptions {
  /** Relative to the page, if there is one. */
  endpoint: string | URL;
  /** `id` of the agreement. */
  documentId: string;
  /** Asks for the latest trial instead. */
  test?: boolean;
  fetch?: typeof fetch;
  /** The host’s own headers (bearer); `Accept` is the protocol’s. */
  headers?: HeadersInit | undefined;
  credentials?: RequestCredentials | undefined;
  signal?: AbortSignal | undefined;
  /** Milliseconds for the whole answer. 20 s. */
  timeout?: number;
}

/** Bytes; more than any receipt of a record within its own limit needs. */
const LIMIT = 64 * 1024;

/** What an endpoint tells of a customer's acceptances of a document: the latest receipt, or that there is none. */
export interface LatestAnswer {
  receipt?: Receipt;
}

/**
 * Asks the endpoint what the signed-in customer has accepted of a document last: `GET <endpoint>?document=<id>`. An
 * endpoint need not know this question. Whatever comes but a well-formed receipt for this document (204, 401, 404, 405,
 * a redirect, a web page, nothing in time) means that nothing is known. Asked once; never rejects.
 */
export const readLatest = async (options: ReadLatestOptions): Promise<Receipt | undefined> =>
  (await askLatest(options))?.receipt;

/** `readLatest`, with the difference between “none” (204) and an endpoint that does not tell (`undefined`). */
export async function askLatest(options: ReadLatestOptions): Promise<LatestAnswer | undefined> {
  try {
    const answer = await askEndpoint(options, LIMIT);
    if (!answer || !('content' in answer)) return answer && {};
    const receipt = checkKeptReceipt(answer.content);
    return documentOf(receipt).id === options.documentId ? { receipt } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What an endpoint tells of a document: JSON (200), or nothing (204). `undefined` for every other answer, and for none.
 * Never rejects.
 *
 * @param limit Bytes.
 * @param more Further parameters of the question.
 */
export async function askEndpoint(
  options: ReadLatestOptions,
  limit: number,
  more: Readonly<Record<string, string>> = {},
): Promise<{ content?: unknown } | undefined> {
  const { signal, timeout = 20_000 } = options;
  const deadline = new Deadline({ signal, timeout, idleTimeout: timeout });
  try {
    const response = await deadline.run(() => ask(options, more, deadline.signal));
    if (response.status === 204) return (deadline.received(), {});
    if (response.status !== 200) return undefined;
    return { content: parseJson(decodeUtf8(await readBytes(response, limit, deadline))) };
  } catch {
    return undefined;
  } finally {
    deadline.end();
  }
}

async function ask(
  options: ReadLatestOptions,
  more: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Response> {
  const { endpoint, documentId, test, credentials, fetch: send = fetch } = options;
  const url = new URL(absoluteUrl(endpoint, undefined));
  url.searchParams.set('document', documentId);
  if (test) url.searchParams.set('test', '');
  for (const [name, value] of Object.entries(more)) url.searchParams.set(name, value);
  const headers = new Headers(options.headers);
  headers.set('Accept', 'application/json');
  return send(url, {
    headers,
    credentials,
    cache: 'no-store', // what was true before the last act is not true after it
    redirect: 'manual', // the host's headers go nowhere else
    referrerPolicy: 'no-referrer',
    signal,
  });
}
