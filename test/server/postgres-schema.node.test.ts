import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Pool, PoolConfig } from 'pg';
import { POSTGRES_SCHEMA } from '../../src/server/postgres-schema.js';
import { createPostgresStore } from '../../src/server/postgres-store.js';
import { createDatabase, startPostgres, type TestPostgres } from '../support/postgres.js';
import { append, attach, sampleAct, sealErasure } from './sealing.js';

let server: TestPostgres;
let connect: (options?: PoolConfig) => Pool;
before(async () => void (server = await startPostgres()));
after(() => server.stop());
beforeEach(async () => void (connect = await createDatabase(server)));

const versions = async (pool: Pool): Promise<unknown[]> =>
  (await pool.query<{ version: number }>('SELECT version FROM avv_schema')).rows.map(({ version }) => version);

describe('append-only', () => {
  let pool: Pool;
  const contents = async () =>
    Promise.all(
      ['entries', 'contents', 'attachments', 'erasures'].map(
        async (table) => (await pool.query(`SELECT * FROM avv_${table}`)).rows,
      ),
    );

  /**
   * Entries 1 and 2 with contents, 3 without any, and 4, which says so; 5 attached by 6; 7 attached by 8, both without
   * contents by 9; 10 without an account.
   */
  before(async () => {
    pool = (await createDatabase(server))();
    const store = await createPostgresStore(pool);
    for (const customer of ['acct_1', 'acct_1', 'acct_2']) await append(store, sampleAct({ customer }));
    await store.erase('main', 'acct_2', sealErasure);
    for (const customer of ['acct_1', 'acct_2']) {
      const { stored } = await append(store, sampleAct({ customer: undefined }));
      await attach(store, stored.entry.id, customer);
    }
    await store.erase('main', 'acct_2', sealErasure);
    await append(store, sampleAct({ customer: undefined }));
  });

  for (const sql of [
    "UPDATE avv_entries SET digest = 'x' WHERE sequence = 1",
    "UPDATE avv_entries SET digest = 'x' WHERE false",
    'DELETE FROM avv_entries WHERE sequence = 4',
    'DELETE FROM avv_entries',
    'TRUNCATE avv_entries CASCADE',
    "INSERT INTO avv_entries SELECT * FROM avv_entries ON CONFLICT (chain, sequence) DO UPDATE SET digest = 'x'",
    "UPDATE avv_contents SET receipt = '{}' WHERE sequence = 1",
    'DELETE FROM avv_contents WHERE sequence = 1',
    'DELETE FROM avv_contents',
    'TRUNCATE avv_contents',
    "INSERT INTO avv_contents VALUES ('main', 3, 'acct_2', 'd', 'acceptance', 'f', '{}')",
    "UPDATE avv_attachments SET customer = 'other'",
    'DELETE FROM avv_attachments',
    'TRUNCATE avv_attachments',
    "INSERT INTO avv_attachments VALUES ('main', 9, 5, 'other', '{}')",
    "INSERT INTO avv_attachments VALUES ('main', 8, 7, 'other', '{}')",
    "INSERT INTO avv_attachments VALUES ('main', 6, 2, 'other', '{}')",
    "INSERT INTO avv_attachments VALUES ('main', 11, 10, 'other', '{}')",
    "UPDATE avv_chains SET chain = 'other'",
    'DELETE FROM avv_chains',
    'TRUNCATE avv_chains CASCADE',
    'UPDATE avv_erasures SET sequence = 1',
    'DELETE FROM avv_erasures',
    'TRUNCATE avv_erasures',
    "INSERT INTO avv_erasures VALUES ('main', 1, 4)",
    "INSERT INTO avv_erasures VALUES ('main', 1, 2)",
  ])
    it(`refuses ${sql}`, async () => {
      const rows = await contents();
      assert.deepEqual(
        rows.map(({ length }) => length),
        [10, 4, 1, 3],
      );
      await assert.rejects(pool.query(sql), { code: '23001' });
      assert.deepEqual(await contents(), rows);
    });

  for (const [kind, receipt, allowed] of [
    ['attachment', 10, true], // the control
    ['attachment', 2, false], // has an account, from the session
    ['attachment', 7, false], // erased
    ['erasure', 10, false],
  ] as const)
    it(`lets ${allowed ? 'an' : 'no'} attachment in when the chain has an ${kind} that names entry ${receipt}`, async () => {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        await client.query(
          `INSERT INTO avv_entries SELECT chain, 11, 'att', $1, NULL, 'd', json_build_object('attached', id)::text
            FROM avv_entries WHERE sequence = $2`,
          [kind, receipt],
        );
        const insert = client.query(`INSERT INTO avv_attachments VALUES ('main', 11, ${receipt}, 'acct_3', '{}')`);
        await (allowed ? insert : assert.rejects(insert, { code: '23001' }));
      } finally {
        client.release(true); // which rolls back
      }
    });

  it('also where the one who tries has a search path of their own', async () => {
    const client = await pool.connect();
    await client.query('CREATE SCHEMA elsewhere; SET search_path TO elsewhere');
    await client.query('CREATE TABLE avv_erasures AS SELECT * FROM public.avv_contents');
    await assert.rejects(client.query('DELETE FROM public.avv_contents'), { code: '23001' });
    client.release(true);
  });
});

describe('migration', () => {
  it('makes the tables once, however often it is asked', async () => {
    const pool = connect();
    const { stored } = await append(await createPostgresStore(pool));
    const again = await createPostgresStore(pool);
    assert.equal((await again.list('main'))[0]?.entry.id, stored.entry.id);
    assert.deepEqual(await versions(pool), [1]);
  });

  it('may be done by eight processes at once', async () => {
    const stores = await Promise.all(Array.from({ length: 8 }, () => createPostgresStore(connect({ max: 2 }))));
    await Promise.all(stores.map((store) => append(store)));
    assert.equal((await stores[0]!.list('main')).length, 8);
    assert.deepEqual(await versions(connect()), [1]);
  });

  it('refuses tables of a newer version', async () => {
    const pool = connect();
    await createPostgresStore(pool);
    await pool.query('INSERT INTO avv_schema (version) VALUES (99)');
    await assert.rejects(createPostgresStore(pool), /have version 99, this avv-viewer knows 1/);
    await assert.rejects(createPostgresStore(pool, { migrate: false }), /have version 99/);
  });

  it('refuses tables of a version before the first release', async () => {
    const pool = connect();
    await pool.query('CREATE TABLE avv_acceptances (id int)');
    await assert.rejects(createPostgresStore(pool), /avv_acceptances .* stand in no chain/);
  });

  it('leaves nothing behind when it fails', async () => {
    const pool = connect();
    await pool.query('CREATE TABLE avv_erasures (id int)');
    await assert.rejects(createPostgresStore(pool), { code: '42P07' });
    assert.deepEqual(await versions(pool), []);
    await pool.query('DROP TABLE avv_erasures');
    await append(await createPostgresStore(pool));
  });

  it('lives in the schema that the search path names first', async () => {
    const admin = connect();
    await admin.query('CREATE SCHEMA legal');
    const store = await createPostgresStore(connect({ options: '-c search_path=legal' }));
    await append(store);
    assert.ok(await store.erase('main', 'acct_1', sealErasure));
    assert.equal((await admin.query('SELECT * FROM legal.avv_entries')).rows.length, 2);
  });
});

describe('with `migrate: false`', () => {
  it('asks for the tables and makes none', async () => {
    const pool = connect();
    await assert.rejects(
      createPostgresStore(pool, { migrate: false }),
      /version 0, 1 is needed; .*avv schema postgres/,
    );
    const { rows } = await pool.query("SELECT to_regclass('avv_schema') AS found");
    assert.deepEqual(rows, [{ found: null }]);
  });

  it('takes those that the printed SQL makes, which may be applied again', async () => {
    const pool = connect();
    await pool.query(POSTGRES_SCHEMA);
    const { stored } = await append(await createPostgresStore(pool, { migrate: false }));
    const client = await pool.connect();
    await assert.rejects(client.query(POSTGRES_SCHEMA), { code: '42P07' });
    client.release(true);
    const store = await createPostgresStore(pool);
    assert.equal((await store.list('main'))[0]?.entry.id, stored.entry.id);
  });

  it('needs no more rights than the printed SQL says', async () => {
    const admin = connect();
    await admin.query(POSTGRES_SCHEMA);
    const grants = POSTGRES_SCHEMA.match(/GRANT .*?;/g)!;
    assert.equal(grants.length, 4);
    await admin.query(`CREATE ROLE clerk LOGIN; ${grants.join('').replaceAll('…', 'clerk')}`);
    const pool = connect({ user: 'clerk', connectionString: undefined, ...addressOf(admin) });
    const store = await createPostgresStore(pool, { migrate: false });
    await append(store);
    const { stored } = await append(store, sampleAct({ customer: undefined }));
    await attach(store, stored.entry.id);
    assert.equal((await store.erase('main', 'acct_1', sealErasure))?.entry.erased?.length, 3);
    await append(await createPostgresStore(pool));
    await assert.rejects(pool.query('TRUNCATE avv_contents'), { code: '42501' });
  });
});

function addressOf({ options }: Pool): PoolConfig {
  const { hostname, port, pathname } = new URL(options.connectionString!);
  return { host: hostname, port: Number(port), database: pathname.slice(1) };
}
