/** What the operator does over the configuration of `avv serve`, while it runs. */
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { ChainEntry, ChainHead, Receipt } from '../../src/acceptance/schema.js';
import { verifyChain } from '../../src/acceptance/verify-chain.js';
import { startPostgres } from '../support/postgres.js';
import { runAvv } from './program.js';
import { endAll, PERSON, post, record, serve, servePlace, type Place, type Served } from './serve-process.js';

const SECRET = 'a/secret+of+the+back+end+that+nobody+guesses=';
const env = { SECRET };
const as = (customer: string) => ({ Authorization: `Bearer ${SECRET}`, 'X-AVV-Customer': customer });

let place: Place;
let served: Served;
let receipts: Receipt[];

before(async () => {
  place = await servePlace({ identity: { secret: 'env:SECRET' }, production: false });
  served = await serve(place.config, env);
  const trial = { ...record, test: true };
  const posts: [string, object][] = [
    ['acct_1', record],
    ['acct_2', record],
    ['acct_1', trial],
    ['acct_1', record],
  ];
  receipts = [];
  for (const [customer, body] of posts) {
    const response = await post(served.url, as(customer), body);
    assert.equal(response.status, 201);
    receipts.push((await response.json()) as Receipt);
  }
});
after(async () => {
  await served?.end();
  endAll();
  place?.remove();
});

interface Line {
  entry?: ChainEntry;
  receipt?: Receipt;
  head?: ChainHead;
}
const linesOf = (text: string): Line[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

async function exported(...options: string[]): Promise<string> {
  const { code, stdout, stderr } = await runAvv(['export', place.config, ...options], { env });
  assert.deepEqual([code, stderr], [0, '']);
  return stdout;
}

async function assertVerifies(text: string): Promise<void> {
  const keys = (await (await fetch(`${served.url}?keys`)).json()) as { keys: object[] };
  const { valid, problems } = await verifyChain(text, { keys });
  assert.deepEqual([valid, problems], [true, []]);
}

describe('avv export', () => {
  it('prints the chain without anything personal, and its signed head', async () => {
    const text = await exported();
    assert.ok(!text.includes(PERSON.name));
    const lines = linesOf(text);
    assert.deepEqual(
      lines.slice(0, -1).map(({ entry }) => entry?.id),
      [receipts[0], receipts[1], receipts[3]].map((receipt) => receipt!.id),
    );
    assert.equal(lines.at(-1)?.head?.length, 3);
    assert.match(lines.at(-1)?.head?.signature ?? '', /\.\./);
    await assertVerifies(text);
  });

  it('prints the receipts where they are asked for', async () => {
    const text = await exported('--receipts');
    assert.deepEqual(linesOf(text)[1]?.receipt, receipts[1]);
    await assertVerifies(text);
  });

  it('prints the chain of trials where that is asked for', async () => {
    const text = await exported('--test', '--receipts');
    assert.deepEqual(
      linesOf(text).map(({ receipt }) => receipt?.id),
      [receipts[2]!.id, undefined],
    );
    await assertVerifies(text);
  });
});

describe('avv erase', () => {
  it('takes a customer’s receipts, trials too, and leaves the others and the chain', async () => {
    const { code, stdout, stderr } = await runAvv(['erase', 'acct_1', place.config], { env });
    assert.deepEqual([code, stderr], [0, '']);
    assert.deepEqual(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as ChainEntry).erased),
      [[receipts[0]!.id, receipts[3]!.id], [receipts[2]!.id]],
    );
    const read = async (receipt: Receipt, customer: string) =>
      (await fetch(`${served.url}?receipt=${receipt.id}`, { headers: as(customer) })).status;
    for (const receipt of [receipts[0]!, receipts[2]!, receipts[3]!]) assert.equal(await read(receipt, 'acct_1'), 410);
    assert.equal(await read(receipts[1]!, 'acct_2'), 200);
    const text = await exported('--receipts');
    assert.equal(linesOf(text).filter(({ receipt }) => receipt).length, 1);
    assert.equal(linesOf(text).at(-1)?.head?.length, 4);
    await assertVerifies(text);
  });

  it('says so when there is nothing', async () => {
    const { code, stdout, stderr } = await runAvv(['erase', 'acct_1', place.config], { env });
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(stderr, /nothing of this customer/);
  });

  it('asks for a customer', async () => {
    const { code, stderr } = await runAvv(['erase'], { env });
    assert.equal(code, 2);
    assert.match(stderr, /avv erase <customer>/);
  });
});

describe('avv keygen', () => {
  it('makes a file that only its owner may read, once', async () => {
    const file = join(place.folder, 'fresh.json');
    assert.equal((await runAvv(['keygen', '--out', file])).code, 0);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    const again = await runAvv(['keygen', '--out', file]);
    assert.deepEqual([again.code, again.stdout], [2, '']);
    assert.match(again.stderr, /EEXIST/);
  });

  it('knows two algorithms', async () => {
    const { stdout } = await runAvv(['keygen', '--alg', 'ES256']);
    assert.equal((JSON.parse(stdout) as { alg: string }).alg, 'ES256');
    const none = await runAvv(['keygen', '--alg', 'RS256']);
    assert.deepEqual([none.code, none.stderr], [2, '--alg must be EdDSA or ES256, not RS256\n']);
  });
});

it('two processes over one PostgreSQL, whose tables avv schema has printed, keep one chain', async () => {
  const postgres = await startPostgres();
  try {
    const { stdout } = await runAvv(['schema', 'postgres']);
    await postgres.pool().query(stdout);
    const config = place.write('cluster.json', {
      issuer: 'Muster AG',
      agreements: './agreements',
      database: 'env:DATABASE',
      postgres: { migrate: false },
      key: './key.json',
      limit: { requests: 0 },
      port: 0,
    });
    const both = await Promise.all([
      serve(config, { DATABASE: postgres.url }),
      serve(config, { DATABASE: postgres.url }),
    ]);
    const keys = Array.from({ length: 16 }, () => crypto.randomUUID());
    const posts = keys.flatMap((key) => both.map(({ url }) => post(url, { 'Idempotency-Key': key })));
    const statuses = (await Promise.all(posts)).map(({ status }) => status);
    assert.equal(statuses.filter((status) => status === 201).length, 16);
    assert.equal(statuses.filter((status) => status === 200).length, 16);
    const { code, stdout: text } = await runAvv(['export', config, '--receipts'], { env: { DATABASE: postgres.url } });
    assert.equal(code, 0);
    assert.equal(linesOf(text).at(-1)?.head?.length, 16);
    await assertVerifies(text);
    assert.deepEqual(await Promise.all(both.map(({ end }) => end())), [0, 0]);
  } finally {
    await postgres.stop();
  }
});
