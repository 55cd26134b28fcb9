import Database from 'libsql';
import { Pool } from 'pg';
import { chainOf, createSqliteStore, type ConsentStore, type StoredEntry } from '../../src/server/index.js';
import { createPostgresStore } from '../../src/server/postgres-store.js';
import { readChain } from './crash-audit.js';

/** Where a server keeps its acceptances. */
export type Location = { sqlite: string } | { postgres: string };

/** A file or a database, of which each process has its own handle. */
export async function openStore(location: Location): Promise<ConsentStore & { close(): void }> {
  if ('sqlite' in location) {
    const database = new Database(location.sqlite);
    return { ...createSqliteStore(database), close: () => void database.close() };
  }
  const pool = new Pool({ connectionString: location.postgres, connectionTimeoutMillis: 5000 });
  pool.on('error', () => undefined); // idle connections to a database that was killed
  return { ...(await createPostgresStore(pool)), close: () => void pool.end() };
}

/** The chain of everybody who posts in these tests. */
export const CHAIN = chainOf('');

/** How long the broken store keeps what it has acknowledged to itself, in milliseconds. */
const DELAY = 100;

/** The control: a store that says yes and writes afterwards. */
export async function writesLater(store: ConsentStore): Promise<ConsentStore> {
  const entries = await readChain(store, CHAIN);
  const held = new Map(entries.map((stored): [string | undefined, StoredEntry] => [stored.key, stored]));
  let end = entries.at(-1);
  let turn: Promise<unknown> = Promise.resolve();
  const append: ConsentStore['append'] = async (act, seal) => {
    const known = held.get(act.key);
    if (known) return { created: false, stored: known };
    const sealed = await seal({ sequence: (end?.entry.sequence ?? 0) + 1, previousDigest: end?.digest });
    const { key, fingerprint, customer } = act;
    const { entry, digest, receipt } = sealed;
    end = { chain: CHAIN, key, entry, digest, content: { fingerprint, customer, receipt } };
    held.set(key, end);
    setTimeout(() => void store.append(act, async () => sealed), DELAY);
    return { created: true, stored: end };
  };
  return { ...store, append: (act, seal) => (turn = turn.then(() => append(act, seal))) as ReturnType<typeof append> };
}
