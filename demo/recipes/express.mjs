// Express; the session is what your own middleware knows of the request.
import { readFileSync } from 'node:fs';
import express from 'express';
import { jwtVerify } from 'jose';
import Database from 'libsql';
import { createConsentHandler, createSigner, createSqliteStore, toNodeListener } from 'avv-viewer/server';

const consent = createConsentHandler({
  agreements: [JSON.parse(readFileSync('avv.json', 'utf8'))],
  store: createSqliteStore(new Database('acceptances.db')),
  signer: await createSigner({ key: JSON.parse(readFileSync('key.json', 'utf8')) }), // avv keygen --out key.json
  issuer: 'Muster GmbH',
  allowedOrigins: ['https://www.example.com'], // the handler answers CORS itself: no cors() before it
  identify({ headers }) {
    const reference = headers.get('X-Account');
    return reference ? { customer: { reference } } : undefined;
  },
});

const secret = new TextEncoder().encode(process.env.SESSION_SECRET);

/** The handler sees headers, not `request.session`. Set each time: a client could send the header, too. */
async function session(request, _response, next) {
  const token = /(?:^|; )session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
  const { payload } = await jwtVerify(token, secret).catch(() => ({ payload: {} }));
  request.headers['x-account'] = payload.account ?? '';
  next();
}

const app = express();
app.use(express.json()); // not needed for this endpoint, and no harm
app.all('/avv/acceptances', session, toNodeListener(consent));
app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1');
