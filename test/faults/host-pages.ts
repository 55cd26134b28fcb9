import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { selfSigned } from './certificate.mjs';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const HTML = 'text/html; charset=utf-8';
const AWAY =
  '<!doctype html><title>Woanders</title><script>addEventListener("load", () => setTimeout(() => history.back(), 100))</script>';
/** Pages, each with its policy. */
const POLICIES: Readonly<Record<string, string>> = { '/page': '', '/sandboxed': 'sandbox allow-scripts allow-forms' };

export interface PageOptions {
  /** Address of the agreement. */
  src: string;
  endpoint: string;
  scripts?: readonly string[];
}

/** Pages of a host that has embedded the viewer, plain and with TLS. */
export interface HostPages {
  plain: string;
  secure: string;
  /** Resolves with what comes of the page’s report of this name; the page waits until then. */
  report<Result>(name: string, then: (content: unknown) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Path and query of a page. */
export const pagePath = ({ src, endpoint, scripts = ['/avv-viewer.js'] }: PageOptions, path = '/page'): string =>
  `${path}?${new URLSearchParams({ src, endpoint, scripts: scripts.join() })}`;

function pageOf(query: URLSearchParams): string {
  const scripts = ['/watch.js', ...query.get('scripts')!.split(',')].filter(Boolean);
  const tags = scripts.map((src) => `<script type="module" src="${src}" crossorigin></script>`).join('');
  return `<!doctype html><html lang="de"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Seite</title>
    <avv-viewer src="${query.get('src')}" endpoint="${query.get('endpoint')}"><a href="/avv.pdf">PDF</a></avv-viewer>${tags}`;
}

function fileOf(path: string): Buffer {
  const own = path === '/watch.js' || path === '/cached.js';
  return readFileSync(here(own ? `.${path}` : `../../dist/cdn${path}`));
}

const send = (response: ServerResponse, type: string, body: string | Buffer, policy = ''): void => {
  const headers = { 'Content-Type': type, 'Access-Control-Allow-Origin': '*' };
  response.writeHead(200, { ...headers, ...(policy && { 'Content-Security-Policy': policy }) }).end(body);
};

function answer(path: string, query: URLSearchParams, response: ServerResponse): void {
  if (path.endsWith('.js')) return send(response, 'text/javascript', fileOf(path));
  if (path === '/away') return send(response, HTML, AWAY);
  if (path in POLICIES) return send(response, HTML, pageOf(query), POLICIES[path]);
  response.writeHead(404).end();
}

export async function serveHostPages(): Promise<HostPages> {
  const reports = new Map<string, (content: unknown) => Promise<void>>();
  async function noted(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    await reports.get(name)?.(JSON.parse(await text(request)));
    response.end();
  }
  const handle: RequestListener = (request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://page');
    if (pathname === '/report') void noted(searchParams.get('name')!, request, response);
    else answer(pathname, searchParams, response);
  };
  const servers = [createServer(handle), createSecureServer(selfSigned('page.test'), handle)] as const;
  const [plain, secure] = await Promise.all(servers.map(listen));
  return {
    plain: `http://page.test:${plain}`,
    secure: `https://page.test:${secure}`,
    report: (name, then) =>
      new Promise((resolve, reject) => reports.set(name, (content) => then(content).then(resolve, reject))),
    close: async () => void (await Promise.all(servers.map(end))),
  };
}

const listen = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};

const end = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });
