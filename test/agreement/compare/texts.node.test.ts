import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { blocksOf, compareTexts, weightOfText } from '../../../src/agreement/compare/texts.js';
import { normalText } from '../../../src/agreement/normal-text.js';

const compared = (before: string, after: string) => compareTexts(blocksOf(before), blocksOf(after));
const weight = (before: string, after: string) => weightOfText(before, after, compared(before, after));

const EDITORIAL: readonly (readonly [before: string, after: string])[] = [
  ['Der  Kunde', 'Der Kunde'],
  ['Auftrags\u00ADverarbeiter', 'Auftragsverarbeiter'],
  ['Löschung', 'Lo\u0308schung'],
  ['die Daten, die', 'die Daten die'],
  ['„Daten“', '"Daten"'],
  ['E-Mail', 'Email'],
  ['der **Kunde**', 'der Kunde'],
  ['DER KUNDE', 'Der Kunde'],
  ['Kontrollle', 'Kontrolle'],
  ['Verarbietung', 'Verarbeitung'],
  ['Loeschung', 'Löschung'],
  ['Erstens. Zweitens.', 'Erstens.\n\nZweitens.'],
];

const SUBSTANCE: readonly (readonly [before: string, after: string])[] = [
  ['binnen 24 Stunden', 'binnen 42 Stunden'],
  ['1.000 Euro', '1,000 Euro'],
  ['10–20 Tage', '10 20 Tage'],
  ['-5 Grad', '5 Grad'],
  ['wird nicht gelöscht', 'wird gelöscht'],
  ['kann löschen', 'muss löschen'],
  ['keine Daten', 'eine Daten'],
  ['The processor may', 'The processor must'],
  ['und', 'oder'],
  ['Leistung', 'Leitung'],
  ['schützt', 'schätzt'],
  ['in Maßen', 'in Massen'],
  ['nicht öffentliche', 'nichtöffentliche'],
  ['123456 Euro', '132456 Euro'],
  ['Kunde', 'Kunden'],
  ['{{name}}', 'name'],
  ['~~gilt~~', 'gilt'],
  ['[hier](https://a.example)', '[hier](https://b.example)'],
  ['Text', 'Text\u202e'],
  ['a | b', 'a b'],
];

describe('the weight of a change in a text', () => {
  for (const [kind, cases] of [
    ['editorial', EDITORIAL],
    ['substance', SUBSTANCE],
  ] as const)
    it(`is ${kind} in both directions for ${cases.length} pairs`, () => {
      for (const [before, after] of cases) {
        assert.equal(weight(before, after), kind, `${before} → ${after}`);
        assert.equal(weight(after, before), kind, `${after} → ${before}`);
      }
    });
});

describe('the blocks of a text', () => {
  const words = fc.constantFrom(
    'der',
    'Kunde',
    '24',
    'nicht',
    '**fett**',
    '\u00AD',
    '\n\n',
    '\n- ',
    ' ',
    ', ',
    '| x |',
    '\n',
  );
  const source = fc.array(words, { maxLength: 40 }).map((pieces) => pieces.join(' '));

  it('are together the text', () => {
    fc.assert(fc.property(source, (text) => assert.equal(blocksOf(text).join(''), text)));
  });

  it('hold the newer text to the character, and the former one to what can be seen', () => {
    fc.assert(
      fc.property(source, source, (before, after) => {
        const blocks = compared(before, after);
        const textOf = (without: string) =>
          blocks.flatMap(({ runs }) => runs.filter(({ kind }) => kind !== without).map(({ text }) => text)).join('');
        assert.equal(textOf('removed'), after);
        const squeezed = (text: string) => normalText(text).replace(/\s/g, '');
        assert.equal(squeezed(textOf('added')), squeezed(before));
      }),
    );
  });

  it('are found again around one that came and one that went', () => {
    const before = ['Erstens kommt die Weisung.', 'Zweitens kommt die Prüfung.', 'Drittens kommt die Löschung.'];
    const after = ['Neu ist die Haftung.', 'Erstens kommt die Weisung des Kunden.', 'Drittens kommt die Löschung.'];
    assert.deepEqual(
      compareTexts(before, after).map(({ kind, before: was, after: is }) => [kind, was, is]),
      [
        ['added', undefined, 0],
        ['changed', 0, 1],
        ['removed', 1, undefined],
        ['same', 2, 2],
      ],
    );
  });

  it('show no shreds: what only a comma or an article stands between is one change', () => {
    const [block] = compareTexts(
      ['Die Anbieterin meldet es der Kundin sofort.'],
      ['Die Anbieterin sagt es dem Käufer sofort.'],
    );
    assert.deepEqual(
      block!.runs.map(({ text }) => text.trim()),
      ['Die Anbieterin', 'meldet es der Kundin', 'sagt es dem Käufer', 'sofort.'],
    );
  });

  it('are not looked into where two texts have nothing in common, so that no file holds a page up', () => {
    const words = (sign: string) => Array.from({ length: 30_000 }, (_, index) => `${sign}${index}`).join(' ');
    const start = performance.now();
    assert.deepEqual(
      compareTexts([words('a')], [words('b')]).map(({ kind }) => kind),
      ['removed', 'added'],
    );
    assert.deepEqual(
      compareTexts([`${words('a')} ${words('c')}`], [`${words('b')} ${words('c')}`]).map(({ kind }) => kind),
      ['changed'],
    );
    assert.ok(performance.now() - start < 3000);
  });
});
