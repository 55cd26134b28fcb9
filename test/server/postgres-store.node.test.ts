import { after, before } from 'node:test';
import type { Pool } from 'pg';
import { createPostgresStore } from '../../src/server/postgres-store.js';
import { createDatabase, startPostgres, type TestPostgres } from '../support/postgres.js';
import { storeConformance } from './store-conformance.js';

let server: TestPostgres;
before(async () => void (server = await startPostgres()));
after(() => server.stop());

storeConformance('PostgreSQL', async () => {
  const connect = await createDatabase(server);
  const pools: Pool[] = [];
  return {
    holdsEnd: true,
    open() {
      pools.push(connect());
      return createPostgresStore(pools.at(-1)!);
    },
    close: async () => void (await Promise.all(pools.map((pool) => pool.end()))),
  };
});
