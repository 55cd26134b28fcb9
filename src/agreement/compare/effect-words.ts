import type { Effect, EffectReason } from './effect.js';

type Words = Readonly<Record<'de' | 'en', string>>;

/** Effects in words. */
export const EFFECT_WORDS: Readonly<Record<Effect, Words>> = {
  editorial: { de: 'redaktionell: nichts zu tun', en: 'editorial: nothing to do' },
  notice: { de: 'Mitteilung an die Kunden', en: 'notice to customers' },
  objection: { de: 'Frist zum Widerspruch', en: 'a period to object' },
  reacceptance: { de: 'neue Annahme', en: 'acceptance anew' },
};

/** Why a change asks what it asks, in words. */
export const EFFECT_REASONS: Readonly<Record<EffectReason, Words>> = {
  'no-substance': {
    de: 'Nur Form, Nummer oder Schreibweise.',
    en: 'Only form, number or spelling.',
  },
  moved: { de: 'Steht in einer anderen Gruppe.', en: 'Stands in another group.' },
  text: {
    de: 'Der Wortlaut ist ein anderer; ob er den Kunden schlechter stellt, kann nur ein Mensch beurteilen.',
    en: 'The wording is another one; only a person can judge whether it is to the customer’s detriment.',
  },
  'clause-added': {
    de: 'Eine neue Regelung bindet nur, wer ihr zustimmt.',
    en: 'A new provision binds only those who agree to it.',
  },
  'clause-removed': { de: 'Eine Regelung ist entfallen.', en: 'A provision is gone.' },
  announced: { de: 'Eine Änderung ist angekündigt.', en: 'A change is announced.' },
  'protection-more': { de: 'Mehr Schutz als bisher.', en: 'More protection than before.' },
  'protection-less': { de: 'Eine Maßnahme ist entfallen.', en: 'A measure is gone.' },
  'protection-other': {
    de: 'Eine Maßnahme ist anders beschrieben; sie könnte schwächer sein.',
    en: 'A measure is described otherwise; it may be weaker.',
  },
  'period-better': { de: 'Eine Frist zugunsten des Kunden.', en: 'A period in the customer’s favour.' },
  'period-worse': { de: 'Eine Frist zulasten des Kunden.', en: 'A period to the customer’s detriment.' },
  'subprocessor-removed': {
    de: 'Ein Unterauftragsverarbeiter weniger.',
    en: 'One subprocessor fewer.',
  },
  'subprocessor-facts': {
    de: 'Nur Angaben zu Unterauftragsverarbeitern.',
    en: 'Only particulars of subprocessors.',
  },
  'subprocessor-general': {
    de: 'Bei allgemeiner Genehmigung kann der Kunde widersprechen (Art. 28 Abs. 2 DSGVO).',
    en: 'Under a general authorisation the customer may object (Art. 28(2) GDPR).',
  },
  'subprocessor-specific': {
    de: 'Vereinbart ist eine gesonderte Genehmigung (Art. 28 Abs. 2 DSGVO).',
    en: 'A specific authorisation has been agreed (Art. 28(2) GDPR).',
  },
  'subprocessor-unruled': {
    de: 'Die Datei nennt keine Art der Genehmigung; vorsichtshalber die gesonderte (Art. 28 Abs. 2 DSGVO).',
    en: 'The file names no kind of authorisation; to be safe, a specific one (Art. 28(2) GDPR).',
  },
  'rules-better': {
    de: 'Die Regeln für neue Unterauftragsverarbeiter sind strenger.',
    en: 'The rules for new subprocessors are stricter.',
  },
  'rules-worse': {
    de: 'Die Regeln für neue Unterauftragsverarbeiter sind andere.',
    en: 'The rules for new subprocessors are others.',
  },
  'processing-less': { de: 'Es wird weniger verarbeitet.', en: 'Less is processed.' },
  'processing-more': {
    de: 'Gegenstand, Zweck oder Umfang der Verarbeitung sind andere (Art. 28 Abs. 3 DSGVO).',
    en: 'Subject matter, purpose or scope of the processing are others (Art. 28(3) GDPR).',
  },
  party: { de: 'Eine Partei ist eine andere.', en: 'A party is another one.' },
  facts: { de: 'Angaben, die keine Pflicht ändern.', en: 'Particulars that change no duty.' },
  conclusion: { de: 'Der Vertrag wird anders geschlossen.', en: 'The agreement is concluded otherwise.' },
  other: {
    de: 'Was dieses Feld bedeutet, ist nicht bekannt oder betrifft den ganzen Vertrag.',
    en: 'What this field means is not known, or concerns the whole agreement.',
  },
};
