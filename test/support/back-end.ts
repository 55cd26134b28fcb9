import type { AcceptanceRecord, Receipt } from '../../src/acceptance/schema.js';
import { digestOf } from '../../src/agreement/digest.js';
import type { Agreement } from '../../src/agreement/schema.js';
import { json, scriptedFetch, type Step } from '../acceptance/scripted-fetch.js';

/** A receipt as a server gives it for the record that it was sent. */
export const receiptFor = async (record: AcceptanceRecord): Promise<Receipt> => ({
  schema: 'avv-receipt/1',
  id: 'rcpt_7f3a',
  acceptedAt: '2026-02-03T04:05:06Z',
  record,
  recordDigest: (await digestOf(record))!,
  issuer: 'Muster AG',
});

/** Confirms with a receipt for whatever was sent, changed as the test wants it. */
export const confirm =
  (status = 201, change: (receipt: Receipt) => unknown = (receipt) => receipt): Step =>
  async (request) =>
    json(status, await change(await receiptFor((await request.json()) as AcceptanceRecord)))(request);

/** One acceptance as it arrived. */
export interface Posted {
  request: Request;
  record: AcceptanceRecord;
  key: string | null;
}

export interface BackEnd {
  fetch: typeof fetch;
  /** The files that were asked for, in order. */
  readonly loads: readonly Request[];
  readonly posts: readonly Posted[];
  /** The questions for what has been accepted. */
  readonly reads: readonly Request[];
  /** Answers them. */
  latest: Step;
}

/** What most endpoints answer when they are asked for what has been accepted. */
const NOTHING: Step = () => new Response(null, { status: 204 });

/**
 * Serves the files one after the other, the last one for good, and answers acceptances from a script. `latest` answers
 * whoever asks for what has been accepted: nothing is known, unless a test puts something else there.
 */
export function backEnd(files: readonly Agreement[], ...answers: Step[]): BackEnd {
  const script = scriptedFetch(...answers);
  const loads: Request[] = [];
  const posts: Posted[] = [];
  const reads: Request[] = [];
  const serve = (request: Request): Response => {
    const file = files[Math.min(loads.push(request), files.length) - 1];
    return new Response(JSON.stringify(file), { headers: { 'Content-Type': 'application/json' } });
  };
  const server: BackEnd = {
    latest: NOTHING,
    loads,
    posts,
    reads,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const asksForLatest = new URL(request.url).searchParams.has('document');
      if (asksForLatest) return server.latest((reads.push(request), request));
      if (request.method !== 'POST') return serve(request);
      const record = JSON.parse(init!.body as string) as AcceptanceRecord;
      posts.push({ request, record, key: request.headers.get('Idempotency-Key') });
      return script.fetch(input, init);
    },
  };
  return server;
}
