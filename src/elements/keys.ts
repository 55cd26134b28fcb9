import { Deadline } from '../agreement/deadline.js';
import { decodeUtf8 } from '../agreement/decode.js';
import { parseJson } from '../agreement/json.js';
import { absoluteUrl, checkStatus, readBytes, request, type RequestOptions } from '../agreement/request.js';

/** A key set has a few hundred bytes a key. */
const LIMIT = 64 * 1024;

/**
 * The issuer's public keys.
 *
 * @param source Address of a JSON Web Key Set (RFC 7517), or the set itself.
 * @throws {AvvError} With a `LoadErrorCode`.
 */
export async function loadKeys(source: string | object, options: RequestOptions): Promise<unknown> {
  if (typeof source !== 'string') return source;
  const deadline = new Deadline({ timeout: 10_000 });
  try {
    const headers = { Accept: 'application/jwk-set+json, application/json' };
    const url = absoluteUrl(source, options.base);
    const response = await deadline.run(() => request(url, { ...options, headers }, deadline.signal));
    checkStatus(response);
    return parseJson(decodeUtf8(await readBytes(response, LIMIT, deadline)));
  } finally {
    deadline.end();
  }
}
