import { parseArgs } from 'node:util';
import { eraseCustomer } from '../server/index.js';
import { UsageError } from './command.js';
import { withLedger } from './serve/ledger.js';

export const help = `Usage: avv erase <customer> [avv.config.json]

Erases everything personal about a customer, given by the reference that your back end sends: receipts of acceptances
and objections, trials too (Art. 17 GDPR). An erasure is noted in the chain, which stays verifiable. Cannot be undone.
Prints the entry for each chain as a line of JSON; exit code 1 when there was nothing of that customer.
`;

export async function run(args: string[]): Promise<number> {
  const [customer, file, ...more] = parseArgs({ args, allowPositionals: true }).positionals;
  if (!customer || more.length > 0) throw new UsageError('Name one customer: avv erase <customer> [avv.config.json]');
  const erasures = await withLedger(file, async (ledger) => [
    await eraseCustomer(ledger, { customer }),
    await eraseCustomer(ledger, { customer, test: true }),
  ]);
  const done = erasures.filter((erasure) => erasure !== undefined);
  for (const { entry } of done) process.stdout.write(`${JSON.stringify(entry)}\n`);
  if (done.length === 0) process.stderr.write('There is nothing of this customer.\n');
  return done.length > 0 ? 0 : 1;
}
