import { canonicalJson } from './digest.js';
import { hasUnplacedSubprocessors, topSections } from './outline.js';
import type { Agreement, Section } from './schema.js';

/** A place of the text that reads otherwise than in a former version. */
export interface ChangedPlace {
  kind: 'added' | 'changed' | 'gone';
  /** What it is: clauses and defined terms have ids, the others occur once. */
  what: 'section' | 'term' | 'preamble' | 'closing' | 'subprocessors';
  /** Target of a link; absent where it is gone, and for preamble and closing. */
  id?: string;
  label?: string;
  title?: string;
  /** Title of the clause around it, where it has none of its own. */
  around?: string;
  /** Id of the clause of the first level that it stands in, or is. */
  top?: string;
}

/** A place with its own words, without those of the places within it. */
interface Place extends Omit<ChangedPlace, 'kind'> {
  words: string;
  /** Key of the place around it. */
  within?: string | undefined;
}

/**
 * Compares two versions of a document clause by clause, by id and by the words a reader sees; white space and the ways to
 * write the same character make no difference. A clause counts as changed when its own words are, not those of clauses
 * within it. Of clauses that came or went as a whole, only the outermost is named.
 *
 * @returns In the order of the newer document; what is gone comes last.
 */
export function changedSections(before: Agreement, after: Agreement): ChangedPlace[] {
  const [former, current] = [placesOf(before), placesOf(after)];
  const came = [...current].filter(([, { within }]) => !within || former.has(within));
  const present = came.flatMap(([key, place]) => compared(place, former.get(key)) ?? []);
  const went = [...former].filter(([key, { within }]) => !current.has(key) && !(within && !current.has(within)));
  return [...present, ...went.map(([, place]) => named('gone', place))];
}

function compared(place: Place, former: Place | undefined): ChangedPlace | undefined {
  if (!former) return named('added', place);
  return former.words === place.words ? undefined : named('changed', place);
}

function named(kind: ChangedPlace['kind'], { words: _, within: __, id, top, ...names }: Place): ChangedPlace {
  return { kind, ...names, ...(kind !== 'gone' && { ...(id && { id }), ...(top && { top }) }) };
}

/** All places by a key that is the same in both versions. */
function placesOf(agreement: Agreement): Map<string, Place> {
  const { preamble, closing, terms = [], subprocessors } = agreement;
  const places = new Map<string, Place>();
  if (preamble) places.set('preamble', { what: 'preamble', words: normal(preamble) });
  for (const section of topSections(agreement)) addSection(section, places, { agreement, top: section.id });
  if (subprocessors && hasUnplacedSubprocessors(agreement))
    places.set('subprocessors', {
      ...targetOf(subprocessors),
      what: 'subprocessors',
      words: dataAt('subprocessors', agreement),
    });
  if (closing) places.set('closing', { what: 'closing', words: normal(closing) });
  for (const { id, term, definition } of terms)
    places.set(`term ${id}`, { what: 'term', id, title: term, words: normal(`${term}\n${definition}`) });
  return places;
}

const targetOf = ({ groups: [first] }: NonNullable<Agreement['subprocessors']>) => (first ? { id: first.id } : {});

interface Around {
  agreement: Agreement;
  top: string;
  within?: string;
  /** Title of the nearest clause around that has one. */
  name?: string | undefined;
}

function addSection(section: Section, places: Map<string, Place>, around: Around): void {
  const { agreement, top, within, name } = around;
  const { id, label, title, body, places: data = [], sections = [] } = section;
  const key = `section ${id}`;
  const words = [...[label, title, body].map(normal), ...data.map((place) => dataAt(place, agreement))].join('\n');
  const names = { ...(label && { label }), ...(title ? { title } : name && { around: name }) };
  places.set(key, { what: 'section', id, top, within, words, ...names });
  for (const child of sections) addSection(child, places, { agreement, top, within: key, name: title ?? name });
}

/** What is shown at a place where the text puts data. */
function dataAt(place: string, agreement: Agreement): string {
  const { parties, contacts, measures, processing, subprocessors } = agreement;
  const { groups, external, changes } = subprocessors ?? {};
  const data: Record<string, unknown> = {
    parties,
    contacts,
    measures,
    processing,
    changes,
    subprocessors: [groups, external],
  };
  const [first = place, field] = place.split('.');
  const value = field ? processing?.[field] : data[first];
  return value === undefined ? '' : normal(canonicalJson(JSON.parse(JSON.stringify(value))));
}

/** Invisible characters and the kind of white space say nothing. */
const normal = (text = ''): string =>
  text
    .normalize('NFC')
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
