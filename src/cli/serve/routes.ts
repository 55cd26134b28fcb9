import type { ConsentHandler } from '../../server/index.js';
import type { Log } from './log.js';

export const KEYS_PATH = '/.well-known/jwks.json';
export const HEALTH_PATH = '/health';

/** Where receipts say that the keys are; nowhere, while the public address is not known. */
export const keysUrl = ({ publicOrigin }: { publicOrigin?: string | undefined }): { keysUrl?: string } =>
  publicOrigin === undefined ? {} : { keysUrl: publicOrigin + KEYS_PATH };

/** What the handler answers itself, at addresses of its own. */
const ALIASES: Readonly<Record<string, string>> = { [KEYS_PATH]: '?keys', [HEALTH_PATH]: '?health' };

const READING = ['GET', 'HEAD', 'OPTIONS'];

/** The endpoint at `path`, its keys and its health at well-known places, 404 for everything else. */
export function createRoutes(path: string, handler: ConsentHandler): ConsentHandler {
  return async (request) => {
    const { pathname, origin } = new URL(request.url);
    if (pathname === path) return handler(request);
    const query = ALIASES[pathname];
    if (!query) return notFound(path);
    if (!READING.includes(request.method)) return notAllowed();
    return handler(new Request(origin + path + query, request));
  };
}

/** Tells of each answer but those to health checks that went well, which would drown the rest. */
export function logged(handler: ConsentHandler, log: Log): ConsentHandler {
  return async (request) => {
    const start = performance.now();
    const response = await handler(request);
    const { pathname } = new URL(request.url);
    // Without the query: the id of a receipt opens it.
    if (pathname !== HEALTH_PATH || !response.ok)
      log('info', 'request', {
        method: request.method,
        path: pathname,
        status: response.status,
        milliseconds: Math.round(performance.now() - start),
      });
    return response;
  };
}

const problem = (status: number, title: string, detail: string, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify({ title, status, detail }), {
    status,
    headers: { ...headers, 'Content-Type': 'application/problem+json', 'X-Content-Type-Options': 'nosniff' },
  });

const notFound = (path: string): Response => problem(404, 'Not found', `The endpoint is at ${path}`);
const notAllowed = (): Response =>
  problem(405, 'Method not allowed', 'This can only be read', { Allow: READING.join(', ') });
