import { judgeAttachment } from './attachable.js';
import type { PostgresClient } from './postgres-connection.js';
import { BY_ID, endOf, insertLink, lock, select } from './postgres-rows.js';
import type { AttachResult, Seal, SealedAttachment, StoredAttachment } from './store.js';

interface Wish {
  chain: string;
  receiptId: string;
  customer: string;
}

const FIRST = `WHERE e.chain = $1 AND e.sequence =
  (SELECT sequence FROM avv_attachments WHERE chain = $1 AND receipt_sequence = $2)`;

export async function attach(
  client: PostgresClient,
  { chain, receiptId, customer }: Wish,
  seal: Seal<SealedAttachment>,
): Promise<AttachResult> {
  await lock(client, chain);
  const [found] = await select(client, BY_ID, [chain, receiptId]);
  const refused = judgeAttachment(found, customer);
  if (refused) return { refused };
  const { sequence } = found!.entry;
  const [first] = await select(client, FIRST, [chain, sequence]);
  if (first) return { created: false, stored: first as StoredAttachment };
  const { entry, digest, attachment } = await seal(await endOf(client, chain));
  // Two statements: the table's trigger looks for the entry.
  await insertLink(client, chain, { entry, digest });
  const values = [chain, entry.sequence, sequence, customer, JSON.stringify(attachment)];
  await client.query('INSERT INTO avv_attachments VALUES ($1, $2, $3, $4, $5)', values);
  return { created: true, stored: { chain, entry, digest, attachment } };
}
