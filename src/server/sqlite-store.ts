import { createQueue } from './queue.js';
import {
  configure,
  migrate,
  type SqliteDatabase,
  type SqliteValue,
  transaction,
  truncateLog,
} from './sqlite-connection.js';
import { attach } from './sqlite-attach.js';
import {
  contentsOf,
  deleteContent,
  endOf,
  hasMoved,
  holderOf,
  insertEntry,
  latestOf,
  objectionsOf,
  rows,
} from './sqlite-rows.js';
import type { AppendResult, ConsentStore, Place, Seal, SealedReceipt, StoreAct, StoredEntry } from './store.js';

/**
 * Keeps acceptances in an SQLite file, durable before they are acknowledged. The connection must be the store's own:
 * another user's open transaction would swallow what is written here. Any number of processes may open the same file.
 * What is erased is overwritten in the file; copies of the file are the operator's to care for.
 *
 * @throws {Error} When the connection does not end up with `journal_mode=WAL`, `synchronous=FULL`, `secure_delete` and
 *   foreign keys on (some builds silently default to less, and an in-memory database has no WAL), or when the file was
 *   written by a newer version, or by one before the first release.
 */
export function createSqliteStore(database: SqliteDatabase): ConsentStore {
  configure(database);
  migrate(database);
  truncateLog(database);
  const inTurn = createQueue();
  const find = (condition: string, ...values: SqliteValue[]) => rows(database, condition, values)[0];
  return {
    append: (act, seal) => inTurn(() => append(database, act, seal)),
    findByKey: (chain, key) => attempt(() => find('WHERE e.chain = ? AND e.key = ?', chain, key)),
    findById: (chain, id) => attempt(() => find('WHERE e.chain = ? AND e.id = ?', chain, id)),
    latest: (chain, customer, documentId) => attempt(() => latestOf(database, chain, customer, documentId)),
    objections: (chain, customer, documentId) => attempt(() => objectionsOf(database, chain, customer, documentId)),
    list: (chain, { after = 0, limit = 100 } = {}) =>
      attempt(() =>
        rows(database, 'WHERE e.chain = ? AND e.sequence > ? ORDER BY e.sequence LIMIT ?', [chain, after, limit]),
      ),
    attach: (chain, receiptId, customer, seal) => inTurn(() => attach(database, { chain, receiptId, customer }, seal)),
    erase: (chain, customer, seal) => inTurn(() => erase(database, chain, customer, seal)),
  };
}

/** The drivers are synchronous; the interface is not, and what they throw is a rejection. */
const attempt = async <T>(work: () => T): Promise<T> => Promise.resolve(work());

/**
 * The write lock is not held while `seal` works: waiting for it blocks the thread, and another connection of the same
 * thread would wait for ever. Instead the chain's end is looked at again when the lock is there: while that is the same,
 * nobody has stored the key either.
 */
async function append(database: SqliteDatabase, act: StoreAct, seal: Seal<SealedReceipt>): Promise<AppendResult> {
  for (;;) {
    // The end first: whoever stores the key after this look moves it.
    const place = endOf(database, act.chain);
    const holder = holderOf(database, act);
    if (holder) return { created: false, stored: holder };
    const sealed = await seal(place);
    const result = transaction(database, () => insertAct(database, act, place, sealed));
    if (result) return result;
  }
}

function insertAct(
  database: SqliteDatabase,
  act: StoreAct,
  place: Place,
  { entry, digest, receipt }: SealedReceipt,
): AppendResult | undefined {
  const { chain, key, fingerprint, customer } = act;
  if (hasMoved(database, chain, place)) return undefined;
  insertEntry(database, chain, key, { entry, digest });
  const documentId = receipt.established.document.id;
  database
    .prepare("INSERT INTO avv_contents VALUES (?, ?, nullif(?, ''), ?, ?, ?, ?)")
    .run(chain, place.sequence, customer ?? '', documentId, entry.kind, fingerprint, JSON.stringify(receipt));
  return { created: true, stored: { chain, key, entry, digest, content: { fingerprint, customer, receipt } } };
}

type EraseSeal = Parameters<ConsentStore['erase']>[2];

async function erase(
  database: SqliteDatabase,
  chain: string,
  customer: string,
  seal: EraseSeal,
): Promise<StoredEntry | undefined> {
  for (;;) {
    const place = endOf(database, chain);
    const receipts = contentsOf(database, chain, customer);
    if (receipts.length === 0) return undefined;
    const sealed = await seal(
      place,
      receipts.map(({ id }) => id),
    );
    const stored = transaction(database, () => {
      if (hasMoved(database, chain, place)) return undefined;
      insertEntry(database, chain, '', sealed);
      for (const { sequence } of receipts) deleteContent(database, chain, sequence, place.sequence);
      return { chain, ...sealed };
    });
    if (!stored) continue;
    truncateLog(database);
    return stored;
  }
}
