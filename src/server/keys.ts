import type { Context } from './context.js';

const METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** Whether a request is about the public keys, `?keys`, which are everybody's. */
export const asksForKeys = (request: Request): boolean =>
  METHODS.includes(request.method) && new URL(request.url).searchParams.has('keys');

/**
 * The public keys (JWK Set, RFC 7517), readable from every page without credentials: whoever holds a receipt may check
 * it. Cacheable for five minutes, after which a new key is known everywhere.
 */
export function readKeys(request: Request, { signer }: Context): Response {
  const headers: Record<string, string> = { 'Access-Control-Allow-Origin': '*' };
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: { ...headers, ...preflight() } });
  return Response.json(signer?.jwks ?? { keys: [] }, {
    headers: { ...headers, 'Content-Type': 'application/jwk-set+json', 'Cache-Control': 'public, max-age=300' },
  });
}

const preflight = (): Record<string, string> => ({
  Allow: METHODS.join(', '),
  'Access-Control-Allow-Methods': METHODS.join(', '),
  'Access-Control-Allow-Headers': '*',
  'Access-Control-Max-Age': '600',
});
