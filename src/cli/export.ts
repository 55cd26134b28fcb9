import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { exportChain } from '../server/index.js';
import { withLedger } from './serve/ledger.js';

export const help = `Usage: avv export [avv.config.json] [--receipts] [--test]

Prints the chain as JSON Lines, its signed head last: “avv verify --chain” checks it.

  --receipts  with the receipts that still exist, which hold personal data
  --test      the chain of trials
`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { receipts: { type: 'boolean', default: false }, test: { type: 'boolean', default: false } },
  });
  await withLedger(positionals[0], (ledger) =>
    pipeline(Readable.from(exportChain(ledger, values)), process.stdout, { end: false }),
  );
  return 0;
}
