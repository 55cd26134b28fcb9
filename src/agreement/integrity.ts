import { AvvError } from './errors.js';

const HASH = /^(sha(?:256|384|512))-([A-Za-z\d+/_-]+={0,2})$/;

/**
 * Checks bytes against Subresource-Integrity metadata (W3C SRI 2): hashes separated by white space; only those of the
 * strongest algorithm count, and one of them has to match. Unlike in browsers, what is not understood is an error.
 *
 * @throws {AvvError} `integrity`: no match, unknown syntax, or no `crypto.subtle` (a page without secure context).
 */
export async function checkIntegrity(bytes: Uint8Array<ArrayBuffer>, metadata: string): Promise<void> {
  const hashes = metadata.trim().split(/\s+/).map(parseHash);
  const algorithm = hashes
    .map((hash) => hash.algorithm)
    .sort()
    .at(-1)!;
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (!subtle)
    throw new AvvError('integrity', 'Integrity can only be checked in a secure context (https or localhost)');
  const received = base64(await subtle.digest(algorithm.replace('sha', 'SHA-'), bytes));
  if (hashes.some((hash) => hash.algorithm === algorithm && hash.value === received)) return;
  throw new AvvError('integrity', `The file is ${algorithm}-${received}`, {
    expected: metadata,
    received: `${algorithm}-${received}`,
  });
}

function parseHash(hash: string): { algorithm: string; value: string } {
  const [, algorithm, value] = HASH.exec(hash) ?? [];
  if (algorithm && value) return { algorithm, value: value.replace(/-/g, '+').replace(/_/g, '/') };
  throw new AvvError('integrity', `Not an integrity hash: "${hash}"`, {
    expected: 'sha256-…, sha384-… or sha512-…',
    received: hash,
  });
}

const base64 = (digest: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(digest)));
