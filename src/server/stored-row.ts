import type { Attachment, ChainEntry } from '../acceptance/schema.js';
import type { AnyIssued, StoredEntry } from './store.js';

/** An entry with what hangs on it, as one row of a query; the same in every SQL database. */
export interface StoredRow {
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

/** Of `StoredRow`, but for conditions. */
export const SELECT_STORED = `SELECT e.chain, e.key, e.digest, e.entry, c.fingerprint, c.customer, c.receipt,
    later.customer AS "attachedTo", own.attachment
  FROM avv_entries e
    LEFT JOIN avv_contents c ON c.chain = e.chain AND c.sequence = e.sequence
    LEFT JOIN avv_attachments later ON later.chain = e.chain AND later.receipt_sequence = e.sequence
    LEFT JOIN avv_attachments own ON own.chain = e.chain AND own.sequence = e.sequence`;

export function toStored({ chain, key, digest, entry, attachment, ...content }: StoredRow): StoredEntry {
  const stored: StoredEntry = { chain, key: key ?? undefined, digest, entry: JSON.parse(entry) as ChainEntry };
  if (attachment !== null) stored.attachment = JSON.parse(attachment) as Attachment;
  const { fingerprint, customer, attachedTo, receipt } = content;
  if (receipt === null || fingerprint === null) return stored;
  const who = { customer: customer ?? undefined, ...(attachedTo !== null && { attachedTo }) };
  return { ...stored, content: { fingerprint, ...who, receipt: JSON.parse(receipt) as AnyIssued } };
}
