import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Problem, Receipt } from '../../src/acceptance/schema.js';
import { runAvv } from './program.js';
import { endAll, PERSON, post, record, serve, servePlace, type Place, type Served } from './serve-process.js';

const SECRET = 'a/secret+of+the+back+end+that+nobody+guesses=';
const demo = fileURLToPath(new URL('../../demo', import.meta.url));

let place: Place;
before(async () => {
  place = await servePlace();
});
after(() => {
  endAll();
  place.remove();
});

const nameOf = async (response: Response): Promise<string> =>
  [response.status, ((await response.json()) as Problem).type?.split(':').at(-1)].join(' ');

describe('avv serve', () => {
  it('runs from the example’s configuration, with a key of avv keygen', async () => {
    mkdirSync(join(place.folder, 'demo/data'), { recursive: true });
    cpSync(join(demo, 'agreements'), join(place.folder, 'demo/agreements'), { recursive: true });
    const example = readFileSync(join(demo, 'serve/avv.config.json'), 'utf8');
    const config = place.write('demo/serve/avv.config.json', { ...(JSON.parse(example) as object), port: 0 });
    const made = await runAvv(['keygen', '--alg', 'ES256', '--out', join(place.folder, 'demo/data/key.json')]);
    assert.deepEqual(made, { code: 0, stdout: '', stderr: '' });

    const { origin, url, said, end } = await serve(config, { AVV_BACKEND_SECRET: SECRET });
    assert.deepEqual((await said('agreements in force')).agreements, [
      'plauderkasten-avv (de) 2026-11-02',
      'regalwerk-avv (de) 2026-11-03',
      'regalwerk-avv (en) 2026-11-03',
      'werkbank-ki-avv (de) 2026-11',
    ]);
    assert.equal(url, `${origin}/acceptances`);
    assert.equal((await fetch(`${origin}/health`)).status, 200);
    assert.equal((await fetch(`${url}?health`)).status, 200);
    assert.equal((await post(url)).status, 401);
    assert.equal(await end(), 0);
  });

  describe('without identity', () => {
    let served: Served;
    before(async () => {
      served = await serve(
        place.configure({ publicOrigin: 'https://consent.example', allowedOrigins: ['https://a.example'] }),
      );
    });
    after(() => served.end());

    it('accepts from anybody, believes nobody, and signs', async () => {
      const response = await post(served.url, { Authorization: `Bearer ${SECRET}`, 'X-AVV-Customer': 'acct_1' });
      assert.equal(response.status, 201);
      const receipt = (await response.json()) as Receipt;
      assert.equal(receipt.established?.customer, undefined);
      assert.equal(receipt.keysUrl, 'https://consent.example/.well-known/jwks.json');
      const { kid } = JSON.parse(atob(receipt.signature!.split('.')[0]!)) as { kid: string };
      for (const address of [`${served.origin}/.well-known/jwks.json`, `${served.url}?keys`]) {
        const keys = await fetch(address, { headers: { Origin: 'https://anybody.example' } });
        assert.equal(keys.headers.get('Access-Control-Allow-Origin'), '*');
        assert.deepEqual(
          ((await keys.json()) as { keys: { kid: string }[] }).keys.map((key) => key.kid),
          [kid],
        );
      }
      assert.deepEqual(await (await fetch(`${served.url}?receipt=${receipt.id}`)).json(), receipt);
    });

    it('lets the pages of listed origins and of its public origin in, and no others', async () => {
      const from = async (origin: string) => (await post(served.url, { Origin: origin })).status;
      assert.equal(await from('https://a.example'), 201);
      assert.equal(await from('https://consent.example'), 201);
      assert.equal(await from('https://b.example'), 403);
    });

    it('refuses trials', async () => {
      assert.equal(await nameOf(await post(served.url, {}, { ...record, test: true })), '422 test-refused');
    });

    it('answers nothing at other addresses', async () => {
      for (const path of ['/', '/acceptances/', '/avv.config.json', '/key.json', '//acceptances'])
        assert.equal((await fetch(served.origin + path)).status, 404, path);
      assert.equal((await post(`${served.origin}/.well-known/jwks.json`)).status, 405);
    });

    it('prints one line of JSON an event, and nothing about anybody', async () => {
      const response = await post(served.url, { 'Idempotency-Key': 'key-that-nobody-may-see' });
      const { id } = (await response.json()) as Receipt;
      await fetch(`${served.url}?receipt=${id}`);
      await post(served.url, {}, { ...record, acceptor: PERSON.name });
      for (let seen = 0; seen < 2;) if ((await served.said('request')).method === 'GET') seen++;
      const lines = served.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
      assert.ok(lines.length > 5);
      const facts = ['time', 'level', 'message', 'method', 'path', 'status', 'milliseconds'];
      for (const line of lines.filter(({ message }) => message === 'request'))
        assert.deepEqual(Object.keys(line), facts);
      const all = served.lines.join('\n');
      for (const secret of [...Object.values(PERSON), id, 'key-that', '127.0.0.1:', 'acct_1', 'B-7'])
        assert.ok(!all.replace(served.url, '').includes(secret), secret);
    });
  });

  it('keeps trials in a chain of their own where it is not for production', async () => {
    const { url, end } = await serve(place.configure({ production: false }));
    const response = await post(url, {}, { ...record, test: true });
    assert.equal(response.status, 201);
    assert.equal(((await response.json()) as Receipt).test, true);
    assert.equal(await end(), 0);
  });

  it('believes a back end that knows the secret, and answers nobody else', async () => {
    const config = place.configure({ identity: { secret: 'env:SECRET' }, publicOrigin: 'https://consent.example' });
    const { url, end } = await serve(config, { SECRET });
    const identity = { 'X-AVV-Customer': 'acct_1', 'X-AVV-Customer-Name': encodeURIComponent('Müller & Söhne') };
    const acceptor = { 'X-AVV-Acceptor': 'user_1', 'X-AVV-Acceptor-Name': encodeURIComponent('Zoë Müller') };
    const proof = { Authorization: `Bearer ${SECRET}` };
    const response = await post(url, { ...proof, ...identity, ...acceptor });
    assert.equal(response.status, 201);
    const receipt = (await response.json()) as Receipt;
    assert.deepEqual(receipt.established?.customer, { reference: 'acct_1', name: 'Müller & Söhne' });
    assert.deepEqual(receipt.established?.acceptor, { reference: 'user_1', name: 'Zoë Müller' });

    const read = (headers: Record<string, string>) => fetch(`${url}?receipt=${receipt.id}`, { headers });
    assert.equal((await read({ ...proof, ...identity })).status, 200);
    assert.equal((await read({ ...proof, 'X-AVV-Customer': 'acct_2' })).status, 404);
    for (const headers of [
      identity,
      proof,
      { ...identity, Authorization: 'Bearer ' },
      { ...proof, 'X-AVV-Customer': '%' },
    ])
      assert.equal((await read(headers as Record<string, string>)).status, 401);
    assert.equal(await end(), 0);
  });

  it('limits requests of one address, as the last trusted proxy sees it', async () => {
    const { url, end } = await serve(place.configure({ limit: { requests: 2, seconds: 86_400 }, proxies: 1 }));
    const from = (forwarded: string) => post(url, { 'X-Forwarded-For': forwarded });
    const statuses = async (...addresses: string[]) => {
      const found: number[] = [];
      for (const address of addresses) found.push((await from(address)).status);
      return found;
    };
    assert.deepEqual(await statuses('192.0.2.1', '192.0.2.1', '192.0.2.1'), [201, 201, 429]);
    assert.deepEqual(await statuses('192.0.2.2', 'forged, 192.0.2.1'), [201, 429]);
    assert.deepEqual(await statuses('2001:db8::1', '2001:db8::2', '2001:db8:0:0:9::3'), [201, 201, 429]);
    const refused = await from('192.0.2.1');
    assert.ok(Number(refused.headers.get('Retry-After')) > 0);
    assert.equal((await fetch(`${url}?health`, { headers: { 'X-Forwarded-For': '192.0.2.1' } })).status, 200);
    assert.equal(await end(), 0);
  });

  it('warns of a key that others may read', async () => {
    const file = join(place.folder, 'key.json');
    const open = join(place.folder, 'open.json');
    writeFileSync(open, readFileSync(file), { mode: 0o644 });
    const { lines, end } = await serve(place.configure({ key: './open.json' }));
    assert.match(lines.join('\n'), /"warning".*chmod 600/);
    assert.equal(await end(), 0);
    const closed = await serve(place.configure({}));
    assert.doesNotMatch(closed.lines.join('\n'), /warning/);
    assert.equal(await closed.end(), 0);
  });
});
