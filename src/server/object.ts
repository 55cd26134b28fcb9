import type { Objection } from '../acceptance/schema.js';
import type { FieldProblem } from '../agreement/errors.js';
import type { Agreement } from '../agreement/schema.js';
import { timeOf, type LedgerOptions } from './ledger.js';
import { ProblemError } from './problem.js';

/** Holds an objection of the right shape against the agreement: it names changes that were announced, each once. */
export function objectionProblems({ changes }: Objection, agreement: Agreement): FieldProblem[] {
  if (changes.length === 0) return [{ pointer: '/changes', detail: 'At least one change must be named' }];
  const announced = new Set(agreement.subprocessors?.changes?.map(({ id }) => id));
  return changes.flatMap((id, index) => {
    const pointer = `/changes/${index}`;
    if (!announced.has(id)) return [{ pointer, detail: `The agreement announces no change “${id}”` }];
    if (changes.indexOf(id) < index) return [{ pointer, detail: `The change “${id}” occurs twice` }];
    return [];
  });
}

/** The time zone in which a day ends last (UTC−12) is so many milliseconds behind UTC. */
const LAST_ZONE = 12 * 60 * 60 * 1000;

/**
 * Refuses objections when the last day has passed everywhere on earth, by the server's clock: while it is still that day
 * where the customer is, the page offers the form, and what is refused is lost. The receipt says when it came. Where the
 * change names no day none is too late for us. Whether it came in time is for the parties to say (Art. 28(2) GDPR sets no
 * term).
 */
export function refuseLate({ changes }: Objection, agreement: Agreement, ledger: LedgerOptions): void {
  const today = new Date(Date.parse(timeOf(ledger)) - LAST_ZONE).toISOString().slice(0, 10);
  for (const [index, id] of changes.entries()) {
    const { objectUntil = today } = agreement.subprocessors!.changes!.find((change) => change.id === id)!;
    if (today <= objectUntil) continue;
    const detail = `Objections to the change “${id}” were possible until ${objectUntil}; nothing was recorded`;
    throw new ProblemError('objection-late', detail, { errors: [{ pointer: `/changes/${index}`, detail }] });
  }
}
