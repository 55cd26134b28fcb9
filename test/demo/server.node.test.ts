/** The demo's server as a program: addresses, headers, sessions, start and end. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ownCopy, werkbank } from '../../demo/providers.js';
import { startDemo, type Demo } from '../../demo/server.js';
import { wordsShown } from '../../src/acceptance/index.js';
import type { AcceptanceRecord, Receipt } from '../../src/acceptance/schema.js';
import { verifyChain } from '../../src/acceptance/verify-chain.js';
import { sampleRecord } from '../acceptance/sample.js';

const folder = mkdtempSync(join(tmpdir(), 'avv-demo-'));
const database = join(folder, 'evidence.db');
const ENDPOINT = '/api/werkbank-ki/avv/acceptances';

let demo: Demo;
before(async () => (demo = await startDemo({ port: 0, database })));
after(async () => {
  await demo.close();
  rmSync(folder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(demo.origin + path, { headers, redirect: 'manual' });

/** Name and value of the session's cookie. */
async function newCookie(): Promise<string> {
  const response = await get('/onboarding/');
  return response.headers.get('Set-Cookie')!.split(';')[0]!;
}

describe('agreements', () => {
  it('are served as JSON, to be asked for anew each time, and sent again only when they have changed', async () => {
    const first = await get('/agreements/regalwerk.avv.json');
    assert.equal(first.headers.get('Content-Type'), 'application/json; charset=utf-8');
    assert.equal(first.headers.get('Cache-Control'), 'no-cache');
    const again = await get('/agreements/regalwerk.avv.json', { 'If-None-Match': first.headers.get('ETag')! });
    assert.deepEqual([again.status, await again.text()], [304, '']);
  });

  it('are the only files of their folder’s kind: nothing else can be had', async () => {
    for (const path of [
      '/agreements/nothing.avv.json',
      '/agreements/..%2Fserver.ts',
      '/assets/%2e%2e/server.ts',
      '/data/evidence.db',
      '/data/signing-key.json',
      '/records/files/fachboden.jsonl',
      '/records/files/signing-key.json',
      '/records/files/werkbank-ki/rcpt_none.json',
      '/demo/server.ts',
    ])
      assert.equal((await get(path)).status, 404, path);
  });
});

describe('pages', () => {
  it('come with a strict policy', async () => {
    const policy = (await get('/legal/')).headers.get('Content-Security-Policy')!.split('; ');
    for (const directive of [
      "default-src 'self'",
      "script-src 'self'",
      "style-src 'self'",
      "require-trusted-types-for 'script'",
      'trusted-types avv-viewer',
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "object-src 'none'",
    ])
      assert.ok(policy.includes(directive), directive);
  });

  it('hold no inline script and no inline style', async () => {
    for (const path of [
      '/',
      '/legal/',
      '/onboarding/',
      '/signup/',
      '/signup/agreement/',
      '/signup/welcome/',
      '/returning/',
      '/records/',
      '/evidence/',
      '/errors/',
    ])
      assert.doesNotMatch(await (await get(path)).text(), /<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/, path);
  });

  it('give each visitor a session whose cookie scripts and other sites do not get', async () => {
    const cookie = (await get('/')).headers.get('Set-Cookie')!;
    assert.match(cookie, /^avv_demo_session=[\w-]{32}; .*HttpOnly; SameSite=Lax$/);
    assert.equal((await get('/', { Cookie: cookie.split(';')[0]! })).headers.get('Set-Cookie'), null);
  });

  it('are missing where there are none', async () => {
    assert.equal((await get('/nothing/')).status, 404);
  });
});

describe('the endpoints', () => {
  it('ask for a session', async () => {
    assert.equal((await get(`${ENDPOINT}?document=werkbank-ki-avv`)).status, 401);
    assert.equal((await get(`${ENDPOINT}?document=werkbank-ki-avv`, { Cookie: await newCookie() })).status, 204);
  });

  it('refuse pages of other origins', async () => {
    const headers = {
      Cookie: await newCookie(),
      'Content-Type': 'application/json',
      Origin: 'https://evil.example',
      'Sec-Fetch-Site': 'cross-site',
    };
    const response = await fetch(demo.origin + ENDPOINT, { method: 'POST', headers, body: '{}' });
    assert.equal(response.status, 403);
  });

  it('know the agreements of their own provider only', async () => {
    const headers = {
      Cookie: await newCookie(),
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
    };
    const body = JSON.stringify(sampleRecord({ customer: { name: 'Probe GmbH' } }));
    assert.equal((await fetch(demo.origin + ENDPOINT, { method: 'POST', headers, body })).status, 404);
  });
});

describe('the evidence', () => {
  /** An acceptance of Werkbank KI's agreement, word for word. */
  function werkbankRecord(): AcceptanceRecord {
    const agreement = ownCopy(werkbank);
    const sample = sampleRecord({ agreement, digest: undefined, customer: { name: 'Probe GmbH', address: 'Weg 1' } });
    const { placeholders = [], acceptance } = agreement;
    const values = Object.fromEntries(placeholders.map(({ key }) => [key, `${key} GmbH`]));
    return {
      ...sample,
      acceptor: { name: 'Ada Probe', email: 'ada@probe.example', position: 'GF' },
      placeholders: values,
      declarations: (acceptance?.declarations ?? []).map(({ id, text }) => ({
        id,
        text: wordsShown(text, agreement, values),
        checked: true,
      })),
      authority: {
        confirmed: true,
        statement: wordsShown(acceptance?.authority?.text ?? 'Ich darf das.', agreement, values),
      },
      subprocessors: [],
    };
  }

  async function accept(): Promise<Receipt> {
    const headers = {
      Cookie: await newCookie(),
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
    };
    const body = JSON.stringify(werkbankRecord());
    const response = await fetch(demo.origin + ENDPOINT, { method: 'POST', headers, body });
    assert.equal(response.status, 201, await response.clone().text());
    return (await response.json()) as Receipt;
  }

  it('can be kept: each receipt as a file, the chain as an export that the published keys verify', async () => {
    const receipt = await accept();
    const file = await get(`/records/files/werkbank-ki/${receipt.id}.json`);
    assert.match(file.headers.get('Content-Disposition')!, new RegExp(`^attachment; filename="${receipt.id}.json"$`));
    assert.deepEqual(await file.json(), receipt);
    const keys: unknown = await (await get(new URL(receipt.keysUrl!).pathname + '?keys')).json();
    const exported = await get('/records/files/werkbank-ki.jsonl');
    assert.equal(exported.headers.get('Content-Type'), 'application/jsonl');
    const { valid, problems, receipts } = await verifyChain(await exported.text(), { keys });
    assert.deepEqual([valid, problems, receipts], [true, [], 1]);
  });

  it('is listed with its place and whether it is signed, and links to the files', async () => {
    const { id, sequence } = await accept();
    const page = await (await get('/records/')).text();
    const summary = page.slice(page.indexOf(`<tbody id="${id}">`));
    assert.match(summary, new RegExp(`Nr\\. ${sequence}, signiert`));
    for (const path of [
      `/records/files/werkbank-ki/${id}.json`,
      '/records/files/werkbank-ki.jsonl',
      `${ENDPOINT}?keys`,
    ]) {
      assert.ok(page.includes(`href="${path}"`), path);
      assert.equal((await get(path)).status, 200, path);
    }
  });

  it('is signed with a key that nobody else reads and that stays', async () => {
    const path = join(folder, 'signing-key.json');
    assert.equal(statSync(path).mode & 0o777, 0o600);
    const { kid, d } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
    const published = await (await get(`${ENDPOINT}?keys`)).text();
    assert.ok(published.includes(kid!));
    assert.ok(!published.includes(d!));
    const other = await startDemo({ port: 0, database });
    assert.equal(await (await fetch(`${other.origin}${ENDPOINT}?keys`)).text(), published);
    await other.close();
  });
});

describe('the server', () => {
  it('says that it is well', async () => {
    const response = await get('/healthz');
    assert.deepEqual([response.status, await response.json()], [200, { status: 'ok' }]);
  });

  it('takes the next port when the wanted one is taken', async () => {
    const occupant = createServer().listen(0, '127.0.0.1');
    await once(occupant, 'listening');
    const { port } = occupant.address() as AddressInfo;
    const other = await startDemo({ port, database });
    assert.ok(Number(new URL(other.origin).port) > port);
    await other.close();
    occupant.close();
  });

  it('ends within the grace period although a request is still open', async () => {
    const other = await startDemo({ port: 0, database });
    const open = connect(Number(new URL(other.origin).port), '127.0.0.1');
    await once(open, 'connect');
    open.write('GET /errors/files/timeout HTTP/1.1\r\nHost: localhost\r\n\r\n');
    // Answered after the one before it has come in.
    await fetch(`${other.origin}/healthz`);
    await Promise.all([other.close(), once(open, 'close')]);
  });

  it('prints its address and ends with SIGTERM, as a program', async () => {
    const start = fileURLToPath(new URL('../../demo/start.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', start], {
      env: { ...process.env, PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
    const address = /http:\/\/localhost:\d+/.exec(line)![0];
    assert.equal((await fetch(`${address}/healthz`)).status, 200);
    child.kill('SIGTERM');
    assert.deepEqual(await once(child, 'exit'), [0, null]);
  });
});
