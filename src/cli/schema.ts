import { parseArgs } from 'node:util';
import { POSTGRES_SCHEMA } from '../server/index.js';
import { UsageError } from './command.js';

export const help = `Usage: avv schema postgres

Prints the tables as SQL, for a database in which the endpoint’s own role may not create them.
`;

export function run(args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  if (positionals.join() !== 'postgres')
    throw new UsageError('avv schema postgres; SQLite files are made by themselves');
  process.stdout.write(`${POSTGRES_SCHEMA.trim()}\n`);
  return Promise.resolve(0);
}
