import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { createSqliteStore, type SqliteDatabase } from '../../src/server/index.js';
import { cutPower, type Recorded } from './power-cut.js';
import { openRecorded, recordFiles } from './power-cut-recorder.js';
import { work } from './power-cut-work.js';

const ACTS = 24;

/** Records a store at work. @param spoil Is given the connection once the store has it. */
async function record(spoil?: (database: SqliteDatabase) => void): Promise<Recorded[]> {
  const folder = mkdtempSync(join(tmpdir(), 'avv-recorded-'));
  const recording: Recorded[] = [];
  const recorder = recordFiles(join(folder, 'avv.db'), (event) => recording.push(event));
  const database = openRecorded(join(folder, 'avv.db'));
  try {
    const store = createSqliteStore(database);
    database.prepare('PRAGMA wal_autocheckpoint = 60').all(); // so that the log is written back while it is recorded
    spoil?.(database);
    await work(store, ACTS, (told) => recording.push(told));
  } finally {
    recorder.stop();
    database.close();
    rmSync(folder, { recursive: true });
  }
  return recording;
}

describe('a power cut that drops what was not synced', () => {
  it('loses no acknowledged acceptance and leaves the chain whole', async (context) => {
    const figures = await cutPower(await record(), 'avv.db', 0.05);
    context.diagnostic(JSON.stringify(figures));
    assert.deepEqual({ ...figures, cuts: 0 }, { acknowledged: ACTS, cuts: 0, lost: 0, damaged: [] });
  });

  it('is seen to lose them with synchronous=NORMAL: the control', async (context) => {
    const recording = await record((database) => database.exec('PRAGMA synchronous = NORMAL'));
    const figures = await cutPower(recording, 'avv.db', 0);
    context.diagnostic(JSON.stringify(figures));
    assert.ok(figures.lost > 0);
  });

  it('is seen to damage the file with synchronous=OFF: the control', async (context) => {
    const recording = await record((database) => database.exec('PRAGMA synchronous = OFF'));
    const figures = await cutPower(recording, 'avv.db', 0);
    context.diagnostic(JSON.stringify({ ...figures, damaged: figures.damaged.length }));
    assert.ok(figures.damaged.length > 0);
  });
});
