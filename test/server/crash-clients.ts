import { setTimeout as delay } from 'node:timers/promises';
import { newKey } from '../../src/acceptance/key.js';
import { submitAcceptance } from '../../src/acceptance/submit.js';
import { sampleRecord } from '../acceptance/sample.js';
import type { Acknowledged } from './crash-audit.js';

/** What the clients of one run have seen. */
export interface Seen {
  /** Every key that was sent at least once. */
  sent: Set<string>;
  acknowledged: Acknowledged[];
  /** Acts whose answer was lost, and which got their receipt under the same key. */
  replayed: number;
  /** Tries that were not answered, or answered with “later”. */
  retries: number;
}

export const nothingSeen = (): Seen => ({ sent: new Set(), acknowledged: [], replayed: 0, retries: 0 });

export interface Client {
  account: string;
  /** Ends it when its act is done. */
  stop: AbortSignal;
  /** Ends it at once. */
  abandon: AbortSignal;
}

/** Posts one act after the other, each until it is answered, as the viewer does; only its pauses are shorter. */
export async function postUntilStopped(
  { account, stop, abandon }: Client,
  address: () => Promise<string>,
  seen: Seen,
): Promise<void> {
  while (!stop.aborted) {
    const key = newKey();
    seen.sent.add(key);
    const outcome = await submitAcceptance({
      endpoint: 'http://127.0.0.1/',
      record: sampleRecord({ digest: undefined, customer: { name: `${account} GmbH`, reference: account } }),
      key,
      headers: { 'X-Account': account },
      fetch: async (_, request) => fetch(await address(), request),
      signal: abandon,
      retries: Infinity,
      wait: () => (seen.retries++, delay(20)),
    });
    if (outcome.status !== 'accepted') throw new Error(`The endpoint gave no receipt: ${outcome.status}`);
    seen.acknowledged.push({ key, receipt: outcome.receipt });
    if (outcome.replayed) seen.replayed++;
  }
}
