import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Pool, PoolClient, PoolConfig } from 'pg';
import { chainOf } from '../../src/server/ledger.js';
import type { PostgresPool, PostgresValue } from '../../src/server/postgres-connection.js';
import { createPostgresStore } from '../../src/server/postgres-store.js';
import type { ConsentStore, Place } from '../../src/server/store.js';
import { createDatabase, startPostgres, type TestPostgres } from '../support/postgres.js';
import { endpoint, get, key, outcome, post, record } from './endpoint.js';
import { append, sampleAct, sealErasure } from './sealing.js';

let server: TestPostgres;
let connect: (options?: PoolConfig) => Pool;
before(async () => void (server = await startPostgres()));
after(() => server.stop());
beforeEach(async () => void (connect = await createDatabase(server)));

type Query = (client: PoolClient, text: string, values?: PostgresValue[]) => Promise<{ rows: unknown[] }>;

/** The pool, except that statements of transactions, and what comes back, go another way. */
const through = (pool: Pool, query: Query, onRelease?: (error?: Error) => void): PostgresPool => ({
  query: (text, values) => pool.query(text, values),
  async connect() {
    const client = await pool.connect();
    return {
      query: (text, values) => query(client, text, values),
      release(error) {
        onRelease?.(error);
        client.release(error);
      },
      on: (event, listener) => client.on(event, listener),
      off: (event, listener) => client.off(event, listener),
    };
  },
});

/** The pool, except for what transactions begin with. */
const beginning = (pool: Pool, change: (text: string) => string): PostgresPool =>
  through(pool, (client, text, values) => client.query(text.startsWith('BEGIN') ? change(text) : text, values));

const sequences = async (store: ConsentStore, chain = 'main'): Promise<number[]> =>
  (await store.list(chain, { limit: 1000 })).map(({ entry }) => entry.sequence);
const range = (length: number): number[] => Array.from({ length }, (_, index) => index + 1);

/** Ends every connection that holds a lock on a chain. */
const TERMINATE = `SELECT pg_terminate_backend(pid) FROM pg_locks
  WHERE relation = 'avv_chains'::regclass AND mode = 'RowShareLock' AND granted`;

describe('durability', () => {
  it('is the transaction’s own, whatever the database says', async () => {
    const pool = connect({ max: 1, options: '-c synchronous_commit=off' });
    const settings: unknown[] = [];
    const spy: Query = async (client, text, values) => {
      if (text === 'COMMIT') settings.push((await client.query('SHOW synchronous_commit')).rows[0]);
      return client.query(text, values);
    };
    const store = await createPostgresStore(through(pool, spy));
    settings.length = 0;
    await append(store);
    await store.erase('main', 'acct_1', sealErasure);
    assert.deepEqual(settings, [{ synchronous_commit: 'on' }, { synchronous_commit: 'on' }]);
    assert.deepEqual((await pool.query('SHOW synchronous_commit')).rows, [{ synchronous_commit: 'off' }]);
  });

  it('is asserted: a pool that ignores the setting is refused', async () => {
    const deaf = beginning(connect({ options: '-c synchronous_commit=local' }), () => 'BEGIN');
    await assert.rejects(createPostgresStore(deaf), /synchronous_commit is local instead of on/);
  });

  it('is asserted: a server that does not sync is refused unless that is said to be right', async () => {
    const careless = await startPostgres({ fsync: 'off' });
    try {
      const pool = careless.pool();
      await assert.rejects(createPostgresStore(pool), /fsync is off instead of on; acceptances would not be safe/);
      await append(await createPostgresStore(pool, { allowFsyncOff: true }));
    } finally {
      await careless.stop();
    }
  });

  it('includes every character: another encoding is refused', async () => {
    const latin = await createDatabase(server, "ENCODING 'LATIN1' TEMPLATE template0");
    await assert.rejects(createPostgresStore(latin()), /server_encoding is LATIN1 instead of UTF8/);
  });
});

describe('when a connection breaks', () => {
  it('in the middle of an act: nothing is half stored, others go on, and so does the store', async () => {
    const released: (Error | undefined)[] = [];
    const spied = through(
      connect(),
      (client, text, values) => client.query(text, values),
      (error) => released.push(error),
    );
    const [pool, store] = [connect(), await createPostgresStore(spied)];
    await append(store);
    const { act, seal } = sampleAct();
    let waiting: Promise<unknown> | undefined;
    await assert.rejects(
      store.append(act, async (place) => {
        waiting = append(await createPostgresStore(pool));
        await pool.query(TERMINATE);
        return seal(place);
      }),
    );
    await waiting;
    assert.match(String(released.at(-1)), /terminat/);
    assert.equal(await store.findByKey('main', act.key), undefined);
    assert.equal((await store.append(act, seal)).created, true);
    assert.deepEqual(await sequences(store), [1, 2, 3]);
  });

  it('in the middle of an erasure: nothing is erased', async () => {
    const [pool, store] = [connect(), await createPostgresStore(connect())];
    const { stored } = await append(store);
    await assert.rejects(
      store.erase('main', 'acct_1', async (place, ids) => {
        await pool.query(TERMINATE);
        return sealErasure(place, ids);
      }),
    );
    assert.deepEqual(await store.list('main'), [stored]);
    assert.deepEqual((await store.erase('main', 'acct_1', sealErasure))?.entry.erased, [stored.entry.id]);
  });

  describe('and the answer to COMMIT is lost, the same key finds the act that was stored', () => {
    let store: ConsentStore;
    beforeEach(async () => {
      let lost = false;
      const pool = through(connect(), async (client, text, values) => {
        const answer = await client.query(text, values);
        const isAct = text === 'COMMIT' && (await isStored(client));
        if (lost || !isAct) return answer;
        lost = true;
        throw new Error('Connection terminated unexpectedly');
      });
      store = await createPostgresStore(pool);
    });

    const isStored = async (client: PoolClient): Promise<boolean> =>
      (await client.query("SELECT FROM pg_class WHERE relname = 'avv_entries'")).rows.length > 0 &&
      (await client.query('SELECT FROM avv_entries')).rows.length > 0;

    it('in the store', async () => {
      const sample = sampleAct();
      await assert.rejects(append(store, sample), /terminated unexpectedly/);
      const { created, stored } = await append(store, sample);
      assert.deepEqual([created, stored.entry.id], [false, sample.id]);
      assert.deepEqual(await sequences(store), [1]);
    });

    it('in the handler', async () => {
      const handler = endpoint({ store });
      const same = { 'Idempotency-Key': key() };
      const [first, second] = [await handler(post(record, same)), await handler(post(record, same))];
      assert.deepEqual([await outcome(first), await outcome(second)], ['503 unavailable', '200']);
      assert.deepEqual(await sequences(store, chainOf('')), [1]);
    });
  });

  for (const signal of ['SIGINT', 'SIGQUIT'] as const)
    it(`because the server is started again (${signal}): the store works on, what was stored is there`, async () => {
      const pool = connect();
      const store = await createPostgresStore(pool);
      const { stored } = await append(store);
      const { act, seal } = sampleAct();
      await assert.rejects(
        store.append(act, async (place) => {
          await server.restart(signal);
          return seal(place);
        }),
      );
      assert.deepEqual(await store.list('main'), [stored]);
      assert.equal((await store.append(act, seal)).created, true);
      assert.deepEqual(await sequences(store), [1, 2]);
    });

  it('the client is told to come back', async () => {
    const store = await createPostgresStore(connect());
    const unreachable = connect({ host: '127.0.0.1', port: 1, connectionString: undefined });
    const gone = endpoint({ store: { ...store, findByKey: () => unreachable.query('').then(() => undefined) } });
    const response = await gone(post());
    assert.deepEqual([await outcome(response), response.headers.get('Retry-After')], ['503 unavailable', '5']);
  });
});

describe('when writers meet', () => {
  it('they take turns by the lock of the chain: nothing is done twice', async () => {
    const statements: string[] = [];
    const spy: Query = (client, text, values) => {
      statements.push(text);
      return client.query(text, values);
    };
    const stores = await Promise.all(range(4).map(() => createPostgresStore(through(connect(), spy))));
    statements.length = 0;
    await Promise.all(range(40).map((index) => append(stores[index % 4]!)));
    const times = (wanted: string): number => statements.filter((text) => text === wanted).length;
    assert.deepEqual([times('COMMIT'), times('ROLLBACK')], [40, 0]);
    assert.deepEqual(await sequences(stores[0]!), range(40));
  });

  for (const level of ['SERIALIZABLE', 'REPEATABLE READ'])
    it(`under ${level}, which a cluster may know nothing below of, each is stored in its place`, async () => {
      let rolledBack = 0;
      const stores = await Promise.all(
        range(4).map(() => {
          const pool = connect();
          const strict: Query = (client, text, values) => {
            if (text === 'ROLLBACK') rolledBack++;
            return client.query(text.replace('READ COMMITTED', level), values);
          };
          return createPostgresStore(through(pool, strict));
        }),
      );
      rolledBack = 0;
      const shared = key();
      const results = await Promise.all(
        range(40).map((index) => append(stores[index % 4]!, sampleAct(index % 10 ? {} : { key: shared }))),
      );
      assert.equal(results.filter(({ created }) => created).length, 37);
      assert.deepEqual(await sequences(stores[0]!), range(37));
      assert.ok(rolledBack > 0);
    });

  it('a seal is asked for again with the place that is free then', async () => {
    const [store, pool] = [await createPostgresStore(connect()), connect()];
    const places: Place[] = [];
    const { act, seal } = sampleAct();
    const insert = 'INSERT INTO avv_entries SELECT chain, 2, $1, kind, $1, digest, entry FROM avv_entries';
    await append(store);
    // Somebody who does not keep to the lock: the unique constraint stands behind it.
    const rude = through(pool, async (client, text, values) => {
      if (places.length === 1 && text.includes('INSERT INTO avv_contents')) {
        await client.query('COMMIT');
        await connect().query(insert, ['rude']);
      }
      return client.query(text, values);
    });
    await (
      await createPostgresStore(rude)
    ).append(act, (place) => {
      places.push(place);
      return seal(place);
    });
    assert.deepEqual(
      places.map(({ sequence }) => sequence),
      [2, 3],
    );
  });

  it('a seal that fails leaves no transaction open that would hold the lock', async () => {
    const store = await createPostgresStore(connect());
    await assert.rejects(
      store.append(sampleAct().act, () => Promise.reject(new Error('key lost'))),
      /key lost/,
    );
    const open = "SELECT FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in %'";
    assert.equal((await connect().query(open)).rows.length, 0);
  });

  it('tries are limited, and another kind of error is not tried again', async () => {
    const failing = async (code: string): Promise<number> => {
      let tries = 0;
      const pool = through(connect(), (client, text, values) => {
        if (!text.includes('INSERT INTO avv_contents')) return client.query(text, values);
        tries++;
        return Promise.reject(Object.assign(new Error('no'), { code }));
      });
      await assert.rejects(append(await createPostgresStore(pool)), { code });
      return tries;
    };
    assert.deepEqual([await failing('40001'), await failing('40P01'), await failing('53100')], [20, 20, 1]);
  });

  it('nobody waits for ever: neither for a lock nor for a process that stopped while it held one', async () => {
    const hurried = beginning(connect(), (text) => text.replace('lock_timeout = 5000', 'lock_timeout = 50'));
    const stuck = beginning(connect(), (text) => text.replace('timeout = 10000', 'timeout = 400'));
    const [patient, impatient, slow] = [
      await createPostgresStore(connect()),
      await createPostgresStore(hurried),
      await createPostgresStore(stuck),
    ];
    await append(patient);
    let other: Promise<unknown> | undefined;
    let resume: () => void;
    const { act, seal } = sampleAct();
    const stopped = slow.append(act, async (place) => {
      await assert.rejects(append(impatient), { code: '55P03' });
      other = append(patient);
      await new Promise<void>((resolve) => (resume = resolve));
      return seal(place);
    });
    const refused = assert.rejects(stopped);
    while (!other) await new Promise((resolve) => setImmediate(resolve));
    await other;
    resume!();
    await refused;
    assert.deepEqual(await sequences(patient), [1, 2]);
  });
});

describe('reading', () => {
  it('what no text of PostgreSQL can hold is not there, instead of an error', async () => {
    const store = await createPostgresStore(connect());
    assert.equal(await store.findById('main', 'a\0b'), undefined);
    assert.equal(await store.latest('main', 'a\0b', 'c'), undefined);
    const response = await endpoint({ store })(get('?receipt=%00'));
    assert.equal(await outcome(response), '404 unknown-receipt');
  });
});
