/** Checks detached signatures with Node's own crypto, past the library that made them. */
import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import canonicalize from 'canonicalize';

interface Header {
  alg: string;
  kid: string;
}

export const headerOf = (signature: string): Header =>
  JSON.parse(Buffer.from(signature.split('.')[0]!, 'base64url').toString()) as Header;

/** Whether the value's signature is that of its canonical form by the key of the set that it names. */
export function isSigned(value: { signature?: string }, { keys }: { keys: readonly object[] }): boolean {
  const { signature = '', ...content } = value;
  const [header, payload, bytes] = signature.split('.') as [string, string, string];
  const { alg, kid } = headerOf(signature);
  const jwk = keys.find((key) => (key as Header).kid === kid);
  if (payload !== '' || !jwk) return false;
  const input = Buffer.from(`${header}.${Buffer.from(canonicalize(content)!).toString('base64url')}`);
  const key = createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' });
  return alg === 'EdDSA'
    ? verify(null, input, key, Buffer.from(bytes, 'base64url'))
    : verify('sha256', input, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(bytes, 'base64url'));
}
