import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { attachmentSchema, entrySchema, type Receipt } from '../../src/acceptance/schema.js';
import { verifyChain } from '../../src/acceptance/verify-chain.js';
import { verifyReceipt } from '../../src/acceptance/verify.js';
import {
  attach,
  AttachError,
  chainOf,
  createMemoryStore,
  createSigner,
  eraseCustomer,
  exportChain,
  generateSigningKey,
  type AttachOptions,
  type ExportOptions,
  type Identity,
  type LedgerOptions,
} from '../../src/server/index.js';
import { sampleRecord } from '../acceptance/sample.js';
import { endpoint, get, key, NOW, outcome, post } from './endpoint.js';
import { announcing, objection } from './objections.js';
import { isSigned } from './signatures.js';

const signer = await createSigner({ key: await generateSigningKey() });
const KEYS_URL = 'https://api.example/avv/acceptances?keys';

/** As a form sends it: no account is known yet. */
const record = sampleRecord({ digest: undefined, customer: { name: 'Probe GmbH' } });

/** A provider with a form that anybody may send, and an endpoint for who is signed in. */
function provider() {
  const ledger: LedgerOptions = {
    store: createMemoryStore(),
    issuer: 'Muster AG',
    signer,
    keysUrl: KEYS_URL,
    now: () => new Date(NOW),
  };
  const form = endpoint({ ...ledger, agreements: [announcing] });
  const as = (reference: string) =>
    endpoint({ ...ledger, agreements: [announcing], identify: () => ({ customer: { reference } }) });
  const accept = async (body: object = record, headers = {}): Promise<string> => {
    const response = await form(post(body, headers));
    return ((await response.json()) as Receipt).id;
  };
  const refusal = async (options: AttachOptions): Promise<string> => {
    const before = await exported(ledger);
    const error: unknown = await attach(ledger, options).then(
      () => assert.fail('Was attached'),
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof AttachError, String(error));
    assert.equal(await exported(ledger), before);
    assert.doesNotMatch(error.message, /acct_/);
    return error.code;
  };
  return { ledger, form, as, accept, refusal };
}

async function exported(ledger: LedgerOptions, options: ExportOptions = { receipts: true }): Promise<string> {
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

const latest = async (handler: ReturnType<typeof endpoint>) => handler(get('?document=muster-avv'));

describe('an acceptance that gets its account later', () => {
  it('is noted in the chain with a signed statement, and its receipt stays as it was signed', async () => {
    const { ledger, accept } = provider();
    const id = await accept();
    const { entry, attachment } = await attach(ledger, { receiptId: id, customer: 'acct_ada' });
    assert.ok(attachmentSchema.safeParse(attachment).success);
    assert.ok(entrySchema.safeParse(entry).success);
    const { salt, previousDigest, signature: _, ...facts } = attachment;
    assert.deepEqual(facts, {
      schema: 'avv-attachment/1',
      id: entry.id,
      attachedAt: NOW,
      receipt: id,
      customer: { reference: 'acct_ada' },
      issuer: 'Muster AG',
      sequence: 2,
      keysUrl: KEYS_URL,
    });
    assert.match(entry.id, /^att_[\w-]{24}$/);
    assert.match(salt, /^[\w-]{22}$/);
    assert.equal(isSigned(attachment, signer.jwks), true);
    assert.deepEqual([entry.attached, entry.previousDigest], [id, previousDigest]);
    const text = await assertVerified(ledger);
    const [line] = text.split('\n');
    const { receipt } = JSON.parse(line!) as { receipt: Receipt };
    const verification = await verifyReceipt({ receipt, agreement: announcing, keys: signer.jwks, chain: text });
    assert.deepEqual([verification.valid, verification.unchecked], [true, []]);
  });

  it('may be of any tenant: the host says outright that there is no account yet', async () => {
    const { ledger } = provider();
    const at = (identity: object) =>
      endpoint({ ...ledger, agreements: [announcing], identify: () => ({ tenant: 'shop', ...identity }) as Identity });
    const form = at({ customer: null });
    const accepted = await form(post(record));
    const { id } = (await accepted.json()) as Receipt;
    assert.equal(accepted.status, 201);
    assert.equal(await outcome(await latest(form)), '401 unauthenticated');
    await attach(ledger, { tenant: 'shop', receiptId: id, customer: 'acct_ada' });
    const { id: known } = (await (await latest(at({ customer: { reference: 'acct_ada' } }))).json()) as Receipt;
    assert.equal(known, id);
    await assertVerified(ledger, { tenant: 'shop' });
    const forgetful = at({});
    assert.equal(await outcome(await forgetful(post(record))), '500 failed');
    assert.match(String(forgetful.errors), /customer: null/);
  });

  it('stands in the chain without a word about the account', async () => {
    const { ledger, accept } = provider();
    await attach(ledger, { receiptId: await accept(), customer: 'acct_ada' });
    assert.match(await exported(ledger), /acct_ada/);
    assert.doesNotMatch(await assertVerified(ledger, {}), /acct_ada/);
    const commitments = new Set<string | undefined>();
    for (let time = 0; time < 3; time++) {
      const { entry } = await attach(ledger, { receiptId: await accept(), customer: 'acct_ada' });
      commitments.add(entry.commitment);
    }
    assert.equal(commitments.size, 3);
  });

  it('is from then on the customer’s, and no longer that of whoever knows its id', async () => {
    const { ledger, form, as, accept } = provider();
    const id = await accept();
    assert.equal((await form(get(`?receipt=${id}`))).status, 200);
    assert.equal((await latest(as('acct_ada'))).status, 204);
    const { entry } = await attach(ledger, { receiptId: id, customer: 'acct_ada' });
    assert.equal(await outcome(await as('acct_ada')(get(`?receipt=${entry.id}`))), '404 unknown-receipt');
    assert.equal(((await (await latest(as('acct_ada'))).json()) as Receipt).id, id);
    assert.equal(((await (await as('acct_ada')(get(`?receipt=${id}`))).json()) as Receipt).id, id);
    assert.equal(await outcome(await form(get(`?receipt=${id}`))), '404 unknown-receipt');
    assert.equal(await outcome(await as('acct_bert')(get(`?receipt=${id}`))), '404 unknown-receipt');
    assert.equal((await latest(as('acct_bert'))).status, 204);
  });

  it('is still one act: a retry gets the same receipt, from within the account and from before', async () => {
    const { ledger, form, as, accept } = provider();
    const again = { 'Idempotency-Key': key() };
    const id = await accept(record, again);
    await attach(ledger, { receiptId: id, customer: 'acct_ada' });
    for (const handler of [form, as('acct_ada')]) {
      const response = await handler(post(record, again));
      assert.deepEqual([response.status, ((await response.json()) as Receipt).id], [200, id]);
    }
    assert.equal(await outcome(await as('acct_bert')(post(record, again))), '422 key-reused');
    assert.equal(await outcome(await form(post({ ...record, note: 'other' }, again))), '422 key-reused');
  });

  it('gets it once: the same again is the first entry', async () => {
    const { ledger, accept } = provider();
    const wish = { receiptId: await accept(), customer: 'acct_ada' };
    const first = await attach(ledger, wish);
    assert.deepEqual(await attach(ledger, wish), first);
    assert.equal((await ledger.store.list(chainOf(''))).length, 2);
  });

  it('gets no second one, and an account from the session stands', async () => {
    const { ledger, as, accept, refusal } = provider();
    const id = await accept();
    await attach(ledger, { receiptId: id, customer: 'acct_ada' });
    assert.equal(await refusal({ receiptId: id, customer: 'acct_bert' }), 'other-customer');
    const own = ((await (await as('acct_ada')(post(record))).json()) as Receipt).id;
    for (const customer of ['acct_ada', 'acct_bert'])
      assert.equal(await refusal({ receiptId: own, customer }), 'has-customer');
  });

  it('must be an acceptance that is there', async () => {
    const { ledger, accept, refusal } = provider();
    const id = await accept();
    const { entry } = await attach(ledger, { receiptId: id, customer: 'acct_ada' });
    const erasure = await eraseCustomer(ledger, { customer: 'acct_ada' });
    const customer = 'acct_ada';
    assert.equal(await refusal({ receiptId: 'rcpt_unknown', customer }), 'unknown-receipt');
    assert.equal(await refusal({ receiptId: entry.id, customer }), 'unknown-receipt');
    assert.equal(await refusal({ receiptId: erasure!.entry.id, customer }), 'unknown-receipt');
    assert.equal(await refusal({ receiptId: id, customer }), 'erased');
    assert.equal(await refusal({ receiptId: await accept(objection()), customer }), 'not-an-acceptance');
    assert.equal(await refusal({ receiptId: await accept(), customer, tenant: 'other' }), 'unknown-receipt');
    await assert.rejects(attach(ledger, { receiptId: await accept(), customer: '' }), TypeError);
  });

  it('gets it among the trials when it was one, and only there', async () => {
    const { ledger, as, accept, refusal } = provider();
    const wish = { receiptId: await accept({ ...record, test: true }), customer: 'acct_ada' };
    assert.equal(await refusal(wish), 'unknown-receipt');
    const { entry, attachment } = await attach(ledger, { ...wish, test: true });
    assert.deepEqual([entry.test, attachment.test], [true, true]);
    await assertVerified(ledger, { test: true, receipts: true });
    assert.equal((await latest(as('acct_ada'))).status, 204);
    assert.equal((await as('acct_ada')(get('?document=muster-avv&test'))).status, 200);
  });

  it('without a signer is chained only', async () => {
    const { ledger, accept } = provider();
    const { attachment } = await attach({ ...ledger, signer: undefined }, { receiptId: await accept(), customer: 'a' });
    assert.equal(attachment.signature, undefined);
  });
});

describe('an erased account', () => {
  it('takes what was attached to it along, and the chain still verifies', async () => {
    const { ledger, form, as, accept } = provider();
    const again = { 'Idempotency-Key': key() };
    const mine = { ...record, acceptor: { name: 'Ada in person', orderNumber: 'B-7' } };
    const [id, other] = [await accept(mine, again), await accept()];
    const { entry } = await attach(ledger, { receiptId: id, customer: 'acct_ada' });
    await attach(ledger, { receiptId: other, customer: 'acct_bert' });
    assert.match(await assertVerified(ledger), /Ada in person/);
    const erasure = await eraseCustomer(ledger, { customer: 'acct_ada' });
    assert.deepEqual(erasure?.entry.erased, [id, entry.id]);
    const text = await assertVerified(ledger);
    assert.doesNotMatch(text, /Ada in person|acct_ada/);
    assert.match(text, /acct_bert/);
    assert.equal(await outcome(await as('acct_ada')(get(`?receipt=${id}`))), '410 erased');
    assert.equal(await outcome(await form(post(mine, again))), '410 erased');
    assert.equal((await latest(as('acct_bert'))).status, 200);
  });

  it('is not given out half: an export that gave out the attachment before fails', async () => {
    const { ledger, accept } = provider();
    await attach(ledger, { receiptId: await accept(), customer: 'acct_ada' });
    let pages = 0;
    const store = {
      ...ledger.store,
      async list(...args: Parameters<LedgerOptions['store']['list']>) {
        if (pages++ === 1) await eraseCustomer(ledger, { customer: 'acct_ada' });
        return ledger.store.list(...args);
      },
    };
    await assert.rejects(exported({ ...ledger, store }), /erased while/);
    await assertVerified(ledger);
  });
});
