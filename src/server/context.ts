import { createCatalogue, type Catalogue } from './catalogue.js';
import type { ConsentHandlerOptions, Identity } from './options.js';
import { parseOrigins } from './origin.js';
import { ProblemError } from './problem.js';

/** The options, checked and with what follows from them. */
export interface Context extends ConsentHandlerOptions {
  catalogue: Catalogue;
  origins: ReadonlySet<string>;
  report: (error: unknown) => void;
}

export function createContext(options: ConsentHandlerOptions): Context {
  if (options.keysUrl !== undefined && !URL.canParse(options.keysUrl))
    throw new TypeError(`keysUrl: “${options.keysUrl}” is not an absolute address`);
  return {
    ...options,
    catalogue: createCatalogue(options.agreements),
    origins: parseOrigins(options.allowedOrigins ?? []),
    report: options.onError ?? ((error) => console.error(error)),
  };
}

/** Who is asking, within the rate limit; `undefined` where the host identifies nobody at all. */
export async function admit(request: Request, { identify, limit }: Context): Promise<Identity | undefined> {
  const identity = await identify?.(request);
  if (identify && !identity) throw new ProblemError('unauthenticated', 'Please sign in');
  if (identity && identity.customer === undefined)
    throw new TypeError('identify: without an account, say `customer: null`');
  if (identity?.customer?.reference === '') throw new TypeError('identify: an account needs a reference of its own');
  const seconds = await limit?.(request, identity);
  if (seconds)
    throw new ProblemError('rate-limited', `Please try again in ${Math.ceil(seconds)} s`, {
      headers: { 'Retry-After': String(Math.ceil(seconds)) },
    });
  return identity;
}

/** The store's answer, or 503: the client comes back under the same key. */
export async function reach<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw new ProblemError(
      'unavailable',
      'The store did not answer; the same request under the same key finds out whether it was recorded',
      {
        headers: { 'Retry-After': '5' },
        cause,
      },
    );
  }
}
