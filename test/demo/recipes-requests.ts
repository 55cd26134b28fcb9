import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Receipt } from '../../src/acceptance/schema.js';
import { sampleRecord } from '../acceptance/sample.js';

export interface Endpoint {
  url: string;
  /** The headers of a browser where this account is signed in. */
  session(account: string): Promise<Record<string, string>>;
  /** The operator erases a customer, in the same database. */
  erase(account: string): Promise<unknown>;
}

const OWN_PAGE = 'https://www.example.com';
const FOREIGN_PAGE = 'https://evil.example';

/** As a page on plain http sends it: valid without the agreement's digest. */
const recordOf = (account: string) =>
  sampleRecord({ digest: undefined, customer: { name: 'Probe GmbH', reference: account } });

/** What every recipe does, whatever it is built on; `endpoint` is there when the tests run. */
export function answersAsAnEndpoint(endpoint: () => Endpoint): void {
  const account = `acct_${crypto.randomUUID()}`;
  const key = crypto.randomUUID();
  const post = async (headers: Record<string, string> = {}, body: unknown = recordOf(account)) =>
    fetch(endpoint().url, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), ...headers },
    });
  const get = (query: string, headers: Record<string, string> = {}) => fetch(endpoint().url + query, { headers });
  const signedIn = () => endpoint().session(account);
  let receipt: Receipt;

  it('accepts for the account of the session, with a signed receipt', async () => {
    const response = await post({ ...(await signedIn()), 'Idempotency-Key': key });
    assert.equal(response.status, 201, await response.clone().text());
    receipt = (await response.json()) as Receipt;
    assert.equal(receipt.established?.customer?.reference, account);
    assert.match(receipt.signature ?? '', /^[\w-]+\.\.[\w-]+$/);
  });

  it('answers a retry with the same receipt', async () => {
    const response = await post({ ...(await signedIn()), 'Idempotency-Key': key });
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), receipt);
  });

  it('refuses who is not signed in, whatever else they send', async () => {
    assert.equal((await post()).status, 401);
    assert.equal((await post({ 'X-Account': account })).status, 401);
    const forged = Object.entries(await signedIn()).map(([name, value]) => [name, value.slice(0, -9) + 'AAAAAAAAA']);
    assert.equal((await post(Object.fromEntries(forged))).status, 401);
  });

  it('refuses one account in the name of another', async () => {
    assert.equal((await post(await endpoint().session('acct_other'))).status, 403);
  });

  it('shows a receipt to its account only', async () => {
    const query = `?receipt=${receipt.id}`;
    assert.deepEqual(await (await get(query, await signedIn())).json(), receipt);
    assert.equal((await get(query, await endpoint().session('acct_other'))).status, 404);
    assert.equal((await get('?receipt=rcpt_unknown', await signedIn())).status, 404);
    const head = await fetch(endpoint().url + query, { method: 'HEAD', headers: await signedIn() });
    assert.deepEqual([head.status, await head.text()], [200, '']);
  });

  it('tells the account what it accepted last', async () => {
    const latest = await get(`?document=${receipt.record.document.id}`, await signedIn());
    assert.equal(((await latest.json()) as Receipt).id, receipt.id);
    assert.equal((await get('?document=another', await signedIn())).status, 204);
  });

  it('lets pages of a listed origin in, and no others', async () => {
    const preflight = (origin: string) =>
      fetch(endpoint().url, {
        method: 'OPTIONS',
        headers: {
          Origin: origin,
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'content-type,idempotency-key',
        },
      });
    const asked = await preflight(OWN_PAGE);
    assert.equal(asked.status, 204);
    assert.equal(asked.headers.get('Access-Control-Allow-Origin'), OWN_PAGE);
    assert.match(asked.headers.get('Access-Control-Allow-Headers') ?? '', /idempotency-key/);
    assert.equal((await preflight(FOREIGN_PAGE)).headers.get('Access-Control-Allow-Origin'), null);

    const posted = await post({ ...(await signedIn()), Origin: OWN_PAGE, 'Sec-Fetch-Site': 'cross-site' });
    assert.equal(posted.status, 201);
    assert.equal(posted.headers.get('Access-Control-Allow-Origin'), OWN_PAGE);
    assert.equal((await post({ ...(await signedIn()), Origin: FOREIGN_PAGE })).status, 403);
  });

  it('publishes its keys to everybody', async () => {
    const response = await get('?keys', { Origin: FOREIGN_PAGE });
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
    const { keys } = (await response.json()) as { keys: { kid: string; d?: string }[] };
    const header = JSON.parse(atob(receipt.signature!.split('.')[0]!)) as { kid: string };
    assert.deepEqual(
      keys.map(({ kid, d }) => ({ kid, d })),
      [{ kid: header.kid, d: undefined }],
    );
  });

  it('says that it is well', async () => {
    assert.equal((await get('?health')).status, 200);
  });

  it('refuses what is larger than 64 KiB', async () => {
    const large = { ...recordOf(account), padding: 'x'.repeat(70_000) };
    assert.equal((await post(await signedIn(), large)).status, 413);
  });

  it('says that an erased receipt has been erased, and does not record its act again', async () => {
    await endpoint().erase(account);
    assert.equal((await get(`?receipt=${receipt.id}`, await signedIn())).status, 410);
    assert.equal((await post({ ...(await signedIn()), 'Idempotency-Key': key })).status, 410);
  });
}
