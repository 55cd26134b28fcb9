import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import pkg from '../../package.json' with { type: 'json' };

const PACKAGE = /^(.*\/node_modules\/((?:@[^/]+\/)?[^/]+))\//;

/** Packages that go into the built files, with their folders. */
export type Packages = Map<string, string>;

/** Notes which packages a file is made of. */
export const collectPackages = (packages: Packages): Plugin => ({
  name: 'collect-packages',
  moduleParsed({ id }) {
    const [, folder, name] = PACKAGE.exec(id) ?? [];
    if (folder && name) packages.set(name, folder);
  },
});

/** Heads the single file with its name and writes the licences of all that was collected to `LICENSES.txt`. */
export function licences(packages: Packages): Plugin {
  return {
    name: 'licences',
    generateBundle(_, bundle) {
      const names = [...packages.keys()].sort();
      const banner = `/*! ${pkg.name} ${pkg.version}, MIT; with ${names.join(', ')}; see LICENSES.txt */\n`;
      for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk') chunk.code = banner + chunk.code;
      const texts = names.map((name) => licenceOf(name, packages.get(name) as string));
      this.emitFile({
        type: 'asset',
        fileName: 'LICENSES.txt',
        source: [licenceOf(pkg.name, '.'), ...texts].join('\n\n'),
      });
    },
  };
}

/** Name, version and licence text of a package. */
function licenceOf(name: string, folder: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  const file = ['LICENSE', 'LICENSE.md'].map((candidate) => join(folder, candidate)).find(existsSync);
  if (!file) throw new Error(`${name} comes without a licence file.`);
  return `${name} ${version}\n\n${readFileSync(file, 'utf8').trim()}`;
}
