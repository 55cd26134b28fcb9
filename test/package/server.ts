import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json' };

export interface Page {
  body: string | Buffer;
  headers?: Record<string, string>;
}

export interface TestServer {
  origin: string;
  /** Paths with queries, in the order in which they were asked for; icons left out. */
  requests: string[];
  close(): Promise<void>;
}

/** Serves what `pages` holds or finds, on a free port of the loopback interface. */
export async function serve(pages: (path: string) => Page | undefined): Promise<TestServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    if (url !== '/favicon.ico') requests.push(url);
    const path = url.replace(/\?.*/, '');
    const page = pages(path);
    const type = TYPES[extname(path) || '.html'] ?? 'text/plain';
    response.writeHead(page ? 200 : 404, { 'content-type': `${type}; charset=utf-8`, ...page?.headers });
    response.end(page?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin: `http://127.0.0.1:${port}`, requests, close };
}
