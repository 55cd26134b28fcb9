// Node’s own HTTP server; the session is a JWT in a cookie.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { jwtVerify } from 'jose';
import Database from 'libsql';
import { createConsentHandler, createSigner, createSqliteStore, toNodeListener } from 'avv-viewer/server';

const secret = new TextEncoder().encode(process.env.SESSION_SECRET);

async function identify(request) {
  const token = /(?:^|; )session=([^;]+)/.exec(request.headers.get('Cookie') ?? '')?.[1];
  const session = token && (await jwtVerify(token, secret).catch(() => undefined))?.payload;
  return session ? { customer: { reference: session.account }, acceptor: { reference: session.sub } } : undefined;
}

const handler = createConsentHandler({
  agreements: [JSON.parse(readFileSync('avv.json', 'utf8'))],
  store: createSqliteStore(new Database('acceptances.db')),
  signer: await createSigner({ key: JSON.parse(readFileSync('key.json', 'utf8')) }), // avv keygen --out key.json
  issuer: 'Muster GmbH',
  allowedOrigins: ['https://www.example.com'], // pages on other origins than the endpoint's own
  identify,
});

createServer(toNodeListener(handler)).listen(Number(process.env.PORT ?? 3000), '127.0.0.1');
