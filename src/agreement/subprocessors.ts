import type { Agreement, Subprocessor } from './schema.js';

/** Every entry, in the document's order. */
export const allSubprocessors = ({ subprocessors }: Agreement): Subprocessor[] =>
  subprocessors?.groups.flatMap((group) => group.entries) ?? [];

/**
 * The subprocessors in force for a customer on one day, in the document's order: without a condition or with the
 * condition's feature active, and with the day between `effectiveFrom` and `effectiveTo`, both included.
 *
 * @param features Keys of the features that the customer uses.
 * @param date ISO 8601 date or date-time; its calendar day counts, in the offset that it is written in.
 */
export function subprocessorsInForce(agreement: Agreement, features: readonly string[], date: string): Subprocessor[] {
  const day = date.slice(0, 10);
  return allSubprocessors(agreement).filter(
    ({ condition, effectiveFrom = day, effectiveTo = day }) =>
      effectiveFrom <= day && day <= effectiveTo && (!condition || features.includes(condition.feature)),
  );
}
