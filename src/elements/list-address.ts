import type { Safeguard } from '../agreement/schema.js';
import type { SubprocessorFilter, SubprocessorOrder } from '../agreement/subprocessor-filter.js';

/** What an address stands for: a filter of the list, and its order. */
export interface ListState {
  filter: SubprocessorFilter;
  order: SubprocessorOrder | undefined;
}

const SAFEGUARDS: readonly string[] = ['adequacy', 'dpf', 'scc', 'bcr', 'certification', 'derogation', 'other', 'none'];

const one = <T extends string>(value: string | null, allowed: readonly string[]): T | undefined =>
  value && allowed.includes(value) ? (value as T) : undefined;

/** Reads `q=mail&country=US&safeguard=scc&optional=no&mine=yes&sort=name`; what it does not know it leaves out. */
export function parseListState(query: string): ListState {
  const parameters = new URLSearchParams(query);
  const country = parameters.get('country') ?? '';
  const optional = one<'yes' | 'no'>(parameters.get('optional'), ['yes', 'no']);
  return {
    filter: {
      text: parameters.get('q') || undefined,
      country: /^[A-Z]{2}$/.test(country) ? country : undefined,
      leaves: country === 'third' || undefined,
      safeguard: one<Safeguard['type'] | 'none'>(parameters.get('safeguard'), SAFEGUARDS),
      optional: optional && optional === 'yes',
      mine: parameters.has('mine') || undefined,
    },
    order: one<SubprocessorOrder>(parameters.get('sort'), ['name', 'country']),
  };
}

/** The same the other way; empty for the whole list in the document's order. */
export function formatListState({ filter, order }: ListState): string {
  const { text, country, leaves, safeguard, optional, mine } = filter;
  const fields = {
    q: text,
    country: leaves ? 'third' : country,
    safeguard,
    optional: optional === undefined ? undefined : optional ? 'yes' : 'no',
    mine: mine ? 'yes' : undefined,
    sort: order,
  };
  const given = Object.entries(fields).filter(([, value]) => value) as [string, string][];
  return new URLSearchParams(given).toString();
}
