import { expect } from '@open-wc/testing';
import { isProblem, problemType } from '../../src/acceptance/problems.js';
import { RECORD_LIMIT, submitAcceptance, type Pause, type SubmitOptions } from '../../src/acceptance/submit.js';
import { AvvError } from '../../src/agreement/errors.js';
import { sampleReceipt, sampleRecord } from './sample.js';
import { json, offline, problem, reset, scriptedFetch, silence, text, trickle, type Step } from './scripted-fetch.js';

const record = sampleRecord();
const receipt = sampleReceipt(record);
const created = json(201, receipt);
const KEY = '3f0d7a52-9a35-4c83-8d54-6d1a3c0f1b11';

/** Sends against a script; pauses are written down instead of waited for. */
function send(steps: Step[], options: Partial<SubmitOptions> = {}) {
  const script = scriptedFetch(...steps);
  const pauses: Pause[] = [];
  const waited: number[] = [];
  const outcome = submitAcceptance({
    endpoint: 'https://api.example/avv',
    record,
    key: KEY,
    fetch: script.fetch,
    onWait: (pause) => pauses.push(pause),
    wait: (milliseconds) => Promise.resolve(void waited.push(milliseconds)),
    ...options,
  });
  return { ...script, outcome, pauses, waited };
}

async function refusal(outcome: Promise<unknown>): Promise<AvvError> {
  const error: unknown = await outcome.then(
    (value) => expect.fail(`Went through: ${JSON.stringify(value)}`),
    (thrown: unknown) => thrown,
  );
  expect(error).to.be.instanceOf(AvvError);
  return error as AvvError;
}

describe('the request', () => {
  it('is a JSON post with the key, without a referrer, and outlives the page', async () => {
    const { outcome, requests, bodies } = send([created], { headers: { 'X-CSRF': 'token' }, credentials: 'include' });
    await outcome;
    const [request] = requests;
    expect([request!.method, request!.url]).to.deep.equal(['POST', 'https://api.example/avv']);
    expect(Object.fromEntries(request!.headers)).to.include({
      accept: 'application/json, application/problem+json',
      'content-type': 'application/json',
      'idempotency-key': KEY,
      'x-csrf': 'token',
    });
    const { keepalive, credentials, redirect, referrerPolicy } = request!;
    expect({ keepalive, credentials, redirect, referrerPolicy }).to.deep.equal({
      keepalive: true,
      credentials: 'include',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
    });
    expect(JSON.parse(bodies[0]!)).to.deep.equal(record);
  });

  it('sends cookies to the own origin only unless told otherwise, and keeps the protocol’s headers', async () => {
    const { outcome, requests } = send([created], {
      headers: [
        ['Content-Type', 'text/plain'],
        ['idempotency-key', 'mine'],
      ],
    });
    await outcome;
    expect(requests[0]!.credentials).to.equal('same-origin');
    expect(requests[0]!.headers.get('Content-Type')).to.equal('application/json');
    expect(requests[0]!.headers.get('Idempotency-Key')).to.equal(KEY);
  });

  it('is not made when the record is over the limit, counted in bytes', async () => {
    const room = RECORD_LIMIT - new TextEncoder().encode(JSON.stringify(sampleRecord({ features: [''] }))).length;
    const atLimit = sampleRecord({ features: ['a'.repeat(room)] });
    expect(await send([text(204, null)], { record: atLimit }).outcome).to.deep.equal({ status: 'recorded' });
    const { outcome, requests } = send([created], { record: sampleRecord({ features: ['ä'.repeat(room / 2 + 1)] }) });
    const error = await refusal(outcome);
    expect([error.code, error.details.limit, requests.length]).to.deep.equal(['record-too-large', 16384, 0]);
  });
});

describe('an answer that stores', () => {
  it('201: the receipt', async () => {
    expect(await send([created]).outcome).to.deep.equal({ status: 'accepted', receipt, replayed: false });
  });

  it('200: the same receipt again', async () => {
    expect(await send([json(200, receipt)]).outcome).to.deep.equal({ status: 'accepted', receipt, replayed: true });
  });

  it('202: pending, with the address from the body or from Location', async () => {
    expect(await send([json(202, { statusUrl: '/status/1' })]).outcome).to.deep.equal({
      status: 'pending',
      statusUrl: '/status/1',
    });
    expect(await send([text(202, '', { Location: '/status/2' })]).outcome).to.deep.equal({
      status: 'pending',
      statusUrl: '/status/2',
    });
    expect(await send([text(202, '')]).outcome).to.deep.equal({ status: 'pending', statusUrl: undefined });
  });

  for (const [what, step] of [
    ['204', text(204, null)],
    ['200 without a body', text(200, '')],
    ['201 with “OK”', text(201, 'OK', { 'Content-Type': 'text/html' })],
    ['200 with JSON of its own', json(200, { ok: true })],
    ['200 with null', json(200, null)],
    ['200 with a list', json(200, [1])],
  ] as const)
    it(`${what}: recorded by a plain endpoint`, async () =>
      expect(await send([step]).outcome).to.deep.equal({ status: 'recorded' }));
});

describe('an answer that proves nothing', () => {
  for (const [what, step, code] of [
    [
      'a web page with 200',
      text(200, '\n<!doctype html><title>Log in</title>', { 'Content-Type': 'text/html' }),
      'receipt-malformed',
    ],
    ['a web page with 202', text(202, '<html>'), 'receipt-malformed'],
    ['a truncated receipt', text(201, JSON.stringify(receipt).slice(0, -9)), 'receipt-malformed'],
    ['a receipt without its id', json(201, { ...receipt, id: undefined }), 'receipt-malformed'],
    ['a receipt of another major version', json(201, { ...receipt, schema: 'avv-receipt/2' }), 'receipt-malformed'],
    [
      'a receipt for another text',
      json(201, { ...receipt, record: sampleRecord({ digest: `sha-256:${'x'.repeat(43)}` }) }),
      'receipt-mismatch',
    ],
    [
      'a redirect',
      () => new Response(null, { status: 307, headers: { Location: 'https://other.example' } }),
      'endpoint-status',
    ],
    ['an error of the server', text(500, 'oops'), 'endpoint-status'],
    ['a 409 that says nothing', text(409, ''), 'endpoint-status'],
  ] as [string, Step, string][])
    it(`${what}: ${code}, one try`, async () => {
      const { outcome, requests } = send([step]);
      expect([(await refusal(outcome)).code, requests.length]).to.deep.equal([code, 1]);
    });

  it('a redirect, which browsers hide behind the status 0', async () => {
    const error = await refusal(send([() => Response.error()]).outcome);
    expect([error.code, error.details.status]).to.deep.equal(['endpoint-status', 0]);
  });
});

describe('a refusal', () => {
  for (const [status, name, code] of [
    [400, 'malformed', 'malformed'],
    [401, 'unauthenticated', 'unauthenticated'],
    [403, 'not-authorised', 'not-authorised'],
    [404, 'unknown-document', 'unknown-document'],
    [409, 'version-superseded', 'superseded'],
    [409, 'digest-mismatch', 'superseded'],
    [410, 'withdrawn', 'withdrawn'],
    [413, 'too-large', 'record-too-large'],
    [415, 'unsupported-media-type', 'malformed'],
    [422, 'key-reused', 'key-reused'],
    [422, 'invalid', 'rejected'],
  ] as const)
    it(`${status} ${name}: ${code}, one try, with the reason for the developer`, async () => {
      const { outcome, requests } = send([problem(status, name)]);
      const error = await refusal(outcome);
      expect([error.code, error.details.status, requests.length]).to.deep.equal([code, status, 1]);
      expect(error.message).to.contain(`because ${name}`);
    });

  it('is understood without problem details, too', async () => {
    expect((await refusal(send([text(422, 'no')]).outcome)).code).to.equal('rejected');
    expect((await refusal(send([text(403, '')]).outcome)).code).to.equal('not-authorised');
  });

  it('knows problem types of other back ends by their end', async () => {
    const type = 'https://api.example/problems/version-superseded';
    expect((await refusal(send([json(409, { type })]).outcome)).code).to.equal('superseded');
    expect(isProblem(problemType('in-flight'), 'in-flight')).to.equal(true);
    for (const other of ['in-flight', 'urn:x:not-in-flight', '/in-flight/more', undefined, 7])
      expect(isProblem(other, 'in-flight')).to.equal(false);
  });

  it('422 carries the field errors, and only those that are ones', async () => {
    const errors = [{ pointer: '/acceptor/name', detail: 'must be filled in' }, { pointer: 1 }, null, 'no'];
    const error = await refusal(send([problem(422, 'invalid', { errors })]).outcome);
    expect(error.details.fields).to.deep.equal([{ pointer: '/acceptor/name', detail: 'must be filled in' }]);
    expect((await refusal(send([problem(422, 'invalid', { errors: 'odd' })]).outcome)).details.fields).to.deep.equal(
      [],
    );
  });
});

describe('a retry', () => {
  for (const [what, step, code] of [
    ['no answer', offline, 'submit-network'],
    ['a connection that breaks', reset, 'submit-network'],
    ['429', problem(429, 'rate-limited'), 'busy'],
    ['502', text(502, '<html>Bad gateway'), 'busy'],
    ['503', text(503, ''), 'busy'],
    ['504', text(504, ''), 'busy'],
    ['409 in-flight', problem(409, 'in-flight'), 'in-flight'],
  ] as [string, Step, string][]) {
    it(`follows ${what}, with the same key and the same bytes`, async () => {
      const { outcome, requests, bodies, pauses } = send([step, created]);
      expect((await outcome).status).to.equal('accepted');
      expect(requests.map(({ headers }) => headers.get('Idempotency-Key'))).to.deep.equal([KEY, KEY]);
      expect(bodies[0]).to.equal(bodies[1]);
      expect(pauses.map(({ attempt, error }) => [attempt, error.code])).to.deep.equal([[1, code]]);
    });

    it(`ends after ${what} over and over`, async () => {
      const { outcome, requests } = send([step, step, step, created], { retries: 2 });
      expect([(await refusal(outcome)).code, requests.length]).to.deep.equal([code, 3]);
    });
  }

  it('comes five times unless told otherwise, each pause longer than the one before and none exact', async () => {
    const { outcome, requests, waited, pauses } = send(Array<Step>(20).fill(offline));
    await refusal(outcome);
    expect(requests).to.have.length(6);
    waited.forEach((milliseconds, index) => expect(milliseconds).to.be.within(500 * 2 ** index, 1000 * 2 ** index));
    expect(pauses.map(({ seconds }) => seconds)).to.deep.equal(
      waited.map((milliseconds) => Math.ceil(milliseconds / 1000)),
    );
  });

  it('never pauses longer than half a minute of its own accord', async () => {
    const { outcome, waited } = send(Array<Step>(20).fill(offline), { retries: 10 });
    await refusal(outcome);
    expect(Math.max(...waited)).to.be.within(15_000, 30_000);
  });

  it('waits at least as long as the server asks, in seconds', async () => {
    const { outcome, waited } = send([problem(429, 'rate-limited', {}, { 'Retry-After': '7' }), created]);
    await outcome;
    expect(waited[0]).to.be.within(7500, 8000);
  });

  it('waits until the date that the server names, by the server’s clock', async () => {
    const headers = { 'Retry-After': 'Wed, 21 Oct 2026 07:28:09 GMT', Date: 'Wed, 21 Oct 2026 07:28:00 GMT' };
    const { outcome, waited } = send([text(503, '', headers), created], { now: () => 0 });
    await outcome;
    expect(waited[0]).to.be.within(9500, 10_000);
  });

  it('reads a date against the own clock where the server does not tell its time', async () => {
    const now = () => Date.parse('2026-10-21T07:28:00Z');
    const { outcome, waited } = send([text(503, '', { 'Retry-After': 'Wed, 21 Oct 2026 07:28:04 GMT' }), created], {
      now,
    });
    await outcome;
    expect(waited[0]).to.be.within(4500, 5000);
  });

  for (const value of ['Wed, 21 Oct 2015 07:28:00 GMT', 'soon', '-5', ''])
    it(`takes “${value}” for no wish at all`, async () => {
      const { outcome, waited } = send([text(503, '', { 'Retry-After': value }), created]);
      expect((await outcome).status).to.equal('accepted');
      expect(waited[0]).to.be.within(500, 1000);
    });

  it('is given up when the server asks for more than a minute, and says for how much', async () => {
    const { outcome, waited } = send([text(503, '', { 'Retry-After': '3600' }), created]);
    const error = await refusal(outcome);
    expect([error.code, error.details.retryAfter, waited.length]).to.deep.equal(['busy', 3600, 0]);
  });

  it('ends at once when a later answer refuses', async () => {
    const { outcome, requests } = send([offline, problem(410, 'withdrawn'), created]);
    expect([(await refusal(outcome)).code, requests.length]).to.deep.equal(['withdrawn', 2]);
  });

  it('knows a lost answer by its replay', async () => {
    expect(await send([reset, json(200, receipt)]).outcome).to.deep.equal({
      status: 'accepted',
      receipt,
      replayed: true,
    });
  });
});

describe('time and abort', () => {
  for (const [what, step] of [
    ['headers', silence],
    ['the end of the body', trickle],
  ] as const) {
    it(`gives up on ${what} after the time limit and tries again`, async () => {
      const { outcome, pauses } = send([step, created], { timeout: 20 });
      expect((await outcome).status).to.equal('accepted');
      expect([pauses[0]!.error.code, pauses[0]!.error.details.limit]).to.deep.equal(['submit-timeout', 20]);
    });

    it(`stops waiting for ${what} when the page aborts, whatever the browser calls it`, async () => {
      const controller = new AbortController();
      const { outcome, requests } = send(
        [(request) => (queueMicrotask(() => controller.abort()), step(request)), created],
        { signal: controller.signal },
      );
      expect([(await refusal(outcome)).code, requests.length]).to.deep.equal(['submit-aborted', 1]);
    });
  }

  it('sends nothing for a signal that was aborted before', async () => {
    const { outcome, requests } = send([created], { signal: AbortSignal.abort() });
    expect([(await refusal(outcome)).code, requests.length]).to.deep.equal(['submit-aborted', 0]);
  });

  it('ends a pause when the page aborts, and sends nothing more', async () => {
    const controller = new AbortController();
    const { outcome, requests } = send([text(503, '', { 'Retry-After': '60' }), created], {
      signal: controller.signal,
      wait: undefined,
      onWait: () => queueMicrotask(() => controller.abort()),
    });
    expect([(await refusal(outcome)).code, requests.length]).to.deep.equal(['submit-aborted', 1]);
  });

  it('leaves no listener at the page’s signal', async () => {
    const { signal } = new AbortController();
    const listening: AbortSignal[] = [];
    signal.addEventListener = (_: string, __: unknown, options?: AddEventListenerOptions) =>
      void listening.push(options!.signal!);
    await send([offline, created], { signal }).outcome;
    expect(listening.map(({ aborted }) => aborted)).to.deep.equal([true, true]);
  });
});
