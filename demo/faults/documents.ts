import { served, type FaultCase } from './case.js';
import { asText, sample } from './sample.js';

/** The sample with something in it replaced. */
function altered(from: string, to: string): string {
  const text = asText(sample);
  if (!text.includes(from)) throw new Error(`not in the sample: ${from}`);
  return text.replace(from, to);
}

const LEVELS = 5000;

/** Several mistakes of the kind that authors make. */
const invalid = {
  ...sample,
  published: '1. November 2026',
  sections: [
    { label: '§ 1', title: 'Gegenstand' },
    { id: 's-2', title: 42 },
    { id: 's-2', places: ['subprocessor'] },
  ],
  periods: { breachHours: '48' },
};

/** The file arrives, but is not an agreement that may be shown. */
export const documentCases: readonly FaultCase[] = [
  {
    id: 'syntax',
    title: ['Komma vergessen', 'Missing comma'],
    text: [
      'Die Datei ist kein gültiges JSON. Die Einzelheiten nennen Zeile und Spalte.',
      'The file is not valid JSON. The details name line and column.',
    ],
    file: () => served(altered('"language": "de",', '"language": "de"')),
  },
  {
    id: 'duplicate-key',
    title: ['Doppelter Schlüssel', 'Duplicate key'],
    text: [
      'Ein Titel steht zweimal da; welcher gilt, wäre Zufall.',
      'One title occurs twice; which one counts would be chance.',
    ],
    file: () => served(altered('"title": "Gegenstand",', '"title": "Gegenstand", "title": "Zweck",')),
  },
  {
    id: 'invalid',
    title: ['Gegen das Schema', 'Against the schema'],
    text: [
      'Mehrere Felder fehlen oder haben falsche Werte. Die Einzelheiten nennen jedes.',
      'Several fields are missing or have wrong values. The details name each.',
    ],
    file: () => served(asText(invalid)),
  },
  {
    id: 'newer-format',
    title: ['Neueres Format', 'Newer format'],
    text: [
      'Die Datei ist in einem Format, das dieser Viewer noch nicht kennt.',
      'The file is in a format that this viewer does not know yet.',
    ],
    file: () => served(altered('avv/1', 'avv/2')),
  },
  {
    id: 'encoding',
    title: ['Falsch kodiert', 'Wrong encoding'],
    text: [
      'Die Datei ist in Latin-1 gespeichert; aus „ä“ würde ein Fragezeichen.',
      'The file is stored in Latin-1; umlauts would become question marks.',
    ],
    file: () => served(new Uint8Array(Buffer.from(asText(sample), 'latin1'))),
  },
  {
    id: 'too-deep',
    title: ['Zu tief verschachtelt', 'Nested too deeply'],
    text: [
      'Tausende Klammern ineinander, um den Browser lahmzulegen.',
      'Thousands of nested brackets, meant to stall the browser.',
    ],
    file: () => served(altered('"format"', `"x": ${'['.repeat(LEVELS)}${']'.repeat(LEVELS)},\n  "format"`)),
  },
  {
    id: 'integrity',
    title: ['Unterwegs verändert', 'Changed on the way'],
    text: [
      'Die Datei passt nicht zur Prüfsumme im Attribut integrity.',
      'The file does not match the hash in the attribute integrity.',
    ],
    attributes: { integrity: `sha384-${'A'.repeat(64)}` },
  },
  {
    id: 'outdated',
    title: ['Veraltete Fassung', 'Outdated version'],
    text: [
      'Das Attribut min-version verlangt eine neuere Fassung, als ausgeliefert wird.',
      'The attribute min-version asks for a newer version than the one served.',
    ],
    attributes: { 'min-version': '2027-01-01' },
  },
];
