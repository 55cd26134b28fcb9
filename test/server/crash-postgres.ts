import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import type { TestPostgres } from '../support/postgres.js';

/** SIGKILL in turn to one backend, from which the server recovers by itself, and to all its processes. */
export function postgresCrasher(postgres: TestPostgres): () => Promise<void> {
  let times = 0;
  return async () => {
    const { postmaster, others } = await processes(postgres.url);
    if (++times % 2) return kill(others.slice(0, 1));
    kill([postmaster, ...others]);
    await bringUp(postgres);
  };
}

async function processes(connectionString: string): Promise<{ postmaster: number; others: number[] }> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const { rows: file } = await client.query<{ text: string }>(`SELECT pg_read_file('postmaster.pid') AS text`);
    const { rows } = await client.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid() ORDER BY backend_type = 'client backend' DESC`,
    );
    return { postmaster: Number.parseInt(file[0]!.text), others: rows.map(({ pid }) => pid) };
  } finally {
    await client.end();
  }
}

/** Some may have ended meanwhile. */
function kill(pids: readonly number[]): void {
  for (const pid of pids)
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
}

/** A backend that nobody knew of holds the shared memory until it notices that it is alone. */
async function bringUp(postgres: TestPostgres, tries = 20): Promise<void> {
  try {
    await postgres.restart();
  } catch (error) {
    if (tries === 1) throw error;
    await delay(100);
    await bringUp(postgres, tries - 1);
  }
}
