import { FORMER_TABLE, MIGRATIONS } from './sqlite-schema.js';

export type SqliteValue = string | number;

/** What is needed of a connection; `libsql`, `better-sqlite3` and `DatabaseSync` of `node:sqlite` have it. */
export interface SqliteDatabase {
  exec(sql: string): unknown;
  prepare(sql: string): SqliteStatement;
}

export interface SqliteStatement {
  run(...values: SqliteValue[]): unknown;
  all(...values: SqliteValue[]): unknown[];
}

/** How long a connection waits for another one's write, in milliseconds. */
const BUSY_TIMEOUT = 5000;

/** What must be so for an acknowledged acceptance to be safe, and an erased one gone from the file. */
const REQUIRED = [
  ['journal_mode', 'wal'],
  ['synchronous', 2],
  ['foreign_keys', 1],
  ['secure_delete', 1],
] as const;

/** Sets what durability and erasure need, and asserts it: some builds silently default to less. */
export function configure(database: SqliteDatabase): void {
  database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT}`);
  for (const [name, wanted] of REQUIRED) database.exec(`PRAGMA ${name} = ${wanted}`);
  for (const [name, wanted] of REQUIRED) {
    const found = Object.values(database.prepare(`PRAGMA ${name}`).all()[0] as object)[0] as unknown;
    if (found !== wanted)
      throw new Error(`SQLite: ${name} is ${String(found)} instead of ${wanted}; acceptances would not be safe`);
  }
}

export function migrate(database: SqliteDatabase): void {
  transaction(database, () => {
    refuseFormer(database);
    database.exec(
      'CREATE TABLE IF NOT EXISTS avv_schema (version INTEGER PRIMARY KEY, applied_at TEXT NOT NULL) STRICT',
    );
    const [{ version }] = database.prepare('SELECT coalesce(max(version), 0) AS version FROM avv_schema').all() as [
      { version: number },
    ];
    if (version > MIGRATIONS.length)
      throw new Error(`SQLite: the file has schema ${version}, this avv-viewer knows ${MIGRATIONS.length}`);
    MIGRATIONS.slice(version).forEach((step, index) => {
      database.exec(step);
      database.prepare('INSERT INTO avv_schema VALUES (?, ?)').run(version + index + 1, new Date().toISOString());
    });
  });
}

/** Acceptances that nobody sees any more would be worse than none. */
function refuseFormer(database: SqliteDatabase): void {
  const found = database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").all(FORMER_TABLE);
  if (found.length)
    throw new Error(
      `SQLite: the file has the table ${FORMER_TABLE} of a version before the first release, ` +
        'whose acceptances stand in no chain; keep that file and begin another one',
    );
}

/**
 * Takes former pages out of the write-ahead log, which would keep them until they are written over. Best effort: it does
 * not wait for another connection that is just reading an older state (a backup); a later erasure or start tries again.
 */
export function truncateLog(database: SqliteDatabase): void {
  database.exec('PRAGMA busy_timeout = 0');
  database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all();
  database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT}`);
}

/** IMMEDIATE takes the write lock at once: what is read inside is still true when it is written. */
export function transaction<T>(database: SqliteDatabase, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    rollBack(database);
    throw error;
  }
}

function rollBack(database: SqliteDatabase): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    // SQLite has rolled back by itself (disk full, I/O error); the error that led here is the one to report.
  }
}
