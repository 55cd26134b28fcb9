/** What is needed of a connection pool; `Pool` of `pg` has it, and what is made after its model. */
export interface PostgresPool {
  query(text: string, values?: PostgresValue[]): Promise<{ rows: unknown[] }>;
  connect(): Promise<PostgresClient>;
}

export interface PostgresClient {
  query(text: string, values?: PostgresValue[]): Promise<{ rows: unknown[] }>;
  /** With an error, the connection is closed instead of being used again. */
  release(error?: Error): void;
  on(event: 'error', listener: (error: Error) => void): unknown;
  off(event: 'error', listener: (error: Error) => void): unknown;
}

export type PostgresValue = string | number | null;

/** How long to wait for another one's write, in milliseconds. */
const LOCK_TIMEOUT = 5000;
/** After which a process that stopped in the middle of a write no longer keeps others from theirs, in milliseconds. */
const IDLE_TIMEOUT = 10_000;

/**
 * READ COMMITTED: what is read after the chain's lock was waited for is what is there now. Settings are the
 * transaction's own, so that poolers may give the connection to somebody else afterwards.
 */
const BEGIN = `BEGIN ISOLATION LEVEL READ COMMITTED;
  SET LOCAL synchronous_commit = on;
  SET LOCAL lock_timeout = ${LOCK_TIMEOUT};
  SET LOCAL idle_in_transaction_session_timeout = ${IDLE_TIMEOUT}`;

/** Under SERIALIZABLE only one of those who wait gets through each time. */
const ATTEMPTS = 20;
/** Serialization failure, deadlock, unique violation: somebody else was quicker; another try sees what they wrote. */
const RETRIED = ['40001', '40P01', '23505'];

/**
 * Runs `work` in a transaction that is durable when this resolves. When the connection breaks, this rejects and
 * nobody knows whether it was committed: whoever tries again must look first.
 */
export async function transact<T>(pool: PostgresPool, work: (client: PostgresClient) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await tryOnce(pool, work);
    } catch (error) {
      if (attempt === ATTEMPTS || !RETRIED.includes(sqlState(error))) throw error;
    }
    await pause(attempt);
  }
}

async function tryOnce<T>(pool: PostgresPool, work: (client: PostgresClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const onBreak = (error: Error) => void (broken ??= error);
  // A connection that breaks between two statements tells nobody else, and Node ends a process that does not listen.
  client.on('error', onBreak);
  try {
    await client.query(BEGIN);
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(onBreak);
    throw error;
  } finally {
    client.off('error', onBreak);
    client.release(broken);
  }
}

/** The five characters by which PostgreSQL names an error; `''` for errors that are not its own. */
const sqlState = (error: unknown): string => (error as { code?: string } | null)?.code ?? '';

/** Longer each time, and by chance, so that those who met once do not meet again. */
const pause = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * 5 * 2 ** Math.min(attempt, 6)));
