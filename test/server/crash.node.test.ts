import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { startPostgres } from '../support/postgres.js';
import { postgresCrasher } from './crash-postgres.js';
import { crash, isFlawless } from './crash-run.js';

const CYCLES = 6;
const folder = mkdtempSync(join(tmpdir(), 'avv-crash-'));
after(() => rmSync(folder, { recursive: true }));

describe('a server that is killed while eight clients post', () => {
  it('loses nothing that it acknowledged and stores nothing twice: SQLite', async (context) => {
    const figures = await crash({ location: { sqlite: join(folder, 'kept.db') }, cycles: CYCLES });
    context.diagnostic(JSON.stringify(figures));
    assert.ok(isFlawless(figures), JSON.stringify(figures));
  });

  it('neither over PostgreSQL, which is killed as well', async (context) => {
    const postgres = await startPostgres();
    try {
      const location = { postgres: postgres.url };
      const figures = await crash({ location, cycles: CYCLES, crashDatabase: postgresCrasher(postgres) });
      context.diagnostic(JSON.stringify(figures));
      assert.ok(isFlawless(figures), JSON.stringify(figures));
    } finally {
      await postgres.stop();
    }
  });

  it('is seen to lose acceptances when it acknowledges before it writes: the control', async (context) => {
    const figures = await crash({ location: { sqlite: join(folder, 'late.db') }, cycles: 2, late: true });
    context.diagnostic(JSON.stringify(figures));
    assert.ok(figures.lost > 0);
  });
});
