import { createHash, timingSafeEqual } from 'node:crypto';
import type { Identity } from '../../server/index.js';

/**
 * Who is signed in, as your back end says. A standalone endpoint has no session: it believes these headers, each
 * percent-encoded UTF-8, when `Authorization: Bearer <secret>` comes with them, and nobody else.
 */
export const IDENTITY_HEADERS = {
  customer: 'X-AVV-Customer',
  customerName: 'X-AVV-Customer-Name',
  acceptor: 'X-AVV-Acceptor',
  acceptorName: 'X-AVV-Acceptor-Name',
} as const;

/** `undefined` for whoever does not prove to be the back end, or names no customer: answered with 401. */
export function identifyBy(secret: string): (request: Request) => Identity | undefined {
  const expected = sha256(`Bearer ${secret}`);
  return ({ headers }) => {
    if (!timingSafeEqual(sha256(headers.get('Authorization') ?? ''), expected)) return undefined;
    const read = (name: keyof typeof IDENTITY_HEADERS) => decoded(headers.get(IDENTITY_HEADERS[name]));
    const [reference, name] = [read('customer'), read('customerName')];
    const acceptor = withoutGaps({ reference: read('acceptor'), name: read('acceptorName') });
    return reference ? { customer: { reference, ...withoutGaps({ name }) }, acceptor } : undefined;
  };
}

/** Digests have one length, so that comparing them tells nothing. */
const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** A value that is not percent-encoded UTF-8 is none. */
function decoded(value: string | null): string | undefined {
  try {
    return value ? decodeURIComponent(value) : undefined;
  } catch {
    return undefined;
  }
}

const withoutGaps = (fields: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined));
