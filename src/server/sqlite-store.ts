import { MIGRATIONS } from './sqlite-schema.js';
import type { AcceptanceEntry, AcceptanceStore, AppendResult, IssuedReceipt, StoredAcceptance } from './store.js';

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

const SELECT = `SELECT a.sequence, a.tenant, a.key, a.fingerprint, a.customer, r.receipt
  FROM avv_acceptances a JOIN avv_receipts r USING (sequence)`;

/**
 * Keeps acceptances in an SQLite file, durable before they are acknowledged. The connection must be the store's own:
 * another user's open transaction would swallow what is written here. Any number of processes may open the same file.
 *
 * @throws {Error} When the connection does not end up with `journal_mode=WAL`, `synchronous=FULL` and foreign keys on
 *   (some builds silently default to less, and an in-memory database has no WAL), or when the file was written by a
 *   newer version.
 */
export function createSqliteStore(database: SqliteDatabase): AcceptanceStore {
  configure(database);
  migrate(database);
  const find = (condition: string, ...values: SqliteValue[]) => rows(database, condition, values)[0];
  return {
    append: (entry) => attempt(() => transaction(database, () => append(database, entry))),
    findByKey: (tenant, key) => attempt(() => find('WHERE tenant = ? AND key = ?', tenant, key)),
    findByReceipt: (tenant, id) => attempt(() => find('WHERE tenant = ? AND receipt_id = ?', tenant, id)),
    latest: (tenant, customer, documentId) =>
      attempt(() =>
        find(
          'WHERE tenant = ? AND customer = ? AND document_id = ? ORDER BY a.sequence DESC LIMIT 1',
          tenant,
          customer,
          documentId,
        ),
      ),
    list: (tenant, { after = 0, limit = 100 } = {}) =>
      attempt(() =>
        rows(database, 'WHERE tenant = ? AND a.sequence > ? ORDER BY a.sequence LIMIT ?', [tenant, after, limit]),
      ),
  };
}

/** The drivers are synchronous; the interface is not, and what they throw is a rejection. */
const attempt = async <T>(work: () => T): Promise<T> => Promise.resolve(work());

function configure(database: SqliteDatabase): void {
  database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT}`);
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = FULL');
  database.exec('PRAGMA foreign_keys = ON');
  for (const [name, wanted] of [
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
  ] as const) {
    const found = Object.values(database.prepare(`PRAGMA ${name}`).all()[0] as object)[0] as unknown;
    if (found !== wanted)
      throw new Error(`SQLite: ${name} is ${String(found)} instead of ${wanted}; acceptances would not be safe`);
  }
}

function migrate(database: SqliteDatabase): void {
  transaction(database, () => {
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

/** IMMEDIATE takes the write lock at once: what is read inside is still true when it is written. */
function transaction<T>(database: SqliteDatabase, work: () => T): T {
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

function append(database: SqliteDatabase, entry: AcceptanceEntry): AppendResult {
  const [holder] = rows(database, 'WHERE tenant = ? AND key = ?', [entry.tenant, entry.key]);
  if (holder) return { created: false, acceptance: holder };
  const { id, acceptedAt, established } = entry.receipt;
  const { document } = established;
  const [{ sequence }] = database
    .prepare(
      `INSERT INTO avv_acceptances (receipt_id, tenant, key, fingerprint, customer, document_id, document_version,
        document_language, document_digest, accepted_at) VALUES (?, ?, ?, ?, nullif(?, ''), ?, ?, ?, ?, ?) RETURNING sequence`,
    )
    .all(
      id,
      entry.tenant,
      entry.key,
      entry.fingerprint,
      entry.customer ?? '',
      document.id,
      document.version,
      document.language,
      document.digest,
      acceptedAt,
    ) as [{ sequence: number }];
  database.prepare('INSERT INTO avv_receipts VALUES (?, ?)').run(sequence, JSON.stringify(entry.receipt));
  return { created: true, acceptance: { ...entry, sequence } };
}

interface Row {
  sequence: number;
  tenant: string;
  key: string;
  fingerprint: string;
  customer: string | null;
  receipt: string;
}

function rows(database: SqliteDatabase, condition: string, values: readonly SqliteValue[]): StoredAcceptance[] {
  const found = database.prepare(`${SELECT} ${condition}`).all(...values) as Row[];
  return found.map(({ sequence, tenant, key, fingerprint, customer, receipt }) => ({
    sequence,
    tenant,
    key,
    fingerprint,
    customer: customer ?? undefined,
    receipt: JSON.parse(receipt) as IssuedReceipt,
  }));
}
