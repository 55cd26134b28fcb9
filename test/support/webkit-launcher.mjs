/** A launcher for @web/test-runner that drives WebKitGTK over W3C WebDriver, on a display of its own. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { env, getuid } from 'node:process';

/** @param {{ driver: string, display: string, browser: string }} paths from `webkitPaths()` */
export function webkitLauncher(paths) {
  const windows = new Map();
  let session;
  let queue = Promise.resolve();

  /** One window serves all test files, so commands run one after the other. */
  const inTurn = (work) => (queue = queue.then(work, work));
  const started = () => (session ??= startSession(paths));

  return {
    name: 'WebKitGTK',
    type: 'webdriver',
    concurrency: 1,
    async initialize() {},
    async startSession(id, url) {
      const { command } = await started();
      windows.set(id, url);
      return inTurn(() => command('POST', '/url', { url }));
    },
    isActive: (id) => windows.has(id),
    getBrowserUrl: (id) => windows.get(id),
    async stopSession(id) {
      const { command } = await started();
      windows.delete(id);
      await inTurn(() => command('POST', '/url', { url: 'about:blank' }));
      return {};
    },
    async stop() {
      await (await session)?.stop();
    },
  };
}

async function startSession({ driver, display, browser }) {
  const screen = spawn(display, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await firstOutput(screen, screen.stdio[3]);
  const port = await freePort();
  const webDriver = spawn(driver, [`--port=${port}`], { stdio: 'ignore', env: driverEnvironment(number) });
  const root = `http://127.0.0.1:${port}`;
  await answering(`${root}/status`);
  const { sessionId } = await send('POST', `${root}/session`, {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } } },
  });
  const command = (method, path, body) => send(method, `${root}/session/${sessionId}${path}`, body);
  const stop = async () => {
    await command('DELETE', '').catch(() => undefined);
    webDriver.kill();
    screen.kill();
  };
  return { command, stop };
}

/** WebKit's sandbox cannot start as root, as in most containers. */
const driverEnvironment = (display) => ({
  ...env,
  DISPLAY: `:${display}`,
  GDK_BACKEND: 'x11',
  NO_AT_BRIDGE: '1',
  ...(getuid?.() === 0 ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' } : {}),
});

const firstOutput = (process, stream) =>
  new Promise((resolve, reject) => {
    process.once('error', reject);
    process.once('exit', (code) => reject(new Error(`${process.spawnfile} ended with code ${code}.`)));
    stream.once('data', (data) => resolve(String(data).trim()));
  });

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

async function answering(url, attempts = 50) {
  const response = await fetch(url).catch(() => undefined);
  if (response?.ok) return;
  if (attempts === 0) throw new Error('WebKitWebDriver does not answer.');
  await new Promise((resolve) => setTimeout(resolve, 100));
  await answering(url, attempts - 1);
}

async function send(method, url, body) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method, headers, body: body && JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`WebDriver ${method} ${new URL(url).pathname}: ${value?.error} ${value?.message}`);
  return value;
}
