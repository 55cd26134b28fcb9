// A web-standard worker, for runtimes that call `fetch(request, env)`: nothing of Node is used. The session is a JWT
// that the page sends (`viewer.headers = { Authorization: 'Bearer …' }`).
import { jwtVerify } from 'jose';
import { createConsentHandler, createPostgresStore, createSigner } from 'avv-viewer/server';
import agreement from './avv.json' with { type: 'json' };

/** `POOL` is a pool of connections as `pg` has it, made by what your runtime has for PostgreSQL. */
async function start({ POOL, SESSION_SECRET, AVV_SIGNING_KEY }) {
  const secret = new TextEncoder().encode(SESSION_SECRET);
  return createConsentHandler({
    agreements: [agreement],
    store: await createPostgresStore(POOL),
    signer: await createSigner({ key: JSON.parse(AVV_SIGNING_KEY) }), // avv keygen
    issuer: 'Muster GmbH',
    allowedOrigins: ['https://www.example.com'],
    async identify({ headers }) {
      const token = /^Bearer (\S+)$/.exec(headers.get('Authorization') ?? '')?.[1];
      const session = token && (await jwtVerify(token, secret).catch(() => undefined))?.payload;
      return session ? { customer: { reference: session.account }, acceptor: { reference: session.sub } } : undefined;
    },
  });
}

let started;

/** Kept for all requests; when the database cannot be reached at first, the next request tries again. */
function handlerOf(env) {
  started ??= start(env).catch((error) => {
    started = undefined;
    throw error;
  });
  return started;
}

export default {
  fetch: async (request, env) => (await handlerOf(env))(request),
};
