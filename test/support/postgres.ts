import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Pool, type PoolConfig } from 'pg';

/** A PostgreSQL that nobody else uses. */
export interface TestPostgres {
  /** `postgres://…`, of a superuser without password, on loopback. */
  readonly url: string;
  /** Connections to it; closed by `stop`. */
  pool(options?: PoolConfig): Pool;
  /** SIGINT ends it in order, SIGQUIT as a crash does: without saving anything that was not yet synced. */
  restart(signal?: 'SIGINT' | 'SIGQUIT'): Promise<void>;
  stop(): Promise<void>;
}

type Answer = { ready: number } | { failed: string };

/**
 * Starts a real PostgreSQL on a free port of 127.0.0.1, in a temporary folder, with `fsync` on. A process of its own
 * keeps it and takes it away with its folder when this one stops it or ends, however it ends.
 *
 * @param settings Of the server, as in `postgresql.conf`.
 */
export async function startPostgres(settings: Record<string, string> = {}): Promise<TestPostgres> {
  // Detached: Ctrl+C must not reach it, or it could not clean up.
  const keeper = fork(fileURLToPath(new URL('postgres-keeper.mjs', import.meta.url)), [JSON.stringify(settings)], {
    detached: true,
    execArgv: [],
  });
  const gone = once(keeper, 'exit').then(() => [{ failed: 'The keeper of PostgreSQL has ended' }]);
  const answer = async (): Promise<number> => {
    const [said] = (await Promise.race([once(keeper, 'message'), gone])) as [Answer];
    if ('failed' in said) throw new Error(said.failed);
    return said.ready;
  };
  const stopKeeper = async (): Promise<void> => {
    if (keeper.connected) keeper.disconnect();
    await gone;
  };
  try {
    const url = `postgres://avv@127.0.0.1:${await answer()}/postgres`;
    const pools: Pool[] = [];
    return {
      url,
      pool: (options) => remember(pools, new Pool({ connectionString: url, ...options })),
      async restart(signal = 'SIGINT') {
        keeper.send({ restart: signal });
        await answer();
      },
      async stop() {
        await stopKeeper();
        for (const pool of pools) if (!pool.ending) void pool.end();
      },
    };
  } catch (error) {
    await stopKeeper();
    throw error;
  }
}

/** Without a listener, the end of an idle connection would end the process. */
function remember(pools: Pool[], pool: Pool): Pool {
  pool.on('error', () => undefined);
  pools.push(pool);
  return pool;
}

let databases = 0;

/** Connections to an empty database of the server. */
export async function createDatabase(server: TestPostgres, clauses = ''): Promise<(options?: PoolConfig) => Pool> {
  const name = `test_${++databases}`;
  const admin = server.pool({ max: 1 });
  await admin.query(`CREATE DATABASE ${name} ${clauses}`);
  await admin.end();
  return (options) => server.pool({ connectionString: server.url.replace(/postgres$/, name), ...options });
}
