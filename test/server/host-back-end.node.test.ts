/** A host whose sign-up form holds an acceptance: read in its own back end, posted to the endpoint afterwards. */
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import {
  createRecord,
  parseRecord,
  recordProblems,
  submitAcceptance,
  verifyReceipt,
  type AcceptanceRecord,
  type Receipt,
} from '../../src/acceptance/index.js';
import { digestOf } from '../../src/agreement/digest.js';
import { AvvError } from '../../src/agreement/errors.js';
import {
  attach,
  createConsentHandler,
  createMemoryStore,
  requireAcceptance,
  toNodeListener,
  type LedgerOptions,
} from '../../src/server/index.js';
import { agreement, input } from '../acceptance/sample.js';

const ledger: LedgerOptions = { store: createMemoryStore(), issuer: 'Muster AG' };
const INTERNAL = 'known to the back end only';

/** For the back end, which says in whose name it posts. */
const forBackEnd = createConsentHandler({
  ...ledger,
  agreements: [agreement],
  identify({ headers }) {
    const reference = headers.get('X-Internal') === INTERNAL && headers.get('X-Account');
    return reference ? { customer: { reference } } : undefined;
  },
});
/** For the form itself, where nobody has an account yet. */
const forForm = createConsentHandler({ ...ledger, agreements: [agreement] });

/** What the browser sends with the form: the record's JSON, and a key that is the same for each try. */
async function formOf(changes: Partial<AcceptanceRecord> = {}): Promise<FormData> {
  const act = { method: 'checkbox' as const, label: 'Ich nehme an.', at: '2026-04-01T10:00:00.000Z' };
  const made = createRecord({
    ...input,
    digest: await digestOf(agreement),
    customer: { name: 'Probe GmbH' },
    act,
    presentation: { ...input.presentation, mode: 'checkbox' },
  });
  const form = new FormData();
  form.set('avv', JSON.stringify({ ...made, ...changes }));
  form.set('avv-key', crypto.randomUUID());
  return form;
}

const statusOf = (customer: string) =>
  requireAcceptance({ ...ledger, agreements: [agreement] }, { customer, document: agreement.id });

describe('a host’s back end', () => {
  let server: Server;
  let endpoint: string;
  before(async () => {
    const listen = toNodeListener(forBackEnd);
    server = createServer((request, response) => void listen(request, response)).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/avv`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  /** What such a back end does with a form, once the account is there. */
  async function signUp(form: FormData, account: string): Promise<Receipt> {
    const record = parseRecord(form.get('avv'));
    const problems = recordProblems(record, agreement);
    if (problems.length) throw new Error(JSON.stringify(problems));
    const outcome = await submitAcceptance({
      endpoint,
      record,
      key: form.get('avv-key') as string,
      headers: { 'X-Internal': INTERNAL, 'X-Account': account },
    });
    assert.ok(outcome.status === 'accepted');
    return outcome.receipt;
  }

  it('posts the record of the form over HTTP when the account is there', async () => {
    const form = await formOf();
    const receipt = await signUp(form, 'acct_new');
    assert.equal(receipt.established?.customer?.reference, 'acct_new');
    assert.equal(JSON.stringify(receipt.record), form.get('avv'));
    assert.equal((await verifyReceipt({ receipt, agreement })).valid, true);
    assert.equal((await statusOf('acct_new')).receipt?.id, receipt.id);
  });

  it('may do it again: one act, one record', async () => {
    const form = await formOf();
    const [first, second] = [await signUp(form, 'acct_again'), await signUp(form, 'acct_again')];
    assert.deepEqual(second, first);
  });

  it('refuses what somebody changed on the way, before anything is posted', async () => {
    const unticked = await formOf({ declarations: [] });
    await assert.rejects(signUp(unticked, 'acct_x'), /declarations/);
    const form = await formOf();
    form.set('avv', 'on');
    await assert.rejects(signUp(form, 'acct_x'), { name: 'AvvError', code: 'malformed' });
    form.delete('avv'); // not ticked
    await assert.rejects(signUp(form, 'acct_x'), { name: 'AvvError', code: 'malformed' });
    assert.equal((await statusOf('acct_x')).status, 'missing');
  });

  it('is told when the agreement has changed meanwhile', async () => {
    const old = await formOf();
    const record = parseRecord(old.get('avv'));
    record.document.version = '1';
    assert.deepEqual(
      recordProblems(record, agreement).map(({ pointer }) => pointer),
      ['/document/version'],
    );
    const headers = { 'X-Internal': INTERNAL, 'X-Account': 'acct_x' };
    const posted = submitAcceptance({ endpoint, record, key: crypto.randomUUID(), headers });
    await assert.rejects(posted, (error) => error instanceof AvvError && error.code === 'superseded');
  });

  it('may ask the handler in its own process', async () => {
    const form = await formOf();
    const outcome = await submitAcceptance({
      endpoint: 'https://internal.example/avv',
      record: parseRecord(form.get('avv')),
      key: form.get('avv-key') as string,
      headers: { 'X-Internal': INTERNAL, 'X-Account': 'acct_inside' },
      fetch: (url, init) => forBackEnd(new Request(url, init)),
    });
    assert.equal(outcome.status, 'accepted');
    assert.equal((await statusOf('acct_inside')).status, 'accepted');
  });

  it('attaches what the form itself has posted before there was an account', async () => {
    const form = await formOf();
    const body = form.get('avv') as string;
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': form.get('avv-key') as string };
    const answer = await forForm(new Request('https://muster.example/avv', { method: 'POST', headers, body }));
    const { id } = (await answer.json()) as Receipt;
    await attach(ledger, { receiptId: id, customer: 'acct_later' });
    const { status, receipt } = await statusOf('acct_later');
    assert.deepEqual([status, receipt?.id], ['accepted', id]);
  });
});
