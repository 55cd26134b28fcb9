import { ProblemError } from './problem.js';

/** Checks the allow-list once, at start: a path or a slash in it would never match and lock everybody out. */
export function parseOrigins(origins: readonly string[]): ReadonlySet<string> {
  for (const origin of origins)
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      throw new TypeError(`allowedOrigins: “${origin}” is not an origin; write it like https://www.example.com`);
  return new Set(origins);
}

/**
 * Refuses requests that a foreign page makes a browser send. Browsers add `Sec-Fetch-Site` themselves; where they do
 * not (plain http, old ones) a same-origin `Origin` is asked for. Neither header: not a browser, so nobody's cookies.
 */
export function refuseForeign(request: Request, allowed: ReadonlySet<string>): void {
  const origin = request.headers.get('Origin');
  const site = request.headers.get('Sec-Fetch-Site');
  const own = site ? site === 'same-origin' : !origin || origin === new URL(request.url).origin;
  // A link or an address typed in: changes nothing, and no foreign page can read the answer.
  const isVisit = request.method !== 'POST' && !origin;
  if (own || isVisit || (origin && allowed.has(origin))) return;
  throw new ProblemError('foreign-origin', `Pages of ${origin ?? 'another origin'} may not use this endpoint`);
}

/** The headers that let a listed origin's page read the answer (CORS). */
export function corsHeaders(request: Request, allowed: ReadonlySet<string>): Record<string, string> {
  const origin = request.headers.get('Origin');
  if (!origin || !allowed.has(origin)) return { Vary: 'Origin' };
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': origin,
    // Harmless for pages that send no cookies; `*` would be wrong for those that do.
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Expose-Headers': 'Location, Retry-After',
  };
}

/** The answer to OPTIONS. A listed origin may send what headers it likes: CSRF tokens and the like are the host's. */
export function preflight(request: Request, methods: string): Response {
  const headers: Record<string, string> = { Allow: methods };
  if (request.headers.has('Access-Control-Request-Method')) {
    headers['Access-Control-Allow-Methods'] = methods;
    headers['Access-Control-Allow-Headers'] = request.headers.get('Access-Control-Request-Headers') ?? '';
    headers['Access-Control-Max-Age'] = '600';
  }
  return new Response(null, { status: 204, headers });
}
