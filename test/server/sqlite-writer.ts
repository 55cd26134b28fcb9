/**
 * A process of its own that writes to an SQLite file: `<file> forever` accepts without end and prints each receipt's id
 * once it is acknowledged; `<file> <key>` sends 16 times under that key and prints each status.
 */
import Database from 'libsql';
import { createSqliteStore } from '../../src/server/index.js';
import { endpoint, key, post, record } from './endpoint.js';

const [file, mode] = process.argv.slice(2) as [string, string];
const handler = endpoint({ store: createSqliteStore(new Database(file)), onError: (error) => console.error(error) });

async function acceptForever(): Promise<never> {
  for (;;) {
    const response = await handler(post(record, { 'Idempotency-Key': key() }));
    const { id } = (await response.json()) as { id: string };
    process.stdout.write(`${id}\n`);
  }
}

async function acceptTogether(shared: string): Promise<void> {
  const responses = await Promise.all(
    Array.from({ length: 16 }, () => handler(post(record, { 'Idempotency-Key': shared }))),
  );
  process.stdout.write(responses.map(({ status }) => `${status}\n`).join(''));
}

await (mode === 'forever' ? acceptForever() : acceptTogether(mode));
