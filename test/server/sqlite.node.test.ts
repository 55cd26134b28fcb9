import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { createSqliteStore, type SqliteDatabase } from '../../src/server/index.js';
import { endpoint, key, outcome, post, record } from './endpoint.js';
import { entry } from './store-conformance.js';

const folder = mkdtempSync(join(tmpdir(), 'avv-'));
let file: string;
let number = 0;
const open = (): Database.Database => new Database(file);

beforeEach(() => void (file = join(folder, `${++number}.db`)));
after(() => rmSync(folder, { recursive: true }));

/** The connection, except that it does not do or tell as it should. */
const spoilt = (database: Database.Database, changes: Partial<SqliteDatabase>): SqliteDatabase => ({
  exec: (sql) => database.exec(sql),
  prepare: (sql) => database.prepare(sql),
  ...changes,
});

const count = (database: Database.Database, table: string): number =>
  (database.prepare(`SELECT count(*) AS n FROM ${table}`).all() as [{ n: number }])[0].n;

describe('durability', () => {
  it('is set on the connection: WAL, FULL, foreign keys, patience', () => {
    const database = open();
    createSqliteStore(database);
    const pragma = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).all()[0] as object)[0] as unknown;
    assert.deepEqual(['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout'].map(pragma), ['wal', 2, 1, 5000]);
  });

  for (const name of ['journal_mode', 'synchronous', 'foreign_keys'])
    it(`is asserted: a connection that ignores ${name} is refused`, () => {
      const database = open();
      database.exec('PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = OFF');
      const deaf = spoilt(database, { exec: (sql) => (sql.includes(name) ? undefined : database.exec(sql)) });
      assert.throws(() => createSqliteStore(deaf), new RegExp(`${name} is .* instead of`));
    });

  it('cannot be had in memory', () => {
    assert.throws(() => createSqliteStore(new Database(':memory:')), /journal_mode is memory/);
  });

  it('outlives a restart: rows, replays and the order', async () => {
    const first = open();
    const again = { 'Idempotency-Key': key() };
    const stored = await (await endpoint({ store: createSqliteStore(first) })(post(record, again))).text();
    first.close();
    const store = createSqliteStore(open());
    const replay = await endpoint({ store })(post(record, again));
    assert.deepEqual([replay.status, await replay.text()], [200, stored]);
    assert.equal((await store.append(entry())).acceptance.sequence, 2);
  });
});

describe('append-only', () => {
  let database: Database.Database;
  before(async () => {
    file = join(folder, 'append-only.db');
    database = open();
    const store = createSqliteStore(database);
    await store.append(entry({ key: 'one' }));
    await store.append(entry({ key: 'two' }));
  });

  const copy =
    'SELECT sequence, receipt_id, tenant, key, fingerprint, customer, document_id, document_version, document_language, document_digest, accepted_at FROM avv_acceptances';
  for (const sql of [
    "UPDATE avv_acceptances SET accepted_at = '1999' WHERE sequence = 1",
    'UPDATE avv_acceptances SET sequence = 9 WHERE sequence = 1',
    'DELETE FROM avv_acceptances',
    'DELETE FROM avv_acceptances WHERE sequence = 2',
    "UPDATE avv_receipts SET receipt = '{}'",
    'DELETE FROM avv_receipts WHERE sequence = 1',
    "INSERT OR REPLACE INTO avv_receipts VALUES (1, '{}')",
    `INSERT OR REPLACE INTO avv_acceptances ${copy} WHERE sequence = 1`,
    `INSERT OR REPLACE INTO avv_acceptances ${copy.replace('sequence, receipt_id', "9, 'rcpt_other'")} WHERE sequence = 1`,
    `INSERT OR REPLACE INTO avv_acceptances ${copy.replace('sequence, receipt_id, tenant, key', "9, receipt_id, tenant, 'other'")} WHERE sequence = 1`,
    `INSERT INTO avv_acceptances ${copy.replace('sequence, receipt_id', "9, 'rcpt_other'")} WHERE sequence = 1 ON CONFLICT DO UPDATE SET accepted_at = '1999'`,
  ])
    it(`refuses ${sql.slice(0, 60)}`, () => {
      const all = () =>
        JSON.stringify([
          database.prepare('SELECT * FROM avv_acceptances').all(),
          database.prepare('SELECT * FROM avv_receipts').all(),
        ]);
      const before = all();
      assert.throws(() => database.exec(sql), /append-only/);
      assert.equal(all(), before);
    });

  it('lets the same statements pass elsewhere: the control', () => {
    database.exec(`CREATE TABLE other AS ${copy}`);
    database.exec("UPDATE other SET accepted_at = '1999'; DELETE FROM other WHERE sequence = 1");
    assert.equal(count(database, 'other'), 1);
  });

  it('holds a receipt to an acceptance', () => {
    assert.throws(() => database.exec("INSERT INTO avv_receipts VALUES (77, '{}')"), /FOREIGN KEY/);
  });

  it('keeps what is personal out of the table that can be chained', () => {
    const chained = JSON.stringify(database.prepare('SELECT * FROM avv_acceptances').all());
    assert.doesNotMatch(chained, /Probe|Ada/);
    assert.match(JSON.stringify(database.prepare('SELECT * FROM avv_receipts').all()), /Ada Probe/);
  });
});

describe('schema', () => {
  it('is made once and found again, beside the host’s own tables and version', async () => {
    const database = open();
    database.exec("CREATE TABLE users (name TEXT); INSERT INTO users VALUES ('Ada'); PRAGMA user_version = 42");
    await createSqliteStore(database).append(entry());
    assert.equal((await createSqliteStore(open()).list('')).length, 1);
    assert.deepEqual([count(database, 'users'), count(database, 'avv_schema')], [1, 1]);
    assert.deepEqual(database.prepare('PRAGMA user_version').all(), [{ user_version: 42 }]);
  });

  it('of a newer version is refused', () => {
    const database = open();
    createSqliteStore(database);
    database.exec("INSERT INTO avv_schema VALUES (99, '2030-01-01')");
    assert.throws(() => createSqliteStore(database), /schema 99/);
  });

  it('is made whole or not at all', () => {
    const database = open();
    const failing = spoilt(database, {
      exec: (sql) => {
        database.exec(sql);
        if (sql.includes('CREATE TABLE avv_acceptances')) throw new Error('power cut');
      },
    });
    assert.throws(() => createSqliteStore(failing), /power cut/);
    assert.deepEqual(database.prepare("SELECT name FROM sqlite_schema WHERE name LIKE 'avv%'").all(), []);
    createSqliteStore(database);
  });
});

describe('a failure in the middle', () => {
  it('leaves nothing of the acceptance, and the key free', async () => {
    const database = open();
    let broken = true;
    const failing = spoilt(database, {
      prepare: (sql) => {
        if (broken && sql.startsWith('INSERT INTO avv_receipts')) throw new Error('disk full');
        return database.prepare(sql);
      },
    });
    const handler = endpoint({ store: createSqliteStore(failing) });
    const again = { 'Idempotency-Key': key() };
    assert.equal(await outcome(await handler(post(record, again))), '503 unavailable');
    assert.deepEqual([count(database, 'avv_acceptances'), count(database, 'avv_receipts')], [0, 0]);
    broken = false;
    assert.equal(await outcome(await handler(post(record, again))), '201');
  });

  it('of another writer that does not let go is 503, and over when it does', async () => {
    const [mine, theirs] = [open(), open()];
    const handler = endpoint({ store: createSqliteStore(mine) });
    mine.exec('PRAGMA busy_timeout = 20');
    theirs.exec('BEGIN IMMEDIATE');
    const again = { 'Idempotency-Key': key() };
    assert.equal(await outcome(await handler(post(record, again))), '503 unavailable');
    assert.match(String(handler.errors), /locked/);
    theirs.exec('ROLLBACK');
    assert.equal(await outcome(await handler(post(record, again))), '201');
  });

  it('of the connection’s other user is told, not swallowed', async () => {
    const database = open();
    const store = createSqliteStore(database);
    database.exec('BEGIN');
    await assert.rejects(store.append(entry()), /transaction/);
  });
});

describe('processes', () => {
  const start = (mode: string): ChildProcess & { stdout: NodeJS.ReadableStream } =>
    spawn(
      process.execPath,
      ['--import', 'tsx', fileURLToPath(new URL('sqlite-writer.ts', import.meta.url)), file, mode],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );

  it('that share the file make one row of one key', async () => {
    const shared = key();
    const statuses = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const lines: string[] = [];
        for await (const line of createInterface(start(shared).stdout)) lines.push(line);
        return lines;
      }),
    );
    assert.deepEqual(statuses.flat().sort(), [...Array<string>(63).fill('200'), '201']);
    assert.equal((await createSqliteStore(open()).list('')).length, 1);
  });

  it('that are killed while writing lose nothing that was acknowledged', async () => {
    const writer = start('forever');
    const acknowledged: string[] = [];
    for await (const id of createInterface(writer.stdout)) {
      acknowledged.push(id);
      if (acknowledged.length === 50) writer.kill('SIGKILL');
    }
    if (writer.exitCode === null && writer.signalCode === null) await once(writer, 'exit');
    const database = open();
    const store = createSqliteStore(database);
    for (const id of acknowledged) assert.ok(await store.findByReceipt('', id), id);
    assert.equal(count(database, 'avv_acceptances'), count(database, 'avv_receipts'));
    assert.deepEqual(database.prepare('PRAGMA integrity_check').all(), [{ integrity_check: 'ok' }]);
    assert.equal((await store.append(entry())).created, true);
  });
});
