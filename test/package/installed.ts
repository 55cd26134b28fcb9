import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a command line; throws with what it printed when it fails. */
export function execute(command: string, cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, { cwd, encoding: 'utf8', shell: true });
  if (status !== 0) throw new Error(`${command}\n${stdout}${stderr}`);
  return stdout;
}

export interface Project {
  folder: string;
  write(path: string, content: string): void;
  remove(): void;
}

/** An empty project into which the packed package has been installed, as its users do it. */
export function installedProject(): Project {
  const folder = mkdtempSync(join(tmpdir(), 'avv-package-'));
  const write = (path: string, content: string): void => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const [{ filename }] = JSON.parse(
    execute(`npm pack --json --ignore-scripts --pack-destination "${folder}"`, root),
  ) as [{ filename: string }];
  write('package.json', JSON.stringify({ private: true, type: 'module' }));
  execute(`npm install --prefer-offline --no-audit --no-fund "./${filename}"`, folder);
  return { folder, write, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
