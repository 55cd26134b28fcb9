import type { AnnouncedChange, SubprocessorPolicy as Policy } from './schema.js';

const DAY = 86_400_000;

/**
 * The day so many days after another, both ISO 8601. Counted in UTC, where each day has 24 hours: no clock change makes
 * one longer or shorter. `undefined` for a day that no calendar has.
 */
export function daysAfter(day: string, days: number): string | undefined {
  const time = Date.parse(`${day}T00:00Z`);
  return Number.isNaN(time) ? undefined : new Date(time + days * DAY).toISOString().slice(0, 10);
}

/** Days from one to the other, 0 for the same one, negative backwards; `undefined` as above. */
export function daysBetween(from: string, to: string): number | undefined {
  const days = (Date.parse(to) - Date.parse(from)) / DAY;
  return Number.isNaN(days) ? undefined : days;
}

/**
 * The last day of a period of days that a notice begins. The day of the notice does not count (§ 187(1), § 188(1) BGB). A
 * Saturday or Sunday at the end moves it to Monday (§ 193 BGB); public holidays would, too, and are not known here.
 */
export function endOfPeriod(notice: string, days: number): string | undefined {
  const end = daysAfter(notice, days);
  const weekday = end ? new Date(end).getUTCDay() : undefined;
  return weekday === 6 ? daysAfter(end!, 2) : weekday === 0 ? daysAfter(end!, 1) : end;
}

/** The last day to object to what was announced on a day, as far as the agreement's rules tell one. */
export const lastDayByPolicy = (announced: string, { windowStarts, objectionDays }: Policy = {}): string | undefined =>
  windowStarts === 'notice' && objectionDays ? endOfPeriod(announced, objectionDays) : undefined;

/** The last day to object to a change. The one that it names counts as it is written, whatever day of the week it is. */
export const lastDayToObject = ({ objectUntil, announced }: AnnouncedChange, policy?: Policy): string | undefined =>
  objectUntil ?? lastDayByPolicy(announced, policy);

/**
 * future: not announced yet, as the day goes. open: may be objected to. closed: no longer, and not in effect either.
 * effective: in effect.
 */
export type ChangePhase = 'future' | 'open' | 'closed' | 'effective';

/** Where an announced change stands on one day. */
export interface ChangeStanding {
  phase: ChangePhase;
  /** Last day to object; `undefined` where the agreement tells none, or where nobody may object. */
  until: string | undefined;
  /** It follows from the agreement's rules; the change itself names none. */
  isDerived: boolean;
  /** Until the last day, 0 on it. */
  daysLeft: number | undefined;
}

/**
 * Where an announced change stands. Additions and replacements may be objected to (Art. 28(2) GDPR), also where no day is
 * told; until they are in effect then. Of others, what the agreement gives a period. That something goes only where it
 * names a day itself.
 *
 * @param today ISO 8601 date.
 */
export function standingOfChange(change: AnnouncedChange, policy: Policy | undefined, today: string): ChangeStanding {
  const until = change.kind === 'removed' ? change.objectUntil : lastDayToObject(change, policy);
  return {
    phase: phaseOf(change, until, today),
    until,
    isDerived: !change.objectUntil,
    daysLeft: until ? daysBetween(today, until) : undefined,
  };
}

function phaseOf(
  { kind, announced, effective }: AnnouncedChange,
  until: string | undefined,
  today: string,
): ChangePhase {
  if (today < announced) return 'future';
  const isEffective = effective <= today;
  const isOpen = until ? today <= until : !isEffective && (kind === 'added' || kind === 'replaced');
  if (isOpen) return 'open';
  return isEffective ? 'effective' : 'closed';
}
