/** `tsx test/server/model-full.ts [runs]`: holds the endpoint over each store against the model. Rejects when they differ. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryStore } from '../../src/server/index.js';
import { startPostgres } from '../support/postgres.js';
import { openStore } from './crash-store.js';
import { holdAgainstModel } from './model-run.js';
import type { OpenStore } from './model-world.js';

const runs = Number(process.argv[2] ?? 500);
const folder = mkdtempSync(join(tmpdir(), 'avv-model-'));
const postgres = await startPostgres();
const memory = createMemoryStore();
const stores: Record<string, OpenStore> = {
  memory: async () => memory,
  SQLite: () => openStore({ sqlite: join(folder, 'avv.db') }),
  PostgreSQL: () => openStore({ postgres: postgres.url }),
};
try {
  for (const [kind, open] of Object.entries(stores))
    console.log(`${kind}: ${runs} runs, answers to posts`, JSON.stringify(await holdAgainstModel(open, runs)));
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true });
}
