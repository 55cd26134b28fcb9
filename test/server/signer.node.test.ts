import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import canonicalize from 'canonicalize';
import { createSigner, generateSigningKey, type SigningAlgorithm, type SigningKey } from '../../src/server/index.js';
import { headerOf, isSigned } from './signatures.js';

const ALGORITHMS: SigningAlgorithm[] = ['EdDSA', 'ES256'];

async function sign(key: SigningKey, value: object): Promise<{ signature: string }> {
  const signer = await createSigner({ key });
  return { ...value, signature: await signer.sign(Buffer.from(canonicalize(value)!)) };
}

describe('a generated key', () => {
  it('has its thumbprint (RFC 7638) as kid, its algorithm and its use', async () => {
    for (const alg of ALGORITHMS) {
      const key = await generateSigningKey(alg);
      const { crv, kty, x, y } = key;
      const thumbprint = createHash('sha256').update(canonicalize({ crv, kty, x, y })!).digest('base64url');
      assert.deepEqual([key.kid, key.alg, key.use], [thumbprint, alg, 'sig']);
    }
    assert.equal((await generateSigningKey()).crv, 'Ed25519');
  });

  it('is another one each time', async () => {
    const [one, two] = [await generateSigningKey(), await generateSigningKey()];
    assert.notEqual(one.d, two.d);
  });
});

for (const alg of ALGORITHMS)
  describe(`a signature with ${alg}`, () => {
    it('is a detached JWS that others can check', async () => {
      const key = await generateSigningKey(alg);
      const { jwks } = await createSigner({ key });
      const signed = await sign(key, { b: 'Ünï', a: 1 });
      assert.deepEqual(headerOf(signed.signature), { alg, kid: key.kid });
      assert.equal(isSigned(signed, jwks), true);
      assert.equal(isSigned({ ...signed, a: 2 } as { signature: string }, jwks), false);
      assert.equal(isSigned(signed, (await createSigner({ key: await generateSigningKey(alg) })).jwks), false);
    });
  });

describe('the published keys', () => {
  it('are the current one, then the retired ones, and nothing private of any', async () => {
    const keys = [await generateSigningKey(), await generateSigningKey('ES256'), await generateSigningKey()] as const;
    const retired = [{ ...keys[1], exp: 1_700_000_000 }, keys[2]];
    const { jwks } = await createSigner({ key: { ...keys[0], key_ops: ['sign'], ext: true }, retired });
    assert.deepEqual(
      jwks.keys.map(({ kid, exp }) => [kid, exp]),
      [
        [keys[0].kid, undefined],
        [keys[1].kid, 1_700_000_000],
        [keys[2].kid, undefined],
      ],
    );
    for (const key of jwks.keys)
      assert.deepEqual(
        Object.keys(key).filter((name) => !['kty', 'crv', 'x', 'y', 'kid', 'alg', 'use', 'exp'].includes(name)),
        [],
      );
    for (const { d } of keys) assert.ok(!JSON.stringify(jwks).includes(d!));
  });

  it('get a kid, an algorithm and a use where the given key has none', async () => {
    const { kid, alg: _alg, use: _use, ...bare } = await generateSigningKey('ES256');
    const [published] = (await createSigner({ key: bare })).jwks.keys;
    assert.deepEqual([published?.kid, published?.alg, published?.use], [kid, 'ES256', 'sig']);
  });
});

describe('a signer cannot be made', () => {
  const cases: [string, (key: SigningKey) => Promise<object> | object, RegExp][] = [
    ['of a public key', ({ d: _, ...key }) => ({ key }), /no private key/],
    ['of a retired key', (key) => ({ key: { ...key, exp: 1 } }), /“exp” is a retired one/],
    ['of a key for another algorithm', (key) => ({ key: { ...key, alg: 'ES256' } }), /key: only/],
    ['of a key of another kind', () => ({ key: { kty: 'oct', k: 'AAAA', d: 'AAAA' } }), /key: only/],
    ['of a curve that is not in the protocol', (key) => ({ key: { ...key, crv: 'Ed448' } }), /key: only/],
    ['with an unusable retired key', (key) => ({ key, retired: [{ kty: 'RSA' }] }), /retired\[0\]: only/],
    [
      'with a retired key that is none',
      (key) => ({ key, retired: [{ ...key, x: 'AAAA' }] }),
      /retired\[0\]: this key cannot be used/,
    ],
    ['with one kid twice', (key) => ({ key, retired: [key] }), /same kid/],
    [
      'of halves of two keys',
      async (key) => ({ key: { ...key, x: (await generateSigningKey()).x } }),
      /key: this key cannot be used/,
    ],
    [
      'of halves of two keys, ES256',
      async () => {
        const [{ x, y }, other] = [await generateSigningKey('ES256'), await generateSigningKey('ES256')];
        return { key: { ...other, x, y } };
      },
      /key: this key cannot be used/,
    ],
  ];
  for (const [what, options, reason] of cases)
    it(what, async () => {
      const given = (await options(await generateSigningKey())) as { key: SigningKey };
      await assert.rejects(createSigner(given), reason);
    });

  it('but of a sound one it can: the control', async () => {
    assert.ok(await createSigner({ key: await generateSigningKey() }));
  });
});
