import { durableCopy } from '../src/copy/index.js';
import {
  createConsentHandler,
  requireAcceptance,
  type ConsentHandler,
  type Identity,
  type LedgerOptions,
  type PublishedAgreement,
  type RequiredAcceptance,
  type Signer,
} from '../src/server/index.js';
import type { Database } from './database.js';
import { accepting, agreementPath, keysPath, ownCopy, plauderkasten, tenantOf, type Provider } from './providers.js';
import { accountOf } from './session.js';

/** By provider: where its evidence is kept, in whose name, who signs for it, and what is published. */
export type Ledgers = ReadonlyMap<string, Ledger>;
export type Ledger = LedgerOptions & { agreements: readonly PublishedAgreement[] };

export function createLedgers(origin: string, { acceptances: store }: Database, signer: Signer): Ledgers {
  const entries = accepting.map((provider): [string, Ledger] => {
    const keysUrl = origin + keysPath(provider);
    const agreements = [{ agreement: ownCopy(provider), href: origin + agreementPath(provider, 'de') }];
    return [provider.id, { store, issuer: provider.company, signer, keysUrl, agreements }];
  });
  return new Map(entries);
}

/** The consent endpoints, by provider: everything that a host has to write. */
export function createConsentEndpoints(database: Database, ledgers: Ledgers): ReadonlyMap<string, ConsentHandler> {
  return new Map(
    accepting.map((provider) => {
      const identify = (request: Request) => identityOf(provider, request, database);
      return [provider.id, createConsentHandler({ ...ledgers.get(provider.id)!, identify })];
    }),
  );
}

/**
 * For the sign-up form, whose visitors have no account yet: not on the network, only the form's own code calls it. Each
 * acceptance's durable copy is kept as it was at that moment.
 */
export const createSignupEndpoint = (ledgers: Ledgers, { copies }: Database): ConsentHandler =>
  createConsentHandler({
    ...ledgers.get(plauderkasten.id)!,
    copy: durableCopy,
    onAccepted: async ({ content: { receipt }, copy }) => copies.save(receipt.id, await copy()),
  });

/** Who is signed in, and what the provider knows about the account. */
function identityOf(provider: Provider, request: Request, { accounts }: Database): Identity | undefined {
  const reference = accountOf(request);
  if (!reference) return undefined;
  const { company, address } = accounts.find(provider.id, reference) ?? {};
  const customer = { reference, ...(company && { name: company }), ...(address && { address }) };
  return { tenant: tenantOf(provider), customer };
}

/** What an account's acceptance is worth today: what a host asks before it goes on. */
export function acceptanceOf(provider: Provider, customer: string, ledgers: Ledgers): Promise<RequiredAcceptance> {
  const document = ownCopy(provider).id;
  return requireAcceptance(ledgers.get(provider.id)!, { tenant: tenantOf(provider), customer, document });
}

/** `grace`: a new version has to be accepted, but there is still time. */
export const mayGoOn = ({ status }: RequiredAcceptance): boolean => status === 'accepted' || status === 'grace';
