import { tickRecord } from '../../src/acceptance/one-tick.js';
import { digestOf } from '../../src/agreement/index.js';
import { createConsentHandler, type ConsentHandler, type Identity } from '../../src/server/index.js';
import type { Ledger } from '../consent.js';
import { werkbank, type Provider } from '../providers.js';
import { accountOf } from '../session.js';
import type { Site } from '../site.js';
import { formerVersion, published, type Case } from './cases.js';
import { day } from './days.js';

export const CUSTOMER = { name: 'Hobelspan Möbel GmbH', address: 'Sägegasse 4, 90402 Nürnberg' };
export const ACCEPTOR = { name: 'Ilse Rautenberg', email: 'ilse@hobelspan.example', position: 'Geschäftsführerin' };
const PLACEHOLDERS = { companyName: CUSTOMER.name, companyAddress: CUSTOMER.address };

/** Chains apart from the real ones: each case, and each month, tells a story of its own. */
export const tenantIn = (name: Case, now: Date): string => `${werkbank.id}-${name}-${day(now, 0, 1).slice(0, 7)}`;

/** The consent endpoint of a case: everything in it is as in life but for the agreement's dates. */
export function returningEndpoint(name: Case, { ledgers }: Site, now = new Date()): ConsentHandler {
  const identify = (request: Request) => identityOf(accountOf(request), tenantIn(name, now));
  return createConsentHandler({ ...ledgers.get(werkbank.id)!, agreements: [published(name, now)], identify });
}

/** The chains of a provider whose objections the page of records shows beside the acceptances. */
export const objectionTenants = (provider: Provider, now = new Date()): string[] =>
  provider === werkbank ? [tenantIn('objection', now)] : [];

const identityOf = (reference: string | undefined, tenant: string): Identity | undefined =>
  reference ? { tenant, customer: { reference, ...CUSTOMER } } : undefined;

/** Makes the visitor somebody who accepted the former version long ago; for somebody who is that, nothing happens. */
export async function acceptLongAgo(name: Case, account: string, { ledgers }: Site, now = new Date()): Promise<void> {
  const tenant = tenantIn(name, now);
  const accept = createConsentHandler({
    ...(ledgers.get(werkbank.id) as Ledger),
    agreements: [formerVersion()],
    identify: () => identityOf(account, tenant),
    now: () => new Date(`${day(now, -5, 17)}T09:12:00Z`),
  });
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': `${tenant}-${account}` };
  const body = JSON.stringify(await formerRecord(`${day(now, -5, 17)}T09:11:58Z`));
  const { status } = await accept(new Request('http://localhost/', { method: 'POST', headers, body }));
  if (status !== 201 && status !== 200) throw new Error(`The former acceptance was answered with ${status}`);
}

/** What the page would have sent. */
async function formerRecord(at: string): Promise<unknown> {
  const agreement = formerVersion();
  return tickRecord({
    agreement,
    digest: await digestOf(agreement),
    customer: CUSTOMER,
    acceptor: ACCEPTOR,
    placeholders: PLACEHOLDERS,
    act: { method: 'button', label: 'AVV annehmen', at },
    presentation: { mode: 'page', shownAt: at, endReached: true },
    client: { version: '0.1.0', language: 'de', timeZone: 'Europe/Berlin', origin: 'http://localhost' },
  });
}
