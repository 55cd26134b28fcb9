// Hono, which speaks Request and Response as the handler does; the session is a signed cookie of Hono’s.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Hono } from 'hono';
import { parseSigned } from 'hono/utils/cookie';
import Database from 'libsql';
import { createConsentHandler, createSigner, createSqliteStore, toNodeListener } from 'avv-viewer/server';

const consent = createConsentHandler({
  agreements: [JSON.parse(readFileSync('avv.json', 'utf8'))],
  store: createSqliteStore(new Database('acceptances.db')),
  signer: await createSigner({ key: JSON.parse(readFileSync('key.json', 'utf8')) }), // avv keygen --out key.json
  issuer: 'Muster GmbH',
  allowedOrigins: ['https://www.example.com'], // the handler answers CORS itself: no cors() before it
  async identify({ headers }) {
    const { account } = await parseSigned(headers.get('Cookie') ?? '', process.env.SESSION_SECRET, 'account');
    return account ? { customer: { reference: account } } : undefined;
  },
});

const app = new Hono().all('/avv/acceptances', (context) => consent(context.req.raw));

// Or serve(app) of @hono/node-server, Deno.serve(app.fetch), Bun.serve(app).
createServer(toNodeListener(app.fetch)).listen(Number(process.env.PORT ?? 3000), '127.0.0.1');
