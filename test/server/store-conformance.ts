import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { AcceptanceEntry, AcceptanceStore, ConsentHandler } from '../../src/server/index.js';
import { digest, sampleReceipt, sampleRecord } from '../acceptance/sample.js';
import { endpoint, key, post, record } from './endpoint.js';

/** A store under test; `open` gives further handles on the same rows, as other processes would have them. */
export interface StoreUnderTest {
  open(): AcceptanceStore;
  close(): void;
}

let count = 0;

export function entry(changes: Partial<AcceptanceEntry> = {}, document: object = {}): AcceptanceEntry {
  const receipt = sampleReceipt(sampleRecord());
  return {
    tenant: '',
    key: key(),
    fingerprint: digest,
    customer: 'acct_1',
    receipt: {
      ...receipt,
      id: `rcpt_${++count}`,
      established: { document: { ...receipt.established!.document, ...document } },
    },
    ...changes,
  };
}

/** What every store must do. Run once for each kind. */
export function storeConformance(kind: string, create: () => StoreUnderTest): void {
  describe(`${kind} store`, () => {
    let subject: StoreUnderTest;
    let store: AcceptanceStore;
    beforeEach(() => {
      subject = create();
      store = subject.open();
    });
    afterEach(() => subject.close());

    it('stores an acceptance and finds it as it was', async () => {
      const given = entry();
      const { created, acceptance } = await store.append(given);
      assert.equal(created, true);
      assert.deepEqual(acceptance, { ...given, sequence: 1 });
      assert.deepEqual(await store.findByKey('', given.key), acceptance);
      assert.deepEqual(await store.findByReceipt('', given.receipt.id), acceptance);
      assert.deepEqual(await store.latest('', 'acct_1', 'muster-avv'), acceptance);
      assert.deepEqual(await store.list(''), [acceptance]);
    });

    it('keeps text of every kind', async () => {
      const given = entry({ customer: 'a\'"; DROP TABLE avv_acceptances; --' });
      given.receipt.record.placeholders = { company: 'Ünï \u0000 \u{1f600} 漢字 \\ "' };
      await store.append(given);
      assert.deepEqual((await store.latest('', given.customer!, 'muster-avv'))?.receipt, given.receipt);
    });

    it('finds nothing where nothing is', async () => {
      assert.equal(await store.findByKey('', 'x'), undefined);
      assert.equal(await store.findByReceipt('', 'x'), undefined);
      assert.equal(await store.latest('', 'acct_1', 'muster-avv'), undefined);
      assert.deepEqual(await store.list(''), []);
    });

    it('gives back the first entry for a key, whatever the second one holds', async () => {
      const first = entry();
      await store.append(first);
      const { created, acceptance } = await store.append(entry({ key: first.key, fingerprint: 'other' }));
      assert.deepEqual([created, acceptance], [false, { ...first, sequence: 1 }]);
      assert.equal((await store.list('')).length, 1);
    });

    it('keeps tenants apart', async () => {
      const mine = entry({ tenant: 'a' });
      const theirs = entry({ tenant: 'b', key: mine.key });
      assert.deepEqual([(await store.append(mine)).created, (await store.append(theirs)).created], [true, true]);
      assert.equal((await store.findByKey('b', mine.key))?.receipt.id, theirs.receipt.id);
      assert.equal(await store.findByReceipt('b', mine.receipt.id), undefined);
      assert.equal((await store.latest('a', 'acct_1', 'muster-avv'))?.receipt.id, mine.receipt.id);
      assert.deepEqual(
        (await store.list('b')).map(({ receipt }) => receipt.id),
        [theirs.receipt.id],
      );
    });

    it('knows the latest of a customer and a document, by order and not by clock', async () => {
      const old = entry({}, { version: '1' });
      const latest = entry({}, { version: '2', language: 'en' });
      latest.receipt.acceptedAt = '1999-01-01T00:00:00.000Z';
      for (const one of [
        old,
        latest,
        entry({ customer: 'acct_2' }),
        entry({ customer: undefined }),
        entry({}, { id: 'other' }),
      ])
        await store.append(one);
      assert.equal((await store.latest('', 'acct_1', 'muster-avv'))?.receipt.id, latest.receipt.id);
    });

    it('lists page by page in order', async () => {
      const ids: string[] = [];
      for (let index = 0; index < 5; index++) ids.push((await store.append(entry())).acceptance.receipt.id);
      const [first, second] = [await store.list('', { limit: 2 }), await store.list('', { after: 2, limit: 2 })];
      assert.deepEqual(
        [...first, ...second].map(({ receipt }) => receipt.id),
        ids.slice(0, 4),
      );
      assert.deepEqual(
        (await store.list('', { after: 4 })).map(({ sequence }) => sequence),
        [5],
      );
    });

    it('cannot be changed through what it gives out or was given', async () => {
      const given = entry();
      const { acceptance } = await store.append(given);
      given.receipt.issuer = acceptance.receipt.issuer = 'changed';
      const found = await store.findByKey('', given.key);
      assert.equal(found?.receipt.issuer, 'Muster AG');
      found.receipt.issuer = 'changed';
      assert.equal((await store.findByKey('', given.key))?.receipt.issuer, 'Muster AG');
    });

    it('makes one row of 64 clients with one key, over several handles', async () => {
      const handlers: ConsentHandler[] = [store, subject.open(), subject.open(), subject.open()].map((handle) =>
        endpoint({ store: handle }),
      );
      const shared = { 'Idempotency-Key': key() };
      const responses = await Promise.all(
        Array.from({ length: 64 }, (_, index) => handlers[index % 4]!(post(record, shared))),
      );
      const receipts = new Set(await Promise.all(responses.map((response) => response.text())));
      assert.equal(receipts.size, 1);
      assert.deepEqual(responses.map(({ status }) => status).sort(), [...Array<number>(63).fill(200), 201]);
      assert.equal((await store.list('')).length, 1);
    });

    it('makes 64 rows of 64 keys, numbered without a gap', async () => {
      const handles = [store, subject.open()];
      await Promise.all(Array.from({ length: 64 }, (_, index) => handles[index % 2]!.append(entry())));
      assert.deepEqual(
        (await store.list('')).map(({ sequence }) => sequence),
        Array.from({ length: 64 }, (_, index) => index + 1),
      );
    });
  });
}
