/**
 * `npm run test:engines [FILES]`: browser tests in Chromium, Firefox and WebKit, then what whole browsers do with pages
 * (`*.node.test.ts` that open each of them).
 */
import { spawnSync } from 'node:child_process';
import { argv, env, exit } from 'node:process';
import { INSTALL_HINTS, missingEngines } from './support/engines.mjs';

const wanted = (env.BROWSERS ?? 'chromium,firefox,webkit').split(',');
const missing = missingEngines(wanted);

if (missing.length > 0) {
  for (const name of missing)
    console.error(`${name} is not on this machine. To install it: ${INSTALL_HINTS[name] ?? '(unknown engine)'}`);
  exit(1);
}

const run = (command, options) =>
  spawnSync(command, options, {
    stdio: 'inherit',
    env: { ...env, BROWSERS: wanted.join(',') },
    shell: process.platform === 'win32',
  }).status ?? 1;

const OWN = ['test/elements/faults.node.test.ts'];

const named = argv.slice(2);
const ofNode = named.filter((file) => file.endsWith('.node.test.ts'));
const ofBrowsers = named.filter((file) => !ofNode.includes(file));
const runs = [];
if (named.length === 0 || ofBrowsers.length > 0)
  runs.push([
    'wtr',
    ['--config', 'test/web-test-runner.config.mjs', ...(ofBrowsers.length > 0 ? ['--files', ...ofBrowsers] : [])],
  ]);
if (named.length === 0 || ofNode.length > 0) runs.push(['tsx', ['--test', ...(ofNode.length > 0 ? ofNode : OWN)]]);

const failed = runs.map((call) => run(...call)).filter((status) => status !== 0);
exit(failed.length > 0 ? 1 : 0);
