import { createHash, randomBytes } from 'node:crypto';

const COOKIE = 'avv_demo_session';
const YEAR = 365 * 24 * 60 * 60;

export interface Session {
  /** The account's id. It stands in receipts and lists, so it must not be the secret itself. */
  account: string;
  /** To be sent when the session is new. */
  cookie?: string;
}

/** The account of a request, `undefined` without a session: what `identify` of a real host does. */
export function accountOf(request: Request): string | undefined {
  const secret = new RegExp(`(?:^|; )${COOKIE}=([\\w-]{22,})(?:;|$)`).exec(request.headers.get('Cookie') ?? '')?.[1];
  return secret && accountFor(secret);
}

/** The demo knows no passwords: whoever comes without a session gets one, with an account of its own. */
export function sessionOf(request: Request): Session {
  const account = accountOf(request);
  return account ? { account } : newSession();
}

export function newSession(): Session {
  const secret = randomBytes(24).toString('base64url');
  return {
    account: accountFor(secret),
    cookie: `${COOKIE}=${secret}; Path=/; Max-Age=${YEAR}; HttpOnly; SameSite=Lax`,
  };
}

const accountFor = (secret: string): string => `kd-${createHash('sha256').update(secret).digest('hex').slice(0, 12)}`;
