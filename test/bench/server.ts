/**
 * `npm run bench:server`: acceptances that the consent endpoint takes, from `Request` to `Response`, by store. Clients
 * of one process post to one chain, each its next act when the last is answered; every answer must be 201.
 *
 * Usage: npm run bench:server -- [--clients 16] [--seconds 5] [--stores memory,sqlite,postgres]
 */
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'libsql';
import {
  createMemoryStore,
  createSigner,
  createSqliteStore,
  generateSigningKey,
  type ConsentHandler,
  type ConsentStore,
  type Signer,
} from '../../src/server/index.js';
import { createPostgresStore } from '../../src/server/postgres-store.js';
import { endpoint, key, post, record } from '../server/endpoint.js';
import { createDatabase, startPostgres, type TestPostgres } from '../support/postgres.js';

const { values } = parseArgs({
  options: { clients: { type: 'string' }, seconds: { type: 'string' }, stores: { type: 'string' } },
});
const clients = Number(values.clients ?? 16);
const seconds = Number(values.seconds ?? 5);
const stores = (values.stores ?? 'memory,sqlite,postgres').split(',');

const folder = mkdtempSync(join(tmpdir(), 'avv-bench-'));
let postgres: TestPostgres | undefined;
let files = 0;

const OPEN: Readonly<Record<string, () => ConsentStore | Promise<ConsentStore>>> = {
  memory: createMemoryStore,
  sqlite: () => createSqliteStore(new Database(join(folder, `${++files}.db`))),
  async postgres() {
    postgres ??= await startPostgres();
    return createPostgresStore((await createDatabase(postgres))());
  },
};

/** What a durable answer costs at the least: milliseconds of a write of 4 KiB with `fsync`, median of 100. */
function syncTime(): number {
  const file = openSync(join(folder, 'sync'), 'w');
  const times = Array.from({ length: 100 }, () => {
    const start = performance.now();
    writeSync(file, Buffer.alloc(4096), 0, 4096, 0);
    fsyncSync(file);
    return performance.now() - start;
  });
  closeSync(file);
  return quantile(times, 0.5);
}

function quantile(times: readonly number[], part: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;
}

/** Milliseconds that each answer took. */
async function measure(handler: ConsentHandler, duration: number): Promise<number[]> {
  const times: number[] = [];
  const end = performance.now() + duration;
  const client = async (): Promise<void> => {
    while (performance.now() < end) {
      const start = performance.now();
      const { status } = await handler(post(record, { 'Idempotency-Key': key() }));
      if (status !== 201) throw new Error(`answered with ${status}`);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return times;
}

async function row(name: string, signing: string, signer: Signer | undefined): Promise<string> {
  const handler = endpoint({ store: await OPEN[name]!(), signer, onError: (error) => console.error(error) });
  await measure(handler, 1000);
  const start = performance.now();
  const times = await measure(handler, seconds * 1000);
  const rate = times.length / ((performance.now() - start) / 1000);
  const cells = [rate.toFixed(0), ...[0.5, 0.99, 1].map((part) => quantile(times, part).toFixed(1))];
  return [name.padEnd(9), signing.padEnd(8), ...cells.map((cell) => cell.padStart(9))].join(' ');
}

try {
  console.log(`${clients} clients, ${seconds} s each after 1 s of warming up, ${cpus().length} processors`);
  console.log(`one synced write to this disk takes ${syncTime().toFixed(2)} ms\n`);
  console.log('store     signed       per s    p50 ms    p99 ms    max ms');
  for (const name of stores) {
    console.log(await row(name, 'no', undefined));
    for (const algorithm of ['EdDSA', 'ES256'] as const)
      console.log(await row(name, algorithm, await createSigner({ key: await generateSigningKey(algorithm) })));
  }
} finally {
  await postgres?.stop();
  rmSync(folder, { recursive: true });
}
