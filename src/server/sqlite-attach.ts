import { judgeAttachment } from './attachable.js';
import { transaction, type SqliteDatabase } from './sqlite-connection.js';
import { attachmentOf, endOf, hasMoved, insertEntry, rows } from './sqlite-rows.js';
import type { AttachResult, Place, Seal, SealedAttachment, StoredAttachment } from './store.js';

interface Wish {
  chain: string;
  receiptId: string;
  customer: string;
}

/** Like storing an act: what was read is still so while the end of the chain is the same. */
export async function attach(
  database: SqliteDatabase,
  wish: Wish,
  seal: Seal<SealedAttachment>,
): Promise<AttachResult> {
  for (;;) {
    const place = endOf(database, wish.chain);
    const [found] = rows(database, 'WHERE e.chain = ? AND e.id = ?', [wish.chain, wish.receiptId]);
    const refused = judgeAttachment(found, wish.customer);
    if (refused) return { refused };
    const first = attachmentOf(database, wish.chain, found!.entry);
    if (first) return { created: false, stored: first as StoredAttachment };
    const sealed = await seal(place);
    const stored = transaction(database, () => insert(database, wish, found!.entry.sequence, place, sealed));
    if (stored) return { created: true, stored };
  }
}

function insert(
  database: SqliteDatabase,
  { chain, customer }: Wish,
  receiptSequence: number,
  place: Place,
  { entry, digest, attachment }: SealedAttachment,
): StoredAttachment | undefined {
  if (hasMoved(database, chain, place)) return undefined;
  insertEntry(database, chain, '', { entry, digest });
  database
    .prepare('INSERT INTO avv_attachments VALUES (?, ?, ?, ?, ?)')
    .run(chain, place.sequence, receiptSequence, customer, JSON.stringify(attachment));
  return { chain, entry, digest, attachment };
}
