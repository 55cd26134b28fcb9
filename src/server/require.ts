import type { Receipt } from '../acceptance/schema.js';
import { acceptanceStatus, type AcceptanceStatus } from '../acceptance/status.js';
import { currentAgreement } from './catalogue.js';
import { chainOf, timeOf, type LedgerOptions } from './ledger.js';
import type { ConsentHandlerOptions } from './options.js';
import type { IssuedReceipt } from './store.js';

export interface RequireOptions {
  /** The provider, as `identify` names it. */
  tenant?: string;
  /** The account's `reference`, as `identify` names it. */
  customer: string;
  /** `id` of the agreement. */
  document: string;
  /** Holds the acceptance against the agreement in this language; else in the one that was accepted. */
  language?: string;
  /** True to ask for trials instead, which bind nobody. */
  test?: boolean;
}

/** With the receipt of the customer's latest acceptance, if there is one. */
export type RequiredAcceptance = AcceptanceStatus & { receipt?: Receipt };

/**
 * Tells whether a customer has accepted what it must have: for middleware that lets requests pass, reminds, or stops
 * them. `accepted` and `grace` may pass; `grace` ends with the day `until`, by the server's clock in UTC; `missing` and
 * `outdated` must accept first. See `acceptanceStatus` for what makes them so. The agreement that it is held against is
 * the endpoint's: of one id and language the last one.
 *
 * One look into the store, nothing is kept: right after an acceptance the next request passes.
 *
 * @throws {TypeError} Without a `customer`, and when no agreement has the id.
 * @throws What the store throws when it cannot be reached: whether requests pass then is the host's decision.
 */
export async function requireAcceptance(
  options: LedgerOptions & Pick<ConsentHandlerOptions, 'agreements'>,
  { tenant = '', customer, document, language, test }: RequireOptions,
): Promise<RequiredAcceptance> {
  if (!customer) throw new TypeError('requireAcceptance: an account needs a reference of its own');
  const latest = await options.store.latest(chainOf(tenant, test), customer, document);
  const receipt = latest?.content?.receipt as IssuedReceipt | undefined;
  const accepted = receipt?.established.document;
  const languages = [language, accepted?.language].filter((tag) => tag !== undefined);
  const status = acceptanceStatus({
    agreement: currentAgreement(options.agreements, document, languages),
    accepted: receipt && accepted && { version: accepted.version, at: receipt.acceptedAt },
    today: timeOf(options),
  });
  return receipt ? { ...status, receipt } : status;
}
