import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { receiptSchema, type Receipt } from '../../src/acceptance/schema.js';
import { submitAcceptance } from '../../src/acceptance/submit.js';
import { digestOf } from '../../src/agreement/digest.js';
import {
  chainOf,
  createMemoryStore,
  type ConsentStore,
  type Identity,
  type StoredAcceptance,
} from '../../src/server/index.js';
import { agreement, sampleRecord } from '../acceptance/sample.js';
import { ENDPOINT, endpoint, key, NOW, outcome, post, record } from './endpoint.js';

const LIVE = chainOf('');
const ownDigest = await digestOf(agreement);
const receiptOf = async (response: Response): Promise<Receipt> => (await response.json()) as Receipt;

describe('an acceptance', () => {
  it('is answered with a receipt of what was sent and of what the server knows', async () => {
    const store = createMemoryStore();
    const response = await endpoint({ store, agreements: [{ agreement, href: 'https://muster.example/avv.json' }] })(
      post(),
    );
    assert.equal(response.status, 201);
    assert.equal(response.headers.get('Content-Type'), 'application/json');
    const receipt = await receiptOf(response);
    assert.deepEqual(receipt, {
      schema: 'avv-receipt/1',
      id: receipt.id,
      acceptedAt: NOW,
      record,
      recordDigest: await digestOf(record),
      issuer: 'Muster AG',
      established: {
        document: {
          id: 'muster-avv',
          version: '2',
          language: 'de',
          digest: ownDigest,
          href: 'https://muster.example/avv.json',
        },
      },
      salt: receipt.salt,
      sequence: 1,
    });
    assert.match(receipt.salt!, /^[\w-]{22}$/);
    assert.match(receipt.id, /^rcpt_[\w-]{24}$/);
    assert.equal(response.headers.get('Location'), `?receipt=${receipt.id}`);
    assert.ok(receiptSchema.safeParse(receipt).success);
    assert.deepEqual(
      (await store.list(LIVE)).map((row) => row.content?.receipt),
      [receipt],
    );
  });

  it('is taken by the viewer’s own sending, digest included', async () => {
    const handler = endpoint();
    const sent = sampleRecord({ digest: ownDigest });
    const act = {
      endpoint: ENDPOINT,
      record: sent,
      key: key(),
      fetch: ((url: string, init: RequestInit) => handler(new Request(url, init))) as typeof fetch,
    };
    const [first, second] = [await submitAcceptance(act), await submitAcceptance(act)];
    assert.ok(first.status === 'accepted' && second.status === 'accepted');
    assert.deepEqual([first.replayed, second.replayed], [false, true]);
    assert.deepEqual(second.receipt, first.receipt);
  });

  it('has a digest that others compute alike', async () => {
    const simple = {
      ...agreement,
      id: 'simple',
      sections: [],
      placeholders: undefined,
      subprocessors: undefined,
      acceptance: undefined,
    };
    const plain = JSON.parse(JSON.stringify(simple)) as typeof agreement;
    const response = await endpoint({ agreements: [plain] })(
      post(sampleRecord({ agreement: plain, digest: undefined })),
    );
    // Keys in this order are the canonical form: plain ASCII, one level.
    const canonical =
      '{"format":"avv/1","id":"simple","language":"de","sections":[],"title":"Auftragsverarbeitungsvertrag","version":"2"}';
    const expected = `sha-256:${createHash('sha256').update(canonical).digest('base64url')}`;
    assert.equal((await receiptOf(response)).established!.document.digest, expected);
  });

  it('keeps unknown keys of the record, __proto__ included, and hashes them', async () => {
    const body = JSON.stringify(record).replace('{', '{"order":{"number":7},"__proto__":{"polluted":true},');
    const response = await endpoint()(post(body));
    const receipt = await receiptOf(response);
    assert.equal(JSON.stringify(receipt.record), body);
    assert.equal(receipt.recordDigest, await digestOf(JSON.parse(body)));
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  });

  it('never has the id or salt of another one', async () => {
    const handler = endpoint();
    const receipts = await Promise.all(Array.from({ length: 50 }, async () => receiptOf(await handler(post()))));
    assert.equal(new Set(receipts.flatMap(({ id, salt }) => [id, salt])).size, 100);
  });
});

describe('the same key', () => {
  it('is answered with the same receipt, byte for byte, and stored once', async () => {
    const store = createMemoryStore();
    const handler = endpoint({ store });
    const again = { 'Idempotency-Key': key() };
    const [first, second] = [await handler(post(record, again)), await handler(post(record, again))];
    assert.deepEqual([first.status, second.status], [201, 200]);
    assert.equal(await second.text(), await first.text());
    assert.equal((await store.list(LIVE)).length, 1);
  });

  it('is the same act however the JSON is written', async () => {
    const handler = endpoint();
    const again = { 'Idempotency-Key': key() };
    await handler(post(record, again));
    const rewritten = JSON.stringify(Object.fromEntries(Object.entries(record).reverse()), null, 2);
    assert.equal((await handler(post(rewritten, again))).status, 200);
  });

  it('is refused for another act', async () => {
    const handler = endpoint();
    const again = { 'Idempotency-Key': key() };
    await handler(post(record, again));
    const other = sampleRecord({ digest: undefined, act: { ...record.act, at: '2026-04-01T10:00:00.001Z' } });
    assert.equal(await outcome(await handler(post(other, again))), '422 key-reused');
  });

  it('is another act in another tenant, and never shows another customer’s receipt', async () => {
    const store = createMemoryStore();
    const as = (identity: Identity) => endpoint({ store, identify: () => identity });
    const again = { 'Idempotency-Key': key() };
    const plain = sampleRecord({ digest: undefined, customer: { name: 'Probe GmbH' } });
    const [a, b, c] = [
      await as({ tenant: 'a', customer: { reference: 'acct_1' } })(post(plain, again)),
      await as({ tenant: 'b', customer: { reference: 'acct_1' } })(post(plain, again)),
      await as({ tenant: 'a', customer: { reference: 'acct_2' } })(post(plain, again)),
    ];
    assert.deepEqual([a.status, b.status], [201, 201]);
    assert.equal(await outcome(c), '422 key-reused');
  });

  it('gets its receipt also when a new version has come out in between', async () => {
    const store = createMemoryStore();
    const again = { 'Idempotency-Key': key() };
    const first = await endpoint({ store })(post(record, again));
    const later = endpoint({ store, agreements: [agreement, { ...agreement, version: '3' }] });
    const second = await later(post(record, again));
    assert.deepEqual([first.status, second.status], [201, 200]);
    assert.equal(await outcome(await later(post(record))), '409 version-superseded');
  });

  it('sent by twins at the same moment makes one act: one 201, one 200, one receipt', async () => {
    const inner = createMemoryStore();
    let arrived = 0;
    let open!: () => void;
    const bothAreIn = new Promise<void>((resolve) => (open = resolve));
    /** Lets both find nothing before either stores. */
    const store: ConsentStore = {
      ...inner,
      async findByKey(...where) {
        const found = await inner.findByKey(...where);
        if (++arrived === 2) open();
        await bothAreIn;
        return found;
      },
    };
    const told: StoredAcceptance[] = [];
    const handler = endpoint({ store, onAccepted: (acceptance) => void told.push(acceptance) });
    const again = { 'Idempotency-Key': key() };
    const responses = await Promise.all([handler(post(record, again)), handler(post(record, again))]);
    assert.deepEqual(responses.map(({ status }) => status).sort(), [200, 201]);
    assert.equal(await responses[0].text(), await responses[1].text());
    assert.deepEqual([(await inner.list(LIVE)).length, told.length], [1, 1]);
  });

  for (const bad of ['', 'short', 'x'.repeat(129), 'with white space in it', 'ümläute-are-not-visible-ascii'])
    it(`must be a key: “${bad.slice(0, 32)}”`, async () => {
      assert.equal(await outcome(await endpoint()(post(record, { 'Idempotency-Key': bad }))), '400 key-missing');
    });
});

describe('the agreement', () => {
  const en = { ...agreement, language: 'en', version: '1' };
  const next = { ...agreement, version: '3' };
  const sent = (changes: object) => post({ ...record, document: { ...record.document, ...changes } });

  it('is the server’s own copy: another text under the same version is refused', async () => {
    assert.equal(await outcome(await endpoint()(sent({ digest: `sha-256:${'x'.repeat(43)}` }))), '409 digest-mismatch');
    assert.equal(await outcome(await endpoint()(sent({ digest: ownDigest }))), '201');
    assert.equal(
      await outcome(await endpoint({ agreements: [{ ...agreement, title: 'Anders' }] })(sent({ digest: ownDigest }))),
      '409 digest-mismatch',
    );
  });

  it('is current in the version given last for its language', async () => {
    const handler = endpoint({ agreements: [agreement, en, next] });
    assert.equal(await outcome(await handler(sent({}))), '409 version-superseded');
    assert.equal(await outcome(await handler(sent({ version: '3' }))), '201');
    assert.equal(await outcome(await handler(sent({ language: 'en', version: '1' }))), '201');
    assert.equal(await outcome(await handler(sent({ version: 'never published' }))), '409 version-superseded');
  });

  it('may be unknown, or not offered in a language', async () => {
    assert.equal(await outcome(await endpoint()(sent({ id: 'other' }))), '404 unknown-document');
    assert.equal(await outcome(await endpoint()(sent({ language: 'fr' }))), '404 unknown-document');
    assert.equal(await outcome(await endpoint({ agreements: [] })(post())), '404 unknown-document');
  });

  it('may be withdrawn', async () => {
    assert.equal(
      await outcome(await endpoint({ agreements: [{ agreement, withdrawn: true }] })(post())),
      '410 withdrawn',
    );
    assert.equal(
      await outcome(await endpoint({ agreements: [{ agreement, withdrawn: true }, next] })(sent({ version: '3' }))),
      '201',
    );
  });

  it('must be one: mistakes show when the server starts', () => {
    assert.throws(() => endpoint({ agreements: [agreement, { ...agreement, title: '' }] }), {
      name: 'TypeError',
      message: /agreements\[1\].*\/title/,
    });
    assert.throws(() => endpoint({ agreements: [{ ...agreement, format: 'avv/2' }] }), /newer/);
  });
});

describe('who accepts', () => {
  const identity: Identity = {
    customer: { reference: 'acct_1', name: 'Probe GmbH laut Konto' },
    acceptor: { reference: 'user_9', email: 'ada@probe.example' },
    address: '192.0.2.7',
  };

  it('is what the session says, kept apart from what the page says', async () => {
    const receipt = await receiptOf(await endpoint({ identify: () => Promise.resolve(identity) })(post()));
    const { document, ...known } = receipt.established!;
    assert.equal(document.digest, ownDigest);
    assert.deepEqual(known, { customer: identity.customer, acceptor: identity.acceptor, address: '192.0.2.7' });
    assert.deepEqual(receipt.record.customer, record.customer);
  });

  it('must be signed in where the host identifies', async () => {
    const handler = endpoint({
      identify: (request) => (request.headers.get('Authorization') === 'Bearer yes' ? identity : undefined),
    });
    assert.equal(await outcome(await handler(post())), '401 unauthenticated');
    assert.equal(await outcome(await handler(post(record, { Authorization: 'Bearer yes' }))), '201');
  });

  it('must be allowed to', async () => {
    assert.equal(
      await outcome(await endpoint({ identify: () => ({ ...identity, mayAccept: false }) })(post())),
      '403 not-authorised',
    );
  });

  it('cannot name another account or user', async () => {
    const handler = endpoint({ identify: () => identity });
    for (const claim of [
      { customer: { ...record.customer, reference: 'acct_2' } },
      { acceptor: { ...record.acceptor, reference: 'user_1' } },
    ]) {
      const response = await handler(post({ ...record, ...claim }));
      assert.equal(await outcome(response), '403 not-authorised');
    }
    assert.equal(await outcome(await handler(post({ ...record, customer: { name: 'Probe GmbH' } }))), '201');
  });
});

describe('the host', () => {
  it('is told of each acceptance once, when it is stored', async () => {
    const store = createMemoryStore();
    const told: string[] = [];
    const onAccepted = async ({ chain, key: act, entry, content: { receipt } }: StoredAcceptance) => {
      assert.deepEqual((await store.findByKey(chain, act))?.content?.receipt, receipt);
      assert.equal(entry.id, receipt.id);
      told.push(receipt.id);
    };
    const handler = endpoint({ store, onAccepted });
    const again = { 'Idempotency-Key': key() };
    const { id } = await receiptOf(await handler(post(record, again)));
    await handler(post(record, again));
    await handler(post({ ...record, features: 'no' }));
    assert.deepEqual(told, [id]);
  });

  it('cannot undo it by failing then', async () => {
    const handler = endpoint({ onAccepted: () => Promise.reject(new Error('mail server down')) });
    assert.equal(await outcome(await handler(post())), '201');
    assert.match(String(handler.errors), /mail server down/);
  });

  it('limits the rate, knowing who asks', async () => {
    const seen: unknown[] = [];
    const handler = endpoint({
      identify: () => ({ customer: { reference: 'acct_1' } }),
      limit: (request, identity) => (
        seen.push([request.method, identity?.customer?.reference]),
        seen.length > 1 ? 12.2 : undefined
      ),
    });
    assert.equal(await outcome(await handler(post())), '201');
    const response = await handler(post());
    assert.equal(await outcome(response), '429 rate-limited');
    assert.equal(response.headers.get('Retry-After'), '13');
    assert.deepEqual(seen, [
      ['POST', 'acct_1'],
      ['POST', 'acct_1'],
    ]);
  });

  for (const method of ['findByKey', 'append'] as const)
    it(`sees why the store failed in ${method}; the client comes back`, async () => {
      const store = { ...createMemoryStore(), [method]: () => Promise.reject(new Error('disk full')) };
      const handler = endpoint({ store });
      const response = await handler(post());
      assert.equal(await outcome(response), '503 unavailable');
      assert.equal(response.headers.get('Retry-After'), '5');
      assert.doesNotMatch(await response.text(), /disk/);
      assert.match(String(handler.errors), /disk full/);
    });

  it('sees its own mistakes; the client gets a problem and no details', async () => {
    const handler = endpoint({ identify: () => Promise.reject(new Error('secret')) });
    const response = await handler(post());
    assert.equal(await outcome(response), '500 failed');
    assert.doesNotMatch(await response.text(), /secret/);
    assert.match(String(handler.errors), /secret/);
  });
});
