import {
  chainOf,
  createConsentHandler,
  type ConsentHandler,
  type Identity,
  type LedgerOptions,
  type Signer,
} from '../src/server/index.js';
import type { Database } from './database.js';
import { accepting, agreementPath, endpointPath, ownCopy, type Provider } from './providers.js';
import { accountOf } from './session.js';

/** By provider: where its evidence is kept, in whose name, and who signs for it. */
export type Ledgers = ReadonlyMap<string, LedgerOptions>;

export function createLedgers(origin: string, { acceptances: store }: Database, signer: Signer): Ledgers {
  const entries = accepting.map((provider): [string, LedgerOptions] => {
    const keysUrl = `${origin}${endpointPath(provider)}?keys`;
    return [provider.id, { store, issuer: provider.company, signer, keysUrl }];
  });
  return new Map(entries);
}

/** The consent endpoints, by provider: everything that a host has to write. */
export function createConsentEndpoints(
  origin: string,
  database: Database,
  ledgers: Ledgers,
): ReadonlyMap<string, ConsentHandler> {
  return new Map(
    accepting.map((provider) => [provider.id, createEndpoint(provider, origin, database, ledgers.get(provider.id)!)]),
  );
}

function createEndpoint(provider: Provider, origin: string, database: Database, ledger: LedgerOptions): ConsentHandler {
  return createConsentHandler({
    ...ledger,
    agreements: [{ agreement: ownCopy(provider), href: origin + agreementPath(provider, 'de') }],
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
  const latest = await acceptances.latest(chainOf(provider.id), account, id);
  return latest?.entry.document?.version === version;
}
