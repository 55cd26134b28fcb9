import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Receipt } from '../../src/acceptance/schema.js';
import { verifyChain } from '../../src/acceptance/verify-chain.js';
import {
  chainOf,
  createMemoryStore,
  createSigner,
  eraseCustomer,
  exportChain,
  generateSigningKey,
  type ExportOptions,
  type Identity,
  type LedgerOptions,
} from '../../src/server/index.js';
import { sampleRecord } from '../acceptance/sample.js';
import { endpoint, get, key, NOW, outcome, post } from './endpoint.js';
import { announcing, objection } from './objections.js';

const signer = await createSigner({ key: await generateSigningKey() });

/** A provider with its customers, each of whom acts under the name that the test gives. */
function provider(tenant = '') {
  const ledger: LedgerOptions = { store: createMemoryStore(), issuer: 'Muster AG', signer, now: () => new Date(NOW) };
  let reference = '';
  const identify = (): Identity => ({ tenant, customer: { reference, name: `${reference} GmbH` } });
  const handler = endpoint({ ...ledger, agreements: [announcing], identify });
  const as = (who: string) => {
    reference = who;
    return handler;
  };
  return { ledger, as };
}

const acceptance = (name: string) =>
  sampleRecord({ digest: undefined, customer: { name }, acceptor: { name: `${name} in person`, orderNumber: 'B-7' } });

async function exported(ledger: LedgerOptions, options?: ExportOptions): Promise<string> {
  let text = '';
  for await (const line of exportChain(ledger, options)) text += line;
  return text;
}

async function assertVerified(ledger: LedgerOptions, options?: ExportOptions): Promise<string> {
  const text = await exported(ledger, options);
  const { valid, problems } = await verifyChain(text, { keys: signer.jwks });
  assert.deepEqual([valid, problems], [true, []]);
  return text;
}

describe('an erased customer', () => {
  it('is gone, and the chain still verifies', async () => {
    const { ledger, as } = provider();
    for (const who of ['ada', 'bert', 'ada', 'carla']) await as(who)(post(acceptance(who)));
    await as('ada')(post({ ...objection({ acceptor: { name: 'ada in person' } }), customer: { name: 'ada' } }));
    assert.match(await assertVerified(ledger, { receipts: true }), /ada in person/);

    const erasure = await eraseCustomer(ledger, { customer: 'ada' });

    assert.deepEqual([erasure?.entry.kind, erasure?.entry.sequence, erasure?.entry.at], ['erasure', 6, NOW]);
    assert.equal(erasure?.entry.erased?.length, 3);
    assert.match(erasure.entry.id, /^ers_[\w-]{24}$/);
    const text = await assertVerified(ledger, { receipts: true });
    assert.doesNotMatch(text, /ada/);
    assert.match(text, /bert in person[^]*carla in person/);
    assert.doesNotMatch(JSON.stringify(await ledger.store.list(chainOf(''))), /ada/);
  });

  it('is the only one: what others have done stays as it was', async () => {
    const { ledger, as } = provider();
    await as('ada')(post(acceptance('ada')));
    const again = { 'Idempotency-Key': key() };
    const kept = await (await as('bert')(post(acceptance('bert'), again))).text();
    await eraseCustomer(ledger, { customer: 'ada' });
    const replay = await as('bert')(post(acceptance('bert'), again));
    assert.deepEqual([replay.status, await replay.text()], [200, kept]);
  });

  it('who sends the same act again is told 410, and nothing is recorded', async () => {
    const { ledger, as } = provider();
    const again = { 'Idempotency-Key': key() };
    const stored = await as('ada')(post(acceptance('ada'), again));
    const { id } = (await stored.json()) as Receipt;
    await eraseCustomer(ledger, { customer: 'ada' });
    const before = await exported(ledger);
    assert.equal(await outcome(await as('ada')(post(acceptance('ada'), again))), '410 erased');
    assert.equal(await outcome(await as('ada')(get(`?receipt=${id}`))), '410 erased');
    assert.equal((await as('ada')(get('?document=muster-avv'))).status, 204);
    assert.equal(await exported(ledger), before);
  });

  it('is told so also when the erasure comes between the question for the key and the storing', async () => {
    const { ledger, as } = provider();
    const again = { 'Idempotency-Key': key() };
    await as('ada')(post(acceptance('ada'), again));
    await eraseCustomer(ledger, { customer: 'ada' });
    const blind = { ...ledger.store, findByKey: () => Promise.resolve(undefined) };
    const handler = endpoint({ store: blind, agreements: [announcing] });
    assert.equal(await outcome(await handler(post(acceptance('ada'), again))), '410 erased');
  });

  it('may come back with a new act', async () => {
    const { ledger, as } = provider();
    await as('ada')(post(acceptance('ada')));
    await eraseCustomer(ledger, { customer: 'ada' });
    const response = await as('ada')(post(acceptance('ada')));
    assert.deepEqual([response.status, ((await response.json()) as Receipt).sequence], [201, 3]);
    await assertVerified(ledger, { receipts: true });
  });

  it('is erased once: the second time there is nothing to erase, and nothing is noted', async () => {
    const { ledger, as } = provider();
    await as('ada')(post(acceptance('ada')));
    await eraseCustomer(ledger, { customer: 'ada' });
    assert.equal(await eraseCustomer(ledger, { customer: 'ada' }), undefined);
    assert.equal(await eraseCustomer(ledger, { customer: 'nobody' }), undefined);
    assert.equal((await ledger.store.list(chainOf(''))).length, 2);
  });

  it('is erased where it was said: of one provider, of trials only when asked', async () => {
    const { ledger, as } = provider('a');
    await as('ada')(post(acceptance('ada')));
    await as('ada')(post({ ...acceptance('ada'), test: true }));
    assert.equal(await eraseCustomer(ledger, { customer: 'ada' }), undefined);
    assert.ok(await eraseCustomer(ledger, { tenant: 'a', customer: 'ada', test: true }));
    assert.match(await exported(ledger, { tenant: 'a', receipts: true }), /ada in person/);
    assert.doesNotMatch(await assertVerified(ledger, { tenant: 'a', test: true, receipts: true }), /ada/);
    assert.ok(await eraseCustomer(ledger, { tenant: 'a', customer: 'ada' }));
    assert.doesNotMatch(await assertVerified(ledger, { tenant: 'a', receipts: true }), /ada/);
  });

  it('leaves an erasure in the chain that is no receipt', async () => {
    const { ledger, as } = provider();
    await as('ada')(post(acceptance('ada')));
    const { entry } = (await eraseCustomer(ledger, { customer: 'ada' }))!;
    assert.equal(await outcome(await as('ada')(get(`?receipt=${entry.id}`))), '404 unknown-receipt');
  });
});
