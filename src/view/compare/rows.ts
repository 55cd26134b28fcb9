import type { Change, Comparison, Subject } from '../../agreement/compare/model.js';
import type { Agreement, Section } from '../../agreement/schema.js';
import { valueAt } from '../../agreement/compare/value-at.js';

/** What a part of an agreement is about; the order in which changes are listed. */
export const AREAS = [
  'text',
  'subprocessors',
  'periods',
  'processing',
  'measures',
  'acceptance',
  'people',
  'terms',
  'document',
] as const;
export type Area = (typeof AREAS)[number];

/** A clause, an annex, preamble or closing: as it was, as it is. Neither changed nor part of a change: both the same. */
export interface ClauseRow {
  kind: 'clause';
  /** Names the row in addresses and as a target. */
  key: string;
  depth: number;
  before: Section | undefined;
  after: Section | undefined;
  change: Change | undefined;
  /** What happened to it with the clause around it, where it has no change of its own. */
  with: 'added' | 'removed' | undefined;
}

/** An entry of the data, or one of its objects. */
export interface DataRow {
  kind: 'data';
  key: string;
  area: Area;
  change: Change;
  /** Begins its area. */
  first: boolean;
}

export type Row = ClauseRow | DataRow;

const AREA_OF: Readonly<Partial<Record<Subject, Area>>> = {
  section: 'text',
  preamble: 'text',
  closing: 'text',
  subprocessors: 'subprocessors',
  'subprocessor-group': 'subprocessors',
  subprocessor: 'subprocessors',
  announcement: 'subprocessors',
  periods: 'periods',
  processing: 'processing',
  measures: 'measures',
  'measure-group': 'measures',
  measure: 'measures',
  certificate: 'measures',
  acceptance: 'acceptance',
  declaration: 'acceptance',
  ask: 'acceptance',
  party: 'people',
  contact: 'people',
  term: 'terms',
};

export const areaOf = ({ subject }: Change): Area => AREA_OF[subject] ?? 'document';

/** The newer text clause by clause, with what is gone where it stood; then the data that changed, area by area. */
export function rowsOf(comparison: Comparison, before: Agreement, after: Agreement): Row[] {
  return new Rows(comparison, before).of(after);
}

/** What the file says of its other versions: the provider's words on them stand in the summary. */
const isHistory = ({ subject }: Change): boolean => subject === 'changelog' || subject === 'translation';

class Rows {
  readonly #before: Agreement;
  readonly #changes: readonly Change[];
  /** By its pointer in the newer version. */
  readonly #present = new Map<string, Change>();
  /** By the pointer at which they would stand. */
  readonly #gone = new Map<string, Change[]>();
  readonly #keys = new Set<string>();

  constructor({ changes }: Comparison, before: Agreement) {
    this.#before = before;
    this.#changes = changes;
    for (const change of changes.filter(({ subject }) => subject === 'section')) this.#note(change);
  }

  #note(change: Change): void {
    const { after, gap } = change;
    if (after !== undefined) this.#present.set(after, change);
    else this.#gone.set(gap!, [...(this.#gone.get(gap!) ?? []), change]);
  }

  of(after: Agreement): Row[] {
    const { sections, annexes = [] } = after;
    const data = this.#changes.filter((change) => areaOf(change) !== 'text' && !isHistory(change));
    return [
      ...this.#text('preamble', after),
      ...this.#list(sections, '/sections', 0),
      ...this.#list(annexes, '/annexes', 0),
      ...this.#text('closing', after),
      ...AREAS.flatMap((area) => this.#data(data.filter((change) => areaOf(change) === area))),
    ];
  }

  #text(key: 'preamble' | 'closing', after: Agreement): ClauseRow[] {
    const [was, is] = [this.#before[key], after[key]];
    if (!was && !is) return [];
    const change = this.#changes.find(({ subject }) => subject === key);
    const asSection = (body: string | undefined) => (body ? { id: key, body } : undefined);
    return [this.#row({ key, depth: 0, before: asSection(was), after: asSection(is), change, with: undefined })];
  }

  #list(sections: readonly Section[], pointer: string, depth: number, came?: 'added'): ClauseRow[] {
    const present = sections.flatMap((section, index) => {
      const at = `${pointer}/${index}`;
      return [...this.#removed(at, depth), ...this.#standing(section, at, depth, came)];
    });
    return [...present, ...this.#removed(`${pointer}/${sections.length}`, depth)];
  }

  #standing(section: Section, at: string, depth: number, came?: 'added'): ClauseRow[] {
    const change = this.#present.get(at);
    const isNew = change ? change.before === undefined : came === 'added';
    const before = isNew ? undefined : change ? valueAt<Section>(this.#before, change.before!) : section;
    const row = this.#row({ key: section.id, depth, before, after: section, change, with: change ? undefined : came });
    return [row, ...this.#list(section.sections ?? [], `${at}/sections`, depth + 1, isNew ? 'added' : undefined)];
  }

  #removed(gap: string, depth: number): ClauseRow[] {
    return (this.#gone.get(gap) ?? []).flatMap((change) => this.#wentWith(change.value as Section, depth, change));
  }

  #wentWith(section: Section, depth: number, change?: Change): ClauseRow[] {
    const key = section.id;
    const went = change ? undefined : 'removed';
    const row = this.#row({ key, depth, before: section, after: undefined, change, with: went });
    return [row, ...(section.sections ?? []).flatMap((child) => this.#wentWith(child, depth + 1))];
  }

  #row(row: Omit<ClauseRow, 'kind'>): ClauseRow {
    return { kind: 'clause', ...row, key: this.#own(row.key) };
  }

  #data(changes: readonly Change[]): DataRow[] {
    return changes.map((change, index) => ({
      kind: 'data',
      key: this.#own(change.name.id ?? change.subject),
      area: areaOf(change),
      change,
      first: index === 0,
    }));
  }

  /** Two rows may be called the same: a clause that is gone, and a new one. */
  #own(name: string): string {
    let key = name;
    for (let number = 2; this.#keys.has(key); number++) key = `${name}~${number}`;
    this.#keys.add(key);
    return key;
  }
}

/** The areas whose data a clause places. */
export function areasAt({ places = [] }: Section): Area[] {
  const areas: Readonly<Record<string, Area>> = {
    parties: 'people',
    contacts: 'people',
    changes: 'subprocessors',
    subprocessors: 'subprocessors',
    measures: 'measures',
    processing: 'processing',
  };
  return [...new Set(places.map((place) => areas[place.split('.')[0]!]!))];
}
