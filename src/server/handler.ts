import { act } from './act.js';
import { createContext, type Context } from './context.js';
import { asksForKeys, readKeys } from './keys.js';
import type { ConsentHandlerOptions } from './options.js';
import { corsHeaders, preflight, refuseForeign } from './origin.js';
import { ProblemError, problemResponse } from './problem.js';
import { read } from './read.js';

export type ConsentHandler = (request: Request) => Promise<Response>;

const METHODS = 'GET, HEAD, POST, OPTIONS';

/**
 * The consent endpoint: stores acceptances and objections, shows their receipts and the keys to check them with. One
 * function from `Request` to `Response`, for any path of any server; all state is in the store, so that any number of
 * copies can run beside each other. It never rejects: errors are problem details (RFC 9457).
 *
 * @throws {TypeError} At once, when an agreement, an origin or the address of the keys in the options is not one.
 */
export function createConsentHandler(options: ConsentHandlerOptions): ConsentHandler {
  const context = createContext(options);
  return async (request) => {
    if (asksForKeys(request)) return finish(request, readKeys(request, context));
    const response = await route(request, context).catch((error: unknown) => refuse(error, context));
    return finish(request, response, corsHeaders(request, context.origins));
  };
}

async function route(request: Request, context: Context): Promise<Response> {
  refuseForeign(request, context.origins);
  switch (request.method) {
    case 'POST':
      return act(request, context);
    case 'GET':
    case 'HEAD':
      return read(request, context);
    case 'OPTIONS':
      return preflight(request, METHODS);
    default:
      throw new ProblemError('method-not-allowed', `${request.method} is not possible here`, {
        headers: { Allow: METHODS },
      });
  }
}

/** The client is told what it can do about it; the host is told what went wrong inside. */
function refuse(error: unknown, { report }: Context): Response {
  const problem =
    error instanceof ProblemError ? error : new ProblemError('failed', 'Something went wrong here', { cause: error });
  if (['failed', 'unavailable'].includes(problem.problem)) report(problem.cause);
  return problemResponse(problem);
}

function finish(
  request: Request,
  { status, headers, body }: Response,
  cors: Readonly<Record<string, string>> = {},
): Response {
  const all = new Headers({ ...cors, 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
  headers.forEach((value, name) => all.set(name, value));
  return new Response(request.method === 'HEAD' ? null : body, { status, headers: all });
}
