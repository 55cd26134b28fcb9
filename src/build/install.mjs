/** Dependencies from the lock file; needs nothing but Node and npm, so that it can run before everything else. */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { platform } from 'node:process';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);

/** npm writes both files within one run, in either order. */
const SAME_RUN = 10_000;

const changed = (path) => statSync(new URL(path, root), { throwIfNoEntry: false })?.mtimeMs;

/** Runs `npm ci` if `node_modules` is missing, incomplete, or older than the lock file. */
export function install() {
  const installed = changed('node_modules/.package-lock.json');
  if (installed !== undefined && installed + SAME_RUN > changed('package-lock.json')) return;
  run('npm', ['ci', '--no-audit', '--no-fund']);
}

/** Runs a command in the project's root; throws when it fails. */
export function run(command, parameters) {
  const options = { cwd: fileURLToPath(root), stdio: 'inherit', shell: platform === 'win32' };
  const { status, error } = spawnSync(command, parameters, options);
  if (status !== 0) throw new Error(`${command} ${parameters.join(' ')} failed.`, { cause: error });
}
