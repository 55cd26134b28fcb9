import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { createMemoryStore, type ConsentStore } from '../../src/server/index.js';
import { startPostgres } from '../support/postgres.js';
import { openStore } from './crash-store.js';
import { holdAgainstModel } from './model-run.js';
import type { OpenStore } from './model-world.js';

async function hold(context: TestContext, open: OpenStore, runs: number): Promise<string[]> {
  const answers = await holdAgainstModel(open, runs);
  context.diagnostic(JSON.stringify(answers));
  return Object.keys(answers).sort();
}

/** Runs that never led to one of these would prove nothing about it. */
const ALL_ANSWERS = ['200', '201', '410 erased', '422 invalid', '422 key-reused'];

describe('the endpoint does what a simple model of it says', () => {
  it('over memory', async (context) => {
    const store = createMemoryStore();
    assert.deepEqual(await hold(context, async () => store, 150), ALL_ANSWERS);
  });

  it('over SQLite', async (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'avv-model-'));
    try {
      const open: OpenStore = () => openStore({ sqlite: join(folder, 'avv.db') });
      assert.deepEqual(await hold(context, open, 100), ALL_ANSWERS);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('over PostgreSQL', async (context) => {
    const postgres = await startPostgres();
    try {
      await hold(context, () => openStore({ postgres: postgres.url }), 12);
    } finally {
      await postgres.stop();
    }
  });
});

describe('the model notices, as a control,', () => {
  const store = createMemoryStore();
  const spoilt: Record<string, Partial<ConsentStore>> = {
    'a store that forgets keys': {
      findByKey: async () => undefined,
      append: (act, seal) => store.append({ ...act, key: crypto.randomUUID() }, seal),
    },
    'a store that looks for the key before it waits, not after': {
      async append(act, seal) {
        const known = await store.findByKey(act.chain, act.key);
        await new Promise(setImmediate);
        if (known) return { created: false, stored: known };
        const { stored } = await store.append({ ...act, key: crypto.randomUUID() }, seal);
        return { created: true, stored: { ...stored, key: act.key } };
      },
    },
    'a store that erases for another customer': {
      erase: (chain, customer, seal) => store.erase(chain, customer === 'acct_a' ? 'acct_b' : 'acct_a', seal),
    },
    'a store that says it erases, and does not': { erase: async () => undefined },
    'a store that shows anybody’s acceptance as the latest': {
      latest: async (chain) => (await store.list(chain)).filter(({ content }) => content).at(-1),
    },
    'a store that leaves out an entry': {
      list: async (chain, page) => (await store.list(chain, page)).filter(({ entry }) => entry.sequence !== 2),
    },
  };
  for (const [what, changes] of Object.entries(spoilt))
    it(what, () =>
      assert.rejects(
        holdAgainstModel(async () => ({ ...store, ...changes }), 150),
        /Property failed/,
      ),
    );
});
