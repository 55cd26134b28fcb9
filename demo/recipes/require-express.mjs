// Express: an API for customers with an agreement only. Who has none gets 403 and the address to accept it; who must
// accept a new version is told so until its last day, and let in.
import { readFileSync } from 'node:fs';
import express from 'express';
import { jwtVerify } from 'jose';
import Database from 'libsql';
import { problemType } from 'avv-viewer/acceptance';
import { createSqliteStore, requireAcceptance } from 'avv-viewer/server';

const evidence = {
  agreements: [JSON.parse(readFileSync('avv.json', 'utf8'))], // the same as the consent endpoint’s
  store: createSqliteStore(new Database('acceptances.db')),
  issuer: 'Muster GmbH',
};
const document = evidence.agreements[0].id;
const ACCEPT_AT = 'https://www.example.com/settings/avv';

const secret = new TextEncoder().encode(process.env.SESSION_SECRET);

async function signedIn(request, response, next) {
  const token = /(?:^|; )session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
  const session = await jwtVerify(token, secret).catch(() => undefined);
  if (!session) return response.status(401).send('Please sign in');
  request.account = session.payload.account;
  next();
}

/** Before everything that works on the customer’s data. */
async function acceptanceRequired(request, response, next) {
  const { status, until } = await requireAcceptance(evidence, { customer: request.account, document });
  if (status === 'missing' || status === 'outdated') return refuse(response, status);
  if (status === 'grace') response.set('Acceptance-Required-By', until);
  next();
}

/** Problem details (RFC 9457). */
function refuse(response, acceptance) {
  const problem = { type: problemType('acceptance-required'), title: 'Acceptance required', status: 403 };
  response.status(403).type('application/problem+json').links({ help: ACCEPT_AT });
  response.send(JSON.stringify({ ...problem, acceptance, href: ACCEPT_AT }));
}

const app = express();
app.use('/api', signedIn, acceptanceRequired);
app.get('/api/contacts', (_request, response) => response.json([]));
app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1');
