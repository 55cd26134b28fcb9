import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { verifyChain } from '../../src/acceptance/index.js';
import type { Receipt } from '../../src/acceptance/schema.js';
import {
  chainOf,
  createMemoryStore,
  eraseCustomer,
  exportChain,
  type ConsentHandlerOptions,
} from '../../src/server/index.js';
import { endpoint, get, key, outcome, post, record } from './endpoint.js';
import { announcing, objection } from './objections.js';

const identity = { customer: { reference: 'acct_1' } };
const at = (options: Partial<ConsentHandlerOptions> = {}) =>
  endpoint({ agreements: [announcing], identify: () => identity, ...options });
const trial = { ...record, test: true };

describe('a trial', () => {
  it('is answered like any other, with a receipt that says so', async () => {
    const response = await at()(post(trial));
    const receipt = (await response.json()) as Receipt;
    assert.deepEqual([response.status, receipt.test, receipt.record.test], [201, true, true]);
    assert.equal(((await (await at()(post(record))).json()) as Receipt).test, undefined);
  });

  it('is checked like any other', async () => {
    assert.equal(await outcome(await at()(post({ ...trial, declarations: [] }))), '422 invalid');
    assert.equal(await outcome(await at()(post({ ...trial, test: 'yes' }))), '422 invalid');
  });

  it('is kept apart: in a chain of its own, with numbers of its own', async () => {
    const store = createMemoryStore();
    const handler = at({ store });
    for (const body of [trial, record, { ...objection(), test: true }, { ...record, test: false }])
      assert.equal((await handler(post(body))).status, 201);
    const sequences = async (test: boolean) => (await store.list(chainOf('', test))).map(({ entry }) => entry.sequence);
    assert.deepEqual(
      [await sequences(true), await sequences(false)],
      [
        [1, 2],
        [1, 2],
      ],
    );
  });

  it('is told apart in an export, too: entries, erasures and head say so', async () => {
    const ledger = { store: createMemoryStore(), issuer: 'Muster GmbH' };
    const handler = at(ledger);
    for (const body of [trial, record]) await handler(post(body));
    const marks = async (test: boolean) => {
      await eraseCustomer(ledger, { customer: 'acct_1', test });
      const lines: string[] = [];
      for await (const line of exportChain(ledger, { test })) lines.push(line);
      const { checks, valid } = await verifyChain(lines);
      const said = checks.find(({ name }) => name === 'trials')?.reason;
      return [...lines.map((line) => /"test":true/.test(line)), valid, said];
    };
    assert.deepEqual(await marks(true), [true, true, true, true, 'all-trials']);
    assert.deepEqual(await marks(false), [false, false, false, true, 'no-trials']);
  });

  it('is no acceptance: the latest is asked for apart', async () => {
    const handler = at();
    const receipt = (await (await handler(post(trial))).json()) as Receipt;
    assert.equal((await handler(get('?document=muster-avv'))).status, 204);
    assert.deepEqual(await (await handler(get('?document=muster-avv&test'))).json(), receipt);
    assert.deepEqual(await (await handler(get(`?receipt=${receipt.id}`))).json(), receipt);
  });

  it('is not told to the host, who would unlock the account for it', async () => {
    const told: unknown[] = [];
    const handler = at({ onAccepted: () => void told.push('accepted'), onObjected: () => void told.push('objected') });
    for (const body of [trial, { ...objection(), test: true }]) await handler(post(body));
    assert.deepEqual(told, []);
    for (const body of [record, objection()]) await handler(post(body));
    assert.deepEqual(told, ['accepted', 'objected']);
  });

  it('may share its key with a real act', async () => {
    const handler = at();
    const shared = { 'Idempotency-Key': key() };
    const statuses = [];
    for (const body of [trial, record, trial]) statuses.push((await handler(post(body, shared))).status);
    assert.deepEqual(statuses, [201, 201, 200]);
  });

  it('is refused in production, where real ones pass', async () => {
    const store = createMemoryStore();
    const handler = at({ store, production: true });
    for (const body of [trial, { ...objection(), test: true }])
      assert.equal(await outcome(await handler(post(body))), '422 test-refused');
    assert.deepEqual(await store.list(chainOf('', true)), []);
    assert.equal(await outcome(await handler(post(record))), '201');
    assert.equal(await outcome(await handler(post({ ...record, test: false }))), '201');
  });
});
