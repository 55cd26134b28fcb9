import { createServer, type Server } from 'node:http';
import { dirname, join } from 'node:path';
import { createSigner, toNodeListener } from '../src/server/index.js';
import { openDatabase } from './database.js';
import { listen } from './listen.js';
import { loadSigningKey } from './signing-key.js';
import { createSite } from './site.js';

export interface DemoOptions {
  /** The next free one is taken when it is not; 0 takes any. */
  port: number;
  /** Path of the SQLite file; the signing key lies beside it. */
  database: string;
}

export interface Demo {
  origin: string;
  close(): Promise<void>;
}

/** How long requests may take to come to an end when the server stops, in milliseconds. */
const GRACE = 2000;

/** Starts the demo: pages, agreements and consent endpoints over one database. */
export async function startDemo({ port, database: file }: DemoOptions): Promise<Demo> {
  const database = openDatabase(file);
  const signer = await createSigner({ key: await loadSigningKey(join(dirname(file), 'signing-key.json')) });
  const server = createServer();
  const origin = await listen(server, port);
  const listener = toNodeListener(createSite(origin, database, signer));
  // A body that breaks (see faults/): the visitor sees the connection end.
  server.on('request', (request, response) => void listener(request, response).catch(() => request.socket.destroy()));
  return {
    origin,
    async close() {
      await stop(server);
      database.close();
    },
  };
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const timer = setTimeout(() => server.closeAllConnections(), GRACE);
  await closed;
  clearTimeout(timer);
}
