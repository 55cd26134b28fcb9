import { match } from './compare/match.js';
import { nodeOf, nodesIn } from './compare/nodes.js';
import { canonicalJson } from './digest.js';
import { normalText } from './normal-text.js';
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

/** What a clause or term is called in both versions. */
type Keys = ReadonlyMap<object, string>;

/**
 * Compares two versions of a document clause by clause and by the words a reader sees; white space and the ways to write
 * the same character make no difference. Which clause is which is found as `compare` finds it: this is its short answer,
 * for a banner and marks in the margin. A clause counts as changed when its own words are, not those of clauses within it.
 * Of clauses that came or went as a whole, only the outermost is named.
 *
 * @returns In the order of the newer document; what is gone comes last.
 */
export function changedSections(before: Agreement, after: Agreement): ChangedPlace[] {
  const [formerKeys, currentKeys] = keysOf(before, after);
  const [former, current] = [placesOf(before, formerKeys), placesOf(after, currentKeys)];
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

function keysOf(before: Agreement, after: Agreement): [former: Keys, current: Keys] {
  const [former, current] = [nodeOf(before), nodeOf(after)];
  const matches = match(former, current);
  return [
    new Map(Array.from(nodesIn(former), ({ value, pointer }) => [value, pointer])),
    new Map(Array.from(nodesIn(current), (node) => [node.value, matches.get(node)?.pointer ?? `new ${node.pointer}`])),
  ];
}

/** All places by a key that is the same in both versions. */
function placesOf(agreement: Agreement, keys: Keys): Map<string, Place> {
  const { preamble, closing, terms = [], subprocessors } = agreement;
  const places = new Map<string, Place>();
  if (preamble) places.set('preamble', { what: 'preamble', words: normalText(preamble) });
  for (const section of topSections(agreement)) addSection(section, places, { agreement, keys, top: section.id });
  if (subprocessors && hasUnplacedSubprocessors(agreement))
    places.set('subprocessors', {
      ...targetOf(subprocessors),
      what: 'subprocessors',
      words: dataAt('subprocessors', agreement),
    });
  if (closing) places.set('closing', { what: 'closing', words: normalText(closing) });
  for (const entry of terms) {
    const { id, term, definition } = entry;
    places.set(keys.get(entry)!, { what: 'term', id, title: term, words: normalText(`${term}\n${definition}`) });
  }
  return places;
}

const targetOf = ({ groups: [first] }: NonNullable<Agreement['subprocessors']>) => (first ? { id: first.id } : {});

interface Around {
  agreement: Agreement;
  keys: Keys;
  top: string;
  within?: string;
  /** Title of the nearest clause around that has one. */
  name?: string | undefined;
}

function addSection(section: Section, places: Map<string, Place>, around: Around): void {
  const { within, name, ...same } = around;
  const { id, label, title, body, places: data = [], sections = [] } = section;
  const key = same.keys.get(section)!;
  const words = [
    ...[label, title, body].map((part) => normalText(part)),
    ...data.map((place) => dataAt(place, same.agreement)),
  ].join('\n');
  const names = { ...(label && { label }), ...(title ? { title } : name && { around: name }) };
  places.set(key, { what: 'section', id, top: same.top, within, words, ...names });
  for (const child of sections) addSection(child, places, { ...same, within: key, name: title ?? name });
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
  return value === undefined ? '' : normalText(canonicalJson(JSON.parse(JSON.stringify(value))));
}
