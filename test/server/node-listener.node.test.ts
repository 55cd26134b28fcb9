import assert from 'node:assert/strict';
import { createServer, request as httpRequest, type RequestListener } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Receipt } from '../../src/acceptance/schema.js';
import { toNodeListener } from '../../src/server/index.js';
import { endpoint, key, record } from './endpoint.js';

const handler = endpoint();
/** As Node calls it: nobody awaits the promise, and with this handler it does not reject. */
function listen(origin?: string): RequestListener {
  const serve = toNodeListener(handler, origin);
  return (request, response) => void serve(request, response);
}

/** The listener, or the listener behind a framework that has parsed the body. */
let listener = listen();
const server = createServer((request, response) => listener(request, response));
let base: string;

before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

const headers = () => ({ 'Content-Type': 'application/json', 'Idempotency-Key': key() });
const post = (body: BodyInit, more: Record<string, string> = {}) =>
  fetch(`${base}/any/path`, {
    method: 'POST',
    body,
    headers: { ...headers(), ...more },
    duplex: 'half',
  } as RequestInit);

/** Bytes as they come back over a connection of its own. */
async function raw(text: string): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.end(text);
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  return answer;
}

describe('Node listener', () => {
  it('carries a post there and its receipt back', async () => {
    const response = await post(JSON.stringify(record));
    assert.equal(response.status, 201);
    const receipt = (await response.json()) as Receipt;
    assert.deepEqual(receipt.record, record);
    const found = await fetch(new URL(response.headers.get('Location')!, `${base}/any/path`));
    assert.deepEqual(await found.json(), receipt);
  });

  it('carries a body that comes in pieces', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify(record));
    const pieces = new ReadableStream({
      start(controller) {
        for (let at = 0; at < bytes.length; at += 100) controller.enqueue(bytes.slice(at, at + 100));
        controller.close();
      },
    });
    assert.equal((await post(pieces)).status, 201);
  });

  it('takes the host it was asked for as its own origin, or the one it is given', async () => {
    const body = JSON.stringify(record);
    const from = async (origin: string) => (await post(body, { Origin: origin })).status;
    assert.deepEqual([await from(base), await from('https://avv.example')], [201, 403]);
    listener = listen('https://avv.example');
    assert.deepEqual([await from(base), await from('https://avv.example')], [403, 201]);
    listener = listen();
  });

  it('takes a body that a framework has parsed already', async () => {
    const plain = listener;
    listener = (request, response) => {
      let text = '';
      request.on('data', (chunk) => (text += String(chunk)));
      request.on('end', () => plain(Object.assign(request, { body: JSON.parse(text) as unknown }), response));
    };
    const response = await post(JSON.stringify(record));
    listener = plain;
    assert.deepEqual([response.status, ((await response.json()) as Receipt).record], [201, record]);
  });

  it('says 413 to an endless body instead of cutting the line', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const request = httpRequest(base, { method: 'POST', headers: headers() }, (response) => {
        assert.equal(response.headers.connection, 'close');
        resolve(response.statusCode!);
        request.destroy();
      });
      request.on('error', reject);
      request.write('{"a":"');
      for (let piece = 0; piece < 80; piece++) request.write('x'.repeat(1000));
    });
    assert.equal(status, 413);
  });

  it('answers what the web’s Request cannot be with 400', async () => {
    for (const broken of ['TRACE / HTTP/1.1\r\nHost: a', 'GET / HTTP/1.1\r\nHost: a b', 'GET // HTTP/1.1\r\nHost: a'])
      assert.match(await raw(`${broken}\r\nConnection: close\r\n\r\n`), /^HTTP\/1.1 400 /);
    assert.match(await raw('GET /?receipt=x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'), /^HTTP\/1.1 404 /);
  });

  it('survives a client that goes away in the middle', async () => {
    const gone = connect((server.address() as AddressInfo).port, '127.0.0.1');
    const closed = new Promise<void>((resolve) =>
      server.once('connection', (socket) => socket.once('close', () => resolve())),
    );
    gone.write(
      `POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nIdempotency-Key: ${key()}\r\nContent-Length: 999\r\n\r\n{"a"`,
    );
    gone.once('connect', () => setImmediate(() => gone.destroy()));
    await closed;
    assert.equal((await post(JSON.stringify(record))).status, 201);
    assert.deepEqual(handler.errors, []);
  });
});
