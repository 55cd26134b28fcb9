import type { ChainEntry } from '../acceptance/schema.js';
import type { SqliteDatabase, SqliteValue } from './sqlite-connection.js';
import type { AnyIssued, Place, SealedEntry, StoreAct, StoredEntry } from './store.js';

const SELECT = `SELECT e.chain, e.key, e.digest, e.entry, c.fingerprint, c.customer, c.receipt
  FROM avv_entries e LEFT JOIN avv_contents c ON c.chain = e.chain AND c.sequence = e.sequence`;

export function contentsOf(
  database: SqliteDatabase,
  chain: string,
  customer: string,
): { id: string; sequence: number }[] {
  const sql = `SELECT e.id, e.sequence FROM avv_contents c JOIN avv_entries e USING (chain, sequence)
    WHERE c.chain = ? AND c.customer = ? ORDER BY e.sequence`;
  return database.prepare(sql).all(chain, customer) as { id: string; sequence: number }[];
}

export function deleteContent(database: SqliteDatabase, chain: string, sequence: number, erasedBy: number): void {
  database.prepare('INSERT INTO avv_erasures VALUES (?, ?, ?)').run(chain, sequence, erasedBy);
  database.prepare('DELETE FROM avv_contents WHERE chain = ? AND sequence = ?').run(chain, sequence);
}

export const holderOf = (database: SqliteDatabase, { chain, key }: StoreAct): StoredEntry | undefined =>
  rows(database, 'WHERE e.chain = ? AND e.key = ?', [chain, key])[0];

export function endOf(database: SqliteDatabase, chain: string): Place {
  const sql = 'SELECT sequence, digest FROM avv_entries WHERE chain = ? ORDER BY sequence DESC LIMIT 1';
  const [last] = database.prepare(sql).all(chain) as { sequence: number; digest: string }[];
  return { sequence: (last?.sequence ?? 0) + 1, previousDigest: last?.digest };
}

export const hasMoved = (database: SqliteDatabase, chain: string, { sequence }: Place): boolean =>
  endOf(database, chain).sequence !== sequence;

/** @param key `''` for erasures: the drivers' types know no `null`. */
export function insertEntry(
  database: SqliteDatabase,
  chain: string,
  key: string,
  { entry, digest }: SealedEntry,
): void {
  database
    .prepare("INSERT INTO avv_entries VALUES (?, ?, ?, ?, nullif(?, ''), ?, ?)")
    .run(chain, entry.sequence, entry.id, entry.kind, key, digest, JSON.stringify(entry));
}

interface Row {
  chain: string;
  key: string | null;
  digest: string;
  entry: string;
  fingerprint: string | null;
  customer: string | null;
  receipt: string | null;
}

export function rows(database: SqliteDatabase, condition: string, values: readonly SqliteValue[]): StoredEntry[] {
  return (database.prepare(`${SELECT} ${condition}`).all(...values) as Row[]).map(toStored);
}

function toStored({ chain, key, digest, entry, fingerprint, customer, receipt }: Row): StoredEntry {
  const stored: StoredEntry = { chain, key: key ?? undefined, digest, entry: JSON.parse(entry) as ChainEntry };
  if (receipt !== null && fingerprint !== null)
    stored.content = { fingerprint, customer: customer ?? undefined, receipt: JSON.parse(receipt) as AnyIssued };
  return stored;
}
