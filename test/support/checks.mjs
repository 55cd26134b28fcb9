/** What `npm run check` checks. All of it needs a build. */
import { performance } from 'node:perf_hooks';
import { capture } from './processes.mjs';

/** lit-analyzer does not know Lit's `nothing` and takes `attr=${x ?? nothing}` for a wrong type; tsc checks types. */
const ANALYZER = 'lit-analyzer --strict --rules.no-incompatible-type-binding off "src/{elements,view}/**/*.ts"';

const CHECKS = {
  lint: 'eslint -c test/checks/eslint.config.js .',
  types: 'tsc',
  'types without DOM and Node': 'tsc --noEmit -p src/tsconfig.core.json',
  templates: ANALYZER,
  format: 'prettier --check --log-level warn .',
  translations: 'tsx test/checks/translations.ts',
  manifest: 'tsx test/checks/manifest.ts',
  size: 'tsx test/checks/size.ts',
  'package contents': 'tsx test/checks/package-contents.ts',
  'package exports': 'publint run --strict --pack npm',
  'package types': 'attw --pack . --profile esm-only --no-definitely-typed',
};

async function check([name, command]) {
  const start = performance.now();
  const { code, output } = await capture(command);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (code !== 0 || name === 'size') console.log(output.trimEnd().replace(/^/gm, '    '));
  return code === 0;
}

/** Runs all checks, two at a time; a failing one stops none of the others. */
export async function runChecks() {
  const waiting = Object.entries(CHECKS);
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      counts[(await check(next)) ? 'passed' : 'failed'] += 1;
  };
  await Promise.all([work(), work()]);
  return counts;
}
