/** The built command as it is installed, beside the packages that a user has chosen. Run `npm run build` first. */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runAvv } from './program.js';
import { endAll, post, serve, servePlace, type Place } from './serve-process.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

let place: Place;
let main: string;
before(async () => {
  place = await servePlace();
  const modules = join(place.folder, 'node_modules');
  const own = join(modules, 'avv-viewer');
  mkdirSync(own, { recursive: true });
  cpSync(join(root, 'package.json'), join(own, 'package.json'));
  // A copy: from behind a link, Node would find what this project has installed.
  cpSync(join(root, 'dist/npm'), join(own, 'dist/npm'), { recursive: true });
  for (const name of ['jose', 'zod']) symlinkSync(join(root, 'node_modules', name), join(modules, name));
  main = join(own, 'dist/npm/cli/main.js');
});
after(() => {
  endAll();
  place.remove();
});

it('names the driver that is missing, and runs once it is there', async () => {
  const refused = async (database: string) => {
    const { code, stdout, stderr } = await runAvv(['serve', place.configure({ database })], { main });
    return [code, stdout, stderr];
  };
  const missing = (name: string) => [2, '', `The database’s driver is missing: npm install ${name}\n`];
  assert.deepEqual(await refused('postgres://127.0.0.1/d'), missing('pg'));
  assert.deepEqual(await refused('sqlite:./acceptances.db'), missing('libsql'));

  symlinkSync(join(root, 'node_modules/libsql'), join(place.folder, 'node_modules/libsql'));
  const { url, end } = await serve(place.configure({}), {}, main);
  assert.equal((await post(url)).status, 201);
  assert.equal(await end(), 0);
});
