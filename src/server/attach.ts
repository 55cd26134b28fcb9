import { chainOf, sealAttachment, type LedgerOptions } from './ledger.js';
import type { AttachRefusal, StoredAttachment } from './store.js';

export interface AttachOptions {
  /** The provider, as `identify` names it. */
  tenant?: string;
  /** Id of the receipt, from the form in which the acceptance was given. */
  receiptId: string;
  /** The account's `reference`, as `identify` names it from now on. */
  customer: string;
  /** True for an acceptance in a trial, which stands in a chain of its own. */
  test?: boolean;
}

const REASONS: Readonly<Record<AttachRefusal, string>> = {
  'unknown-receipt': 'There is no such receipt',
  erased: 'This receipt has been erased',
  'not-an-acceptance': 'This receipt is of an objection, not of an acceptance',
  'has-customer': 'This acceptance was given from within an account, which stands',
  'other-customer': 'This acceptance is attached to another account, which stands',
};

/** Why an acceptance could not be attached to an account. Nothing was recorded. */
export class AttachError extends Error {
  constructor(
    readonly code: AttachRefusal,
    receiptId: string,
  ) {
    // Not which account: the message may reach somebody who has no business with that one.
    super(`${REASONS[code]}: ${receiptId}`);
    this.name = 'AttachError';
  }
}

/**
 * For acceptance first, account later: gives an acceptance that was stored without an account the one that has been
 * made since. Once and for good; the same again does nothing and returns the first entry. From then on it is this
 * customer's latest acceptance, receipt and erasure like any other.
 *
 * The receipt itself stays as it was signed. The chain gets an entry that names the receipt and commits to the account;
 * the account's reference stands apart and can be erased. Whoever knows the id of a receipt can have it attached: take
 * it from the same session, or from the same form, as the account.
 *
 * @throws {AttachError} With a `code`: `unknown-receipt`, `erased`, `not-an-acceptance`, `has-customer` (it was given
 *   from within an account), `other-customer`.
 * @throws {TypeError} Without a `customer`.
 */
export async function attach(
  ledger: LedgerOptions,
  { tenant = '', receiptId, customer, test }: AttachOptions,
): Promise<StoredAttachment> {
  if (!customer) throw new TypeError('attach: an account needs a reference of its own');
  const seal = sealAttachment(ledger, { receiptId, customer, test });
  const result = await ledger.store.attach(chainOf(tenant, test), receiptId, customer, seal);
  if (result.refused) throw new AttachError(result.refused, receiptId);
  return result.stored;
}
