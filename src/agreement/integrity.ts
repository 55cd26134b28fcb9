import { AvvError } from './errors.js';

const HASH = /^(sha(?:256|384|512))-([A-Za-z\d+/_-]+={0,2})$/;

/**
 * Checks bytes against Subresource-Integrity metadata (W3C SRI 2): hashes separated by white space; only those of the
 * strongest algorithm count, and one of them has to match. Unlike in browsers, what is not understood is an error.
 *
 * @throws {AvvError} `integrity`: no match, unknown syntax, or no `crypto.subtle` (a page without secure context).
 */
export async function checkIntegrity(bytes: Uint8Array<ArrayBuffer>, metadata: string): Promise<void> {
  const hashes = metadata.trim().split(/\s+/).map(normalised);
  const algorithm = hashes
    .map((hash) => hash.slice(0, 6))
    .sort()
    .at(-1)!;
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (!subtle) throw new AvvError('integrity', 'Hashing needs https or localhost');
  const received = `${algorithm}-${base64(await subtle.digest(algorithm.replace('sha', 'SHA-'), bytes))}`;
  if (hashes.includes(received)) return;
  throw new AvvError('integrity', `The file is ${received}`, { expected: metadata, received });
}

/** With base64url turned into base64. */
function normalised(hash: string): string {
  const [, algorithm, value] = HASH.exec(hash) ?? [];
  if (value) return `${algorithm}-${value.replace(/-/g, '+').replace(/_/g, '/')}`;
  const expected = 'sha256-…, sha384-… or sha512-…';
  throw new AvvError('integrity', `Not an integrity hash: "${hash}"`, { expected, received: hash });
}

const base64 = (digest: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(digest)));
