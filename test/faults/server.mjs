/**
 * A server that misbehaves on request. `GET /<name>` gets the answer of that name; `/<first>,<second>` gets the first
 * answer at first, then the second one for good. `?run=<anything>` keeps apart tests that ask for the same path: each
 * run has its own sequences, its own log (`GET /log?run=…`) and its own records (`GET /records?run=…`: what has been
 * stored, once under each key). `PUT /script?run=…` with names as its body changes what that run is answered from now on.
 */
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { setTimeout as delay } from 'node:timers/promises';
import { buffer } from 'node:stream/consumers';
import { answer, cors } from './answers.mjs';
import { selfSigned } from './certificate.mjs';
import { loadingAnswers } from './loading.mjs';
import { postingAnswers } from './posting.mjs';
import { Runs } from './runs.mjs';

const answers = { ...loadingAnswers, ...postingAnswers };

/** No resolver can look this up: a label is longer than 63 bytes (RFC 1035). */
const UNKNOWN = `http://${'n'.repeat(64)}.invalid`;

/**
 * Starts on free ports of the loopback interface; `secure` with a certificate that nobody has signed. Nothing listens at
 * `refused`, and `unknown` has no address.
 */
export async function startFaultServer() {
  const handle = handler();
  const servers = [createServer(handle), createSecureServer(selfSigned('localhost'), handle)];
  await Promise.all(servers.map(listen));
  const [origin, secure] = servers.map(originOf);
  return {
    origin,
    secure: secure.replace('http:', 'https:'),
    refused: await refusedOrigin(),
    unknown: UNKNOWN,
    close: async () => void (await Promise.all(servers.map(end))),
  };
}

function end(server) {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
}

/** For @web/test-runner: starts the server with the tests; pages learn its origins from `/__faults__/origins`. */
export function faultServerPlugin() {
  let faults;
  return {
    name: 'fault-server',
    async serverStart() {
      faults = await startFaultServer();
    },
    serverStop: () => faults.close(),
    serve: ({ path }) =>
      path === '/__faults__/origins'
        ? { body: JSON.stringify(faults), type: 'json', headers: { 'Cache-Control': 'no-store' } }
        : undefined,
  };
}

function handler() {
  const runs = new Runs();
  return async (request, response) => {
    const { pathname, search, searchParams } = new URL(request.url, 'http://faults');
    const names = decodeURIComponent(pathname.slice(1));
    if (request.method === 'OPTIONS') return preflight(names, request, response);
    const run = runs.get(searchParams.get('run'));
    if (names in run.lists) return answer(200, JSON.stringify(run.lists[names]()))(request, response);
    const noted = await entry(request);
    if (names === 'script') return answer(204, run.answerWith(noted.body))(request, response);
    run.log.push(noted);
    run.begin(request, response);
    const store = () => run.store(noted);
    answerCalled(run.next(names, search))(request, response, { ...noted, store });
  };
}

const answerCalled = (name) => answers[name] ?? answer(501, JSON.stringify({ error: `no fault is called ${name}` }));

async function preflight(names, request, response) {
  const asked = request.headers['access-control-request-headers'];
  if (names === 'no-preflight') return response.writeHead(204).end();
  if (names.startsWith('late-')) await delay(500);
  const allow = {
    'Access-Control-Allow-Methods': 'GET, POST, PUT, DELETE',
    'Access-Control-Allow-Headers': asked ?? '',
  };
  response.writeHead(204, { ...cors(request), ...allow }).end();
}

async function entry(request) {
  const body = (await buffer(request)).toString('utf8');
  return { method: request.method, url: request.url, headers: request.headers, body };
}

const listen = (server) => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const originOf = (server) => `http://127.0.0.1:${server.address().port}`;

/** A port that was free a moment ago; nothing listens there any more. */
async function refusedOrigin() {
  const server = createServer();
  await listen(server);
  const origin = originOf(server);
  await new Promise((resolve) => server.close(resolve));
  return origin;
}
