/** Runs the project's tools from Node scripts. */
import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const PATH = [fileURLToPath(new URL('../../node_modules/.bin', import.meta.url)), env.PATH].join(delimiter);

const start = (command, extra, stdio) =>
  spawn(command, { cwd: root, stdio, shell: true, env: { ...env, PATH, ...extra } });

const ended = (child) =>
  new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });

/** Runs a command line and shows what it prints; resolves with its exit code. */
export const run = (command, extra = {}) => ended(start(command, extra, ['ignore', 'inherit', 'inherit']));

/** Runs a command line and keeps what it prints. */
export async function capture(command, extra = {}) {
  const child = start(command, { NO_COLOR: '1', ...extra }, ['ignore', 'pipe', 'pipe']);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  return { code: await ended(child), output };
}
