/** A slice of `npm run test:tamper`. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { verifyChain, verifyReceipt } from '../../src/acceptance/index.js';
import { agreement } from './evidence.js';
import {
  changedLines,
  exportFile,
  movedLines,
  mutants,
  MUTATIONS,
  receiptFile,
  tallyExports,
  tallyReceipts,
  verifyFrom,
  type ExportFile,
  type ReceiptFile,
} from './tamper.js';

describe('in a receipt', () => {
  let file: ReceiptFile;
  before(async () => (file = await receiptFile()));

  it('nothing is wrong as long as nobody touches it', async () => {
    const { receipt, keys } = file;
    assert.equal((await verifyReceipt({ receipt, agreement, keys })).valid, true);
    assert.deepEqual(await tallyReceipts([{ what: 'nothing', bytes: file.bytes }], file), {
      tried: 1,
      same: 1,
      missed: [],
    });
  });

  for (const name of ['changed', 'deleted', 'swapped', 'truncated'] as const)
    it(`each byte ${name} is noticed, unless the value stays the same`, async () => {
      const { tried, same, missed } = await tallyReceipts(mutants(file.bytes, MUTATIONS[name]), file);
      assert.deepEqual(missed, []);
      assert.ok(tried > 1000 && tried - same > 1000, `${tried} tried, ${same} the same`);
    });
});

describe('in an export of 1,000 records', () => {
  let file: ExportFile;
  before(async () => (file = await exportFile(1000)));

  it('nothing is wrong as long as nobody touches it', async () => {
    const { lines, issuer } = file;
    const whole = await verifyChain(lines, { keys: issuer.signer.jwks });
    const { valid, problems, receipts, attachments, erased, end } = whole;
    assert.deepEqual(problems, []);
    assert.deepEqual([valid, receipts, attachments, erased], [true, 980, 10, 20]);
    assert.deepEqual(end, { sequence: 1020, digest: issuer.digests.at(-1) });
  });

  it('nothing is wrong when verification begins at a checkpoint', async () => {
    for (let from = 5; from < file.lines.length; from += 331)
      assert.equal((await verifyFrom({ from, to: from, lines: [] }, file)).valid, true, `from ${from}`);
  });

  it('each line missing, twice, or in its neighbour’s place is noticed, and each cut between two', async () => {
    const { tried, missed } = await tallyExports(movedLines(file), file);
    assert.deepEqual(missed, []);
    assert.equal(tried, 4 * file.lines.length - 1);
  });

  for (const name of ['changed', 'flipped', 'deleted', 'swapped', 'truncated'] as const)
    it(`a byte ${name} is noticed, in 600 places`, async () => {
      const places = file.lines.reduce((sum, { length }) => sum + length, 0) * MUTATIONS[name].variants;
      const { tried, missed } = await tallyExports(changedLines(file, MUTATIONS[name], Math.floor(places / 600)), file);
      assert.deepEqual(missed, []);
      assert.ok(tried > 500, `${tried} tried`);
    });

  it('a reading of the whole notices the same as one from the checkpoint', async () => {
    const { lines, issuer } = file;
    for (const { what, from, to, lines: others } of samples(file)) {
      const whole = await verifyChain([...lines.slice(0, from), ...others, ...lines.slice(to)], {
        keys: issuer.signer.jwks,
        limit: 1,
      });
      const part = await verifyFrom({ from, to, lines: others }, file);
      assert.equal(whole.problems[0]?.reason, part.problems[0]!.reason, what);
    }
  });
});

function* samples(file: ExportFile) {
  yield* changedLines(file, MUTATIONS.changed, 900_007);
  yield* [...movedLines(file)].filter((_, index) => index % 1999 === 3);
}
