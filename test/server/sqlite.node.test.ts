import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { chainOf, createSqliteStore, type SqliteDatabase } from '../../src/server/index.js';
import { endpoint, key, outcome, post, record } from './endpoint.js';
import { append, attach, sampleAct, sealErasure } from './sealing.js';

const LIVE = chainOf('');
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
  it('is set on the connection: WAL, FULL, foreign keys, overwriting, patience', () => {
    const database = open();
    createSqliteStore(database);
    const pragma = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).all()[0] as object)[0] as unknown;
    assert.deepEqual(['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete', 'busy_timeout'].map(pragma), [
      'wal',
      2,
      1,
      1,
      5000,
    ]);
  });

  for (const name of ['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete'])
    it(`is asserted: a connection that ignores ${name} is refused`, () => {
      const database = open();
      database.exec('PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = OFF; PRAGMA secure_delete = OFF');
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
    assert.equal((await append(store, sampleAct({ chain: LIVE }))).stored.entry.sequence, 2);
  });
});

describe('append-only', () => {
  let database: Database.Database;
  before(async () => {
    file = join(folder, 'append-only.db');
    database = open();
    const store = createSqliteStore(database);
    for (const customer of ['gone', 'acct_1', 'acct_1']) await append(store, sampleAct({ customer }));
    await store.erase('main', 'gone', sealErasure);
    // 5 is attached by 6, and 7 by 8, of which an erasure has taken both; 10 waits for its account.
    for (const customer of ['acct_1', 'gone']) {
      const { stored } = await append(store, sampleAct({ customer: undefined }));
      await attach(store, stored.entry.id, customer);
    }
    await store.erase('main', 'gone', sealErasure);
    await append(store, sampleAct({ customer: undefined }));
  });

  const all = () =>
    JSON.stringify(
      ['avv_entries', 'avv_contents', 'avv_attachments', 'avv_erasures'].map((table) =>
        database.prepare(`SELECT * FROM ${table}`).all(),
      ),
    );
  const attachment = (values: string) => `INSERT INTO avv_attachments SELECT ${values} FROM avv_attachments`;
  const entry = (columns: string) => `SELECT ${columns} FROM avv_entries WHERE sequence = 2`;
  const content = (sequence: string) =>
    `SELECT chain, ${sequence}, customer, document_id, kind, fingerprint, receipt FROM avv_contents WHERE sequence = 2`;

  const statements: [string, RegExp?][] = [
    ["UPDATE avv_entries SET digest = '1999' WHERE sequence = 2"],
    ['UPDATE avv_entries SET sequence = 9 WHERE sequence = 2'],
    ['UPDATE avv_entries SET key = NULL'],
    ['DELETE FROM avv_entries'],
    ['DELETE FROM avv_entries WHERE sequence = 1'],
    [`INSERT OR REPLACE INTO avv_entries ${entry('*')}`],
    [`INSERT OR REPLACE INTO avv_entries ${entry("chain, 9, id, kind, 'other', digest, entry")}`],
    [`INSERT OR REPLACE INTO avv_entries ${entry("chain, 9, 'other', kind, key, digest, entry")}`],
    [
      `INSERT INTO avv_entries ${entry("chain, 9, 'x', kind, key, digest, entry")} ON CONFLICT DO UPDATE SET digest = 'x'`,
    ],
    ["UPDATE avv_contents SET receipt = '{}'"],
    ["UPDATE avv_contents SET customer = 'other' WHERE sequence = 2"],
    ['DELETE FROM avv_contents'],
    ['DELETE FROM avv_contents WHERE sequence = 2'],
    [`INSERT OR REPLACE INTO avv_contents ${content('sequence')}`],
    [`INSERT INTO avv_contents ${content('1')}`, /has been erased/],
    [`INSERT INTO avv_contents ${content('77')}`, /FOREIGN KEY/],
    ["UPDATE avv_attachments SET customer = 'other'"],
    ['UPDATE avv_attachments SET receipt_sequence = 10'],
    ['DELETE FROM avv_attachments'],
    [attachment('*').replace('INSERT', 'INSERT OR REPLACE')],
    // A second account; by an entry that is none, that names another, of a receipt with an account; once more.
    [
      attachment("chain, 9, receipt_sequence, 'other', attachment").replace('INSERT', 'INSERT OR REPLACE'),
      /no attachment in the chain/,
    ],
    [attachment("chain, 9, 10, 'other', attachment"), /no attachment in the chain/],
    [attachment("chain, 8, 10, 'other', attachment"), /no attachment in the chain/],
    [attachment("chain, 6, 2, 'other', attachment"), /no attachment in the chain/],
    [attachment("chain, 8, 7, 'gone', attachment"), /no attachment in the chain/],
    [attachment("'other', sequence, receipt_sequence, customer, attachment"), /no attachment in the chain/],
    ['UPDATE avv_erasures SET erased_by = 3'],
    ['DELETE FROM avv_erasures'],
    ["INSERT OR REPLACE INTO avv_erasures VALUES ('main', 1, 4)"],
    // Sequence 4 is an erasure, but names another receipt; 3 is none; 77 is nothing.
    ["INSERT INTO avv_erasures VALUES ('main', 2, 4)", /no erasure in the chain/],
    ["INSERT INTO avv_erasures VALUES ('main', 2, 3)", /no erasure in the chain/],
    ["INSERT INTO avv_erasures VALUES ('main', 2, 77)", /no erasure in the chain/],
    ["INSERT INTO avv_erasures VALUES ('other', 2, 4)", /no erasure in the chain/],
  ];
  for (const [sql, reason = /append-only/] of statements)
    it(`refuses ${sql.slice(0, 80)}`, () => {
      const before = all();
      assert.throws(() => database.exec(sql), reason);
      assert.equal(all(), before);
    });

  it('lets the same statements pass elsewhere: the control', () => {
    database.exec('CREATE TABLE other AS SELECT * FROM avv_entries');
    database.exec("UPDATE other SET digest = '1999'; DELETE FROM other WHERE sequence = 1");
    assert.equal(count(database, 'other'), 9);
  });

  it('lets contents go that an erasure in the chain names, and no others: the control', () => {
    const [{ id }] = database.prepare(entry('id')).all() as [{ id: string }];
    const named = JSON.stringify({ erased: [id] });
    database.exec('BEGIN');
    database.exec(`INSERT INTO avv_entries VALUES ('main', 11, 'ers', 'erasure', NULL, 'd', '${named}')`);
    const before = count(database, 'avv_contents');
    database.exec("INSERT INTO avv_erasures VALUES ('main', 2, 11); DELETE FROM avv_contents WHERE sequence = 2");
    assert.throws(() => database.exec('DELETE FROM avv_contents WHERE sequence = 3'), /append-only/);
    assert.equal(count(database, 'avv_contents'), before - 1);
    database.exec('ROLLBACK');
  });

  it('lets no attachment back in that has been erased', () => {
    const [{ id }] = database.prepare('SELECT id FROM avv_entries WHERE sequence = 6').all() as [{ id: string }];
    const [row] = database.prepare('SELECT customer, attachment FROM avv_attachments').all() as [
      { customer: string; attachment: string },
    ];
    const insert = database.prepare("INSERT INTO avv_attachments VALUES ('main', 6, 5, ?, ?)");
    const named = JSON.stringify({ erased: [id] });
    database.exec('BEGIN');
    database.exec(`INSERT INTO avv_entries VALUES ('main', 11, 'ers', 'erasure', NULL, 'd', '${named}')`);
    database.exec("INSERT INTO avv_erasures VALUES ('main', 6, 11); DELETE FROM avv_attachments");
    assert.throws(() => insert.run(row.customer, row.attachment), /has been erased/);
    database.exec('ROLLBACK');
  });

  const attempts: [kind: string, receipt: number, reason?: RegExp][] = [
    ['attachment', 10], // the control
    ['attachment', 2, /has an account/], // from the session
    ['attachment', 7, /no attachment in the chain/], // erased
    ['erasure', 10, /no attachment in the chain/],
  ];
  for (const [kind, receipt, reason] of attempts)
    it(`lets ${reason ? 'no' : 'an'} attachment in when the chain has an ${kind} that names entry ${receipt}`, () => {
      const [{ id }] = database.prepare(`SELECT id FROM avv_entries WHERE sequence = ${receipt}`).all() as [
        { id: string },
      ];
      const named = JSON.stringify({ attached: id });
      const insert = () => database.exec(`INSERT INTO avv_attachments VALUES ('main', 11, ${receipt}, 'acct_2', '{}')`);
      database.exec('BEGIN');
      database.exec(`INSERT INTO avv_entries VALUES ('main', 11, 'att', '${kind}', NULL, 'd', '${named}')`);
      if (reason) assert.throws(insert, reason);
      else insert();
      database.exec('ROLLBACK');
    });

  it('keeps what is personal out of the chain', () => {
    const rows = (table: string) => JSON.stringify(database.prepare(`SELECT * FROM ${table}`).all());
    assert.doesNotMatch(rows('avv_entries') + rows('avv_erasures'), /Probe|Ada|acct_1|gone/);
    assert.match(rows('avv_contents'), /acct_1.*Ada Probe/);
    assert.match(rows('avv_attachments'), /acct_1/);
  });
});

describe('what is erased', () => {
  const bytes = () =>
    readdirSync(folder)
      .filter((name) => join(folder, name).startsWith(file))
      .map((name) => readFileSync(join(folder, name), 'latin1'))
      .join();

  it('is in no byte of the file and of its log any more', async () => {
    const store = createSqliteStore(open());
    for (const customer of ['acct_1', 'acct_gone', 'acct_gone'])
      await append(store, sampleAct({ customer, receipt: { note: `Frieda by ${customer}` } }));
    assert.match(bytes(), /Frieda by acct_gone/);
    const { stored } = await append(store, sampleAct({ customer: undefined }));
    await attach(store, stored.entry.id, 'acct_gone');
    await store.erase('main', 'acct_gone', sealErasure);
    assert.doesNotMatch(bytes(), /acct_gone/);
    assert.match(bytes(), /Frieda by acct_1/);
  });
});

describe('schema', () => {
  it('is made once and found again, beside the host’s own tables and version', async () => {
    const database = open();
    database.exec("CREATE TABLE users (name TEXT); INSERT INTO users VALUES ('Ada'); PRAGMA user_version = 42");
    await append(createSqliteStore(database));
    assert.equal((await createSqliteStore(open()).list('main')).length, 1);
    assert.deepEqual([count(database, 'users'), count(database, 'avv_schema')], [1, 1]);
    assert.deepEqual(database.prepare('PRAGMA user_version').all(), [{ user_version: 42 }]);
  });

  it('of a newer version is refused', () => {
    const database = open();
    createSqliteStore(database);
    database.exec("INSERT INTO avv_schema VALUES (99, '2030-01-01')");
    assert.throws(() => createSqliteStore(database), /schema 99/);
  });

  it('of before the first release is refused, and left as it is', () => {
    const database = open();
    database.exec('CREATE TABLE avv_acceptances (sequence INTEGER PRIMARY KEY)');
    assert.throws(() => createSqliteStore(database), /avv_acceptances.*before the first release/);
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
    assert.deepEqual(tables, [{ name: 'avv_acceptances' }]);
  });

  it('is made whole or not at all', () => {
    const database = open();
    const failing = spoilt(database, {
      exec: (sql) => {
        database.exec(sql);
        if (sql.includes('CREATE TABLE avv_entries')) throw new Error('power cut');
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
        if (broken && sql.startsWith('INSERT INTO avv_contents')) throw new Error('disk full');
        return database.prepare(sql);
      },
    });
    const handler = endpoint({ store: createSqliteStore(failing) });
    const again = { 'Idempotency-Key': key() };
    assert.equal(await outcome(await handler(post(record, again))), '503 unavailable');
    assert.deepEqual([count(database, 'avv_entries'), count(database, 'avv_contents')], [0, 0]);
    broken = false;
    assert.equal(await outcome(await handler(post(record, again))), '201');
  });

  it('of an erasure leaves everything as it was', async () => {
    const database = open();
    let broken = true;
    const failing = spoilt(database, {
      prepare: (sql) => {
        if (broken && sql.startsWith('DELETE')) throw new Error('disk full');
        return database.prepare(sql);
      },
    });
    const store = createSqliteStore(failing);
    await append(store);
    await assert.rejects(store.erase('main', 'acct_1', sealErasure), /disk full/);
    const counts = () => ['avv_entries', 'avv_contents', 'avv_erasures'].map((table) => count(database, table));
    assert.deepEqual(counts(), [1, 1, 0]);
    broken = false;
    assert.equal((await store.erase('main', 'acct_1', sealErasure))?.entry.sequence, 2);
    assert.deepEqual(counts(), [2, 0, 1]);
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
    await assert.rejects(append(store), /transaction/);
  });
});

it('another process that stores the same key between two looks at the file is noticed', async () => {
  const quick = sampleAct();
  await append(createSqliteStore(open()), quick);
  const database = open();
  let old = false;
  const late = spoilt(database, {
    prepare: (sql) => {
      const statement = database.prepare(sql);
      if (!old) return statement;
      old = false;
      return { run: (...values) => statement.run(...values), all: () => [] };
    },
  });
  const store = createSqliteStore(late);
  old = true;
  const { created, stored } = await append(store, sampleAct({ key: quick.act.key }));
  assert.deepEqual([created, stored.entry.id, old], [false, quick.id, false]);
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
    assert.equal((await createSqliteStore(open()).list(LIVE)).length, 1);
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
    for (const id of acknowledged) assert.ok(await store.findById(LIVE, id), id);
    assert.equal(count(database, 'avv_entries'), count(database, 'avv_contents'));
    assert.deepEqual(database.prepare('PRAGMA integrity_check').all(), [{ integrity_check: 'ok' }]);
    assert.equal((await append(store)).created, true);
  });
});
