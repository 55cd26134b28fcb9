import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chainOf, createMemoryStore } from '../../src/server/index.js';
import { ENDPOINT, endpoint, get, key, outcome, post, record } from './endpoint.js';

const LISTED = 'https://www.kunde.example';
const OWN = new URL(ENDPOINT).origin;
const handler = endpoint({ allowedOrigins: [LISTED] });

describe('where a post comes from', () => {
  // Rows: Origin; columns: Sec-Fetch-Site. Each row and column has a request that goes through: the controls.
  const sites = [undefined, 'same-origin', 'same-site', 'cross-site', 'none'] as const;
  const matrix: [string, string | undefined, Record<'undefined' | ((typeof sites)[number] & string), boolean>][] = [
    [
      'no Origin',
      undefined,
      { undefined: true, 'same-origin': true, 'same-site': false, 'cross-site': false, none: false },
    ],
    ['its own', OWN, { undefined: true, 'same-origin': true, 'same-site': false, 'cross-site': false, none: false }],
    [
      'a listed one',
      LISTED,
      { undefined: true, 'same-origin': true, 'same-site': true, 'cross-site': true, none: true },
    ],
    [
      'an unlisted one',
      'https://evil.example',
      { undefined: false, 'same-origin': true, 'same-site': false, 'cross-site': false, none: false },
    ],
    [
      'a listed one by another scheme',
      LISTED.replace('https', 'http'),
      { undefined: false, 'same-origin': true, 'same-site': false, 'cross-site': false, none: false },
    ],
    [
      'a listed one at another port',
      `${LISTED}:8443`,
      { undefined: false, 'same-origin': true, 'same-site': false, 'cross-site': false, none: false },
    ],
    [
      'a subdomain of a listed one',
      'https://a.www.kunde.example',
      { undefined: false, 'same-origin': true, 'same-site': false, 'cross-site': false, none: false },
    ],
    [
      'one that begins like a listed one',
      `${LISTED}.evil.example`,
      { undefined: false, 'same-origin': true, 'same-site': false, 'cross-site': false, none: false },
    ],
    [
      'a sandboxed page',
      'null',
      { undefined: false, 'same-origin': true, 'same-site': false, 'cross-site': false, none: false },
    ],
  ];
  for (const [what, origin, expected] of matrix)
    for (const site of sites) {
      const passes = expected[`${site}`];
      it(`${what}, Sec-Fetch-Site ${site ?? 'missing'}: ${passes ? 'stored' : 'refused'}`, async () => {
        const headers = { ...(origin && { Origin: origin }), ...(site && { 'Sec-Fetch-Site': site }) };
        assert.equal(await outcome(await handler(post(record, headers))), passes ? '201' : '403 foreign-origin');
      });
    }

  it('is decided before anything is read or asked', async () => {
    let asked = 0;
    const strict = endpoint({ identify: () => void asked++ });
    await strict(post(record, { Origin: 'https://evil.example' }));
    assert.equal(asked, 0);
  });

  for (const bad of [
    'https://www.kunde.example/',
    'https://www.kunde.example/app',
    'www.kunde.example',
    '*',
    'null',
    '',
  ])
    it(`cannot be listed as “${bad}”`, () => assert.throws(() => endpoint({ allowedOrigins: [bad] }), TypeError));
});

describe('CORS', () => {
  const ask = (origin: string, headers: Record<string, string> = {}) =>
    new Request(ENDPOINT, {
      method: 'OPTIONS',
      headers: { Origin: origin, 'Sec-Fetch-Site': 'cross-site', 'Access-Control-Request-Method': 'POST', ...headers },
    });

  it('answers a listed origin’s preflight, for any headers of the host', async () => {
    const response = await handler(
      ask(LISTED, { 'Access-Control-Request-Headers': 'content-type,idempotency-key,x-csrf' }),
    );
    assert.equal(response.status, 204);
    const { headers } = response;
    assert.equal(headers.get('Access-Control-Allow-Origin'), LISTED);
    assert.equal(headers.get('Access-Control-Allow-Credentials'), 'true');
    assert.equal(headers.get('Access-Control-Allow-Headers'), 'content-type,idempotency-key,x-csrf');
    assert.match(headers.get('Access-Control-Allow-Methods')!, /POST/);
    assert.equal(headers.get('Vary'), 'Origin');
  });

  // What a browser does with the answers, as the Fetch standard says (CORS check, CORS-preflight fetch).
  type Credentials = 'include' | 'omit';
  const mayRead = ({ headers }: Response, origin: string, credentials: Credentials): boolean =>
    credentials === 'include'
      ? headers.get('Access-Control-Allow-Origin') === origin &&
        headers.get('Access-Control-Allow-Credentials') === 'true'
      : ['*', origin].includes(headers.get('Access-Control-Allow-Origin')!);
  const list = (headers: Headers, name: string) => (headers.get(name) ?? '').toLowerCase().split(/\s*,\s*/);
  const maySend = (
    preflight: Response,
    origin: string,
    credentials: Credentials,
    names: readonly string[],
  ): boolean => {
    const [methods, allowed] = ['Methods', 'Headers'].map((part) =>
      list(preflight.headers, `Access-Control-Allow-${part}`),
    ) as [string[], string[]];
    return (
      preflight.ok &&
      mayRead(preflight, origin, credentials) &&
      (methods.includes('post') || (credentials === 'omit' && methods.includes('*'))) &&
      names.every((name) => allowed.includes(name) || (credentials === 'omit' && allowed.includes('*')))
    );
  };

  for (const credentials of ['include', 'omit'] as const)
    for (const [origin, expected] of [
      [LISTED, true],
      ['https://evil.example', false],
      ['null', false],
      [`${LISTED}:8443`, false],
    ] as const)
      it(`${expected ? 'lets' : 'does not let'} a page of ${origin} post and read, credentials ${credentials}`, async () => {
        const identify = (request: Request) =>
          request.headers.get('Cookie') || credentials === 'omit' ? { customer: { reference: 'acct_1' } } : undefined;
        const host = endpoint({ allowedOrigins: [LISTED], identify });
        const names = ['content-type', 'idempotency-key', 'x-csrf'];
        // A preflight never carries cookies: it must not be asked who it is.
        const preflight = await host(ask(origin, { 'Access-Control-Request-Headers': names.join() }));
        assert.equal(maySend(preflight, origin, credentials, names), expected);
        const cookie: Record<string, string> = credentials === 'include' ? { Cookie: 'session=1' } : {};
        const sent = { Origin: origin, 'Sec-Fetch-Site': 'cross-site', 'X-CSRF': '1', ...cookie };
        const answer = await host(post(record, sent));
        assert.deepEqual([answer.status, mayRead(answer, origin, credentials)], expected ? [201, true] : [403, false]);
        const found = await host(get('?document=muster-avv', sent));
        assert.deepEqual([found.status, mayRead(found, origin, credentials)], expected ? [200, true] : [403, false]);
      });

  it('lets a listed page read that it is not signed in', async () => {
    const host = endpoint({ allowedOrigins: [LISTED], identify: () => undefined });
    const answer = await host(post(record, { Origin: LISTED, 'Sec-Fetch-Site': 'cross-site' }));
    assert.deepEqual([answer.status, mayRead(answer, LISTED, 'include')], [401, true]);
  });

  it('gives nobody else leave', async () => {
    for (const origin of ['https://evil.example', 'null', OWN.replace('https', 'http')]) {
      const response = await handler(ask(origin));
      assert.equal(await outcome(response), '403 foreign-origin');
      assert.equal(response.headers.get('Access-Control-Allow-Origin'), null);
    }
  });

  it('lets a listed page read every answer, refusals and waiting times included', async () => {
    const limited = endpoint({ allowedOrigins: [LISTED], limit: () => 3 });
    for (const response of [
      await handler(post(record, { Origin: LISTED })),
      await handler(post('no', { Origin: LISTED })),
      await limited(post(record, { Origin: LISTED })),
    ]) {
      assert.equal(response.headers.get('Access-Control-Allow-Origin'), LISTED);
      assert.match(response.headers.get('Access-Control-Expose-Headers')!, /Retry-After/);
    }
  });

  it('never says “*” and always says that the answer depends on the origin', async () => {
    for (const origin of [undefined, LISTED, 'https://evil.example']) {
      const { headers } = await handler(post(record, origin ? { Origin: origin } : {}));
      assert.notEqual(headers.get('Access-Control-Allow-Origin'), '*');
      assert.equal(headers.get('Vary'), 'Origin');
    }
  });
});

describe('what a post is', () => {
  for (const [type, passes] of [
    ['application/json', true],
    ['application/json; charset=utf-8', true],
    ['Application/JSON;charset="UTF-8"', true],
    ['application/json; charset=iso-8859-1', false],
    ['application/x-www-form-urlencoded', false],
    ['multipart/form-data; boundary=x', false],
    ['text/plain', false],
    ['text/plain; application/json', false],
    ['application/jsonp', false],
    ['application/ld+json', false],
    ['', false],
  ] as const)
    it(`${type || 'no type'}: ${passes ? 'stored' : 'refused'}`, async () => {
      assert.equal(
        await outcome(await handler(post(record, { 'Content-Type': type }))),
        passes ? '201' : '415 unsupported-media-type',
      );
    });

  for (const [what, body] of [
    ['nothing', ''],
    ['half a record', JSON.stringify(record).slice(0, -5)],
    ['a name twice', JSON.stringify(record).replace('{', '{"schema":"x",')],
    ['half a character', JSON.stringify({ ...record, note: '\ud83d' })],
    ['deep nesting', JSON.stringify({ ...record, deep: JSON.parse('['.repeat(40) + ']'.repeat(40)) as unknown })],
    ['the deepest nesting that fits', `{"deep":${'['.repeat(32_000)}${']'.repeat(32_000)}}`],
    ['a form', 'schema=avv-acceptance%2F1'],
  ] as const)
    it(`cannot be ${what}`, async () => assert.equal(await outcome(await handler(post(body))), '400 malformed'));

  it('cannot be bytes that are not UTF-8', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify(record));
    bytes[bytes.indexOf('P'.charCodeAt(0))] = 0xff;
    assert.equal(await outcome(await handler(post(new Blob([bytes]).stream()))), '400 malformed');
  });

  it('may begin with a byte order mark and come in pieces that cut characters', async () => {
    const bytes = new TextEncoder().encode(`\ufeff${JSON.stringify(record)}`);
    const pieces = new ReadableStream({
      start: (controller) => {
        bytes.forEach((byte) => controller.enqueue(Uint8Array.of(byte)));
        controller.close();
      },
    });
    assert.equal(await outcome(await handler(post(pieces))), '201');
  });

  it('cannot break off', async () => {
    const broken = new ReadableStream({ start: (controller) => controller.error(new Error('reset')) });
    assert.equal(await outcome(await handler(post(broken))), '400 malformed');
    assert.deepEqual(handler.errors, []);
  });

  it('cannot be larger than 64 KiB, and is not read on from there', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify({ ...record, note: '' })).length;
    const padded = (size: number) => ({ ...record, note: 'a'.repeat(size - bytes) });
    assert.equal(await outcome(await handler(post(padded(65_536)))), '201');
    assert.equal(await outcome(await handler(post(padded(65_537)))), '413 too-large');
    let pulled = 0;
    let cancelled = false;
    const endless = new ReadableStream({
      pull: (controller) => (pulled++, controller.enqueue(new Uint8Array(10_000))),
      cancel: () => void (cancelled = true),
    });
    assert.equal(await outcome(await handler(post(endless))), '413 too-large');
    assert.ok(pulled <= 9 && cancelled);
    assert.equal(await outcome(await handler(post(record, { 'Content-Length': '70000' }))), '413 too-large');
  });
});

describe('methods', () => {
  for (const method of ['PUT', 'PATCH', 'DELETE'])
    it(`${method} is not possible`, async () => {
      const response = await handler(new Request(ENDPOINT, { method }));
      assert.equal(await outcome(response), '405 method-not-allowed');
      assert.equal(response.headers.get('Allow'), 'GET, HEAD, POST, OPTIONS');
    });

  it('OPTIONS without CORS tells them', async () => {
    const response = await handler(new Request(ENDPOINT, { method: 'OPTIONS' }));
    assert.deepEqual([response.status, response.headers.get('Allow')], [204, 'GET, HEAD, POST, OPTIONS']);
    assert.equal(response.headers.get('Access-Control-Allow-Methods'), null);
  });
});

describe('every answer', () => {
  it('is kept in no cache and taken for nothing else', async () => {
    const requests = [
      post(),
      post('no'),
      get(''),
      get('?receipt=x'),
      new Request(ENDPOINT, { method: 'DELETE' }),
      new Request(ENDPOINT, { method: 'OPTIONS' }),
    ];
    for (const response of await Promise.all(requests.map(handler))) {
      assert.equal(response.headers.get('Cache-Control'), 'no-store');
      assert.equal(response.headers.get('X-Content-Type-Options'), 'nosniff');
    }
  });

  it('that refuses is a problem with type, title, status and detail', async () => {
    const response = await handler(post(record, { 'Idempotency-Key': 'short' }));
    assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
    const problem = (await response.json()) as Record<string, unknown>;
    assert.deepEqual(
      { ...problem, detail: typeof problem.detail },
      {
        type: 'urn:avv-viewer:problem:key-missing',
        title: 'Key missing',
        status: 400,
        detail: 'string',
      },
    );
  });
});

it('many clients under one key make one row', async () => {
  const store = createMemoryStore();
  const shared = { 'Idempotency-Key': key() };
  const crowd = endpoint({ store });
  const responses = await Promise.all(Array.from({ length: 64 }, () => crowd(post(record, shared))));
  const receipts = await Promise.all(responses.map((response) => response.text()));
  assert.deepEqual([new Set(receipts).size, (await store.list(chainOf(''))).length], [1, 1]);
  assert.deepEqual(
    [201, 200].map((status) => responses.filter((response) => response.status === status).length),
    [1, 63],
  );
});
