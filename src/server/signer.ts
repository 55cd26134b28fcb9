import { calculateJwkThumbprint, CompactSign, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';

export type SigningAlgorithm = 'EdDSA' | 'ES256';

/** A key as JSON (RFC 7517). `exp`, in seconds since 1970, says until when a retired one was in use. */
export type SigningKey = JWK & { exp?: number };

/** Signs receipts and chain heads, and publishes the keys to check them with. */
export interface Signer {
  /** Public keys (RFC 7517): the current one, then the retired ones. */
  readonly jwks: { keys: SigningKey[] };
  /** The detached JWS over the bytes (RFC 7515, appendix F), with `alg` and `kid` in its header. */
  sign(bytes: Uint8Array): Promise<string>;
}

export interface SignerOptions {
  /** Private key, Ed25519 or P-256, as `generateSigningKey` makes it. */
  key: SigningKey;
  /**
   * Former keys, so that what they signed can still be checked; their public part is enough. Give them an
   * `exp`: what one of them has signed later than that is not the issuer's.
   */
  retired?: readonly SigningKey[];
}

/** What anybody may know of a key. */
const PUBLIC = ['kty', 'crv', 'x', 'y', 'kid', 'alg', 'use', 'exp'] as const;

const ALGORITHMS: Readonly<Record<string, SigningAlgorithm>> = { 'OKP Ed25519': 'EdDSA', 'EC P-256': 'ES256' };

/**
 * A new private key. Whoever has it can issue receipts in your name: keep it where only the server reads it.
 *
 * @returns A JWK with `alg`, `use` and, as `kid`, its thumbprint (RFC 7638).
 */
export async function generateSigningKey(alg: SigningAlgorithm = 'EdDSA'): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg, use: 'sig' };
}

/** @throws {TypeError} When a key is of another kind, or its two halves do not belong together. */
export async function createSigner({ key, retired = [] }: SignerOptions): Promise<Signer> {
  if (!key.d) throw new TypeError('key: this is no private key');
  if (key.exp !== undefined) throw new TypeError('key: a key with “exp” is a retired one');
  const keys = [await publicJwk(key, 'key')];
  for (const [index, one] of retired.entries()) keys.push(await publicJwk(one, `retired[${index}]`));
  if (new Set(keys.map(({ kid }) => kid)).size < keys.length) throw new TypeError('Two keys have the same kid');
  const { alg, kid } = keys[0]!;
  const privateKey = await importKey(key, alg, 'key');
  return {
    jwks: { keys },
    async sign(bytes) {
      const jws = await new CompactSign(bytes).setProtectedHeader({ alg, kid }).sign(privateKey);
      return jws.replace(/\..*\./, '..');
    },
  };
}

type PublishedKey = SigningKey & { alg: SigningAlgorithm; kid: string };

async function publicJwk(jwk: SigningKey, name: string): Promise<PublishedKey> {
  const alg = ALGORITHMS[`${jwk.kty} ${jwk.crv}`];
  if (!alg || (jwk.alg ?? alg) !== alg)
    throw new TypeError(`${name}: only Ed25519 keys for EdDSA and P-256 keys for ES256 can be used`);
  const { kid = await calculateJwkThumbprint(jwk) } = jwk;
  const all: SigningKey = { ...jwk, kid, alg, use: 'sig' };
  const members = PUBLIC.flatMap((member) => (all[member] === undefined ? [] : [[member, all[member]]]));
  const published = Object.fromEntries(members) as PublishedKey;
  await importKey(published, alg, name);
  return published;
}

/** Fails also where the private part does not belong to the public one. */
async function importKey(jwk: SigningKey, alg: SigningAlgorithm, name: string): ReturnType<typeof importJWK> {
  try {
    return await importJWK(jwk, alg);
  } catch (cause) {
    throw new TypeError(`${name}: this key cannot be used`, { cause });
  }
}
