import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { createSqliteStore, type ConsentStore } from '../../src/server/index.js';
import { createPostgresStore } from '../../src/server/postgres-store.js';
import { startPostgres } from '../support/postgres.js';
import { record } from './endpoint.js';
import { assertChain, assertOnce, sendAll, sized, type Send } from './load.js';

const PROCESSES = 4;
const LOAD = { clients: PROCESSES * 16, keys: sized(64, 1000), copies: 4 };

async function withServers(database: string, work: (ports: number[]) => Promise<void>): Promise<void> {
  const servers: ChildProcess[] = [];
  try {
    for (let index = 0; index < PROCESSES; index++)
      servers.push(fork(fileURLToPath(new URL('load-server.ts', import.meta.url)), [database]));
    await work(await Promise.all(servers.map(async (server) => ((await once(server, 'message')) as [number])[0])));
  } finally {
    for (const server of servers) server.kill('SIGKILL');
  }
}

/** Over HTTP; the clients take the processes in turn, so that the copies of a key go to different ones. */
const sendTo =
  (ports: readonly number[], counts: number[]): Send =>
  async (key, client) => {
    const to = client % ports.length;
    counts[to]! += 1;
    const response = await fetch(`http://127.0.0.1:${ports[to]!}/avv`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: JSON.stringify(record),
    });
    const { id } = (await response.json()) as { id?: string };
    return { status: response.status, id };
  };

async function load(database: string, open: () => ConsentStore | Promise<ConsentStore>): Promise<void> {
  await withServers(database, async (ports) => {
    const counts = Array<number>(PROCESSES).fill(0);
    const outcomes = await sendAll(LOAD, sendTo(ports, counts));
    for (const count of counts) assert.ok(count >= LOAD.keys / PROCESSES, `a process got only ${count}`);
    assertOnce(outcomes, LOAD);
    await assertChain(await open(), outcomes);
  });
}

describe(`${PROCESSES} processes × 16 clients, ${LOAD.keys} keys, each sent ${LOAD.copies} times`, () => {
  it('over one PostgreSQL: the chain stays linear, each key once', async () => {
    const postgres = await startPostgres();
    try {
      await load(postgres.url, () => createPostgresStore(postgres.pool()));
    } finally {
      await postgres.stop();
    }
  });

  it('over one SQLite file: the chain stays linear, each key once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'avv-'));
    const file = join(folder, 'acceptances.db');
    try {
      await load(file, () => createSqliteStore(new Database(file)));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
