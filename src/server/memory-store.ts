import { accountOf, judgeAttachment } from './attachable.js';
import { createQueue } from './queue.js';
import type { ConsentStore, Place, StoredAttachment, StoredEntry } from './store.js';

/** Keeps acceptances as long as the process lives: for tests and for trying things out. */
export function createMemoryStore(): ConsentStore {
  const rows: StoredEntry[] = [];
  const inTurn = createQueue();
  const find = (test: (row: StoredEntry) => boolean) => Promise.resolve(copy(rows.find(test)));
  return {
    append: (act, seal) =>
      inTurn(async () => {
        const { chain, key, fingerprint, customer } = act;
        const holder = rows.find((row) => row.chain === chain && row.key === key);
        if (holder) return { created: false, stored: copy(holder) };
        const { entry, digest, receipt } = await seal(endOf(rows, chain));
        const stored: StoredEntry = { chain, key, entry, digest, content: { fingerprint, customer, receipt } };
        rows.push(copy(stored));
        return { created: true, stored: copy(stored) };
      }),
    findByKey: (chain, key) => find((row) => row.chain === chain && row.key === key),
    findById: (chain, id) => find((row) => row.chain === chain && row.entry.id === id),
    latest: (chain, customer, documentId) =>
      Promise.resolve(copy(rows.filter((row) => isFor(row, 'acceptance', chain, customer, documentId)).at(-1))),
    objections: (chain, customer, documentId) =>
      Promise.resolve(
        copy(rows.filter((row) => isFor(row, 'objection', chain, customer, documentId)).slice(-100)).reverse(),
      ),
    list: (chain, { after = 0, limit = 100 } = {}) =>
      Promise.resolve(copy(rows.filter((row) => row.chain === chain && row.entry.sequence > after).slice(0, limit))),
    attach: (chain, receiptId, customer, seal) =>
      inTurn(async () => {
        const found = rows.find((row) => row.chain === chain && row.entry.id === receiptId);
        const refused = judgeAttachment(found, customer);
        if (refused) return { refused };
        const first = rows.find((row): row is StoredAttachment => isAttachmentOf(row, chain, receiptId));
        if (first) return { created: false, stored: copy(first) };
        const { entry, digest, attachment } = await seal(endOf(rows, chain));
        const stored: StoredAttachment = { chain, entry, digest, attachment };
        rows.push(copy(stored));
        found!.content!.attachedTo = customer;
        return { created: true, stored: copy(stored) };
      }),
    erase: (chain, customer, seal) =>
      inTurn(async () => {
        const doomed = rows.filter((row) => row.chain === chain && belongsTo(row, customer));
        if (doomed.length === 0) return undefined;
        const ids = doomed.map(({ entry }) => entry.id);
        const { entry, digest } = await seal(endOf(rows, chain), ids);
        for (const row of doomed) {
          delete row.content;
          delete row.attachment;
        }
        rows.push(copy({ chain, entry, digest }));
        return copy({ chain, entry, digest });
      }),
  };
}

function endOf(rows: readonly StoredEntry[], chain: string): Place {
  const last = rows.filter((row) => row.chain === chain).at(-1);
  return { sequence: (last?.entry.sequence ?? 0) + 1, previousDigest: last?.digest };
}

const isAttachmentOf = ({ chain, attachment }: StoredEntry, wanted: string, receiptId: string): boolean =>
  chain === wanted && attachment?.receipt === receiptId;

const belongsTo = ({ content, attachment }: StoredEntry, customer: string): boolean =>
  (content ? accountOf(content) : attachment?.customer.reference) === customer;

function isFor(row: StoredEntry, kind: string, chain: string, customer: string, documentId: string): boolean {
  const { entry, content } = row;
  const isOfCustomer = content !== undefined && accountOf(content) === customer;
  return isOfCustomer && row.chain === chain && entry.kind === kind && entry.document?.id === documentId;
}

/** Callers may change what they get, never what is stored. */
const copy = <T>(value: T): T => structuredClone(value);
