import type { ChainEntry } from '../acceptance/schema.js';
import type { SqliteDatabase, SqliteValue } from './sqlite-connection.js';
import type { Place, SealedEntry, StoreAct, StoredEntry } from './store.js';
import { SELECT_STORED, toStored, type StoredRow } from './stored-row.js';

/** The numbers of a customer's receipts, those attached later included, and of its attachments. */
const OF_CUSTOMER = `SELECT sequence FROM avv_contents WHERE chain = ? AND customer = ?
  UNION SELECT receipt_sequence FROM avv_attachments WHERE chain = ? AND customer = ?
  UNION SELECT sequence FROM avv_attachments WHERE chain = ? AND customer = ?`;

export function contentsOf(
  database: SqliteDatabase,
  chain: string,
  customer: string,
): { id: string; sequence: number }[] {
  const sql = `SELECT id, sequence FROM avv_entries WHERE chain = ? AND sequence IN (${OF_CUSTOMER}) ORDER BY sequence`;
  const who = [chain, customer];
  return database.prepare(sql).all(chain, ...who, ...who, ...who) as { id: string; sequence: number }[];
}

/** The last of a customer's acceptances of a document, by its number. */
export function latestOf(
  database: SqliteDatabase,
  chain: string,
  customer: string,
  documentId: string,
): StoredEntry | undefined {
  const own = `SELECT max(sequence) AS sequence FROM avv_contents
    WHERE chain = ? AND customer = ? AND document_id = ? AND kind = 'acceptance'`;
  const attached = `SELECT max(c.sequence) FROM avv_attachments a
    JOIN avv_contents c ON c.chain = a.chain AND c.sequence = a.receipt_sequence
    WHERE a.chain = ? AND a.customer = ? AND c.document_id = ?`;
  const condition = `WHERE e.chain = ? AND e.sequence = (SELECT max(sequence) FROM (${own} UNION ALL ${attached}))`;
  const which = [chain, customer, documentId];
  return rows(database, condition, [chain, ...which, ...which])[0];
}

/** A customer's last objections, newest first. Accounts are attached to acceptances only. */
export function objectionsOf(
  database: SqliteDatabase,
  chain: string,
  customer: string,
  documentId: string,
): StoredEntry[] {
  const condition = `WHERE e.chain = ? AND e.sequence IN (SELECT sequence FROM avv_contents
    WHERE chain = ? AND customer = ? AND document_id = ? AND kind = 'objection')
    ORDER BY e.sequence DESC LIMIT 100`;
  return rows(database, condition, [chain, chain, customer, documentId]);
}

/** The row of the attachment of a receipt. */
export function attachmentOf(database: SqliteDatabase, chain: string, receipt: ChainEntry): StoredEntry | undefined {
  const condition = `WHERE e.chain = ? AND e.sequence =
    (SELECT sequence FROM avv_attachments WHERE chain = ? AND receipt_sequence = ?)`;
  return rows(database, condition, [chain, chain, receipt.sequence])[0];
}

export function deleteContent(database: SqliteDatabase, chain: string, sequence: number, erasedBy: number): void {
  database.prepare('INSERT INTO avv_erasures VALUES (?, ?, ?)').run(chain, sequence, erasedBy);
  for (const table of ['avv_contents', 'avv_attachments'])
    database.prepare(`DELETE FROM ${table} WHERE chain = ? AND sequence = ?`).run(chain, sequence);
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

/** @param key `''` for what has none: the drivers' types know no `null`. */
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

export function rows(database: SqliteDatabase, condition: string, values: readonly SqliteValue[]): StoredEntry[] {
  return (database.prepare(`${SELECT_STORED} ${condition}`).all(...values) as StoredRow[]).map(toStored);
}
