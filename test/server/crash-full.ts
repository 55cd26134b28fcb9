/**
 * `tsx test/server/crash-full.ts [cycles]`: kills of a server over SQLite, and of a server and its PostgreSQL. Exits
 * with 1 when something acknowledged was lost, stored twice or out of its chain, or when the control is not noticed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../support/postgres.js';
import { postgresCrasher } from './crash-postgres.js';
import { crash, isFlawless } from './crash-run.js';

const cycles = Number(process.argv[2] ?? 200);
const folder = mkdtempSync(join(tmpdir(), 'avv-crash-'));
const postgres = await startPostgres();
try {
  const sqlite = await crash({ location: { sqlite: join(folder, 'kept.db') }, cycles });
  console.log('SQLite            ', JSON.stringify(sqlite));
  const cluster = await crash({
    location: { postgres: postgres.url },
    cycles,
    crashDatabase: postgresCrasher(postgres),
  });
  console.log('PostgreSQL        ', JSON.stringify(cluster));
  const control = await crash({ location: { sqlite: join(folder, 'late.db') }, cycles: 5, late: true });
  console.log('control, SQLite   ', JSON.stringify(control));
  process.exitCode = isFlawless(sqlite) && isFlawless(cluster) && control.lost > 0 ? 0 : 1;
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true });
}
