/**
 * A process of its own with the endpoint on a free port of 127.0.0.1, over `postgres://…` or an SQLite file. Sends the
 * port to the process that forked it; ends with it.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Database from 'libsql';
import { Pool } from 'pg';
import { createSqliteStore, toNodeListener, type ConsentStore } from '../../src/server/index.js';
import { createPostgresStore } from '../../src/server/postgres-store.js';
import { endpoint } from './endpoint.js';

const database = process.argv[2]!;

async function open(): Promise<ConsentStore> {
  if (!database.startsWith('postgres:')) return createSqliteStore(new Database(database));
  const pool = new Pool({ connectionString: database, max: 16 });
  pool.on('error', (error) => console.error(error));
  return createPostgresStore(pool);
}

const listener = toNodeListener(endpoint({ store: await open(), onError: (error) => console.error(error) }));
const server = createServer((request, response) => void listener(request, response)).listen(0, '127.0.0.1');
await once(server, 'listening');
process.once('disconnect', () => process.exit());
process.send!((server.address() as AddressInfo).port);
