import type { ChainEntry } from '../acceptance/schema.js';
import { transact, type PostgresClient, type PostgresPool, type PostgresValue } from './postgres-connection.js';
import { assertDurable, assertMigrated, migrate } from './postgres-migrate.js';
import { createQueue, type Queue } from './queue.js';
import type {
  AnyIssued,
  AppendResult,
  ConsentStore,
  Place,
  Seal,
  SealedEntry,
  SealedReceipt,
  StoreAct,
  StoredEntry,
} from './store.js';

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
    findById: (chain, id) => find('WHERE e.chain = $1 AND e.id = $2', chain, id),
    latest: (chain, customer, documentId) => find(LATEST, chain, customer, documentId),
    list: (chain, { after = 0, limit = 100 } = {}) => select(pool, PAGE, [chain, after, limit]),
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

const SELECT = `SELECT e.chain, e.key, e.digest, e.entry, c.fingerprint, c.customer, c.receipt
  FROM avv_entries e LEFT JOIN avv_contents c ON c.chain = e.chain AND c.sequence = e.sequence`;

const BY_KEY = 'WHERE e.chain = $1 AND e.key = $2';

const LATEST = `WHERE c.chain = $1 AND c.customer = $2 AND c.document_id = $3 AND c.kind = 'acceptance'
  ORDER BY c.sequence DESC LIMIT 1`;

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

async function erase(
  client: PostgresClient,
  chain: string,
  customer: string,
  seal: Parameters<ConsentStore['erase']>[2],
): Promise<StoredEntry | undefined> {
  await lock(client, chain);
  const { rows } = await client.query(
    `SELECT e.id FROM avv_contents c JOIN avv_entries e USING (chain, sequence)
      WHERE c.chain = $1 AND c.customer = $2 ORDER BY e.sequence`,
    [chain, customer],
  );
  if (rows.length === 0) return undefined;
  const ids = (rows as { id: string }[]).map(({ id }) => id);
  const sealed = await seal(await endOf(client, chain), ids);
  await client.query('INSERT INTO avv_entries VALUES ($1, $2, $3, $4, $5, $6, $7)', linkValues(chain, null, sealed));
  await client.query(
    'INSERT INTO avv_erasures SELECT chain, sequence, $3 FROM avv_contents WHERE chain = $1 AND customer = $2',
    [chain, customer, sealed.entry.sequence],
  );
  await client.query('DELETE FROM avv_contents WHERE chain = $1 AND customer = $2', [chain, customer]);
  return { chain, ...sealed };
}

/** From here to the end of the transaction nobody else adds to the chain. */
async function lock(client: PostgresClient, chain: string): Promise<void> {
  const lockRow = async () => client.query('SELECT chain FROM avv_chains WHERE chain = $1 FOR UPDATE', [chain]);
  if ((await lockRow()).rows.length) return;
  await client.query('INSERT INTO avv_chains VALUES ($1) ON CONFLICT DO NOTHING', [chain]);
  await lockRow();
}

async function endOf(client: PostgresClient, chain: string): Promise<Place> {
  const { rows } = await client.query(
    'SELECT sequence, digest FROM avv_entries WHERE chain = $1 ORDER BY sequence DESC LIMIT 1',
    [chain],
  );
  // `pg` gives a bigint as text.
  const [last] = rows as { sequence: string | number; digest: string }[];
  return { sequence: Number(last?.sequence ?? 0) + 1, previousDigest: last?.digest };
}

function linkValues(chain: string, key: string | null, { entry, digest }: SealedEntry): PostgresValue[] {
  return [chain, entry.sequence, entry.id, entry.kind, key, digest, JSON.stringify(entry)];
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

async function select(
  client: Pick<PostgresClient, 'query'>,
  condition: string,
  values: PostgresValue[],
): Promise<StoredEntry[]> {
  // PostgreSQL's text holds no NUL and refuses it as an error; what is asked for by it cannot be there.
  if (values.some((value) => typeof value === 'string' && value.includes('\0'))) return [];
  const { rows } = await client.query(`${SELECT} ${condition}`, values);
  return (rows as Row[]).map(toStored);
}

function toStored({ chain, key, digest, entry, fingerprint, customer, receipt }: Row): StoredEntry {
  const stored: StoredEntry = { chain, key: key ?? undefined, digest, entry: JSON.parse(entry) as ChainEntry };
  if (receipt !== null && fingerprint !== null)
    stored.content = { fingerprint, customer: customer ?? undefined, receipt: JSON.parse(receipt) as AnyIssued };
  return stored;
}
