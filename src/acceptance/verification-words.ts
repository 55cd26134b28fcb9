import type { ChainCheckName, CheckName, Result } from './verification.js';

/** A text in the languages of the verifier's two faces, the command line and the page. */
export interface Words {
  de: string;
  en: string;
}

export const RESULT_WORDS: Readonly<Record<Result, Words>> = {
  pass: { de: 'bestanden', en: 'passed' },
  fail: { de: 'nicht bestanden', en: 'failed' },
  unchecked: { de: 'nicht geprüft', en: 'not checked' },
};

export const VERDICT_WORDS = {
  'receipt-valid': {
    de: 'Der Beleg ist echt: Alles wurde geprüft, und alles stimmt.',
    en: 'The receipt is genuine: everything was checked, and everything is right.',
  },
  'receipt-partly': {
    de: 'Nichts spricht gegen den Beleg, aber nicht alles konnte geprüft werden.',
    en: 'Nothing speaks against the receipt, but not everything could be checked.',
  },
  'receipt-invalid': { de: 'Der Beleg beweist nichts.', en: 'The receipt proves nothing.' },
  'chain-valid': {
    de: 'Die Kette ist unversehrt: Alles wurde geprüft, und alles stimmt.',
    en: 'The chain is intact: everything was checked, and everything is right.',
  },
  'chain-partly': {
    de: 'Nichts spricht gegen die Kette, aber nicht alles konnte geprüft werden.',
    en: 'Nothing speaks against the chain, but not everything could be checked.',
  },
  'chain-invalid': { de: 'Die Kette ist nicht unversehrt.', en: 'The chain is not intact.' },
} satisfies Record<string, Words>;

export const CHECK_WORDS: Readonly<Record<CheckName | ChainCheckName, Words>> = {
  form: { de: 'Form', en: 'Form' },
  record: { de: 'Erklärung', en: 'Record' },
  document: { de: 'Vertragstext', en: 'Agreement' },
  statements: { de: 'Wortlaut der Erklärungen', en: 'Wording of the statements' },
  signature: { de: 'Signatur', en: 'Signature' },
  chain: { de: 'Platz in der Kette', en: 'Place in the chain' },
  trial: { de: 'Probelauf', en: 'Trial' },
  lines: { de: 'Zeilen', en: 'Lines' },
  sequence: { de: 'Reihenfolge', en: 'Order' },
  links: { de: 'Verkettung', en: 'Links' },
  trials: { de: 'Probeläufe', en: 'Trials' },
  receipts: { de: 'Belege', en: 'Receipts' },
  attachments: { de: 'Zuordnungen', en: 'Attachments' },
  erasures: { de: 'Löschungen', en: 'Erasures' },
  head: { de: 'Ende', en: 'End' },
  signatures: { de: 'Signaturen', en: 'Signatures' },
};
