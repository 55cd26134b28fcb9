/** `npm run test:engines [FILES]`: browser tests in Chromium, Firefox and WebKit. */
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

const files = argv.length > 2 ? ['--files', ...argv.slice(2)] : [];
const { status } = spawnSync('wtr', ['--config', 'test/web-test-runner.config.mjs', ...files], {
  stdio: 'inherit',
  env: { ...env, BROWSERS: wanted.join(',') },
  shell: process.platform === 'win32',
});
exit(status ?? 1);
