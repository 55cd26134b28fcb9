import { lastDayByPolicy, lastDayToObject } from './announced-change.js';
import type { Agreement, ChangelogEntry } from './schema.js';

/** Until when changes may be objected to, as far as the agreement tells (Art. 28(2) GDPR). */
export interface ObjectionWindow {
  /** Last day; the earliest of several that are still open, so that nobody comes too late. */
  until?: string;
  /** Length in days, where the agreement does not tell a day. */
  days?: number;
  windowStarts?: 'notice' | 'receipt';
  isOver: boolean;
}

/**
 * The window for those of the changes whose `effect` is `objection`; `undefined` where there is none. The last day is
 * that of the changes of subprocessors announced with an entry; else it follows from the day of the entry and
 * `policy.objectionDays`, where they run from the notice. Days are counted as for the list of changes (`endOfPeriod`).
 *
 * @param today ISO 8601 date.
 */
export function objectionWindow(
  changes: readonly ChangelogEntry[],
  agreement: Pick<Agreement, 'subprocessors'>,
  today: string,
): ObjectionWindow | undefined {
  const days = changes.filter(({ effect }) => effect === 'objection').map((entry) => lastDay(entry, agreement));
  if (!days.length) return undefined;
  const open = days.filter((day) => !day || day >= today);
  const [until] = (open.length ? open.filter((day) => day !== undefined) : days).sort();
  if (until) return { until, isOver: !open.length };
  const { objectionDays, windowStarts } = agreement.subprocessors?.policy ?? {};
  return { ...(objectionDays && { days: objectionDays }), ...(windowStarts && { windowStarts }), isOver: false };
}

function lastDay(
  { published }: ChangelogEntry,
  { subprocessors }: Pick<Agreement, 'subprocessors'>,
): string | undefined {
  const { policy, changes = [] } = subprocessors ?? {};
  const announced = changes.filter((change) => change.announced.startsWith(published));
  const [day] = announced.flatMap((change) => lastDayToObject(change, policy) ?? []).sort();
  return day ?? (published.length < 10 ? undefined : lastDayByPolicy(published, policy));
}
