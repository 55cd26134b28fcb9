import type { Change, Subject } from './model.js';

type Language = 'de' | 'en';
type Words = Readonly<Record<Language, string>>;

/** What a change is about, in words. */
export const SUBJECT_WORDS: Readonly<Record<Subject, Words>> = {
  document: { de: 'Angaben zum Dokument', en: 'Particulars of the document' },
  preamble: { de: 'Präambel', en: 'Preamble' },
  closing: { de: 'Schlusstext', en: 'Closing text' },
  section: { de: 'Abschnitt', en: 'Section' },
  term: { de: 'Begriff', en: 'Term' },
  party: { de: 'Partei', en: 'Party' },
  contact: { de: 'Kontakt', en: 'Contact' },
  placeholder: { de: 'Platzhalter', en: 'Placeholder' },
  attachment: { de: 'Anhang', en: 'Attachment' },
  translation: { de: 'Übersetzung', en: 'Translation' },
  changelog: { de: 'Änderungsverzeichnis', en: 'Changelog' },
  processing: { de: 'Angaben zur Verarbeitung', en: 'Details of the processing' },
  measures: { de: 'Maßnahmen', en: 'Measures' },
  'measure-group': { de: 'Gruppe von Maßnahmen', en: 'Group of measures' },
  measure: { de: 'Maßnahme', en: 'Measure' },
  certificate: { de: 'Zertifikat', en: 'Certificate' },
  subprocessors: { de: 'Regeln für Unterauftragsverarbeiter', en: 'Rules for subprocessors' },
  'subprocessor-group': { de: 'Gruppe von Unterauftragsverarbeitern', en: 'Group of subprocessors' },
  subprocessor: { de: 'Unterauftragsverarbeiter', en: 'Subprocessor' },
  announcement: { de: 'Angekündigte Änderung', en: 'Announced change' },
  periods: { de: 'Fristen', en: 'Periods' },
  acceptance: { de: 'Annahme', en: 'Acceptance' },
  declaration: { de: 'Erklärung', en: 'Declaration' },
  ask: { de: 'Abgefragte Angabe', en: 'What is asked for' },
};

/** What happened, in words. */
export const KIND_WORDS: Readonly<Record<Change['kind'], Words>> = {
  added: { de: 'neu', en: 'new' },
  removed: { de: 'entfallen', en: 'removed' },
  changed: { de: 'geändert', en: 'changed' },
  moved: { de: 'verschoben', en: 'moved' },
  renumbered: { de: 'neu nummeriert', en: 'renumbered' },
};

/** The name of what a change is about: “§ 5 Weisungen”, or that of its kind where it has none. */
export function nameOfChange({ subject, name }: Change, language: Language): string {
  const { label, title, around } = name;
  const words = [label, title ?? around].filter((part) => part !== undefined).join(' ');
  const kind = SUBJECT_WORDS[subject][language];
  if (!words || subject === 'document') return kind;
  return subject === 'section' ? words : `${kind} ${words}`;
}

/** Changes as a Markdown list, one line each. */
export const summaryOf = (changes: readonly Change[], language: Language): string =>
  changes
    .map((change) => `- ${escaped(nameOfChange(change, language))}: ${KIND_WORDS[change.kind][language]}`)
    .join('\n') || NOTHING[language];

const NOTHING: Words = {
  de: 'Nur redaktionelle Änderungen.',
  en: 'Editorial changes only.',
};

/** Text whose characters mean nothing in Markdown. */
export const escaped = (text: string): string => text.replace(/[\\`*_[\]<>#|~&]/g, '\\$&');
