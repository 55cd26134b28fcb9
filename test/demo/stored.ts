import Connection from 'libsql';
import type { ChainEntry, Receipt } from '../../src/acceptance/schema.js';

/** What the database holds of a receipt, read past the store. */
export interface StoredRow {
  chain: string;
  /** Account from whose session it came; `null` where there was none. */
  customer: string | null;
  document_id: string;
  entry: ChainEntry;
  receipt: Receipt;
}

export function storedRow(database: string, receiptId: string): StoredRow | undefined {
  const query =
    'SELECT e.chain, e.entry, c.* FROM avv_entries e JOIN avv_contents c USING (chain, sequence) WHERE e.id = ?';
  const [row] = rows(database, query, receiptId) as (Record<'entry' | 'receipt', string> & StoredRow)[];
  return row && { ...row, entry: JSON.parse(row.entry) as ChainEntry, receipt: JSON.parse(row.receipt) as Receipt };
}

/** How many acts and what became of them there are in all. */
export const countEntries = (database: string): number =>
  (rows(database, 'SELECT count(*) AS count FROM avv_entries') as [{ count: number }])[0].count;

function rows(database: string, query: string, ...values: string[]): unknown[] {
  const connection = new Connection(database, { readonly: true });
  try {
    return connection.prepare(query).all(...values);
  } finally {
    connection.close();
  }
}
