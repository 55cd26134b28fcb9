import {
  createPostgresStore,
  createSqliteStore,
  type ConsentStore,
  type PostgresPool,
  type SqliteDatabase,
} from '../../server/index.js';
import { UsageError } from '../command.js';
import type { Settings } from './config-file.js';

export interface OpenDatabase {
  store: ConsentStore;
  close(): Promise<void>;
}

type Report = (error: unknown) => void;

/** How long PostgreSQL may take to connect or to answer, in milliseconds; then it is 503. */
const PATIENCE = 10_000;

/**
 * Opens what `database` in the configuration names, and makes the tables where they are missing.
 *
 * @param report Told of connections that break while nobody uses them.
 * @throws {UsageError} When the driver is not installed, or the database cannot be used.
 */
export async function openDatabase(settings: Settings, report: Report): Promise<OpenDatabase> {
  const open = settings.database.startsWith('sqlite:') ? openSqlite : openPostgres;
  try {
    return await open(settings, report);
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    throw new UsageError(`${settings.file}: database cannot be used: ${describe(cause)}`, { cause });
  }
}

type SqliteDriver = new (file: string) => SqliteDatabase & { close(): void };

async function openSqlite({ database }: Settings): Promise<OpenDatabase> {
  const Driver = await driver<SqliteDriver>('libsql', 'better-sqlite3');
  const connection = new Driver(database.slice('sqlite:'.length));
  try {
    return { store: createSqliteStore(connection), close: async () => Promise.resolve(connection.close()) };
  } catch (error) {
    connection.close();
    throw error;
  }
}

interface PostgresDriver {
  Pool: new (options: object) => PostgresPool & { on(event: 'error', listener: Report): unknown; end(): Promise<void> };
}

async function openPostgres({ database, postgres }: Settings, report: Report): Promise<OpenDatabase> {
  const { Pool } = await driver<PostgresDriver>('pg');
  const limits = { connectionTimeoutMillis: PATIENCE, query_timeout: PATIENCE };
  const pool = new Pool({ connectionString: database, application_name: 'avv serve', ...limits });
  // Without a listener, the end of an idle connection would end the process.
  pool.on('error', report);
  try {
    return { store: await createPostgresStore(pool, postgres), close: () => pool.end() };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/** The first of the packages that is there; none is a dependency, since nobody needs all of them. */
async function driver<T>(...names: string[]): Promise<T> {
  for (const name of names)
    try {
      return ((await import(/* @vite-ignore */ name)) as { default: T }).default;
    } catch (error) {
      if (!isMissing(error, name)) throw error;
    }
  throw new UsageError(`The database’s driver is missing: npm install ${names[0]}`);
}

/** Not there, as opposed to there and broken. */
const isMissing = (error: unknown, name: string): boolean =>
  (error as { code?: unknown }).code === 'ERR_MODULE_NOT_FOUND' && String(error).includes(`'${name}'`);

/** Several addresses of one host fail as one error without words of its own. */
const describe = (error: unknown): string =>
  error instanceof AggregateError ? error.errors.map(String).join('; ') : (error as Error).message;
