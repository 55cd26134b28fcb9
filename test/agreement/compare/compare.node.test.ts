import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changedSections } from '../../../src/agreement/changed-sections.js';
import { compare } from '../../../src/agreement/compare/compare.js';
import type { Change } from '../../../src/agreement/compare/model.js';
import { allSections } from '../../../src/agreement/outline.js';
import type { Agreement, Section, Subprocessor } from '../../../src/agreement/schema.js';
import { LARGE, VERSIONS } from '../../bench/versions.js';

const base = (fields: Partial<Agreement> = {}): Agreement => ({
  format: 'avv/1',
  id: 'avv',
  version: '1',
  language: 'de',
  title: 'AVV',
  sections: [],
  ...fields,
});

const clause = (number: number, body: string, more: Partial<Section> = {}): Section => ({
  id: `s-${number}`,
  label: `§ ${number}`,
  body,
  ...more,
});

const A = clause(1, 'Die Anbieterin verarbeitet Daten nur auf dokumentierte Weisung.');
const B = clause(2, 'Alle Beschäftigten sind zur Vertraulichkeit verpflichtet.');
const C = clause(3, 'Nach dem Ende des Vertrags werden alle Daten gelöscht.');
const D = clause(4, 'Prüfungen werden zwei Wochen vorher angekündigt.');

const text = (...sections: Section[]): Agreement => base({ sections });

/** Each change in a line: kind, weight, id, what else happened, the fields. */
const brief = (before: Agreement, after: Agreement): string[] => compare(before, after).changes.map(lineOf);

const lineOf = ({ kind, weight, subject, name, moved, fields }: Change): string =>
  [kind, weight, name.id ?? subject, moved, fields.map(({ path }) => path.join('.')).join()].filter(Boolean).join(' ');

/** The sections as they are numbered from 1, with ids that say so. */
const numbered = (sections: readonly Section[]): Section[] =>
  sections.map((section, index) => ({ ...section, id: `s-${index + 1}`, label: `§ ${index + 1}` }));

describe('compare', () => {
  it('takes new numbers for new numbers, in a whole agreement', () => {
    const after = structuredClone(LARGE);
    for (const section of allSections(after.sections)) section.label = `${section.label} neu`;
    const { changes } = compare(LARGE, after);
    assert.equal(changes.length, LARGE.sections.length);
    assert.deepEqual([...new Set(changes.map(({ kind, weight }) => `${kind} ${weight}`))], ['renumbered renumbered']);
    assert.deepEqual(changes[0]!.renumbered, { before: '1.', after: '1. neu' });
  });

  it('finds clauses again whose ids and numbers were made anew, around one that came', () => {
    const neu = clause(9, 'Die Parteien benennen einander Ansprechpartner.');
    assert.deepEqual(brief(text(...numbered([A, B, C, D])), text(...numbered([A, neu, B, C, D]))), [
      'added substance s-2',
      'renumbered renumbered s-3 id,label',
      'renumbered renumbered s-4 id,label',
      'renumbered renumbered s-5 id,label',
    ]);
  });

  it('finds a clause again in other words under its id, and one with similar words under another', () => {
    const after = text({ ...A, body: 'Ganz anders.' }, { ...B, id: 'x', body: `${B.body} Das gilt auch danach.` });
    assert.deepEqual(brief(text(A, B), after), ['changed substance s-1 body', 'changed substance x id,body']);
  });

  it('says what was moved, by as few moves as possible, and what was moved into another clause or an annex', () => {
    assert.deepEqual(brief(text(A, B, C, D), text(B, C, D, A)), ['moved editorial s-1 order']);
    assert.deepEqual(brief(text(A, B), text({ ...A, sections: [B] })), ['moved editorial s-2 parent']);
    assert.deepEqual(brief(text(A, B), base({ sections: [A], annexes: [B] })), ['moved editorial s-2 parent']);
  });

  it('names the outermost of what came or went, and where it would stand', () => {
    const nested = { ...B, sections: [clause(21, 'Erstens.'), clause(22, 'Zweitens.')] };
    const [change, ...others] = compare(text(A, nested, C), text(A, C)).changes;
    assert.deepEqual(others, []);
    assert.deepEqual(
      [change!.kind, change!.before, change!.gap, change!.value],
      ['removed', '/sections/1', '/sections/1', nested],
    );
  });

  it('lets live on what a removed clause held and another one holds now', () => {
    const inner = clause(21, 'Das gilt fünf Jahre über das Ende des Vertrags hinaus.');
    const { changes } = compare(text(A, { ...B, sections: [inner] }), text({ ...A, sections: [inner] }));
    assert.deepEqual(changes.map(lineOf), ['moved editorial s-21 parent', 'removed substance s-2']);
    assert.deepEqual((changes[1]!.value as Section).sections, []);
  });

  it('lists the words that came and went', () => {
    const after = { ...A, body: 'Die Anbieterin verarbeitet Daten auf dokumentierte oder mündliche Weisung.' };
    const [{ fields }] = compare(text(A), text(after)).changes as [Change];
    const runs = fields[0]!.blocks![0]!.runs.map(({ kind, text: words }) => `${kind}: ${words}`);
    assert.deepEqual(runs, [
      'same: Die Anbieterin verarbeitet Daten ',
      'removed: nur ',
      'same: auf dokumentierte ',
      'added: oder mündliche ',
      'same: Weisung.',
    ]);
  });

  for (const [what, change, expected] of [
    ['another name', { name: 'Wolke SE' }, 'changed substance wolke name'],
    ['an address that is set otherwise', { address: 'Am Tor 1,\n26127 Oldenburg' }, 'changed editorial wolke address'],
    ['another number of the house', { address: 'Am Tor 7, 26127 Oldenburg' }, 'changed substance wolke address'],
    ['a place more', { locations: ['Oldenburg', 'Leer'] }, 'changed substance wolke locations'],
    [
      'a safeguard looked at later',
      { safeguards: [{ type: 'scc', asOf: '2027-01-01' }] },
      'changed formal wolke safeguards',
    ],
    ['another safeguard', { safeguards: [{ type: 'dpf', asOf: '2026-01-01' }] }, 'changed substance wolke safeguards'],
    ['a key that nobody knows', { 'x-rating': 'A' }, 'changed substance wolke x-rating'],
    ['a day of engagement', { effectiveFrom: '2027-01-01' }, 'changed substance wolke effectiveFrom'],
  ] as [string, Partial<Subprocessor>, string][])
    it(`tells of a subprocessor with ${what} which fields changed, and how much that weighs`, () => {
      const entry: Subprocessor = {
        id: 'wolke',
        name: 'Wolke GmbH',
        address: 'Am Tor 1, 26127 Oldenburg',
        locations: ['Oldenburg'],
        safeguards: [{ type: 'scc', asOf: '2026-01-01' }],
      };
      const listed = (one: Subprocessor) =>
        base({ subprocessors: { groups: [{ id: 'g', title: 'Betrieb', entries: [one] }] } });
      assert.deepEqual(brief(listed(entry), listed({ ...entry, ...change })), [expected]);
    });

  it('tells which items of a list came and went', () => {
    const of = (...purposes: string[]) => base({ processing: { purposes } });
    const [change] = compare(of('Betrieb', 'Abrechnung'), of('Betrieb', 'Werbung')).changes;
    assert.deepEqual(change!.fields[0]!.items, { added: ['Werbung'], removed: ['Abrechnung'] });
    assert.equal(compare(of('a', 'b'), of('b', 'a')).changes[0]!.weight, 'editorial');
  });

  it('keeps apart what the file says of itself and what it says', () => {
    const after = base({ version: '2', published: '2027-01', changelog: [], venue: 'Leer' });
    const [{ fields }] = compare(base(), after).changes as [Change];
    assert.deepEqual(
      fields.map(({ path, weight }) => `${path.join()} ${weight}`),
      ['version formal', 'published formal', 'venue substance', 'changelog formal'],
    );
  });

  it('agrees with the marks in the margin on which clauses changed, came and went', () => {
    for (const [name, after] of VERSIONS) {
      const marked = changedSections(LARGE, after).map(({ kind, id }) => `${kind} ${id}`);
      const read = compare(LARGE, after).changes.filter(({ weight }) => weight !== 'formal');
      const found = read.map(({ kind, name: { id } }) => `${kind === 'renumbered' ? 'changed' : kind} ${id}`);
      assert.deepEqual(marked, found, name);
    }
  });

  it('takes less than a second for two agreements of 100,000 characters in which everything changed', () => {
    const [, after] = VERSIONS.at(-1)!;
    const start = performance.now();
    const { changes } = compare(LARGE, after);
    assert.ok(performance.now() - start < 1000);
    assert.equal(changes.length, LARGE.sections.length);
  });
});
