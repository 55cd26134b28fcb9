import type { Agreement, Safeguard, Subprocessor, SubprocessorGroup } from './schema.js';
import { subprocessorsInForce } from './subprocessors.js';
import { placesOf, transferOf } from './transfers.js';

/** What a reader looks for; a field that is not there does not narrow the list. */
export interface SubprocessorFilter {
  /** Words that all have to occur somewhere in the entry; case and accents do not matter. */
  text?: string | undefined;
  /** ISO 3166-1 code of a country in which it processes; without places of processing, of its seat. */
  country?: string | undefined;
  /** A kind of safeguard; `none` stands for entries that leave the EEA and state none. */
  safeguard?: Safeguard['type'] | 'none' | undefined;
  /** Whether it is engaged only with a feature. */
  optional?: boolean | undefined;
  /** Only those in force for the customer. */
  mine?: boolean | undefined;
  /** Only those that leave the EEA. */
  leaves?: boolean | undefined;
}

/** The customer and the day for which “in force” is asked. */
export interface InForceFor {
  features: readonly string[];
  /** ISO 8601 date. */
  day: string;
}

/** Leaves the EEA, and the agreement does not say on what that rests. */
export const statesNoSafeguard = (entry: Subprocessor): boolean =>
  !entry.safeguards?.length && transferOf(entry).reach === 'leaves';

/** For comparing: `Müller` and `MULLER` are the same. */
const plain = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');

function wordsOf(entry: Subprocessor, group: SubprocessorGroup): string {
  const { name, product, task, address, locations = [], dataCategories = [], legalBasis, condition } = entry;
  const entities = entry.entities?.flatMap(({ legalName, address: seat, role }) => [legalName, seat, role]) ?? [];
  const safeguards = entry.safeguards?.flatMap(({ note, reference }) => [note, reference]) ?? [];
  const own = [name, product, task, address, legalBasis, condition?.label, group.title];
  return plain([...own, ...entities, ...locations, ...dataCategories, ...safeguards].filter(Boolean).join('\n'));
}

/** Filters the entries of one agreement; what each of them says is read once. */
export class SubprocessorSearch {
  readonly #agreement: Agreement;
  readonly #words = new Map<Subprocessor, string>();

  constructor(agreement: Agreement) {
    this.#agreement = agreement;
    for (const group of agreement.subprocessors?.groups ?? [])
      for (const entry of group.entries) this.#words.set(entry, wordsOf(entry, group));
  }

  get total(): number {
    return this.#words.size;
  }

  /** The entries that a filter leaves, in the document's order. */
  find(filter: SubprocessorFilter, { features, day }: InForceFor): Set<Subprocessor> {
    const wanted = plain(filter.text ?? '').split(/\s+/);
    const mine = filter.mine ? new Set(subprocessorsInForce(this.#agreement, features, day)) : undefined;
    const found = [...this.#words].filter(
      ([entry, words]) =>
        wanted.every((word) => words.includes(word)) && (mine?.has(entry) ?? true) && meets(entry, filter),
    );
    return new Set(found.map(([entry]) => entry));
  }
}

function meets(entry: Subprocessor, { country, safeguard, optional, leaves }: SubprocessorFilter): boolean {
  if (country && !placesOf(entry).includes(country)) return false;
  if (safeguard && !hasSafeguard(entry, safeguard)) return false;
  if (optional !== undefined && optional !== Boolean(entry.condition)) return false;
  return !leaves || transferOf(entry).reach === 'leaves';
}

const hasSafeguard = (entry: Subprocessor, wanted: Safeguard['type'] | 'none'): boolean =>
  wanted === 'none' ? statesNoSafeguard(entry) : (entry.safeguards?.some(({ type }) => type === wanted) ?? false);

export type SubprocessorOrder = 'name' | 'country';

/**
 * Entries by name or by the first country in which they process; without an order as they stand in the document. What
 * names no country comes last.
 *
 * @param nameOf Name of a country in the reader's language.
 */
export function inOrder(
  entries: readonly Subprocessor[],
  order: SubprocessorOrder | undefined,
  locale: string,
  nameOf: (code: string) => string = (code) => code,
): Subprocessor[] {
  const { compare } = new Intl.Collator(locale);
  const byName = (a: Subprocessor, b: Subprocessor) => compare(a.name, b.name);
  const place = (entry: Subprocessor) => placesOf(entry)[0];
  const byCountry = (a: Subprocessor, b: Subprocessor) => {
    const [first, second] = [place(a), place(b)];
    return first && second ? compare(nameOf(first), nameOf(second)) : Number(!first) - Number(!second);
  };
  if (!order) return [...entries];
  return [...entries].sort(order === 'name' ? byName : (a, b) => byCountry(a, b) || byName(a, b));
}
