import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { entryDigest, entryOf } from '../../src/acceptance/entry.js';
import { receiptSchema, type Receipt } from '../../src/acceptance/schema.js';
import {
  chainOf,
  createMemoryStore,
  createSigner,
  generateSigningKey,
  type ConsentHandlerOptions,
  type SigningAlgorithm,
  type SigningKey,
} from '../../src/server/index.js';
import { endpoint, get, key, outcome, post, record } from './endpoint.js';
import { announcing, objection } from './objections.js';
import { headerOf, isSigned } from './signatures.js';

const KEYS_URL = 'https://api.example/avv/acceptances?keys';
const CURRENT = await generateSigningKey();
const signer = await createSigner({ key: CURRENT });
const at = (options: Partial<ConsentHandlerOptions> = {}) =>
  endpoint({ signer, keysUrl: KEYS_URL, agreements: [announcing], ...options });

async function receiptFrom(handler: (request: Request) => Promise<Response>, body: unknown = record): Promise<Receipt> {
  const response = await handler(post(body));
  assert.equal(response.status, 201);
  return (await response.json()) as Receipt;
}

async function keysOf(handler: (request: Request) => Promise<Response>): Promise<{ keys: SigningKey[] }> {
  return (await (await handler(get('?keys'))).json()) as { keys: SigningKey[] };
}

describe('a signed receipt', () => {
  for (const alg of ['EdDSA', 'ES256'] as SigningAlgorithm[])
    it(`can be checked with the published keys and nothing else: ${alg}`, async () => {
      const handler = at({ signer: await createSigner({ key: await generateSigningKey(alg) }) });
      for (const body of [record, objection()]) {
        const receipt = await receiptFrom(handler, body);
        assert.equal(headerOf(receipt.signature!).alg, alg);
        assert.equal(isSigned(receipt, await keysOf(handler)), true);
        assert.equal(receipt.keysUrl, KEYS_URL);
      }
    });

  it('is one as the schema says', async () => {
    assert.ok(receiptSchema.safeParse(await receiptFrom(at())).success);
  });

  it('is signed as a whole: no change of any member goes unnoticed', async () => {
    const receipt = await receiptFrom(at());
    for (const member of Object.keys(receipt).filter((name) => name !== 'signature')) {
      const { [member]: _, ...without } = receipt;
      assert.equal(isSigned(without as Receipt, signer.jwks), false, member);
    }
    assert.equal(isSigned({ ...receipt, added: true } as Receipt, signer.jwks), false);
    assert.equal(isSigned(receipt, signer.jwks), true);
  });

  it('is the same byte for byte when the act is sent again, and when it is asked for', async () => {
    const handler = at();
    const again = { 'Idempotency-Key': key() };
    const first = await handler(post(record, again));
    const bytes = await first.text();
    const second = await handler(post(record, again));
    const read = await handler(get(first.headers.get('Location')!));
    assert.deepEqual([await second.text(), await read.text()], [bytes, bytes]);
  });

  it('is not given when it cannot be signed: the client comes back', async () => {
    const store = createMemoryStore();
    let broken = true;
    const flaky = {
      jwks: signer.jwks,
      sign: (bytes: Uint8Array) => (broken ? Promise.reject(new Error('no key')) : signer.sign(bytes)),
    };
    const handler = at({ store, signer: flaky });
    const again = { 'Idempotency-Key': key() };
    assert.equal(await outcome(await handler(post(record, again))), '503 unavailable');
    assert.match(String(handler.errors), /no key/);
    assert.deepEqual(await store.list(chainOf('')), []);
    broken = false;
    assert.equal(await outcome(await handler(post(record, again))), '201');
  });

  it('is unsigned without a signer, but stands in the chain', async () => {
    const receipt = await receiptFrom(at({ signer: undefined, keysUrl: undefined }));
    assert.deepEqual([receipt.signature, receipt.keysUrl, receipt.sequence], [undefined, undefined, 1]);
  });
});

describe('a receipt’s place', () => {
  it('follows from the receipts before it, which each make their entry again', async () => {
    const handler = at();
    const receipts: Receipt[] = [];
    for (const body of [record, objection(), record]) receipts.push(await receiptFrom(handler, body));
    const digests = await Promise.all(receipts.map(async (receipt) => entryDigest(await entryOf(receipt))));
    assert.deepEqual(
      receipts.map(({ sequence, previousDigest }) => [sequence, previousDigest]),
      [
        [1, undefined],
        [2, digests[0]],
        [3, digests[1]],
      ],
    );
  });

  it('is in the chain of its own provider', async () => {
    const store = createMemoryStore();
    const as = (tenant: string) => at({ store, identify: () => ({ tenant, customer: { reference: 'acct_1' } }) });
    for (const tenant of ['a', 'b', 'a']) await receiptFrom(as(tenant));
    const counts = await Promise.all(['a', 'b'].map(async (tenant) => (await store.list(chainOf(tenant))).length));
    assert.deepEqual(counts, [2, 1]);
  });
});

describe('a chain’s name', () => {
  it('is another one for every provider and for its trials, whatever the provider’s name', () => {
    const tenants = ['', 'a', 'test:a', 'live:a', ':', '\0', '\\u0000', '\ud800', '\udc00', '\\ud800', '"', '\\"'];
    const names = tenants.flatMap((tenant) => [chainOf(tenant), chainOf(tenant, true)]);
    assert.equal(new Set(names.map((name) => Buffer.from(name).toString('hex'))).size, tenants.length * 2);
    for (const name of names) assert.match(name, /^[^\0\ud800-\udfff]*$/u);
  });
});

describe('the keys', () => {
  it('may change: receipts of the former one are checked with its public part', async () => {
    const former = await receiptFrom(at());
    const { d: _, ...publicPart } = CURRENT;
    const next = await createSigner({ key: await generateSigningKey('ES256'), retired: [{ ...publicPart, exp: 1 }] });
    const handler = at({ signer: next });
    const keys = await keysOf(handler);
    assert.deepEqual([isSigned(former, keys), isSigned(await receiptFrom(handler), keys)], [true, true]);
    const without = await keysOf(at({ signer: await createSigner({ key: await generateSigningKey() }) }));
    assert.equal(isSigned(former, without), false);
  });

  it('are public: for every page without asking, without credentials, for five minutes', async () => {
    const handler = at({ identify: () => undefined, limit: () => 60, allowedOrigins: ['https://www.kunde.example'] });
    for (const origin of [undefined, 'https://anywhere.example', 'null', 'https://www.kunde.example']) {
      const headers: Record<string, string> = origin ? { Origin: origin, 'Sec-Fetch-Site': 'cross-site' } : {};
      const response = await handler(get('?keys', headers));
      assert.deepEqual([response.status, await response.json()], [200, JSON.parse(JSON.stringify(signer.jwks))]);
      assert.equal(response.headers.get('Content-Type'), 'application/jwk-set+json');
      assert.equal(response.headers.get('Cache-Control'), 'public, max-age=300');
      assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
      assert.equal(response.headers.get('Access-Control-Allow-Credentials'), null);
      assert.equal(response.headers.get('Vary'), null);
    }
  });

  it('may be asked for with headers of the page’s own, and with HEAD', async () => {
    const headers = { Origin: 'https://anywhere.example', 'Access-Control-Request-Method': 'GET' };
    const preflight = await at()(new Request(KEYS_URL, { method: 'OPTIONS', headers }));
    assert.deepEqual([preflight.status, preflight.headers.get('Access-Control-Allow-Origin')], [204, '*']);
    assert.doesNotMatch(preflight.headers.get('Access-Control-Allow-Methods')!, /POST/);
    const head = await at()(new Request(KEYS_URL, { method: 'HEAD' }));
    assert.deepEqual([head.status, await head.text()], [200, '']);
  });

  it('open nothing else: a post beside them is a post', async () => {
    const { method, headers, body } = post(record, { Origin: 'https://anywhere.example' });
    const response = await at()(new Request(KEYS_URL, { method, headers, body, duplex: 'half' } as RequestInit));
    assert.equal(await outcome(response), '403 foreign-origin');
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), null);
  });

  it('are none without a signer', async () => {
    assert.deepEqual(await keysOf(at({ signer: undefined })), { keys: [] });
  });

  it('must be at an absolute address', () => {
    assert.throws(() => at({ keysUrl: '/avv/acceptances?keys' }), { name: 'TypeError', message: /keysUrl/ });
  });
});
