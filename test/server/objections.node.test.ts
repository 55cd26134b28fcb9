import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { objectionReceiptSchema, type ObjectionReceipt, type Problem } from '../../src/acceptance/schema.js';
import { digestOf } from '../../src/agreement/digest.js';
import {
  chainOf,
  createMemoryStore,
  type ConsentHandlerOptions,
  type StoredObjection,
} from '../../src/server/index.js';
import { agreement } from '../acceptance/sample.js';
import { endpoint, get, key, NOW, outcome, post, record } from './endpoint.js';
import { announcing, objection } from './objections.js';

const at = (options: Partial<ConsentHandlerOptions> = {}) => endpoint({ agreements: [announcing], ...options });

describe('an objection', () => {
  it('is answered with a receipt like an acceptance', async () => {
    const handler = at();
    const response = await handler(post(objection()));
    assert.equal(response.status, 201);
    const receipt = (await response.json()) as ObjectionReceipt;
    const { id, version, language } = announcing;
    assert.deepEqual(receipt, {
      schema: 'avv-receipt/1',
      id: receipt.id,
      acceptedAt: NOW,
      record: objection(),
      recordDigest: await digestOf(objection()),
      issuer: 'Muster AG',
      established: { document: { id, version, language, digest: await digestOf(announcing) } },
      salt: receipt.salt,
      sequence: 1,
    });
    assert.ok(objectionReceiptSchema.safeParse(receipt).success);
    const found = await handler(get(response.headers.get('Location')!));
    assert.deepEqual(await found.json(), receipt);
  });

  it('stands in the chain as such, beside the acceptances', async () => {
    const store = createMemoryStore();
    const handler = at({ store });
    for (const body of [record, objection()]) await handler(post(body));
    assert.deepEqual(
      (await store.list(chainOf(''))).map(({ entry }) => [entry.sequence, entry.kind]),
      [
        [1, 'acceptance'],
        [2, 'objection'],
      ],
    );
  });

  it('is never the latest acceptance', async () => {
    const identity = { customer: { reference: 'acct_1' } };
    const handler = at({ identify: () => identity });
    await handler(post(objection()));
    assert.equal((await handler(get('?document=muster-avv'))).status, 204);
  });

  it('is stored once under its key, and no acceptance can have that key', async () => {
    const handler = at();
    const again = { 'Idempotency-Key': key() };
    const [first, second] = [await handler(post(objection(), again)), await handler(post(objection(), again))];
    assert.deepEqual([first.status, second.status, await second.text()], [201, 200, await first.text()]);
    assert.equal(await outcome(await handler(post(record, again))), '422 key-reused');
  });

  it('is told to the host, as an objection and once', async () => {
    const told: StoredObjection[] = [];
    const handler = at({
      onAccepted: () => assert.fail('no acceptance'),
      onObjected: (stored) => void told.push(stored),
    });
    const again = { 'Idempotency-Key': key() };
    await handler(post(objection(), again));
    await handler(post(objection(), again));
    assert.deepEqual(
      told.map(({ content }) => content.receipt.record.changes),
      [['c-open']],
    );
    assert.deepEqual(handler.errors, []);
  });

  it('can only be made by who may act for the account, in its own name', async () => {
    const identity = { customer: { reference: 'acct_1' } };
    const forbidden = at({ identify: () => ({ ...identity, mayAccept: false }) });
    assert.equal(await outcome(await forbidden(post(objection()))), '403 not-authorised');
    const others = objection({ customer: { reference: 'acct_2' } });
    assert.equal(await outcome(await at({ identify: () => identity })(post(others))), '403 not-authorised');
  });
});

describe('what a customer has objected to', () => {
  const as = (reference: string, tenant = 'a') => ({ identify: () => ({ tenant, customer: { reference } }) });
  const asked = async (handler: ReturnType<typeof at>, more = '') => {
    const response = await handler(get(`?objections&document=muster-avv${more}`));
    const { objections } = (await response.json()) as { objections: ObjectionReceipt[] };
    return objections.map(({ record: { changes } }) => changes.join());
  };

  it('is told to that customer with the receipts, the last one first, and not what was accepted', async () => {
    const store = createMemoryStore();
    const handler = at({ store, ...as('acct_1') });
    for (const body of [objection(), record, objection({ changes: ['c-today', 'c-free'] })]) await handler(post(body));
    assert.deepEqual(await asked(handler), ['c-today,c-free', 'c-open']);
    assert.deepEqual(await asked(at({ store, ...as('acct_2') })), []);
    assert.deepEqual(await asked(at({ store, ...as('acct_1', 'b') })), []);
    assert.deepEqual(await asked(handler, '&test'), []);
    assert.equal(await outcome(await at({ store })(get('?objections&document=muster-avv'))), '401 unauthenticated');
  });
});

describe('the changes', () => {
  const problems = async (changes: unknown, agreements = [announcing]) => {
    const response = await endpoint({ agreements })(post({ ...objection(), changes }));
    if (response.status === 201) return [];
    assert.equal(await outcome(response), '422 invalid');
    return ((await response.json()) as Problem).errors!.map(({ pointer, detail }) => `${pointer} ${detail}`);
  };

  it('may be several', async () => assert.deepEqual(await problems(['c-open', 'c-free']), []));

  for (const [changes, expected] of [
    [[], ['/changes At least one change must be named']],
    [['c-none'], ['/changes/0 The agreement announces no change “c-none”']],
    [['c-open', 'c-open'], ['/changes/1 The change “c-open” occurs twice']],
    [['c-open', 'sp-next'], ['/changes/1 The agreement announces no change “sp-next”']],
    ['c-open', ['/changes must be array, not "c-open"']],
    [undefined, ['/changes is missing; expected array']],
  ] as const)
    it(`cannot be ${JSON.stringify(changes)}`, async () => assert.deepEqual(await problems(changes), expected));

  it('must be announced in the agreement that is current', async () => {
    assert.deepEqual(await problems(['c-open'], [agreement]), [
      '/changes/0 The agreement announces no change “c-open”',
    ]);
    const next = at({ agreements: [announcing, { ...announcing, version: '3' }] });
    assert.equal(await outcome(await next(post(objection()))), '409 version-superseded');
    const other = { ...objection().document, digest: `sha-256:${'x'.repeat(43)}` };
    assert.equal(await outcome(await at()(post(objection({ document: other })))), '409 digest-mismatch');
  });
});

describe('the last day', () => {
  const outcomeOf = async (changes: string[], now = NOW) =>
    outcome(await at({ now: () => new Date(now) })(post(objection({ changes }))));

  it('is in time as long as it is that day somewhere: whoever sees the form is not refused', async () => {
    assert.equal(await outcomeOf(['c-today']), '201');
    assert.equal(await outcomeOf(['c-today'], '2026-04-02T11:59:59.999Z'), '201');
    assert.equal(await outcomeOf(['c-today'], '2026-04-02T12:00:00.000Z'), '409 objection-late');
  });

  it('is the server’s, whatever the page’s clock says', async () => {
    const handler = at();
    const act = { label: 'Widersprechen', at: '2026-03-01T10:00:00.000Z' };
    const response = await handler(post(objection({ changes: ['c-late'], act })));
    assert.equal(await outcome(response), '409 objection-late');
    assert.match(((await response.json()) as Problem).detail!, /“c-late”.*2026-03-30/);
  });

  it('of one change makes the whole objection late, and nothing is stored', async () => {
    const store = createMemoryStore();
    const handler = at({ store });
    const again = { 'Idempotency-Key': key() };
    const response = await handler(post(objection({ changes: ['c-open', 'c-late'] }), again));
    assert.deepEqual(
      ((await response.json()) as Problem).errors?.map(({ pointer }) => pointer),
      ['/changes/1'],
    );
    assert.deepEqual(await store.list(chainOf('')), []);
    assert.equal(await outcome(await handler(post(objection(), again))), '201');
  });

  it('may be missing: then none is late', async () => {
    assert.equal(await outcomeOf(['c-free'], '2030-01-01T00:00:00Z'), '201');
  });

  it('may pass between an objection and its retry', async () => {
    const store = createMemoryStore();
    const again = { 'Idempotency-Key': key() };
    await at({ store })(post(objection(), again));
    const later = at({ store, now: () => new Date('2026-06-01T00:00:00Z') });
    assert.equal((await later(post(objection(), again))).status, 200);
  });
});
