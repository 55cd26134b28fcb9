import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Receipt } from '../../src/acceptance/schema.js';
import { createMemoryStore, type Identity } from '../../src/server/index.js';
import { agreement, sampleRecord } from '../acceptance/sample.js';
import { ENDPOINT, endpoint, get, outcome, post, record } from './endpoint.js';

/** An endpoint whose requests say in a header who asks: tenant/account. */
const byHeader = (options = {}) =>
  endpoint({
    identify: (request): Identity | undefined => {
      const [tenant, reference] = request.headers.get('X-Account')?.split('/') ?? [];
      return reference ? { tenant: tenant!, customer: { reference } } : undefined;
    },
    ...options,
  });

const neutral = sampleRecord({ digest: undefined, customer: { name: 'Probe GmbH' } });
const from = (account: string) => ({ 'X-Account': account });

async function accept(
  handler: (request: Request) => Promise<Response>,
  headers: Record<string, string> = {},
  body: unknown = neutral,
): Promise<Receipt> {
  const response = await handler(post(body, headers));
  assert.equal(response.status, 201);
  return (await response.json()) as Receipt;
}

describe('a receipt', () => {
  it('is found again at the address that Location gives, wherever the endpoint is mounted', async () => {
    const handler = endpoint();
    const stored = await handler(post());
    const address = new URL(stored.headers.get('Location')!, ENDPOINT);
    const response = await handler(new Request(address));
    assert.deepEqual([response.status, response.headers.get('Content-Type')], [200, 'application/json']);
    assert.equal(await response.text(), await stored.text());
    const elsewhere = await handler(new Request(`https://other.example/a/b?${address.searchParams}`));
    assert.equal(elsewhere.status, 200);
  });

  it('answers HEAD alike, without a body', async () => {
    const handler = endpoint();
    const { id } = await accept(handler);
    const response = await handler(new Request(`${ENDPOINT}?receipt=${id}`, { method: 'HEAD' }));
    assert.deepEqual(
      [response.status, response.headers.get('Content-Type'), await response.text()],
      [200, 'application/json', ''],
    );
  });

  it('is shown to its own customer only; to others it does not exist', async () => {
    const handler = byHeader();
    const { id } = await accept(handler, from('a/acct_1'));
    const ask = async (account?: string) => outcome(await handler(get(`?receipt=${id}`, account ? from(account) : {})));
    assert.deepEqual(await Promise.all(['a/acct_1', 'a/acct_2', 'b/acct_1', undefined].map(ask)), [
      '200',
      '404 unknown-receipt',
      '404 unknown-receipt',
      '401 unauthenticated',
    ]);
    assert.equal(await outcome(await handler(get('?receipt=rcpt_guess', from('a/acct_1')))), '404 unknown-receipt');
  });

  it('of an identified customer is not shown by an endpoint that identifies nobody', async () => {
    const store = createMemoryStore();
    const { id } = await accept(byHeader({ store }), from('/acct_1'));
    assert.equal(await outcome(await endpoint({ store })(get(`?receipt=${id}`))), '404 unknown-receipt');
  });

  it('may be opened by a link from elsewhere, but not read by a foreign page', async () => {
    const handler = endpoint();
    const { id } = await accept(handler);
    assert.equal(
      await outcome(
        await handler(get(`?receipt=${id}`, { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' })),
      ),
      '200',
    );
    const foreign = await handler(
      get(`?receipt=${id}`, { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }),
    );
    assert.equal(await outcome(foreign), '403 foreign-origin');
  });
});

describe('the latest acceptance', () => {
  const latest = async (handler: (request: Request) => Promise<Response>, account: string, id = 'muster-avv') => {
    const response = await handler(get(`?document=${id}`, from(account)));
    return response.status === 200 ? ((await response.json()) as Receipt) : response.status;
  };

  it('is that of the signed-in customer, of any version and language', async () => {
    const store = createMemoryStore();
    const old = byHeader({ store });
    const english = { ...agreement, language: 'en', version: '3' };
    const handler = byHeader({
      store,
      agreements: [{ ...agreement, version: '3' }, english, { ...agreement, id: 'other' }],
    });
    await accept(old, from('a/acct_1'));
    const second = await accept(
      handler,
      from('a/acct_1'),
      sampleRecord({ agreement: english, digest: undefined, customer: { name: 'Probe GmbH' } }),
    );
    await accept(handler, from('a/acct_2'), { ...neutral, document: { ...neutral.document, version: '3' } });
    await accept(handler, from('b/acct_1'), { ...neutral, document: { ...neutral.document, version: '3' } });
    await accept(handler, from('a/acct_1'), { ...neutral, document: { ...neutral.document, id: 'other' } });
    assert.deepEqual(await latest(handler, 'a/acct_1'), second);
  });

  it('is 204 as long as there is none', async () => {
    const handler = byHeader();
    await accept(handler, from('a/acct_1'));
    assert.deepEqual([await latest(handler, 'a/acct_2'), await latest(handler, 'a/acct_1', 'unknown')], [204, 204]);
  });

  it('cannot be had by claiming to be somebody', async () => {
    const anonymous = endpoint();
    await accept(anonymous, {}, record);
    assert.equal(await outcome(await anonymous(get('?document=muster-avv&customer=acct_1'))), '401 unauthenticated');
    assert.equal(await outcome(await byHeader()(get('?document=muster-avv'))), '401 unauthenticated');
  });
});

it('a question without a subject is malformed', async () => {
  assert.equal(await outcome(await endpoint()(get(''))), '400 malformed');
  assert.equal(await outcome(await endpoint()(get('?receipt='))), '400 malformed');
});

describe('the health', () => {
  it('is told to whatever watches, without a session and without a limit', async () => {
    const response = await byHeader({ limit: () => 60 })(get('?health'));
    assert.deepEqual([response.status, await response.json()], [200, { status: 'ok' }]);
    const head = await endpoint()(new Request(`${ENDPOINT}?health`, { method: 'HEAD' }));
    assert.deepEqual([head.status, await head.text()], [200, '']);
  });

  it('is bad when the store does not answer', async () => {
    const store = { ...createMemoryStore(), findByKey: () => Promise.reject(new Error('disk gone')) };
    const handler = endpoint({ store });
    const response = await handler(get('?health'));
    assert.equal(await outcome(response), '503 unavailable');
    assert.doesNotMatch(await response.text(), /disk/);
    assert.match(String(handler.errors), /disk gone/);
  });
});

it('an account without a reference is the host’s mistake: it would be everybody’s', async () => {
  const handler = endpoint({ identify: () => ({ customer: { reference: '' } }) });
  assert.equal(await outcome(await handler(get('?document=muster-avv'))), '500 failed');
  assert.match(String(handler.errors), /reference/);
});

it('reads are rate-limited like posts', async () => {
  assert.equal(await outcome(await endpoint({ limit: () => 1 })(get('?receipt=x'))), '429 rate-limited');
});

it('a store that fails is told apart from a receipt that is not there', async () => {
  const store = { ...createMemoryStore(), findById: () => Promise.reject(new Error('locked')) };
  const handler = endpoint({ store });
  assert.equal(await outcome(await handler(get('?receipt=x'))), '503 unavailable');
  assert.match(String(handler.errors), /locked/);
});
