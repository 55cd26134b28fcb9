import type { Deadline } from './deadline.js';
import { AvvError, type LoadErrorCode } from './errors.js';
import { retryAfter } from './retry-after.js';

export interface RequestOptions {
  fetch?: typeof fetch | undefined;
  /** `same-origin` by default, with which browsers also use a `<link rel="preload" as="fetch" crossorigin>`. */
  credentials?: RequestCredentials | undefined;
  headers?: HeadersInit | undefined;
  /** What a relative address is relative to; the page, if there is one. */
  base?: string | URL | undefined;
}

const CODES: Readonly<Record<number, LoadErrorCode>> = {
  401: 'forbidden',
  403: 'forbidden',
  404: 'not-found',
  410: 'not-found',
  429: 'unavailable',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

/** @throws {AvvError} `network`, if no address comes of it. */
export function absoluteUrl(source: string | URL, base: string | URL | undefined): string {
  const page = (globalThis as { document?: { baseURI: string } }).document?.baseURI;
  try {
    return new URL(source, base ?? page).href;
  } catch (cause) {
    throw new AvvError('network', 'Not an address', { cause });
  }
}

/** Asks for a file. No step of it tells the other side which page asked. */
export async function request(url: string, options: RequestOptions, signal: AbortSignal): Promise<Response> {
  const { fetch: send = fetch, credentials = 'same-origin' } = options;
  const headers = new Headers(options.headers);
  if (!headers.has('Accept')) headers.set('Accept', 'application/json');
  return send(url, { headers, credentials, referrerPolicy: 'no-referrer', signal });
}

/** @throws {AvvError} `forbidden`, `not-found`, `unavailable` or `http-status`, with `status` and `retryAfter`. */
export function checkStatus({ ok, status, headers }: Response): void {
  if (ok && status !== 204 && status !== 205) return;
  throw new AvvError(CODES[status] ?? 'http-status', `The server answered ${status}`, {
    status,
    retryAfter: retryAfter(headers),
  });
}

/** The body, read no further than `limit` bytes. @throws {AvvError} `too-large`. */
export async function readBytes(
  { body }: Response,
  limit: number,
  deadline: Deadline,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = body?.getReader();
  const chunks: Uint8Array[] = [];
  for (let size = 0; reader;) {
    deadline.progress();
    const { done, value } = await deadline.run(() => reader.read());
    if (done) break;
    size += value.length;
    if (size > limit) throw new AvvError('too-large', `More than ${limit} bytes`, { limit });
    chunks.push(value);
  }
  deadline.received();
  return join(chunks);
}

function join(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunks.reduce((size, { length }) => size + length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
