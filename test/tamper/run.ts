/**
 * `npm run test:tamper`: everything that can be done to one byte of a receipt, and every byte of an export of 1,000
 * records as another. Takes about an hour; `npm test` has a slice of it. Fails if anything is not noticed.
 */
import assert from 'node:assert/strict';
import { verifyChain } from '../../src/acceptance/index.js';
import { objection } from '../acceptance/evidence.js';
import {
  changedLines,
  exportFile,
  movedLines,
  mutants,
  MUTATIONS,
  receiptFile,
  tallyExports,
  tallyReceipts,
  type Tally,
} from '../acceptance/tamper.js';

async function report(what: string, run: () => Promise<Tally>): Promise<void> {
  const start = performance.now();
  const { tried, same, missed } = await run();
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  const counts = [tried, same, missed.length].map((count) => String(count).padStart(9)).join('');
  console.log(`${what.padEnd(36)}${counts}${seconds.padStart(9)}`);
  for (const one of missed.slice(0, 10)) console.error(`  not noticed: ${one}`);
  if (missed.length) process.exitCode = 1;
}

console.log(`${''.padEnd(36)}    tried     same   missed  seconds`);

const receipts = {
  'receipt (EdDSA)': await receiptFile('EdDSA'),
  'receipt (ES256)': await receiptFile('ES256'),
  'objection (EdDSA)': await receiptFile('EdDSA', objection()),
};
for (const [name, file] of Object.entries(receipts)) {
  const control = await tallyReceipts([{ what: 'untouched', bytes: file.bytes }], file);
  assert.deepEqual(control, { tried: 1, same: 1, missed: [] }, 'the untouched receipt verifies');
  for (const mutation of ['replaced', 'deleted', 'swapped', 'truncated'] as const)
    await report(`${name}: byte ${mutation}`, () => tallyReceipts(mutants(file.bytes, MUTATIONS[mutation]), file));
}

const file = await exportFile(1000);
const control = await verifyChain(file.lines, { keys: file.issuer.signer.jwks });
assert.deepEqual([control.valid, control.problems], [true, []], 'the untouched export verifies');
await report('export: lines missing, moved, cut', () => tallyExports(movedLines(file), file));
await report('export: each byte changed', () => tallyExports(changedLines(file, MUTATIONS.changed), file));
for (const mutation of ['deleted', 'swapped', 'truncated'] as const)
  await report(`export: byte ${mutation}`, () => tallyExports(changedLines(file, MUTATIONS[mutation]), file));
await report('export: byte flipped, each 29th', () => tallyExports(changedLines(file, MUTATIONS.flipped, 29), file));
