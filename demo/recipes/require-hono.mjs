// Hono: an API for customers with an agreement only. Who has none gets 403 and the address to accept it; who must accept
// a new version is told so until its last day, and let in.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Hono } from 'hono';
import { parseSigned } from 'hono/utils/cookie';
import Database from 'libsql';
import { problemType } from 'avv-viewer/acceptance';
import { createSqliteStore, requireAcceptance, toNodeListener } from 'avv-viewer/server';

const evidence = {
  agreements: [JSON.parse(readFileSync('avv.json', 'utf8'))], // the same as the consent endpoint’s
  store: createSqliteStore(new Database('acceptances.db')),
  issuer: 'Muster GmbH',
};
const document = evidence.agreements[0].id;
const ACCEPT_AT = 'https://www.example.com/settings/avv';

/** After your own sign-in, before everything that works on the customer’s data. */
async function acceptanceRequired(context, next) {
  const { account } = await parseSigned(context.req.header('Cookie') ?? '', process.env.SESSION_SECRET, 'account');
  if (!account) return context.text('Please sign in', 401);
  const { status, until } = await requireAcceptance(evidence, { customer: account, document });
  if (status === 'missing' || status === 'outdated') return refusal(status);
  await next();
  if (status === 'grace') context.header('Acceptance-Required-By', until);
}

/** Problem details (RFC 9457). */
function refusal(acceptance) {
  const problem = { type: problemType('acceptance-required'), title: 'Acceptance required', status: 403 };
  const headers = { 'Content-Type': 'application/problem+json', Link: `<${ACCEPT_AT}>; rel="help"` };
  return Response.json({ ...problem, acceptance, href: ACCEPT_AT }, { status: 403, headers });
}

const app = new Hono().use('/api/*', acceptanceRequired).get('/api/contacts', (context) => context.json([]));

// Or serve(app) of @hono/node-server, Deno.serve(app.fetch), Bun.serve(app).
createServer(toNodeListener(app.fetch)).listen(Number(process.env.PORT ?? 3000), '127.0.0.1');
