/**
 * `npm test`: dependencies, build, checks, browser tests, Node tests. Needs nothing but Node and npm, goes on after a
 * failing stage, and ends with one line that sums them up.
 */
import { chdir } from 'node:process';
import { fileURLToPath } from 'node:url';
import { install } from '../src/build/install.mjs';
import { runChecks } from './support/checks.mjs';
import { takeCounts } from './support/counts.mjs';
import { run } from './support/processes.mjs';

chdir(fileURLToPath(new URL('..', import.meta.url)));

const COUNTS = 'test/output/counts.json';

/** Runs tests; a runner that fails without a failed test, or dies, counts as one failure. */
async function runTests(command) {
  takeCounts(COUNTS);
  const code = await run(command, { TEST_COUNTS: COUNTS });
  const counts = takeCounts(COUNTS) ?? { passed: 0, failed: 0, skipped: 0 };
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

const build = async () => ({ passed: 0, failed: (await run('npm run --silent build')) === 0 ? 0 : 1, skipped: 0 });

const STAGES = {
  Build: build,
  Checks: runChecks,
  'Browser tests': () => runTests('npm run --silent test:browser'),
  'Node tests': () => runTests('npm run --silent test:node'),
};

const total = { passed: 0, failed: 0, skipped: 0 };

install();
for (const [name, stage] of Object.entries(STAGES)) {
  console.log(`\n— ${name}\n`);
  const counts = await stage();
  for (const key of Object.keys(total)) total[key] += counts[key];
  if (name === 'Build' && counts.failed > 0) break;
}

const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed === 0 ? 0 : 1;
