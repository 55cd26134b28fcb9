import { attach } from './postgres-attach.js';
import { transact, type PostgresClient, type PostgresPool } from './postgres-connection.js';
import { assertDurable, assertMigrated, migrate } from './postgres-migrate.js';
import { BY_ID, BY_KEY, endOf, insertLink, linkValues, lock, select } from './postgres-rows.js';
import { createQueue, type Queue } from './queue.js';
import type { AppendResult, ConsentStore, Seal, SealedReceipt, StoreAct, StoredEntry } from './store.js';

export interface PostgresStoreOptions {
  /** False where the role may not create tables: apply `POSTGRES_SCHEMA` (`avv schema postgres`) first. */
  migrate?: boolean;
  /** For services whose storage is durable by itself, and whose servers therefore report `fsync` as off. */
  allowFsyncOff?: boolean;
}

/**
 * Keeps acceptances in PostgreSQL 12 or newer, durable before they are acknowledged. Any number of processes may write
 * to the same database: writers of a chain take turns by its row's lock, and unique constraints stand behind that.
 * Nothing of a session is used, so that a pooler may stand between.
 *
 * Clusters that speak the protocol will do if they have transactions with `SELECT … FOR UPDATE`, unique constraints and
 * foreign keys; serialization failures are tried again. Where they have no PL/pgSQL triggers, make the tables of
 * `POSTGRES_SCHEMA` without them, grant no more than it says, and pass `migrate: false`.
 *
 * Set `connectionTimeoutMillis` and `query_timeout` on the pool, so that a network that swallows packets is answered
 * with 503, and listen to its `error` event: `pg` tells there of idle connections that broke.
 *
 * What is erased goes with the next VACUUM; archived WAL, replicas and backups are the operator's to care for.
 *
 * @returns When the database is ready: what is wrong with it is known at start, not at the first customer's click.
 * @throws {Error} When the server has `fsync` off or another encoding than UTF-8, when the tables are missing
 *   (`migrate: false`), of a newer version, or of one before the first release; or when it cannot be reached.
 */
export async function createPostgresStore(
  pool: PostgresPool,
  { migrate: mayMigrate = true, allowFsyncOff = false }: PostgresStoreOptions = {},
): Promise<ConsentStore> {
  await assertDurable(pool, {
    ...(!allowFsyncOff && { fsync: 'on' }),
    synchronous_commit: 'on',
    server_encoding: 'UTF8',
  });
  await (mayMigrate ? migrate(pool) : assertMigrated(pool));
  const inTurn = createQueues();
  const find = async (condition: string, ...values: string[]) => (await select(pool, condition, values))[0];
  return {
    append: (act, seal) => inTurn(act.chain, () => transact(pool, (client) => append(client, act, seal))),
    findByKey: (chain, key) => find(BY_KEY, chain, key),
    findById: (chain, id) => find(BY_ID, chain, id),
    latest: (chain, customer, documentId) => find(LATEST, chain, customer, documentId),
    objections: (chain, customer, documentId) => select(pool, OBJECTIONS, [chain, customer, documentId]),
    list: (chain, { after = 0, limit = 100 } = {}) => select(pool, PAGE, [chain, after, limit]),
    attach: (chain, receiptId, customer, seal) =>
      inTurn(chain, () => transact(pool, (client) => attach(client, { chain, receiptId, customer }, seal))),
    erase: (chain, customer, seal) =>
      inTurn(chain, () => transact(pool, (client) => erase(client, chain, customer, seal))),
  };
}

/** One write at a time to each chain: more would wait for the same row and keep connections from those who read. */
function createQueues(): <T>(chain: string, work: () => Promise<T>) => Promise<T> {
  const queues = new Map<string, Queue>();
  return (chain, work) => {
    const queue = queues.get(chain) ?? createQueue();
    queues.set(chain, queue);
    return queue(work);
  };
}

const LATEST = `WHERE e.chain = $1 AND e.sequence = (SELECT max(sequence) FROM (
    SELECT max(sequence) AS sequence FROM avv_contents
      WHERE chain = $1 AND customer = $2 AND document_id = $3 AND kind = 'acceptance'
    UNION ALL
    SELECT max(c.sequence) FROM avv_attachments a
      JOIN avv_contents c ON c.chain = a.chain AND c.sequence = a.receipt_sequence
      WHERE a.chain = $1 AND a.customer = $2 AND c.document_id = $3
  ) AS either)`;

/** Accounts are attached to acceptances only. */
const OBJECTIONS = `WHERE e.chain = $1 AND e.sequence IN (SELECT sequence FROM avv_contents
    WHERE chain = $1 AND customer = $2 AND document_id = $3 AND kind = 'objection') ORDER BY e.sequence DESC LIMIT 100`;

const PAGE = 'WHERE e.chain = $1 AND e.sequence > $2 ORDER BY e.sequence LIMIT $3';

/** One statement, for a round trip less while the chain is locked. */
const INSERT_ACT = `WITH link AS (INSERT INTO avv_entries VALUES ($1, $2, $3, $4, $5, $6, $7))
  INSERT INTO avv_contents VALUES ($1, $2, $8, $9, $4, $10, $11)`;

async function append(client: PostgresClient, act: StoreAct, seal: Seal<SealedReceipt>): Promise<AppendResult> {
  const { chain, key, fingerprint, customer } = act;
  await lock(client, chain);
  const [holder] = await select(client, BY_KEY, [chain, key]);
  if (holder) return { created: false, stored: holder };
  const { entry, digest, receipt } = await seal(await endOf(client, chain));
  const documentId = receipt.established.document.id;
  await client.query(INSERT_ACT, [
    ...linkValues(chain, key, { entry, digest }),
    customer ?? null,
    documentId,
    fingerprint,
    JSON.stringify(receipt),
  ]);
  return { created: true, stored: { chain, key, entry, digest, content: { fingerprint, customer, receipt } } };
}

/** The numbers of a customer's receipts, those attached later included, and of its attachments. */
const OF_CUSTOMER = `SELECT sequence FROM avv_contents WHERE chain = $1 AND customer = $2
  UNION SELECT receipt_sequence FROM avv_attachments WHERE chain = $1 AND customer = $2
  UNION SELECT sequence FROM avv_attachments WHERE chain = $1 AND customer = $2`;

async function erase(
  client: PostgresClient,
  chain: string,
  customer: string,
  seal: Parameters<ConsentStore['erase']>[2],
): Promise<StoredEntry | undefined> {
  await lock(client, chain);
  const { rows } = await client.query(
    `SELECT id, sequence FROM avv_entries WHERE chain = $1 AND sequence IN (${OF_CUSTOMER}) ORDER BY sequence`,
    [chain, customer],
  );
  if (rows.length === 0) return undefined;
  const sealed = await seal(
    await endOf(client, chain),
    (rows as { id: string }[]).map(({ id }) => id),
  );
  await insertLink(client, chain, sealed);
  await client.query(`INSERT INTO avv_erasures SELECT $1, sequence, $3 FROM (${OF_CUSTOMER}) AS gone`, [
    chain,
    customer,
    sealed.entry.sequence,
  ]);
  const erased = 'chain = $1 AND sequence IN (SELECT sequence FROM avv_erasures WHERE chain = $1 AND erased_by = $2)';
  for (const table of ['avv_contents', 'avv_attachments'])
    await client.query(`DELETE FROM ${table} WHERE ${erased}`, [chain, sealed.entry.sequence]);
  return { chain, ...sealed };
}
