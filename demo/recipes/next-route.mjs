// app/avv/acceptances/route.js of Next.js; the session is a JWT in a cookie. Any number of copies over one PostgreSQL.
import { jwtVerify } from 'jose';
import { Pool } from 'pg';
import { createConsentHandler, createPostgresStore, createSigner } from 'avv-viewer/server';
import agreement from './avv.json' with { type: 'json' };

const secret = new TextEncoder().encode(process.env.SESSION_SECRET);
const pool = new Pool({
  connectionString: process.env.DATABASE_URL,
  connectionTimeoutMillis: 5000,
  query_timeout: 5000,
});
pool.on('error', console.error); // without a listener, an idle connection that breaks would end the process

const handler = createConsentHandler({
  agreements: [agreement],
  store: await createPostgresStore(pool),
  signer: await createSigner({ key: JSON.parse(process.env.AVV_SIGNING_KEY) }), // avv keygen
  issuer: 'Muster GmbH',
  allowedOrigins: ['https://www.example.com'], // pages on other origins than the application's own
  async identify(request) {
    const token = /(?:^|; )session=([^;]+)/.exec(request.headers.get('Cookie') ?? '')?.[1];
    const session = token && (await jwtVerify(token, secret).catch(() => undefined))?.payload;
    return session ? { customer: { reference: session.account }, acceptor: { reference: session.sub } } : undefined;
  },
});

export const runtime = 'nodejs';
export { handler as GET, handler as POST, handler as OPTIONS };
