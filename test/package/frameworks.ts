import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const source = join(root, 'test/package/fixture/frameworks');
const agreement = readFileSync(join(root, 'demo/agreements/plauderkasten.avv.json'));

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json' };

export interface Pages {
  origin: string;
  /** What the forms were sent with, in order. */
  sent: URLSearchParams[];
  close(): Promise<void>;
}

/** Bundles the pages as applications do, all at once, from the sources of this project. */
async function bundle(names: readonly string[]): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'avv-frameworks-'));
  await build({
    root: source,
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: { 'avv-viewer/define': join(root, 'src/define.ts') } },
    define: {
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      minify: false,
      rolldownOptions: { input: names.map((name) => join(source, `${name}.html`)) },
    },
  });
  return outDir;
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk as string;
  return text;
}

/** Serves the bundled pages, the agreement and `/sent`, where the forms go to. */
export async function frameworkPages(names: readonly string[]): Promise<Pages> {
  const folder = await bundle(names);
  const sent: URLSearchParams[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url!.replace(/\?.*/, '');
    if (path === '/sent') sent.push(new URLSearchParams(await textOf(request)));
    response.setHeader('content-type', TYPES[extname(path)] ?? 'text/html');
    response.end(path === '/sent' ? 'Thank you' : path === '/avv.json' ? agreement : readFileSync(join(folder, path)));
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  };
  return { origin: `http://127.0.0.1:${port}`, sent, close };
}
