import { expect, oneEvent } from '@open-wc/testing';
import { AvvError } from '../../src/agreement/errors.js';
import { load, type LoadOptions } from '../../src/agreement/load.js';
import { faultUrl, loggedRequests } from '../faults/client.js';

const AGREEMENT = {
  format: 'avv/1',
  id: 'avv',
  version: '1.9',
  language: 'de',
  title: 'AVV',
  sections: [{ id: 's-1', body: 'Siehe [Anlage](anlage.pdf).' }],
};

async function refusal(source: string | URL | object, options?: LoadOptions): Promise<AvvError> {
  try {
    await load(source, options);
  } catch (error) {
    expect(error, String(error)).to.be.instanceOf(AvvError);
    return error as AvvError;
  }
  throw new Error('It was loaded');
}

const newRun = (): string => crypto.randomUUID();
const jsonResponse = (body: BodyInit, headers: HeadersInit = { 'Content-Type': 'application/json' }): Response =>
  new Response(body, { headers });
const answering = (response: () => Response): LoadOptions => ({ fetch: () => Promise.resolve(response()) });
/** A fetch that is answered with the agreement, and tells how it was called. */
const watched =
  (onCall: (url: RequestInfo | URL, init: RequestInit) => void): typeof fetch =>
  (url, init) => {
    onCall(url, init!);
    return Promise.resolve(jsonResponse(JSON.stringify(AGREEMENT)));
  };

async function sri(bytes: Uint8Array<ArrayBuffer>, algorithm: 256 | 384 | 512): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest(`SHA-${algorithm}`, bytes));
  return `sha${algorithm}-${btoa(String.fromCharCode(...digest))}`;
}

describe('load from an address', () => {
  it('gives the agreement, the address after redirects and the bytes as served', async () => {
    const { agreement, url, bytes } = await load(await faultUrl('/moved'));
    expect(agreement.id).to.equal('nordlicht-avv');
    expect(url).to.equal(await faultUrl('/ok'));
    expect(JSON.parse(new TextDecoder().decode(bytes))).to.deep.equal(agreement);
  });

  it('names the page that answered, when a redirect leads astray', async () => {
    const { code, details, message } = await refusal(await faultUrl('/moved-to-login'));
    expect(code).to.equal('html');
    expect(details.url).to.equal(await faultUrl('/login-page'));
    expect(message).to.contain('/login-page');
  });

  it('asks for JSON and does not tell which page asks', async () => {
    const run = newRun();
    await load(await faultUrl('/ok', run));
    const [{ method, headers } = expect.fail('no request')] = await loggedRequests(run);
    expect(method).to.equal('GET');
    expect(headers.accept).to.equal('application/json');
    expect(headers).not.to.have.any.keys('referer', 'cookie');
  });

  it('uses what <link rel="preload" as="fetch" crossorigin> has fetched', async () => {
    const run = newRun();
    const href = await faultUrl('/ok', run);
    const link = Object.assign(document.createElement('link'), { rel: 'preload', as: 'fetch', crossOrigin: '', href });
    const preloaded = oneEvent(link, 'load');
    document.head.append(link);
    await preloaded;
    await load(href);
    expect(await loggedRequests(run)).to.have.length(1);
    link.remove();
  });

  it('sends the headers of the host', async () => {
    const run = newRun();
    await load(await faultUrl('/ok', run), {
      headers: { Authorization: 'Bearer x', Accept: 'application/vnd.avv+json' },
    });
    const [{ headers } = expect.fail('no request')] = await loggedRequests(run);
    expect(headers).to.include({ authorization: 'Bearer x', accept: 'application/vnd.avv+json' });
  });

  it('sends no cookies elsewhere unless it is told to', async () => {
    const asked: (RequestCredentials | undefined)[] = [];
    const fetch = watched((_, { credentials }) => asked.push(credentials));
    await load('/avv.json', { fetch });
    await load('/avv.json', { fetch, credentials: 'include' });
    expect(asked).to.deep.equal(['same-origin', 'include']);
  });

  it('reads addresses relative to the page, or to a base', async () => {
    const asked: unknown[] = [];
    const fetch = watched((url) => asked.push(url));
    const loaded = await load('legal/avv.json', { fetch });
    await load(new URL('https://a.example/b/avv.json'), { fetch });
    await load('avv.json', { fetch, base: 'https://a.example/c/' });
    expect(asked).to.deep.equal([
      new URL('legal/avv.json', document.baseURI).href,
      'https://a.example/b/avv.json',
      'https://a.example/c/avv.json',
    ]);
    expect(loaded.url).to.equal(asked[0]);
  });

  it('calls what is no address a network error', async () => {
    expect(await refusal('http://[')).to.deep.include({ code: 'network' });
  });

  it('takes the whole of a body in many pieces, cut inside of a character', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify({ ...AGREEMENT, title: 'Größe 🙂' }));
    const stream = () =>
      new ReadableStream({
        start(controller) {
          for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
          controller.close();
        },
      });
    const { agreement } = await load(
      '/avv.json',
      answering(() => jsonResponse(stream())),
    );
    expect(agreement.title).to.equal('Größe 🙂');
  });

  it('stops reading where the limit is, and ends the request', async () => {
    let signal: AbortSignal | null | undefined;
    let pulls = 0;
    const endless = new ReadableStream({ pull: (controller) => (pulls++, controller.enqueue(new Uint8Array(1000))) });
    const fetch: LoadOptions['fetch'] = (_, init) => {
      signal = init?.signal;
      return Promise.resolve(jsonResponse(endless));
    };
    const error = await refusal('/avv.json', { fetch, maxBytes: 5000 });
    expect(error.code).to.equal('too-large');
    expect(error.details.limit).to.equal(5000);
    expect(pulls).to.be.lessThan(9);
    expect(signal?.aborted).to.equal(true);
  });

  it('keeps the cause of a failure', async () => {
    const cause = new TypeError('Failed to fetch');
    const error = await refusal('/avv.json', { fetch: () => Promise.reject(cause) });
    expect(error).to.deep.include({ code: 'network' });
    expect(error.cause).to.equal(cause);
  });

  it('says that a document of another major version needs a newer viewer, whatever else is in it', async () => {
    const error = await refusal(await faultUrl('/newer-major'));
    expect(error.message).to.contain('avv/2 needs a newer avv-viewer');
    expect((await refusal({ format: 'avv/12.3', chapters: [] })).code).to.equal('newer-format');
  });

  it('lists what is wrong with a document', async () => {
    const error = await refusal({ ...AGREEMENT, title: '', sections: [{ body: 'x' }] });
    expect(error).to.deep.include({ code: 'invalid' });
    expect(error.details.violations).to.deep.equal([
      { pointer: '/title', problem: 'empty', expected: 'string', received: '""' },
      { pointer: '/sections/0/id', problem: 'missing', expected: 'avv-id', received: '' },
    ]);
    expect(error.message).to.equal('Not an AVV agreement: /title: empty, expected string, found "", and 1 more');
  });

  it('leaves prototypes alone, also frozen ones', async () => {
    const worker = new Worker(new URL('./frozen-worker.ts', import.meta.url), { type: 'module' });
    const message = () =>
      new Promise<unknown>((resolve) =>
        worker.addEventListener('message', ({ data }) => resolve(data), { once: true }),
      );
    await message();
    const answer = message();
    worker.postMessage(await faultUrl('/proto'));
    const keys = ['format', 'id', 'version', 'language', 'title', 'sections', '__proto__', 'constructor'];
    expect(await answer).to.deep.equal({ keys, polluted: undefined });
    worker.terminate();
  });
});

describe('load with limits in time', () => {
  const never = () => new Promise<never>(() => {});

  it('is aborted by the page, before and while it waits', async () => {
    const controller = new AbortController();
    const pending = refusal(await faultUrl('/silence'), { signal: controller.signal });
    controller.abort('navigated away');
    expect(await pending).to.deep.include({ code: 'aborted', cause: 'navigated away' });
    let asked = false;
    const later = await refusal('/avv.json', { signal: controller.signal, fetch: watched(() => (asked = true)) });
    expect(later).to.deep.include({ code: 'aborted', cause: 'navigated away' });
    expect(asked).to.equal(false);
  });

  it('is aborted while the body comes', async () => {
    const run = newRun();
    const controller = new AbortController();
    const fetchThenAbort: typeof fetch = async (...request) => {
      const response = await fetch(...request);
      queueMicrotask(() => controller.abort());
      return response;
    };
    const error = await refusal(await faultUrl('/trickle', run), { signal: controller.signal, fetch: fetchThenAbort });
    expect(error.code).to.equal('aborted');
  });

  it('does not depend on a fetch that heeds signals', async () => {
    expect(await refusal('/avv.json', { fetch: never, timeout: 20 })).to.deep.include({ code: 'timeout' });
    expect(await refusal('/avv.json', { fetch: never, idleTimeout: 20 })).to.deep.include({ code: 'timeout' });
    const stuck = answering(() => jsonResponse(new ReadableStream({ pull: never })));
    expect((await refusal('/avv.json', { ...stuck, idleTimeout: 20 })).details.limit).to.equal(20);
  });

  it('tells timeouts, aborts and failures apart by its own state, not by the name of an error', async () => {
    for (const name of ['AbortError', 'TimeoutError']) {
      const fetch = () => Promise.reject(new DOMException('reset', name));
      expect((await refusal('/avv.json', { fetch })).code).to.equal('network');
    }
  });

  it('takes very long limits for what they are', async () => {
    const { agreement } = await load(await faultUrl('/ok'), { timeout: Infinity, idleTimeout: 2 ** 40 });
    expect(agreement.id).to.equal('nordlicht-avv');
  });

  it('lets go of the signal when it is done, and breaks off no request that was answered to its end', async () => {
    const { signal } = new AbortController();
    const listening: (AddEventListenerOptions | undefined)[] = [];
    signal.addEventListener = (_type: string, _listener: unknown, options?: AddEventListenerOptions) =>
      void listening.push(options);
    let request: RequestInit | undefined;
    await load('/avv.json', { signal, fetch: watched((_, init) => (request = init)) });
    expect(listening.map((options) => options?.signal?.aborted)).to.deep.equal([true]);
    expect(request?.signal?.aborted).to.equal(false);
  });
});

describe('load with integrity', () => {
  const bytes = new TextEncoder().encode(JSON.stringify(AGREEMENT));
  const WRONG = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';
  const served = answering(() => jsonResponse(bytes));
  const code = async (integrity: string, options = served): Promise<string> =>
    load('/avv.json', { ...options, integrity }).then(
      () => 'loads',
      (error: AvvError) => error.code,
    );

  it('takes a file whose hash is given, in each algorithm', async () => {
    for (const algorithm of [256, 384, 512] as const) expect(await code(await sri(bytes, algorithm))).to.equal('loads');
  });

  it('takes a file that matches one of several hashes', async () => {
    expect(await code(`sha256-${WRONG}\n\t${await sri(bytes, 256)} `)).to.equal('loads');
  });

  it('takes hashes in base64url', async () => {
    const hashes = await Promise.all(([256, 384, 512] as const).map((algorithm) => sri(bytes, algorithm)));
    expect(hashes.join()).to.match(/\+.*\/|\/.*\+/);
    for (const hash of hashes) {
      const url = hash.slice(7).replace(/\+/g, '-').replace(/\//g, '_');
      expect(await code(hash.slice(0, 7) + url), hash).to.equal('loads');
    }
  });

  it('lets only the strongest algorithm count', async () => {
    expect(await code(`${await sri(bytes, 256)} sha512-${WRONG}`)).to.equal('integrity');
    expect(await code(`sha256-${WRONG} ${await sri(bytes, 384)}`)).to.equal('loads');
  });

  it('refuses every flipped byte, before it looks at the text', async () => {
    const integrity = await sri(bytes, 384);
    for (let at = 0; at < bytes.length; at++) {
      const flipped = bytes.slice();
      flipped[at]! ^= 1;
      expect(
        await code(
          integrity,
          answering(() => jsonResponse(flipped)),
        ),
        `byte ${at}`,
      ).to.equal('integrity');
    }
  });

  it('refuses what it does not understand instead of skipping it', async () => {
    const good = await sri(bytes, 256);
    for (const integrity of [
      '',
      ' ',
      'md5-x',
      `${good} sha1-x`,
      `${good}?ct=json`,
      `SHA256-${WRONG}`,
      'sha256',
      'sha256-',
      'sha256-*',
    ])
      expect(await code(integrity), JSON.stringify(integrity)).to.equal('integrity');
  });

  it('refuses where the page cannot hash, for want of a secure context', async () => {
    const integrity = await sri(bytes, 256);
    const real = Object.getOwnPropertyDescriptor(window, 'crypto')!;
    Object.defineProperty(window, 'crypto', { value: {}, configurable: true });
    try {
      expect(await code(integrity)).to.equal('integrity');
    } finally {
      Object.defineProperty(window, 'crypto', real);
    }
    expect(await code(integrity)).to.equal('loads');
  });

  it('names the hash of the file that came', async () => {
    const error = await refusal('/avv.json', { ...served, integrity: `sha256-${WRONG}` });
    expect(error.details).to.include({ expected: `sha256-${WRONG}`, received: await sri(bytes, 256) });
  });
});

describe('load from an object', () => {
  it('takes a copy that later changes do not reach', async () => {
    const source = structuredClone(AGREEMENT);
    const { agreement, url, bytes } = await load(source);
    source.title = 'Changed';
    source.sections[0]!.body = 'Changed';
    expect(agreement).to.deep.equal(AGREEMENT);
    expect(Object.isFrozen(agreement) && Object.isFrozen(agreement.sections[0])).to.equal(true);
    expect(Object.isFrozen(source)).to.equal(false);
    expect([url, bytes]).to.deep.equal([undefined, undefined]);
  });

  it('takes reactive proxies, and leaves out what JSON leaves out', async () => {
    const proxy = new Proxy({ ...AGREEMENT, subtitle: undefined, onLoad: () => {} }, {});
    expect((await load(proxy)).agreement).to.deep.equal(AGREEMENT);
  });

  it('checks it like a file', async () => {
    const twins = { ...AGREEMENT, terms: [{ id: 's-1', term: 'a', definition: 'b' }] };
    expect(await refusal({ ...AGREEMENT, title: '\ud800' })).to.deep.include({
      code: 'lone-surrogate',
      details: { pointer: '/title' },
    });
    expect((await refusal({ ...AGREEMENT, format: 'avv/2' })).code).to.equal('newer-format');
    expect((await refusal({ ...AGREEMENT, language: 'd e' })).details.violations?.[0]?.pointer).to.equal('/language');
    expect((await refusal(twins)).details.violations?.[0]?.problem).to.equal('duplicate-id');
    expect((await refusal(AGREEMENT, { minVersion: '1.10' })).code).to.equal('outdated');
    expect((await load(AGREEMENT, { minVersion: '1.9.0' })).agreement.version).to.equal('1.9');
  });

  it('refuses what is no JSON without falling over', async () => {
    const cyclic: Record<string, unknown> = { ...AGREEMENT };
    cyclic.self = cyclic;
    const nested = (levels: number): unknown => Array.from({ length: levels }).reduce((inner) => [inner], {});
    expect((await refusal({ ...AGREEMENT, deep: nested(100) })).code).to.equal('too-deep');
    // Some engines write it, others run out of stack.
    expect((await refusal({ ...AGREEMENT, deep: nested(50_000) })).code).to.be.oneOf(['too-deep', 'invalid']);
    expect((await refusal(cyclic)).code).to.equal('invalid');
    expect((await refusal({ ...AGREEMENT, big: 1n })).code).to.equal('invalid');
    for (const other of [[], () => {}, null, undefined] as object[])
      expect((await refusal(other)).code).to.equal('invalid');
  });

  it('refuses an integrity that it cannot check', async () => {
    expect((await refusal(AGREEMENT, { integrity: 'sha256-x' })).code).to.equal('integrity');
  });

  it('heeds the signal', async () => {
    expect((await refusal(AGREEMENT, { signal: AbortSignal.abort() })).code).to.equal('aborted');
  });
});
