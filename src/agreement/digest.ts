import canonicalize from 'canonicalize';
import { refuseLoneSurrogates } from './json.js';

/**
 * The canonical form of a JSON value (RFC 8785, JCS): no white space, keys ordered by UTF-16 code units,
 * numbers and strings as ECMAScript writes them. Nothing is normalised.
 *
 * @param value A parsed JSON value.
 * @throws {AvvError} `lone-surrogate`, with the JSON pointer of the text or key that holds half a character.
 */
export function canonicalJson(value: unknown): string {
  const json = canonicalize(value)!;
  // Only the cheap sign is looked for here: a text may well contain the six characters \ud800 themselves.
  if (/\\ud[89a-f]/.test(json)) refuseLoneSurrogates(value, '');
  return json;
}

/**
 * The identity of a document or record: `sha-256:` and the base64url (RFC 4648 section 5, no padding) SHA-256
 * of its canonical form.
 *
 * @returns `undefined` where the page has no secure context and thus no `crypto.subtle` (plain http on an intranet);
 *   there the digest that the server takes from its own copy is the one that counts.
 * @throws {AvvError} `lone-surrogate`, see {@link canonicalJson}.
 */
export async function digestOf(value: unknown): Promise<string | undefined> {
  const bytes = new TextEncoder().encode(canonicalJson(value));
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  return subtle && `sha-256:${base64url(new Uint8Array(await subtle.digest('SHA-256', bytes)))}`;
}

/** base64url without padding (RFC 4648 section 5). */
export const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
