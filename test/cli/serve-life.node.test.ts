/** How `avv serve` begins again and ends: nothing acknowledged is lost, nothing under way is cut off. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { json } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import type { Receipt } from '../../src/acceptance/schema.js';
import { runAvv } from './program.js';
import { endAll, post, record, serve, servePlace, versioned, type Place } from './serve-process.js';

let place: Place;
before(async () => {
  place = await servePlace();
});
after(() => {
  endAll();
  place.remove();
});

/** A post whose body has been sent by half; the server has its headers. */
async function halfPost(url: string, agent?: Agent): Promise<{ request: ClientRequest; rest: string }> {
  const body = JSON.stringify(record);
  const headers = {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
    'Idempotency-Key': crypto.randomUUID(),
    Expect: '100-continue',
  };
  const request = httpRequest(url, { method: 'POST', headers, ...(agent && { agent }) });
  request.flushHeaders();
  await once(request, 'continue');
  request.write(body.slice(0, 100));
  return { request, rest: body.slice(100) };
}

async function answerOf(request: ClientRequest): Promise<IncomingMessage> {
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return response;
}

describe('the end', () => {
  it('waits for an open request, keeps no connection, and takes no further ones', async () => {
    const { url, said, process } = await serve(place.configure({}));
    const closed = once(process, 'close');
    const agent = new Agent({ keepAlive: true });
    const { request, rest } = await halfPost(url, agent);
    process.kill('SIGTERM');
    await said('stopping');
    await assert.rejects(fetch(`${url}?health`));
    request.end(rest);
    const response = await answerOf(request);
    assert.equal(response.statusCode, 201);
    assert.equal(response.headers.connection, 'close');
    const { id } = (await json(response)) as Receipt;
    assert.deepEqual(await closed, [0, null]);
    agent.destroy();

    const again = await serve(place.config);
    assert.equal(((await (await fetch(`${again.url}?receipt=${id}`)).json()) as Receipt).id, id);
    assert.equal(await again.end('SIGINT'), 0);
  });

  it('does not wait for connections that ask nothing', async () => {
    const { url, end } = await serve(place.configure({ timeout: 300 }));
    const idle = connect(Number(new URL(url).port), '127.0.0.1');
    await once(idle, 'connect');
    await (await fetch(url)).text();
    assert.equal(await end(), 0);
    idle.destroy();
  });

  it('cuts off what takes too long, and says so', async () => {
    const { url, end, lines } = await serve(place.configure({ timeout: 1 }));
    const { request } = await halfPost(url);
    request.on('error', () => undefined);
    assert.equal(await end(), 1);
    assert.match(lines.join('\n'), /"error".*cut off/);
  });

  it('comes at once with a second signal', async () => {
    const { url, said, process, end } = await serve(place.configure({ timeout: 300 }));
    const { request } = await halfPost(url);
    request.on('error', () => undefined);
    process.kill('SIGTERM');
    await said('stopping');
    await end('SIGTERM');
    assert.equal(process.signalCode, 'SIGTERM');
  });
});

it('a request that does not arrive in time is ended', async () => {
  const { url, end } = await serve(place.configure({ timeout: 1 }));
  const { request } = await halfPost(url);
  assert.equal((await answerOf(request)).statusCode, 408);
  request.destroy();
  assert.equal(await end(), 0);
});

describe('another beginning', () => {
  const key = crypto.randomUUID();
  const accept = (url: string) => post(url, { 'Idempotency-Key': key });
  let receipt: Receipt;

  it('finds what was accepted before an orderly end', async () => {
    const { url, end } = await serve(place.configure({}));
    const response = await accept(url);
    assert.equal(response.status, 201);
    receipt = (await response.json()) as Receipt;
    assert.equal(await end(), 0);
  });

  it('finds it after kill -9, too', async () => {
    const killed = await serve(place.config);
    const other = await post(killed.url);
    assert.equal(other.status, 201);
    await killed.end('SIGKILL');

    const { url, end } = await serve(place.config);
    const replay = await accept(url);
    assert.equal(replay.status, 200);
    assert.deepEqual(await replay.json(), receipt);
    const { id } = (await other.json()) as Receipt;
    assert.equal((await fetch(`${url}?receipt=${id}`)).status, 200);
    assert.equal(await end(), 0);
  });

  it('goes on with another key; receipts of the former one can still be checked', async () => {
    const retired = await runAvv(['keygen', '--retire', `${place.folder}/key.json`]);
    place.write('retired.json', retired.stdout);
    const made = await runAvv(['keygen']);
    place.write('next.json', made.stdout);
    const { url, end } = await serve(place.configure({ key: './next.json', retiredKeys: ['./retired.json'] }));
    const { keys } = (await (await fetch(`${url}?keys`)).json()) as {
      keys: { kid: string; d?: string; exp?: number }[];
    };
    const kidOf = ({ signature }: Receipt) => (JSON.parse(atob(signature!.split('.')[0]!)) as { kid: string }).kid;
    const next = (await (await post(url)).json()) as Receipt;
    assert.deepEqual(
      keys.map(({ kid }) => kid),
      [kidOf(next), kidOf(receipt)],
    );
    assert.ok(keys.every(({ d }) => d === undefined));
    assert.ok(keys[1]!.exp! > Date.now() / 1000, 'the former key may sign until it is replaced everywhere');
    assert.equal(await end(), 0);
  });
});

describe('SIGHUP', () => {
  it('reads the agreements again; of several versions the highest is current, whatever the files are called', async () => {
    const { url, said, process, end } = await serve(place.configure({}));
    assert.deepEqual((await said('agreements in force')).agreements, ['muster-avv (de) 2']);
    assert.equal((await post(url)).status, 201);

    place.write('agreements/a-later.json', versioned('10'));
    process.kill('SIGHUP');
    assert.deepEqual((await said('agreements in force')).agreements, ['muster-avv (de) 10']);
    assert.equal((await post(url)).status, 409);
    const later = { ...record, document: { ...record.document, version: '10' } };
    assert.equal((await post(url, {}, later)).status, 201);

    place.write('agreements/a-later.json', '{ "format": "avv/1"');
    process.kill('SIGHUP');
    const refused = await said('the agreements before stay in force');
    assert.match(String(refused.error), /a-later\.json: not JSON/);
    assert.equal((await post(url, {}, later)).status, 201);
    assert.equal(await end(), 0);
  });
});
