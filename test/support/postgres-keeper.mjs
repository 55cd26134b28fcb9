/**
 * Runs a PostgreSQL of its own for whoever forked it, on loopback, in a temporary folder, with `fsync` on; takes both
 * away when the parent disconnects or is gone, however that ended. The first argument holds settings as JSON.
 * Messages in: `{ restart: signal }`. Messages out: `{ ready: port }`, `{ failed: text }`.
 */
import { execFile, spawn } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process, { argv } from 'node:process';
import { promisify } from 'node:util';
import { findBinaries } from './postgres-binaries.mjs';

/** PostgreSQL refuses to run as root: there it runs as `nobody`, whose number is the same nearly everywhere. */
const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;
const user = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

const settings = JSON.parse(argv[2] ?? '{}');
const folder = mkdtempSync(join(tmpdir(), 'avv-postgres-'));
const data = join(folder, 'data');
let server;
let work = create();

process.once('disconnect', end);
process.on('message', ({ restart: signal }) => void tell((work = restart(signal))));
await tell(work);

/** The parent may be gone before the answer. */
async function tell(result) {
  const answer = await result.then(
    (port) => ({ ready: port }),
    (error) => ({ failed: error.message }),
  );
  if (process.connected) process.send(answer);
}

async function create() {
  mkdirSync(data, { mode: 0o700 });
  if (isRoot) {
    chmodSync(folder, 0o755);
    chownSync(data, NOBODY, NOBODY);
  }
  const { bin, carried } = findBinaries();
  const programs = carried ? unpack(carried) : bin;
  const initdb = ['-D', data, '-U', 'avv', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  await promisify(execFile)(join(programs, 'initdb'), initdb, { ...user, cwd: folder });
  return start(join(programs, 'postgres'));
}

/** To where `nobody` may read it, with the links that npm cannot carry. */
function unpack({ native, links }) {
  const copy = join(folder, 'postgres');
  cpSync(native, copy, { recursive: true, dereference: true });
  for (const { source, target } of links) cpSync(join(native, source), join(copy, target), { force: true });
  return join(copy, 'bin');
}

/** The port was free a moment ago; should somebody else have taken it meanwhile, another one is tried. */
async function start(program, port, tries = 3) {
  const chosen = port ?? (await freePort());
  const options = {
    listen_addresses: '127.0.0.1',
    port: chosen,
    unix_socket_directories: '',
    lc_messages: 'C',
    ...settings,
  };
  const pairs = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  server = spawn(program, ['-D', data, ...pairs], { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  server.program = program;
  server.port = chosen;
  const log = await untilReady(server);
  if (log === undefined) return chosen;
  if (!port && tries > 1 && log.includes('could not bind')) return start(program, undefined, tries - 1);
  throw new Error(`PostgreSQL did not start:\n${log}`);
}

/** Resolves with nothing when it accepts connections, with its log when it ends instead. */
function untilReady(started) {
  let log = '';
  return new Promise((resolve) => {
    started.once('close', () => resolve(log));
    started.stderr.setEncoding('utf8').on('data', (text) => {
      if (log !== undefined) log += text;
      if (!log?.includes('ready to accept connections')) return;
      log = undefined;
      resolve(undefined);
    });
  });
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

async function stop(signal) {
  if (!server || server.exitCode !== null || server.signalCode !== null) return;
  const gone = once(server, 'close');
  server.kill(signal);
  await gone;
}

async function restart(signal) {
  const { program, port } = server;
  await stop(signal);
  return start(program, port);
}

async function end() {
  await work.catch(() => undefined);
  await stop('SIGQUIT');
  rmSync(folder, { recursive: true, force: true });
  process.exit();
}
