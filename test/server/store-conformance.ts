import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { entryDigest, entryOf, entryOfAttachment } from '../../src/acceptance/entry.js';
import type { ConsentStore, Place, StoredEntry } from '../../src/server/index.js';
import { endpoint, key, post, record } from './endpoint.js';
import { append, attach, sampleAct, sampleObjection, sealErasure } from './sealing.js';

/** A store under test; `open` gives further handles on the same rows, as other processes would have them. */
export interface StoreUnderTest {
  /** True where the chain's end is held while a seal works, so that each is called once. */
  holdsEnd?: boolean;
  open(): ConsentStore | Promise<ConsentStore>;
  close(): void | Promise<void>;
}

/** As it travels: whether what is not there is missing or `undefined` does not matter. */
const plain = (value: unknown): unknown => value && (JSON.parse(JSON.stringify(value)) as unknown);
const same = (found: unknown, expected: unknown) => assert.deepEqual(plain(found), plain(expected));

const MANY = { limit: 1000 };
const range = (length: number): number[] => Array.from({ length }, (_, index) => index + 1);
const idsOf = (rows: readonly StoredEntry[]): string[] => rows.map(({ entry }) => entry.id);
const contentIds = (rows: readonly StoredEntry[]): string[] =>
  idsOf(rows.filter(({ content, attachment }) => content ?? attachment));

/** Each entry in its place, with its digest, naming the one before it; each receipt committed to by its entry. */
async function assertChain(rows: readonly StoredEntry[]): Promise<void> {
  for (const [index, { entry, digest, content, attachment }] of rows.entries()) {
    assert.equal(entry.sequence, index + 1);
    assert.equal(entry.previousDigest, rows[index - 1]?.digest);
    assert.equal(digest, await entryDigest(entry));
    if (content) assert.deepEqual(await entryOf(content.receipt), entry);
    if (attachment) assert.deepEqual(await entryOfAttachment(attachment), entry);
  }
}

/** What every store must do. Run once for each kind. */
export function storeConformance(kind: string, create: () => StoreUnderTest | Promise<StoreUnderTest>): void {
  describe(`${kind} store`, () => {
    let subject: StoreUnderTest;
    let store: ConsentStore;
    let other: ConsentStore;
    beforeEach(async () => {
      subject = await create();
      [store, other] = [await subject.open(), await subject.open()];
    });
    afterEach(() => subject.close());

    const chain = (name = 'main') => store.list(name, MANY);

    describe('append', () => {
      it('stores an act in its place and finds it as it was', async () => {
        const { act, seal, id } = sampleAct();
        const { created, stored } = await store.append(act, seal);
        const { entry, digest, receipt } = await seal({ sequence: 1, previousDigest: undefined });
        assert.equal(created, true);
        const { fingerprint, customer } = act;
        same(stored, { chain: 'main', key: act.key, entry, digest, content: { fingerprint, customer, receipt } });
        same(await store.findByKey('main', act.key), stored);
        same(await store.findById('main', id), stored);
        same(await store.latest('main', 'acct_1', 'muster-avv'), stored);
        same(await store.list('main'), [stored]);
      });

      it('keeps a receipt’s bytes, text of every kind and names in their order included', async () => {
        const placeholders = { z: 'Ünï \u0000 \u{1f600} 漢字 \\ " \u2028', a: '1', 10: 'ten' };
        const customer = 'a\'"; DROP TABLE avv_entries; --';
        const sample = sampleAct({ customer, receipt: { ...JSON.parse('{"__proto__":{"x":1},"b":[1e21,-0,0.1]}') } });
        const given = await sample.seal({ sequence: 1, previousDigest: undefined });
        given.receipt.record.placeholders = placeholders;
        const { stored } = await store.append(sample.act, () => Promise.resolve(given));
        const found = await store.latest('main', customer, 'muster-avv');
        const bytes = JSON.stringify(given.receipt);
        assert.deepEqual(
          [JSON.stringify(stored.content?.receipt), JSON.stringify(found?.content?.receipt)],
          [bytes, bytes],
        );
      });

      it('keeps an act of nobody in particular', async () => {
        const { stored } = await append(store, sampleAct({ customer: undefined }));
        same(await store.findById('main', stored.entry.id), stored);
      });

      it('gives the first act under a key to whoever comes later, without asking for a seal', async () => {
        const first = await append(store);
        let asked = 0;
        const act = sampleAct({ key: first.stored.key!, fingerprint: 'other' }).act;
        const second = await store.append(act, () => Promise.reject(new Error(`asked ${++asked}`)));
        assert.equal(second.created, false);
        same(second.stored, first.stored);
        assert.deepEqual([(await chain()).length, asked], [1, 0]);
      });

      it('links 50 acts at once over two handles without a gap', async () => {
        await Promise.all(range(50).map((index) => append(index % 2 ? store : other)));
        const rows = await chain();
        assert.equal(rows.length, 50);
        await assertChain(rows);
      });

      it('stores one act of 64 under one key at once, over two handles', async () => {
        const shared = key();
        const results = await Promise.all(
          range(64).map((index) => append(index % 2 ? store : other, sampleAct({ key: shared }))),
        );
        assert.equal(results.filter(({ created }) => created).length, 1);
        const [only, ...more] = await chain();
        assert.equal(more.length, 0);
        for (const { stored } of results) same(stored, only);
      });

      it('never lets two acts have one place, also when another handle is quicker than a seal', async () => {
        const places: Place[] = [];
        const slow = sampleAct();
        let quicker: Promise<unknown> | undefined;
        await store.append(slow.act, async (place) => {
          places.push(place);
          quicker ??= append(other);
          if (!subject.holdsEnd) await quicker;
          return slow.seal(place);
        });
        await quicker;
        const rows = await chain();
        await assertChain(rows);
        assert.equal(rows.length, 2);
        if (subject.holdsEnd) assert.equal(places.length, 1);
        else same(places, [{ sequence: 1 }, { sequence: 2, previousDigest: rows[0]!.digest }]);
      });

      it('finds the key that another handle has stored while a seal worked', async (test) => {
        if (subject.holdsEnd) return test.skip('the other handle waits');
        const slow = sampleAct();
        const quick = sampleAct({ key: slow.act.key });
        const { created, stored } = await store.append(slow.act, async (place) => {
          await append(other, quick);
          return slow.seal(place);
        });
        assert.deepEqual([created, stored.entry.id, (await chain()).length], [false, quick.id, 1]);
      });

      it('stores nothing when the seal fails, and goes on', async () => {
        await append(store);
        const { act, seal } = sampleAct();
        await assert.rejects(
          store.append(act, () => Promise.reject(new Error('key lost'))),
          /key lost/,
        );
        assert.equal(await store.findByKey('main', act.key), undefined);
        assert.equal((await store.append(act, seal)).created, true);
        await append(other);
        assert.equal((await chain()).length, 3);
        await assertChain(await chain());
      });
    });

    describe('reading', () => {
      it('finds nothing where nothing is', async () => {
        assert.equal(await store.findByKey('main', 'x'), undefined);
        assert.equal(await store.findById('main', 'x'), undefined);
        assert.equal(await store.latest('main', 'acct_1', 'muster-avv'), undefined);
        assert.deepEqual(await store.list('main'), []);
      });

      it('keeps chains apart: places, keys, ids and customers', async () => {
        const mine = sampleAct({ chain: 'a' });
        const theirs = sampleAct({ chain: 'b', key: mine.act.key });
        assert.deepEqual([(await append(store, mine)).created, (await append(store, theirs)).created], [true, true]);
        assert.equal((await store.findByKey('b', mine.act.key))?.entry.id, theirs.id);
        assert.equal(await store.findById('b', mine.id), undefined);
        assert.equal((await store.latest('a', 'acct_1', 'muster-avv'))?.entry.id, mine.id);
        assert.equal(await store.latest('c', 'acct_1', 'muster-avv'), undefined);
        assert.deepEqual(idsOf(await chain('b')), [theirs.id]);
        for (const name of ['a', 'b']) await assertChain(await chain(name));
        await store.erase('a', 'acct_1', sealErasure);
        assert.deepEqual(contentIds(await chain('b')), [theirs.id]);
      });

      it('knows the latest acceptance of a customer and a document, by order and not by clock', async () => {
        const latest = sampleAct({
          document: { version: '2', language: 'en' },
          receipt: { acceptedAt: '1999-01-01T00:00:00.000Z' },
        });
        for (const sample of [
          sampleAct({ document: { version: '1' } }),
          latest,
          sampleAct({ customer: 'acct_2' }),
          sampleAct({ customer: undefined }),
          sampleAct({ document: { id: 'other' } }),
          sampleObjection(),
        ])
          await append(store, sample);
        assert.equal((await store.latest('main', 'acct_1', 'muster-avv'))?.entry.id, latest.id);
      });

      it('knows the objections of a customer to what a document announces, the last 100, newest first', async () => {
        const mine = Array.from({ length: 101 }, () => sampleObjection());
        for (const sample of [
          ...mine,
          sampleAct(),
          sampleObjection({ customer: 'acct_2' }),
          sampleObjection({ customer: undefined }),
          sampleObjection({ chain: 'b' }),
          sampleObjection({ document: { id: 'other' } }),
        ])
          await append(store, sample);
        const ids = mine.map(({ id }) => id).reverse();
        assert.deepEqual(idsOf(await store.objections('main', 'acct_1', 'muster-avv')), ids.slice(0, 100));
        await store.erase('main', 'acct_1', sealErasure);
        assert.deepEqual(await store.objections('main', 'acct_1', 'muster-avv'), []);
      });

      it('lists page by page in order', async () => {
        const ids: string[] = [];
        while (ids.length < 5) ids.push((await append(store)).stored.entry.id);
        const pages = [
          await store.list('main', { limit: 2 }),
          await store.list('main', { after: 2, limit: 2 }),
          await store.list('main', { after: 4 }),
          await store.list('main', { after: 5 }),
        ];
        assert.deepEqual(pages.map(idsOf), [ids.slice(0, 2), ids.slice(2, 4), ids.slice(4), []]);
      });

      it('lists no more than 100 at a time unless asked', async () => {
        await Promise.all(range(101).map(() => append(store)));
        assert.deepEqual([(await store.list('main')).length, (await chain()).length], [100, 101]);
      });

      it('gives copies: nothing stored can be changed through them', async () => {
        const { act, seal } = sampleAct();
        const given = await seal({ sequence: 1, previousDigest: undefined });
        const { stored } = await store.append(act, () => Promise.resolve(given));
        const issuer = (row: StoredEntry | undefined) => [row?.entry.issuer, row?.content?.receipt.issuer];
        given.receipt.issuer = given.entry.issuer = 'changed';
        stored.content!.receipt.issuer = stored.entry.issuer = 'changed';
        const found = await store.findByKey('main', act.key);
        assert.deepEqual(issuer(found), ['Muster AG', 'Muster AG']);
        found!.content!.receipt.issuer = found!.entry.issuer = 'changed';
        (await store.list('main'))[0]!.entry.issuer = 'changed';
        assert.deepEqual(issuer(await store.findByKey('main', act.key)), ['Muster AG', 'Muster AG']);
      });
    });

    describe('attach', () => {
      const nobodys = async (changes: Parameters<typeof sampleAct>[0] = {}) => {
        const sample = sampleAct({ customer: undefined, ...changes });
        await append(store, sample);
        return sample;
      };
      const never = () => Promise.reject(new Error('asked'));

      it('notes the account in the chain and finds the receipt for it, as it was', async () => {
        const { act, id } = await nobodys();
        const before = (await store.findById('main', id))!;
        const result = await attach(store, id);
        assert.ok(!result.refused);
        assert.equal(result.created, true);
        const { stored } = result;
        const { entry, attachment } = stored;
        assert.deepEqual(
          [entry.kind, entry.sequence, entry.attached, attachment.customer],
          ['attachment', 2, id, { reference: 'acct_1' }],
        );
        assert.deepEqual([stored.key, stored.content], [undefined, undefined]);
        const after = { ...before, content: { ...before.content, attachedTo: 'acct_1' } };
        same(await store.findById('main', entry.id), stored);
        for (const found of [
          await store.findById('main', id),
          await store.findByKey('main', act.key),
          await store.latest('main', 'acct_1', 'muster-avv'),
        ])
          same(found, after);
        same(await chain(), [after, stored]);
        await assertChain(await chain());
      });

      it('gives the first attachment to whoever attaches to the same account again, without asking for a seal', async () => {
        const { id } = await nobodys();
        const first = await attach(store, id);
        assert.ok(!first.refused);
        same(await other.attach('main', id, 'acct_1', never), { created: false, stored: first.stored });
        assert.equal((await chain()).length, 2);
      });

      it('refuses what has an account, is none or is gone, without asking for a seal', async () => {
        const [attached, gone] = [await nobodys(), await nobodys()];
        await attach(store, attached.id, 'acct_2');
        await attach(store, gone.id, 'acct_3');
        const erasure = await store.erase('main', 'acct_3', sealErasure);
        const { stored: own } = await append(store, sampleAct());
        const { stored: objection } = await append(store, sampleObjection({ customer: undefined }));
        const attachment = (await chain()).find(({ entry }) => entry.kind === 'attachment')!;
        const before = await chain();
        const refusals = {
          [attached.id]: 'other-customer',
          [gone.id]: 'erased',
          [own.entry.id]: 'has-customer',
          [objection.entry.id]: 'not-an-acceptance',
          [attachment.entry.id]: 'unknown-receipt',
          [erasure!.entry.id]: 'unknown-receipt',
          rcpt_nowhere: 'unknown-receipt',
        };
        for (const [id, refused] of Object.entries(refusals))
          assert.deepEqual(await store.attach('main', id, 'acct_1', never), { refused }, refused);
        assert.deepEqual(await store.attach('main', own.entry.id, 'acct_2', never), { refused: 'has-customer' });
        assert.deepEqual(await store.attach('b', attached.id, 'acct_2', never), { refused: 'unknown-receipt' });
        same(await chain(), before);
      });

      it('to one account of 16 at once over two handles, and every other one is told', async () => {
        const { id } = await nobodys();
        const results = await Promise.all(
          range(16).map((index) => attach(index % 2 ? store : other, id, `acct_${index % 4}`)),
        );
        const rows = await chain();
        await assertChain(rows);
        assert.equal(rows.length, 2);
        const { attachedTo } = rows[0]!.content!;
        const outcomes = results.map((result, index) => [`acct_${(index + 1) % 4}`, result.refused] as const);
        for (const [account, refused] of outcomes)
          assert.equal(refused, account === attachedTo ? undefined : 'other-customer');
        assert.equal(results.filter((result) => !result.refused && result.created).length, 1);
      });

      it('links with acts at once over two handles without a gap', async () => {
        const waiting = await Promise.all(range(10).map(() => nobodys()));
        await Promise.all(
          waiting.flatMap(({ id }, index) => [
            append(index % 2 ? store : other),
            attach(index % 2 ? other : store, id, `acct_${index}`),
          ]),
        );
        const rows = await chain();
        assert.equal(rows.length, 30);
        await assertChain(rows);
      });

      it('counts for the latest acceptance by when it was given, not by when it was attached', async () => {
        const early = await nobodys();
        const own = await append(store, sampleAct());
        const late = await nobodys();
        await attach(store, early.id);
        assert.equal((await store.latest('main', 'acct_1', 'muster-avv'))?.entry.id, own.stored.entry.id);
        await attach(store, late.id);
        assert.equal((await store.latest('main', 'acct_1', 'muster-avv'))?.entry.id, late.id);
        assert.equal(await store.latest('main', 'acct_1', 'other'), undefined);
        assert.equal(await store.latest('main', 'acct_2', 'muster-avv'), undefined);
      });

      it('stores nothing when the seal fails, and goes on', async () => {
        const { id } = await nobodys();
        await assert.rejects(
          store.attach('main', id, 'acct_1', () => Promise.reject(new Error('key lost'))),
          /key lost/,
        );
        assert.equal(await store.latest('main', 'acct_1', 'muster-avv'), undefined);
        assert.ok(!(await attach(store, id)).refused);
        await assertChain(await chain());
      });

      it('keeps text of every kind', async () => {
        const { id } = await nobodys();
        const customer = 'a\'"; DROP TABLE avv_attachments; -- \u2028 \u{1f600}';
        await attach(store, id, customer);
        const found = await store.latest('main', customer, 'muster-avv');
        assert.deepEqual([found?.entry.id, found?.content?.attachedTo], [id, customer]);
        const [, attachment] = await chain();
        assert.equal(attachment?.attachment?.customer.reference, customer);
      });

      it('is erased with the account: receipt and attachment, and nobody else’s', async () => {
        const [mine, theirs, free] = [await nobodys(), await nobodys(), await nobodys()];
        const own = await append(store, sampleAct({ customer: 'acct_gone' }));
        const [first, second] = [await attach(store, mine.id, 'acct_gone'), await attach(store, theirs.id, 'acct_2')];
        assert.ok(!first.refused && !second.refused);
        const erasure = await store.erase('main', 'acct_gone', sealErasure);
        const gone = [mine.id, own.stored.entry.id, first.stored.entry.id];
        assert.deepEqual(erasure?.entry.erased, gone);
        const rows = await chain();
        await assertChain(rows);
        assert.deepEqual(contentIds(rows), [theirs.id, free.id, second.stored.entry.id]);
        assert.doesNotMatch(JSON.stringify(rows), /acct_gone/);
        assert.equal((await store.findById('main', first.stored.entry.id))?.attachment, undefined);
        assert.equal(await store.latest('main', 'acct_gone', 'muster-avv'), undefined);
        assert.deepEqual(await attach(store, mine.id, 'acct_gone'), { refused: 'erased' });
        assert.equal(await store.erase('main', 'acct_gone', never), undefined);
        assert.equal((await store.latest('main', 'acct_2', 'muster-avv'))?.entry.id, theirs.id);
      });

      it('gives copies: nothing stored can be changed through them', async () => {
        const { id } = await nobodys();
        const result = await attach(store, id);
        assert.ok(!result.refused);
        const entryId = result.stored.entry.id;
        result.stored.attachment.customer.reference = 'changed';
        const found = await store.findById('main', entryId);
        found!.attachment!.customer.reference = 'changed';
        assert.equal((await store.findById('main', entryId))?.attachment?.customer.reference, 'acct_1');
      });

      it('runs beside erasures over two handles: each content is there or named as erased', async () => {
        const waiting = await Promise.all(range(12).map(() => nobodys()));
        await Promise.all(
          waiting.flatMap(({ id }, index) => [
            attach(index % 2 ? store : other, id),
            ...(index % 4 ? [] : [(index % 2 ? other : store).erase('main', 'acct_1', sealErasure)]),
          ]),
        );
        const rows = await chain();
        await assertChain(rows);
        const withContent = rows.filter(({ entry }) => entry.kind !== 'erasure');
        const erased = rows.flatMap(({ entry }) => entry.erased ?? []);
        assert.equal(new Set(erased).size, erased.length);
        assert.deepEqual([...erased, ...contentIds(rows)].sort(), idsOf(withContent).sort());
        for (const { entry } of rows.filter((row) => row.entry.kind === 'attachment'))
          assert.equal(erased.includes(entry.id), erased.includes(entry.attached!));
      });
    });

    describe('erase', () => {
      it('takes the contents of one customer, leaves the entries and notes it in the chain', async () => {
        const mine = [sampleAct(), sampleObjection()];
        const theirs = [sampleAct({ customer: 'acct_2' }), sampleAct({ customer: undefined })];
        for (const sample of [mine[0]!, theirs[0]!, mine[1]!, theirs[1]!]) await append(store, sample);
        const before = await chain();
        const erasure = await store.erase('main', 'acct_1', sealErasure);
        const after = await chain();
        await assertChain(after);
        assert.equal(erasure?.entry.kind, 'erasure');
        assert.deepEqual(
          erasure?.entry.erased,
          mine.map(({ id }) => id),
        );
        same(after.at(-1), erasure);
        same(await store.findById('main', erasure.entry.id), erasure);
        assert.deepEqual([erasure?.key, erasure?.content], [undefined, undefined]);
        const linksOf = (rows: readonly StoredEntry[]) => rows.map(({ content: _, ...link }) => link);
        same(linksOf(after.slice(0, -1)), linksOf(before));
        assert.deepEqual(
          contentIds(after),
          theirs.map(({ id }) => id),
        );
      });

      it('keeps the key, so that a retry is known, and forgets the latest', async () => {
        const { act, seal, id } = sampleAct();
        await store.append(act, seal);
        await store.erase('main', 'acct_1', sealErasure);
        for (const found of [
          await store.findByKey('main', act.key),
          await store.findById('main', id),
          (await store.append(act, seal)).stored,
        ])
          assert.deepEqual([found?.entry.id, found?.key, found?.content], [id, act.key, undefined]);
        assert.equal((await chain()).length, 2);
        assert.equal(await store.latest('main', 'acct_1', 'muster-avv'), undefined);
      });

      it('finds nothing the second time and of nobody, and asks for no seal', async () => {
        await append(store);
        await store.erase('main', 'acct_1', sealErasure);
        const never = () => Promise.reject(new Error('asked'));
        assert.equal(await store.erase('main', 'acct_1', never), undefined);
        assert.equal(await store.erase('main', 'nobody', never), undefined);
        assert.equal(await store.erase('nowhere', 'acct_1', never), undefined);
        assert.equal((await chain()).length, 2);
      });

      it('is not for ever: the customer may come back, and be erased again', async () => {
        await append(store);
        await store.erase('main', 'acct_1', sealErasure);
        const { stored } = await append(store);
        same(await store.latest('main', 'acct_1', 'muster-avv'), stored);
        assert.deepEqual((await store.erase('main', 'acct_1', sealErasure))?.entry.erased, [stored.entry.id]);
        await assertChain(await chain());
      });

      it('erases nothing when the seal fails', async () => {
        const { stored } = await append(store);
        await assert.rejects(
          store.erase('main', 'acct_1', () => Promise.reject(new Error('key lost'))),
          /key lost/,
        );
        same(await chain(), [stored]);
        assert.ok(await store.erase('main', 'acct_1', sealErasure));
      });

      it('runs beside appends over two handles: each receipt is there or named as erased', async () => {
        await Promise.all(range(5).map(() => append(store)));
        await Promise.all(
          range(20).flatMap((index) => [
            append(index % 2 ? store : other),
            append(index % 2 ? other : store, sampleAct({ customer: 'acct_2' })),
            ...(index % 5 ? [] : [(index % 2 ? store : other).erase('main', 'acct_1', sealErasure)]),
          ]),
        );
        const rows = await chain();
        await assertChain(rows);
        const acts = rows.filter(({ entry }) => entry.kind === 'acceptance');
        const erased = rows.flatMap(({ entry }) => entry.erased ?? []);
        assert.equal(acts.length, 45);
        assert.ok(erased.length >= 5);
        assert.equal(new Set(erased).size, erased.length);
        assert.deepEqual([...erased, ...contentIds(rows)].sort(), idsOf(acts).sort());
      });
    });

    it('makes one record of 64 clients with one key, over four handlers', async () => {
      const stores = [store, other, await subject.open(), await subject.open()];
      const handlers = stores.map((handle) => endpoint({ store: handle }));
      const shared = { 'Idempotency-Key': key() };
      const responses = await Promise.all(range(64).map((index) => handlers[index % 4]!(post(record, shared))));
      const receipts = new Set(await Promise.all(responses.map((response) => response.text())));
      assert.equal(receipts.size, 1);
      assert.deepEqual(responses.map(({ status }) => status).sort(), [...Array<number>(63).fill(200), 201]);
    });
  });
}
