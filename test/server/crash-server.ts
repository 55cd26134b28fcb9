/**
 * A server process to be killed: `<location as JSON> [late]` listens on a free port of the loopback and prints it; with
 * `late` it acknowledges before it writes. Ends with its parent.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { createConsentHandler, toNodeListener, type ConsentStore } from '../../src/server/index.js';
import { agreement } from '../acceptance/sample.js';
import { openStore, writesLater, type Location } from './crash-store.js';

const [location, late] = process.argv.slice(2) as [string, string?];
process.stdin.resume().once('end', () => process.exit());

/** Starts again until the database is there, as whatever keeps a server alive does. */
async function open(): Promise<ConsentStore> {
  try {
    return await openStore(JSON.parse(location) as Location);
  } catch (error) {
    if ((error as { code?: string }).code !== '57P03' && (error as { code?: string }).code !== 'ECONNREFUSED')
      throw error;
    await delay(50);
    return open();
  }
}

const store = await open();
const handler = createConsentHandler({
  agreements: [agreement],
  store: late ? await writesLater(store) : store,
  issuer: 'Muster AG',
  identify: (request) => ({ customer: { reference: request.headers.get('X-Account')! } }),
  onError: () => undefined, // a database that is being killed as well; the client is told and comes back
});
const listener = toNodeListener(handler);
const server = createServer((request, response) => void listener(request, response));
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
