import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { generateSigningKey } from '../../src/server/index.js';
import { agreement } from '../acceptance/sample.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a user of the recipes has installed beside the package. */
const INSTALLED = ['express', 'hono', 'jose', 'libsql', 'pg'];

export const SESSION_SECRET = 'a secret that only the host knows';

/** A folder of a user's own, with the built package installed and a copy of a recipe. */
export interface Project {
  folder: string;
  /** The private key, as `avv keygen` prints it. */
  key: string;
  /** Runs a file as a program and resolves with its origin when it answers. */
  start(file: string, env?: Record<string, string>): Promise<string>;
  remove(): Promise<void>;
}

/** @param edit What the user changes in the copy. */
export async function recipeProject(recipe: string, edit = (code: string) => code): Promise<Project> {
  const folder = mkdtempSync(join(tmpdir(), 'avv-recipe-'));
  install(folder);
  const key = JSON.stringify(await generateSigningKey());
  writeFileSync(join(folder, 'key.json'), key);
  writeFileSync(join(folder, 'avv.json'), JSON.stringify(agreement));
  writeFileSync(join(folder, recipe), edit(readFileSync(join(root, 'demo/recipes', recipe), 'utf8')));
  const running: ChildProcess[] = [];
  return {
    folder,
    key,
    async start(file, env = {}) {
      const port = await freePort();
      const stdio = ['ignore', 'inherit', 'inherit'] as const;
      const all = { ...process.env, SESSION_SECRET, PORT: String(port), NODE_NO_WARNINGS: '1', ...env };
      const child = spawn(process.execPath, [file], { cwd: folder, env: all, stdio: [...stdio] });
      running.push(child);
      return answering(`http://127.0.0.1:${port}`, child);
    },
    async remove() {
      await Promise.all(running.map(end));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function install(folder: string): void {
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, 'avv-viewer'), { recursive: true });
  copyFileSync(join(root, 'package.json'), join(modules, 'avv-viewer/package.json'));
  symlinkSync(join(root, 'dist'), join(modules, 'avv-viewer/dist'));
  for (const name of INSTALLED) symlinkSync(join(root, 'node_modules', name), join(modules, name));
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'exit');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function answering(origin: string, child: ChildProcess): Promise<string> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The recipe ended by itself with ${child.exitCode}`);
    const answer = await fetch(origin).catch(() => undefined);
    if (answer) return origin;
    await delay(50);
  }
}
