import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { comparePair } from '../../../src/agreement/compare/pair.js';
import type { Agreement } from '../../../src/agreement/schema.js';

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../demo/agreements/${name}`, import.meta.url), 'utf8')) as Agreement;
const [GERMAN, ENGLISH] = [read('regalwerk.avv.json'), read('regalwerk.en.avv.json')];

type Edit = (english: Agreement) => void;

/** What may go wrong in a translation, and how that is told: kind, the place in the translation, what is found there. */
const DRIFTS: readonly (readonly [what: string, edit: Edit, ...expected: string[]])[] = [
  ['another version', (a) => (a.version = '2026-11-04'), 'other-version /version 2026-11-04'],
  ['another binding language', (a) => (a.bindingLanguage = 'en'), 'other-binding /bindingLanguage en'],
  ['no link back', (a) => delete a.translations, 'unlinked /translations '],
  ['a missing clause', (a) => a.sections.splice(2, 1), 'missing – '],
  ['a clause too many', (a) => a.sections.push({ id: 'x', title: 'More' }), 'missing /sections/10 More'],
  ['clauses in another order', (a) => a.sections.push(a.sections.shift()!), 'other-place /sections/9 '],
  ['another number on a clause', (a) => (a.sections[0]!.label = '2.'), 'other-label /sections/0/label 2.'],
  [
    'another number in a text',
    (a) => (a.sections[5]!.sections![0]!.body = a.sections[5]!.sections![0]!.body!.replace('24', '48')),
    'other-number /sections/5/sections/0/body 48',
  ],
  ['another date', (a) => (a.closing = a.closing!.replace('3 November', '4 November')), 'other-number /closing 4'],
  ['another period', (a) => (a.periods!.breachHours = 72), 'other-value /periods/breachHours 72'],
  ['a missing period', (a) => delete a.periods!.breachHours, 'missing – '],
  ['a measure fewer', (a) => a.measures!.groups[0]!.measures.pop(), 'missing – '],
  [
    'a subprocessor under another id',
    (a) => (a.subprocessors!.groups[0]!.entries[0]!.id = 'other'),
    'missing – ',
    'missing /subprocessors/groups/0/entries/0 Kiesgrund Rechenzentrum SE',
  ],
  [
    'another country of a subprocessor',
    (a) => (a.subprocessors!.groups[0]!.entries[0]!.countries = ['US']),
    'other-value /subprocessors/groups/0/entries/0/countries/0 US',
  ],
  ['a purpose fewer', (a) => a.processing!.purposes!.pop(), 'other-length /processing/purposes 3'],
];

describe('two languages of one version', () => {
  it('of the demo differ in nothing but words', () => assert.deepEqual(comparePair(GERMAN, ENGLISH), []));

  for (const [what, edit, ...expected] of DRIFTS)
    it(`are told apart by ${what}`, () => {
      const english = structuredClone(ENGLISH);
      edit(english);
      const found = comparePair(GERMAN, english).map(
        ({ kind, other = '–', found }) => `${kind} ${other} ${(other !== '–' && found?.other) || ''}`,
      );
      assert.deepEqual(found, expected);
    });

  it('may write a number out, put months in words and points for commas', () => {
    const of = (language: string, body: string): Agreement => ({
      ...GERMAN,
      language,
      translations: [{ language: language === 'de' ? 'en' : 'de' }],
      sections: [{ id: 's', body }],
    });
    const german = of('de', 'Binnen vierzehn Tagen ab 03.05.2026, 2,5 % von 1.000 Euro, „Art. 28 Abs. 3 lit. h“.');
    const english = of('en', 'Within 14 days of 3 May 2026, 2.5% of 1,000 euros, “Art. 28(3)(h)”.');
    assert.deepEqual(comparePair(german, english), []);
    const other = of('en', english.sections[0]!.body!.replace('14', 'thirty'));
    assert.deepEqual(
      comparePair(german, other).map(({ found }) => found),
      [{ one: '14', other: '30' }],
    );
  });

  it('are two documents when their ids differ, and nothing more is said', () => {
    assert.deepEqual(
      comparePair(GERMAN, { ...ENGLISH, id: 'x', sections: [] }).map(({ kind }) => kind),
      ['other-document'],
    );
  });
});
