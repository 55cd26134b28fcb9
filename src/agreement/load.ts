import { toAgreement } from './conform.js';
import { Deadline, type DeadlineOptions } from './deadline.js';
import { checkContent, decodeUtf8 } from './decode.js';
import { AvvError } from './errors.js';
import { deepFreeze } from './freeze.js';
import { checkIntegrity } from './integrity.js';
import { parseJson } from './json.js';
import { absoluteUrl, checkStatus, readBytes, request, type RequestOptions } from './request.js';
import type { Agreement } from './schema.js';

export interface LoadOptions extends RequestOptions, DeadlineOptions {
  /** Largest file in bytes, after decompression. 2 MiB. */
  maxBytes?: number | undefined;
  /** Subresource-Integrity hashes of the bytes as served: "sha256-… sha384-…". */
  integrity?: string | undefined;
  /** Oldest version to accept, compared as `compareVersions` does. */
  minVersion?: string | undefined;
}

export interface LoadedAgreement {
  /** Frozen all the way down: what is shown, hashed and accepted stays the same. */
  agreement: Agreement;
  /** Address of the file after redirects, the base of its relative links; `undefined` for an object. */
  url: string | undefined;
  /** The file as it was served; `undefined` for an object. */
  bytes?: Uint8Array<ArrayBuffer>;
}

/**
 * Loads an agreement and checks it: transport, size, integrity, encoding, JSON, format, schema, ids, version.
 *
 * An object is taken as the JSON that `JSON.stringify` makes of it, so that reactive proxies work, later changes to
 * the object do not reach the page, and the checks are the same as for a file.
 *
 * @throws {AvvError} With a `LoadErrorCode`; `details.url` names the file.
 */
export async function load(source: string | URL | object, options: LoadOptions = {}): Promise<LoadedAgreement> {
  return typeof source === 'string' || source instanceof URL ? loadFile(source, options) : loadObject(source, options);
}

async function loadFile(source: string | URL, options: LoadOptions): Promise<LoadedAgreement> {
  const { maxBytes = 2 * 1024 * 1024, integrity, minVersion } = options;
  const deadline = new Deadline(options);
  let url = String(source);
  try {
    const address = (url = absoluteUrl(source, options.base));
    const response = await deadline.run(() => request(address, options, deadline.signal));
    url = response.url || address;
    checkStatus(response);
    const bytes = await readBytes(response, maxBytes, deadline);
    checkContent(bytes, response.headers.get('Content-Type') ?? '');
    if (integrity !== undefined) await deadline.run(() => checkIntegrity(bytes, integrity));
    return { agreement: read(decodeUtf8(bytes), minVersion), url, bytes };
  } catch (error) {
    throw error instanceof AvvError ? inFile(error, url) : error;
  } finally {
    deadline.end();
  }
}

const inFile = ({ code, message, details }: AvvError, url: string): AvvError =>
  new AvvError(code, `${message} (${url})`, { ...details, url });

function loadObject(source: object, { integrity, minVersion, signal }: LoadOptions): LoadedAgreement {
  if (signal?.aborted) throw new AvvError('aborted', 'Aborted by the page', { cause: signal.reason });
  if (integrity !== undefined) throw new AvvError('integrity', 'An object has no bytes to hash');
  return { agreement: read(toJson(source), minVersion), url: undefined };
}

function toJson(source: object): string {
  try {
    return JSON.stringify(source) ?? 'null';
  } catch (cause) {
    throw new AvvError('invalid', `Not to be written as JSON: ${String(cause)}`, { violations: [], cause });
  }
}

const read = (json: string, minVersion?: string): Agreement => deepFreeze(toAgreement(parseJson(json), minVersion));
