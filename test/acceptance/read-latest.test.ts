import { expect } from '@open-wc/testing';
import { readLatest, type ReadLatestOptions } from '../../src/acceptance/index.js';
import type { Receipt } from '../../src/acceptance/schema.js';
import { sampleReceipt, sampleRecord } from './sample.js';
import { json, offline, problem, reset, scriptedFetch, silence, text, trickle, type Step } from './scripted-fetch.js';

const receipt = sampleReceipt(sampleRecord());
const changed = (change: (receipt: Receipt) => void): Receipt => {
  const copy = structuredClone(receipt);
  change(copy);
  return copy;
};

/** Asks an endpoint that answers once. */
function read(step: Step, options: Partial<ReadLatestOptions> = {}) {
  const script = scriptedFetch(step);
  const endpoint = 'https://api.example/avv';
  return { ...script, latest: readLatest({ endpoint, documentId: 'muster-avv', fetch: script.fetch, ...options }) };
}

describe('what an endpoint knows of a document', () => {
  it('is a receipt that is well-formed', async () => {
    expect(await read(json(200, receipt)).latest).to.deep.equal(receipt);
  });

  it('may lack how the text was presented, and may hold more than the protocol names', async () => {
    const other = changed(({ record }) => {
      for (const name of ['presentation', 'client', 'features', 'subprocessors']) Reflect.deleteProperty(record, name);
      Object.assign(record, { note: 'Kunde seit 2019' });
    });
    expect(await read(json(200, other)).latest).to.deep.equal(other);
  });

  it('is asked for under the endpoint’s own query, without referrer, cache or redirect', async () => {
    const headers = { Authorization: 'Bearer x', Accept: 'text/html' };
    const { requests, latest } = read(text(204, null), {
      endpoint: new URL('https://api.example/avv?shop=7&document=other'),
      documentId: 'a&b=c',
      headers,
      credentials: 'include',
    });
    await latest;
    const [request] = requests;
    expect(request!.url).to.equal('https://api.example/avv?shop=7&document=a%26b%3Dc');
    expect(Object.fromEntries(request!.headers)).to.deep.equal({
      accept: 'application/json',
      authorization: 'Bearer x',
    });
    const { method, credentials, cache, redirect, referrerPolicy } = request!;
    expect({ method, credentials, cache, redirect, referrerPolicy }).to.deep.equal({
      method: 'GET',
      credentials: 'include',
      cache: 'no-store',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
    });
  });

  it('is asked for of trials by name', async () => {
    const { requests, latest } = read(text(204, null), { test: true });
    await latest;
    expect(new URL(requests[0]!.url).searchParams.has('test')).to.equal(true);
  });

  it('is asked for relative to the page', async () => {
    const { requests, latest } = read(json(200, receipt), { endpoint: '/acceptances' });
    expect(await latest).to.deep.equal(receipt);
    expect(requests[0]!.url).to.equal(`${location.origin}/acceptances?document=muster-avv`);
  });
});

describe('nothing is known, and nothing thrown', () => {
  const long = 'a'.repeat(64 * 1024);
  const ANSWERS: Record<string, Step> = {
    204: text(204, null),
    'no content': text(200, ''),
    'a web page': text(200, '<!doctype html>'),
    'broken JSON': text(200, JSON.stringify(receipt).slice(0, -1)),
    'a name twice': text(200, JSON.stringify(receipt).replace('{', '{"issuer":"Andere AG",')),
    'bytes that are no UTF-8': () => new Response(new Uint8Array([0x22, 0xff, 0x22])),
    null: json(200, null),
    'a list': json(200, [receipt]),
    'a receipt of a newer protocol': json(200, { ...receipt, schema: 'avv-receipt/2' }),
    'a receipt for another document': json(
      200,
      changed(({ established }) => (established!.document.id = 'other')),
    ),
    'a receipt of an objection': json(200, { ...receipt, record: { ...receipt.record, schema: 'avv-objection/1' } }),
    'a receipt without its record': json(200, { ...receipt, record: undefined }),
    'a record without people': json(200, { ...receipt, record: { ...receipt.record, customer: undefined } }),
    'a time that there is not': json(200, { ...receipt, acceptedAt: '2026-04-31T25:00:00Z' }),
    'more than any receipt needs': json(200, { ...receipt, note: long }),
    '201': json(201, receipt),
    '401': problem(401, 'unauthenticated'),
    '404': text(404, JSON.stringify(receipt)),
    '405': text(405, ''),
    '503': text(503, '', { 'Retry-After': '1' }),
    'no answer': offline,
    'a connection that breaks': reset,
  };
  for (const [what, step] of Object.entries(ANSWERS))
    it(`after one question: ${what}`, async () => {
      const { latest, requests } = read(step);
      expect(await latest).to.equal(undefined);
      expect(requests).to.have.length(1);
    });

  for (const [what, step] of Object.entries({ silence, trickle }))
    it(`when the time is over: ${what}`, async () => {
      const { latest, requests } = read(step, { timeout: 20 });
      expect(await latest).to.equal(undefined);
      expect(requests[0]!.signal.aborted).to.equal(true);
    });

  it('when the page no longer wants to know', async () => {
    const controller = new AbortController();
    const { latest } = read(silence, { signal: controller.signal });
    controller.abort();
    expect(await latest).to.equal(undefined);
  });

  it('where the endpoint is no address', async () => {
    const { latest, requests } = read(json(200, receipt), { endpoint: 'https://' });
    expect(await latest).to.equal(undefined);
    expect(requests).to.have.length(0);
  });
});
