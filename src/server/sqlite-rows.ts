import type { Attachment, ChainEntry } from '../acceptance/schema.js';
import type { SqliteDatabase, SqliteValue } from './sqlite-connection.js';
import type { AnyIssued, Place, SealedEntry, StoreAct, StoredEntry } from './store.js';

const SELECT = `SELECT e.chain, e.key, e.digest, e.entry, c.fingerprint, c.customer, c.receipt,
    later.customer AS attachedTo, own.attachment
  FROM avv_entries e
    LEFT JOIN avv_contents c ON c.chain = e.chain AND c.sequence = e.sequence
    LEFT JOIN avv_attachments later ON later.chain = e.chain AND later.receipt_sequence = e.sequence
    LEFT JOIN avv_attachments own ON own.chain = e.chain AND own.sequence = e.sequence`;

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

interface Row {
  chain: string;
  key: string | null;
  digest: string;
  entry: string;
  fingerprint: string | null;
  customer: string | null;
  receipt: string | null;
  attachedTo: string | null;
  attachment: string | null;
}

export function rows(database: SqliteDatabase, condition: string, values: readonly SqliteValue[]): StoredEntry[] {
  return (database.prepare(`${SELECT} ${condition}`).all(...values) as Row[]).map(toStored);
}

function toStored({ chain, key, digest, entry, attachment, ...content }: Row): StoredEntry {
  const stored: StoredEntry = { chain, key: key ?? undefined, digest, entry: JSON.parse(entry) as ChainEntry };
  if (attachment !== null) stored.attachment = JSON.parse(attachment) as Attachment;
  const { fingerprint, customer, attachedTo, receipt } = content;
  if (receipt === null || fingerprint === null) return stored;
  const who = { customer: customer ?? undefined, ...(attachedTo !== null && { attachedTo }) };
  return { ...stored, content: { fingerprint, ...who, receipt: JSON.parse(receipt) as AnyIssued } };
}
