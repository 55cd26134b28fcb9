import type { PostgresClient, PostgresValue } from './postgres-connection.js';
import type { Place, SealedEntry, StoredEntry } from './store.js';
import { SELECT_STORED, toStored, type StoredRow } from './stored-row.js';

export const BY_KEY = 'WHERE e.chain = $1 AND e.key = $2';

export const BY_ID = 'WHERE e.chain = $1 AND e.id = $2';

/** From here to the end of the transaction nobody else adds to the chain. */
export async function lock(client: PostgresClient, chain: string): Promise<void> {
  const lockRow = async () => client.query('SELECT chain FROM avv_chains WHERE chain = $1 FOR UPDATE', [chain]);
  if ((await lockRow()).rows.length) return;
  await client.query('INSERT INTO avv_chains VALUES ($1) ON CONFLICT DO NOTHING', [chain]);
  await lockRow();
}

export async function endOf(client: PostgresClient, chain: string): Promise<Place> {
  const { rows } = await client.query(
    'SELECT sequence, digest FROM avv_entries WHERE chain = $1 ORDER BY sequence DESC LIMIT 1',
    [chain],
  );
  // `pg` gives a bigint as text.
  const [last] = rows as { sequence: string | number; digest: string }[];
  return { sequence: Number(last?.sequence ?? 0) + 1, previousDigest: last?.digest };
}

/** The values of a row of `avv_entries`, in the order of its columns. */
export function linkValues(chain: string, key: string | null, { entry, digest }: SealedEntry): PostgresValue[] {
  return [chain, entry.sequence, entry.id, entry.kind, key, digest, JSON.stringify(entry)];
}

/** An entry without a key: one that no act stands behind. */
export async function insertLink(client: PostgresClient, chain: string, sealed: SealedEntry): Promise<void> {
  await client.query('INSERT INTO avv_entries VALUES ($1, $2, $3, $4, $5, $6, $7)', linkValues(chain, null, sealed));
}

export async function select(
  client: Pick<PostgresClient, 'query'>,
  condition: string,
  values: PostgresValue[],
): Promise<StoredEntry[]> {
  // PostgreSQL's text holds no NUL and refuses it as an error; what is asked for by it cannot be there.
  if (values.some((value) => typeof value === 'string' && value.includes('\0'))) return [];
  const { rows } = await client.query(`${SELECT_STORED} ${condition}`, values);
  return (rows as StoredRow[]).map(toStored);
}
