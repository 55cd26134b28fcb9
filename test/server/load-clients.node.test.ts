import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import Database from 'libsql';
import { createMemoryStore, createSqliteStore, type ConsentStore } from '../../src/server/index.js';
import { createPostgresStore } from '../../src/server/postgres-store.js';
import { startPostgres } from '../support/postgres.js';
import { endpoint, post, record } from './endpoint.js';
import { assertChain, assertOnce, sendAll, sized } from './load.js';

const LOAD = { clients: 64, keys: sized(100, 1000), copies: 3 };

const folder = mkdtempSync(join(tmpdir(), 'avv-'));
after(() => rmSync(folder, { recursive: true }));

async function load(store: ConsentStore): Promise<void> {
  const handler = endpoint({ store });
  const outcomes = await sendAll(LOAD, async (key) => {
    const response = await handler(post(record, { 'Idempotency-Key': key }));
    return { status: response.status, id: ((await response.json()) as { id?: string }).id };
  });
  assertOnce(outcomes, LOAD);
  await assertChain(store, outcomes);
}

describe(`64 clients × ${LOAD.keys} keys, each sent ${LOAD.copies} times: exactly ${LOAD.keys} records`, () => {
  it('in memory', () => load(createMemoryStore()));

  it('in SQLite', () => load(createSqliteStore(new Database(join(folder, 'acceptances.db')))));

  it('in PostgreSQL', async () => {
    const postgres = await startPostgres();
    try {
      await load(await createPostgresStore(postgres.pool()));
    } finally {
      await postgres.stop();
    }
  });
});
