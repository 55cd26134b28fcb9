import type { JWK } from 'jose';
import { decode, encode } from 'jose/base64url';
import { flattenedVerify } from 'jose/jws/flattened/verify';
import { canonicalJson } from '../agreement/digest.js';
import { finding, type Finding } from './verification.js';

/** A public key as it is published (RFC 7517); `exp`, in seconds since 1970, of a key that signs no longer. */
type PublicKey = JWK & { exp?: unknown };

/** The issuer's public keys by `kid`; `undefined` where what was given is no key set. */
export type Keyring = ReadonlyMap<string, PublicKey> | undefined;

/** Nobody may choose a weaker way for the verifier (RFC 8725 section 3.1). */
const ALGORITHMS: readonly unknown[] = ['EdDSA', 'ES256'];

/** @param keys A JSON Web Key Set. */
export function openKeyring(keys: unknown): Keyring {
  const list = (keys as { keys?: unknown } | null)?.keys;
  if (!Array.isArray(list)) return undefined;
  // Copies: the library freezes what it is given.
  const named = list.filter(isKey).map((key): [string, PublicKey] => [String(key.kid), { ...key }]);
  return new Map(named);
}

const isKey = (key: unknown): key is PublicKey =>
  typeof (key as PublicKey | null)?.kty === 'string' && typeof (key as PublicKey).kid === 'string';

/**
 * Checks the signature of a receipt or head: a detached JWS (RFC 7515, appendix F) over its canonical form without
 * `signature`.
 *
 * @param at When it was signed, as the signed text says: ISO 8601.
 */
export async function checkSignature(signed: { signature?: string }, at: string, keys: Keyring): Promise<Finding> {
  const { signature, ...content } = signed;
  if (!keys) return finding('keys-invalid', 'The keys are not a JSON Web Key Set (RFC 7517)', '{"keys":[…]}');
  if (signature === undefined) return finding('signature-missing', 'There is no signature');
  const jws = readJws(signature);
  if (!jws) return finding('signature-malformed', 'Not a detached JWS', 'header..signature', signature);
  const { alg, kid } = jws;
  if (!ALGORITHMS.includes(alg))
    return finding('algorithm-refused', 'This algorithm is not used by the protocol', ALGORITHMS.join(', '), text(alg));
  const key = typeof kid === 'string' ? keys.get(kid) : undefined;
  if (!key) return finding('key-unknown', 'No key has this kid', [...keys.keys()].join(', '), text(kid));
  if (key.alg !== undefined && key.alg !== alg)
    return finding('algorithm-refused', `The key “${text(kid)}” is for another algorithm`, text(key.alg), text(alg));
  return (await failure(jws, content, key)) ?? lifetime(key, at) ?? good(key, alg);
}

interface Jws {
  header: string;
  signature: string;
  alg: unknown;
  kid: unknown;
}

function readJws(signature: string): Jws | undefined {
  const [header = '', payload, value = '', ...more] = signature.split('.');
  if (payload !== '' || more.length || !isBase64url(header) || !isBase64url(value)) return undefined;
  try {
    const { alg, kid } = JSON.parse(new TextDecoder().decode(decode(header))) as Record<string, unknown>;
    return { header, signature: value, alg, kid };
  } catch {
    return undefined;
  }
}

/** Written in the one way that there is: decoders overlook the last bits of the last character. */
function isBase64url(text: string): boolean {
  try {
    return text !== '' && encode(decode(text)) === text;
  } catch {
    return false;
  }
}

async function failure(jws: Jws, content: object, key: PublicKey): Promise<Finding | undefined> {
  const { header, signature } = jws;
  const payload = encode(canonicalJson(content));
  try {
    await flattenedVerify({ protected: header, payload, signature }, key, { algorithms: [String(jws.alg)] });
    return undefined;
  } catch (error) {
    return explain(error as Error & { code?: string }, key);
  }
}

function explain(error: Error & { code?: string }, key: PublicKey): Finding {
  if (error.code === 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED')
    return finding('signature-wrong', `The signature is not that of this text by the key “${text(key.kid)}”`);
  if (error.code === 'ERR_JWS_INVALID') return finding('signature-malformed', error.message);
  if (error.name === 'NotSupportedError')
    return finding('algorithm-unsupported', `This runtime cannot check the algorithm: ${error.message}`);
  return finding('key-unusable', `The key “${text(key.kid)}” cannot be used: ${error.message}`);
}

function lifetime({ exp, kid }: PublicKey, at: string): Finding | undefined {
  if (exp === undefined || (typeof exp === 'number' && Date.parse(at) <= exp * 1000)) return undefined;
  const last = typeof exp === 'number' ? new Date(Math.max(exp, 0) * 1000).toISOString() : text(exp);
  return finding('key-expired', `The key “${text(kid)}” had been retired before this was signed`, last, at);
}

const good = (key: PublicKey, alg: unknown): Finding =>
  finding('signature-valid', `Signed with the key “${text(key.kid)}” (${text(alg)})`);

const text = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'missing'));
