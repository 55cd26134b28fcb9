/** What `npm start` needs on a fresh clone: dependencies and a build. Quick when nothing has changed since. */
import { readdirSync, statSync } from 'node:fs';
import { install, run } from './install.mjs';

const root = new URL('../../', import.meta.url);
const SOURCES = ['src/', 'locales/', 'vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'];
const LAST_PRODUCT = 'dist/custom-elements.json';

/** Latest change of a file, or of anything in a folder; generated files do not count. */
function changed(path) {
  const url = new URL(path, root);
  const stats = statSync(url, { throwIfNoEntry: false });
  if (!stats?.isDirectory()) return stats?.mtimeMs ?? 0;
  const names = readdirSync(url, { withFileTypes: true }).filter(
    ({ name }) => name !== 'generated' && name !== 'FORMAT.md',
  );
  return Math.max(...names.map((entry) => changed(`${path}${entry.name}${entry.isDirectory() ? '/' : ''}`)));
}

install();
if (Math.max(...SOURCES.map(changed)) >= changed(LAST_PRODUCT)) run('npm', ['run', '--silent', 'build']);
