import { isInEea } from './countries.js';
import type { Agreement, Subprocessor } from './schema.js';
import { allSubprocessors } from './subprocessors.js';

/**
 * Whether an entry takes data out of the EEA, by what the agreement says:
 * `leaves` – processes in a third country; `access` – processes in the EEA, but its seat is elsewhere or a safeguard is
 * stated, so that a transfer cannot be ruled out; `unknown` – no country is given; `eea` – everything is in the EEA.
 */
export type Reach = 'leaves' | 'access' | 'unknown' | 'eea';

export interface Transfer {
  entry: Subprocessor;
  reach: Reach;
  /** The third countries in which it processes or has its seat. */
  countries: readonly string[];
}

/** Seats of the entry and its legal entities; `undefined` where one does not say. */
const seatsOf = ({ country, entities }: Subprocessor): (string | undefined)[] =>
  entities?.length ? entities.map((entity) => entity.country ?? country) : [country];

/** Where it processes: the places of processing, where there are none its seats. */
export const placesOf = (entry: Subprocessor): (string | undefined)[] =>
  entry.countries?.length ? entry.countries : seatsOf(entry);

const outside = (countries: readonly (string | undefined)[]): string[] => [
  ...new Set(countries.filter((code) => code !== undefined && !isInEea(code)) as string[]),
];

/** Reads one entry. Nothing that is not said is taken for the EEA. */
export function transferOf(entry: Subprocessor): Transfer {
  const places = placesOf(entry);
  const abroad = outside(places);
  if (abroad.length) return { entry, reach: 'leaves', countries: abroad };
  const seats = outside(seatsOf(entry));
  if (seats.length || entry.safeguards?.length) return { entry, reach: 'access', countries: seats };
  return { entry, reach: places.every(Boolean) ? 'eea' : 'unknown', countries: [] };
}

/** A feature that brings transfers with it, and through which entries. */
export interface FeatureTransfers {
  feature: string;
  label: string;
  transfers: readonly Transfer[];
}

/**
 * Says that nothing leaves the EEA without some features, and which: every entry that may take data out of it is engaged
 * only with a feature, and of every other one the places are known. `undefined` where that is not so, or where nothing
 * leaves the EEA at all. Nothing can be said of a list that is kept elsewhere.
 *
 * @param day ISO 8601 date; entries that ended before it do not count, announced ones do.
 */
export function featuresThatTransfer(agreement: Agreement, day: string): FeatureTransfers[] | undefined {
  const transfers = notInEea(agreement, day);
  if (agreement.subprocessors?.external || !transfers.length) return undefined;
  if (transfers.some(({ entry }) => !entry.condition)) return undefined;
  const byFeature = new Map<string, FeatureTransfers & { transfers: Transfer[] }>();
  for (const transfer of transfers) {
    const { feature, label } = transfer.entry.condition!;
    if (!byFeature.has(feature)) byFeature.set(feature, { feature, label, transfers: [] });
    byFeature.get(feature)!.transfers.push(transfer);
  }
  return [...byFeature.values()];
}

/** Whether every entry stays in the EEA, and none is listed elsewhere. */
export const staysInEea = (agreement: Agreement, day: string): boolean =>
  !agreement.subprocessors?.external && !notInEea(agreement, day).length;

/** The entries that may take data out of the EEA, or of which that is not known. */
const notInEea = (agreement: Agreement, day: string): Transfer[] =>
  allSubprocessors(agreement)
    .filter(({ effectiveTo = day }) => day <= effectiveTo)
    .map(transferOf)
    .filter(({ reach }) => reach !== 'eea');
