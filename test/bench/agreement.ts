import type { Agreement, Section } from '../../src/agreement/schema.js';

/** The last words of the document: when they stand on the page, all of it does. */
export const LAST_WORDS = 'Ende des Vertrags.';

/** A small generator of pseudo-random numbers (mulberry32): the same seed, the same agreement. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SYLLABLES =
  'ver trag lich daten schutz ung be ar bei ten der die ent ge währ leis tung maß nah men recht frist'.split(' ');

/** A German-looking agreement with so many clauses and subprocessors; paragraphs, lists, bold words and links. */
export function makeAgreement(clauses: number, subprocessors: number): Agreement {
  const next = random(42);
  const count = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const word = (): string =>
    Array.from({ length: count(1, 4) }, () => SYLLABLES[count(0, SYLLABLES.length - 1)]).join('');
  const words = (length: number): string => Array.from({ length }, word).join(' ');
  const sentence = (): string => `Der ${words(count(4, 9))} **${word()}** ${words(count(6, 12))}.`;
  const paragraph = (): string => Array.from({ length: count(2, 3) }, sentence).join(' ');
  const list = (): string => Array.from({ length: count(3, 5) }, () => `- ${words(count(3, 8))}`).join('\n');
  const link = (): string => `Siehe [Artikel ${count(1, 99)}](https://law.example/gdpr/${count(1, 99)}).`;
  const body = (): string =>
    [paragraph(), paragraph(), ...(next() < 0.5 ? [list()] : []), ...(next() < 0.3 ? [link()] : [])].join('\n\n');
  const section = (index: number): Section => ({ id: `s-${index}`, label: `${index}.`, title: words(2), body: body() });
  const entry = (index: number) => ({
    id: `p-${index}`,
    name: `${words(1)} GmbH`,
    address: `${words(1)} ${index}, ${words(1)}`,
    task: words(3),
    locations: [words(1)],
    safeguards: [{ type: 'scc' as const, note: 'Standardvertragsklauseln' }],
  });
  return {
    format: 'avv/1',
    id: 'bench',
    version: '1',
    language: 'de',
    title: 'Vereinbarung zur Auftragsverarbeitung',
    sections: Array.from({ length: clauses }, (_, index) => section(index + 1)),
    annexes: [{ id: 'annex', label: 'Anlage 1', title: 'Unterauftragsverarbeiter', places: ['subprocessors'] }],
    subprocessors: {
      groups: [{ id: 'g', title: 'Alle', entries: Array.from({ length: subprocessors }, (_, index) => entry(index)) }],
    },
    closing: LAST_WORDS,
  };
}
