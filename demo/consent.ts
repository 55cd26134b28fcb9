import { createConsentHandler, type ConsentHandler, type Identity } from '../src/server/index.js';
import type { Database } from './database.js';
import { accepting, agreementPath, ownCopy, type Provider } from './providers.js';
import { accountOf } from './session.js';

/** The consent endpoints, by provider: everything that a host has to write. */
export function createConsentEndpoints(origin: string, database: Database): ReadonlyMap<string, ConsentHandler> {
  return new Map(accepting.map((provider) => [provider.id, createEndpoint(provider, origin, database)]));
}

function createEndpoint(provider: Provider, origin: string, database: Database): ConsentHandler {
  return createConsentHandler({
    agreements: [{ agreement: ownCopy(provider), href: origin + agreementPath(provider, 'de') }],
    store: database.acceptances,
    issuer: provider.company,
    identify: (request) => identify(provider, request, database),
  });
}

/** Who is signed in, and what the provider knows about the account. */
function identify({ id }: Provider, request: Request, { accounts }: Database): Identity | undefined {
  const reference = accountOf(request);
  if (!reference) return undefined;
  const { company, address } = accounts.find(id, reference) ?? {};
  return { tenant: id, customer: { reference, ...(company && { name: company }), ...(address && { address }) } };
}

/** Whether the account has accepted the agreement in its present version: what a host asks before it goes on. */
export async function hasAccepted(provider: Provider, account: string, { acceptances }: Database): Promise<boolean> {
  const { id, version } = ownCopy(provider);
  const latest = await acceptances.latest(provider.id, account, id);
  return latest?.receipt.established.document.version === version;
}
