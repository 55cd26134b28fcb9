/**
 * A server that misbehaves on request. `GET /<name>` gets the answer of that name; `/<first>,<second>` gets the first
 * answer at first, then the second one for good. `?run=<anything>` keeps apart tests that ask for the same path:
 * each run has its own sequences and its own log, which `GET /log?run=…` returns.
 */
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { answer, cors } from './answers.mjs';
import { loadingAnswers } from './loading.mjs';
import { postingAnswers } from './posting.mjs';

const answers = { ...loadingAnswers, ...postingAnswers };

/** Starts on free ports of the loopback interface. `refused` is an origin where nothing listens. */
export async function startFaultServer() {
  const server = createServer(handler());
  await listen(server);
  return {
    origin: originOf(server),
    refused: await refusedOrigin(),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
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
  const calls = new Map();
  const logs = new Map();
  return async (request, response) => {
    const { pathname, search, searchParams } = new URL(request.url, 'http://faults');
    if (request.method === 'OPTIONS') return preflight(request, response);
    const run = searchParams.get('run');
    if (pathname === '/log') return answer(200, JSON.stringify(logs.get(run) ?? []))(request, response);
    const noted = await entry(request);
    logs.set(run, [...(logs.get(run) ?? []), noted]);
    const call = calls.get(pathname + search) ?? 0;
    calls.set(pathname + search, call + 1);
    answerTo(pathname, call)(request, response, noted);
  };
}

function answerTo(pathname, call) {
  const names = decodeURIComponent(pathname.slice(1)).split(',');
  const name = names[Math.min(call, names.length - 1)];
  return answers[name] ?? answer(501, JSON.stringify({ error: `no fault is called ${name}` }));
}

function preflight(request, response) {
  const asked = request.headers['access-control-request-headers'];
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
