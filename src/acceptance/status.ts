import type { Agreement, ChangelogEntry } from '../agreement/schema.js';
import { compareVersions } from '../agreement/version.js';

export interface StatusInput {
  /** As it is published now. */
  agreement: Pick<Agreement, 'version' | 'effectiveFrom' | 'supersedes' | 'changelog'>;
  /** What the customer accepted last, in any language; `at` is handed through. */
  accepted?: { version: string; at?: string | undefined } | undefined;
  /** ISO 8601 date or date-time; its calendar day counts. */
  today: string;
}

/** What an earlier acceptance is worth today. */
export interface AcceptanceStatus {
  /**
   * `accepted`: nothing is to be done. `grace`: must be accepted again, and may be until `until`, that day included.
   * `outdated`: must be accepted again now. `missing`: was never accepted.
   */
  status: 'missing' | 'accepted' | 'outdated' | 'grace';
  acceptedVersion?: string;
  acceptedAt?: string;
  /** The strongest effect among `changes`. */
  effect?: ChangelogEntry['effect'];
  /** Last day to accept again, the earliest of several; in the past when that is over. */
  until?: string;
  /** The published version is not in force yet (`effectiveFrom`); it can be accepted already. */
  upcoming?: true;
  /** What changed since the accepted version, newest first. */
  changes: readonly ChangelogEntry[];
}

/** From strong to weak. */
const EFFECTS: readonly ChangelogEntry['effect'][] = ['reacceptance', 'objection', 'notice', 'editorial'];

/**
 * Tells what a customer's earlier acceptance is worth today, by what the changelog says that the changes since then ask
 * of customers. Only `reacceptance` asks for another acceptance; without `acceptBy` at once. A version that is not in
 * force yet asks for nothing; what the versions before it asked for stays asked.
 *
 * Versions are placed by their order in the changelog, else by `supersedes`, else by `compareVersions`. What changed up
 * to a version without an entry is not known, nor since a version that cannot be placed: such an acceptance is outdated.
 * A version newer than the published one (a cached file, a server that still runs with the former) stays accepted.
 */
export function acceptanceStatus({ agreement, accepted, today }: StatusInput): AcceptanceStatus {
  const day = today.slice(0, 10);
  const isUpcoming = day < (agreement.effectiveFrom ?? '');
  const upcoming = isUpcoming ? { upcoming: true as const } : {};
  if (!accepted) return { status: 'missing', ...upcoming, changes: [] };
  const { version: acceptedVersion, at: acceptedAt } = accepted;
  const facts = { acceptedVersion, ...(acceptedAt && { acceptedAt }), ...upcoming };
  const changes = changesSince(acceptedVersion, agreement);
  if (!changes) return { status: isUpcoming ? 'accepted' : 'outdated', ...facts, changes: [] };
  const effect = EFFECTS.find((candidate) => changes.some((change) => change.effect === candidate));
  return {
    ...judge(changes, isUpcoming ? agreement.version : undefined, day),
    ...facts,
    ...(effect && { effect }),
    changes,
  };
}

/** @param coming The version that asks for nothing yet. */
function judge(
  changes: readonly ChangelogEntry[],
  coming: string | undefined,
  day: string,
): Pick<AcceptanceStatus, 'status' | 'until'> {
  const asking = changes.filter(({ effect }) => effect === 'reacceptance');
  const due = asking.filter(({ version }) => version !== coming);
  const days = (due.length ? due : asking).map(({ acceptBy = '' }) => acceptBy).sort();
  const [until] = days;
  const status = due.length === 0 ? 'accepted' : day <= until! ? 'grace' : 'outdated';
  return { status, ...(until && { until }) };
}

/** The entries between two versions; `undefined` where nobody knows what changed. */
function changesSince(accepted: string, agreement: StatusInput['agreement']): ChangelogEntry[] | undefined {
  const { version, supersedes, changelog = [] } = agreement;
  if (accepted === version) return [];
  const entries = newestFirst(changelog);
  const placeOf = (wanted: string) => entries.findIndex((entry) => entry.version === wanted);
  const [own, then] = [placeOf(version), placeOf(accepted)];
  if (own >= 0 && then >= 0) return entries.slice(own, then); // none when the accepted one is newer
  const age = ageOf(accepted, version);
  if (age > 0) return [];
  if (own < 0) return undefined;
  if (supersedes?.version === accepted) return entries.slice(own).filter((entry) => entry.version === version);
  if (age === 0) return undefined;
  return entries.slice(own).filter((entry) => compareVersions(entry.version, accepted) > 0);
}

/** The format says so; a changelog that is written the other way round would otherwise hide every change. */
function newestFirst(changelog: readonly ChangelogEntry[]): readonly ChangelogEntry[] {
  const [first, last] = [changelog[0], changelog.at(-1)];
  if (!first || !last) return changelog;
  const length = Math.min(first.published.length, last.published.length); // a day against a month
  const [a, b] = [first, last].map(({ published }) => published.slice(0, length)) as [string, string];
  const isReversed = a === b ? ageOf(first.version, last.version) < 0 : a < b;
  return isReversed ? [...changelog].reverse() : changelog;
}

/**
 * Negative for an older version, positive for a newer one, 0 where nobody knows: names have no order that anybody could
 * rely on, and a provider that turned from numbers to dates (“3.1”, then “2026-11”) did not go forward or back by what
 * the numbers say.
 */
const ageOf = (version: string, other: string): number =>
  kindOf(version) === kindOf(other) && kindOf(version) !== 'name' ? compareVersions(version, other) : 0;

function kindOf(version: string): 'date' | 'number' | 'name' {
  const [first] = version.match(/\d+/) ?? [];
  if (!first) return 'name';
  return first.length === 4 ? 'date' : 'number';
}
