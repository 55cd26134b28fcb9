import { createConsentHandler, eraseCustomer, type ConsentStore } from '../../src/server/index.js';
import { agreement, sampleRecord } from '../acceptance/sample.js';
import type { Acknowledged } from './crash-audit.js';
import { key, post } from './endpoint.js';

/** What people outside know, as soon as they know it. */
export type Told =
  | ({ kind: 'acknowledged' } & Acknowledged)
  /** An erasure was asked for: from here on it may have happened. */
  | { kind: 'erasing' | 'erased'; customer: string };

const ERASED = 'acct_erased';

/** Accepts one after the other through the handler, for two customers in turn; half way one of them is erased. */
export async function work(store: ConsentStore, acts: number, tell: (told: Told) => void): Promise<void> {
  const ledger = { store, issuer: 'Muster AG' };
  const handler = createConsentHandler({
    ...ledger,
    agreements: [agreement],
    identify: (request) => ({ customer: { reference: request.headers.get('X-Account')! } }),
  });
  for (let act = 0; act < acts; act++) {
    const customer = act < acts / 2 && act % 2 ? ERASED : 'acct_kept';
    tell({ kind: 'acknowledged', ...(await accept(handler, customer)) });
    if (act !== Math.floor(acts / 2)) continue;
    tell({ kind: 'erasing', customer: ERASED });
    await eraseCustomer(ledger, { customer: ERASED });
    tell({ kind: 'erased', customer: ERASED });
  }
}

async function accept(handler: ReturnType<typeof createConsentHandler>, reference: string): Promise<Acknowledged> {
  const headers = { 'Idempotency-Key': key(), 'X-Account': reference };
  const record = sampleRecord({ digest: undefined, customer: { name: `${reference} GmbH`, reference } });
  const answer = await handler(post(record, headers));
  if (answer.status !== 201) throw new Error(`The endpoint answered ${answer.status}: ${await answer.text()}`);
  return { key: headers['Idempotency-Key'], receipt: (await answer.json()) as Acknowledged['receipt'] };
}
