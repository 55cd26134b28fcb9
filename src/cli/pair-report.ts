import type { Drift } from '../agreement/compare/pair.js';
import { printable, type Language } from './report.js';

type Words = Readonly<Record<Language, string>>;

/** What is wrong, and what to do about it. */
const FINDINGS: Readonly<Record<Drift['kind'], Words>> = {
  'other-document': {
    de: 'Die Kennungen („id“) sind verschieden. Sprachfassungen eines Vertrags haben dieselbe.',
    en: 'The ids are different. Language versions of one agreement share theirs.',
  },
  'other-version': {
    de: 'Die Versionen sind verschieden. Vergleichen Sie zwei Sprachen derselben Version, oder ziehen Sie eine nach.',
    en: 'The versions are different. Compare two languages of the same version, or bring one up to date.',
  },
  'same-language': {
    de: 'Beide Dateien nennen dieselbe Sprache. Berichtigen Sie „language“; für zwei Versionen ist „avv diff“ da.',
    en: 'Both files name the same language. Correct “language”; for two versions there is “avv diff”.',
  },
  'other-binding': {
    de: 'Die Dateien nennen nicht dieselbe verbindliche Sprache. Legen Sie „bindingLanguage“ in beiden gleich fest.',
    en: 'The files do not name the same binding language. Set “bindingLanguage” to the same in both.',
  },
  missing: {
    de: 'Das steht nur in einer Datei. Ergänzen Sie es in der anderen, mit derselben „id“, oder streichen Sie es.',
    en: 'Only one file has this. Add it to the other one, with the same “id”, or remove it.',
  },
  'other-place': {
    de: 'Das steht in der anderen Datei an anderer Stelle. Bringen Sie beide in dieselbe Ordnung.',
    en: 'This stands elsewhere in the other file. Put both in the same order.',
  },
  'other-number': {
    de: 'Die Texte nennen verschiedene Zahlen. Prüfen Sie Fristen, Beträge und Verweise an dieser Stelle.',
    en: 'The texts name different numbers. Check periods, amounts and references at this place.',
  },
  'other-label': {
    de: 'Die Nummern sind verschieden. Verweise führen dann in jeder Sprache woandershin; gleichen Sie sie an.',
    en: 'The printed numbers are different. References lead to different places then; make them agree.',
  },
  'other-value': {
    de: 'Die Werte sind verschieden, hängen aber nicht von der Sprache ab. Übernehmen Sie den richtigen.',
    en: 'The values are different, but do not depend on the language. Take over the right one.',
  },
  'other-length': {
    de: 'Die Listen haben verschieden viele Einträge. Ergänzen Sie, was fehlt.',
    en: 'The lists have different numbers of entries. Add what is missing.',
  },
  unlinked: {
    de: 'Unter „translations“ fehlt die andere Sprache. Tragen Sie sie mit „href“ ein.',
    en: 'The other language is missing among “translations”. Enter it with its “href”.',
  },
};

const NONE: Words = {
  de: 'Kein Unterschied im Aufbau gefunden. Ob die Übersetzung richtig ist, hat niemand geprüft.',
  en: 'No difference in structure was found. Whether the translation is right has not been checked.',
};

/** One paragraph a finding: what is wrong and what to do, then the place in each file and what stands there. */
export function pairReport(found: readonly Drift[], files: readonly [string, string], language: Language): string {
  if (!found.length) return NONE[language];
  return found.map((drift) => paragraph(drift, files, language)).join('\n\n');
}

function paragraph({ kind, one, other, found }: Drift, files: readonly [string, string], language: Language): string {
  const places = [place(files[0], one, found?.one), place(files[1], other, found?.other)];
  return [`✗ ${FINDINGS[kind][language]}`, ...places.filter((line) => line)].join('\n');
}

const place = (file: string, pointer: string | undefined, found: string | undefined): string =>
  pointer === undefined ? '' : `  ${file} ${printable(pointer)}${found ? `: ${printable(found)}` : ''}`;
