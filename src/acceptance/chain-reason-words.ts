import type { Reason } from './verification.js';
import type { Words } from './verification-words.js';

/** Why a check of a whole chain ended as it did. */
export const CHAIN_REASON_WORDS = {
  'lines-canonical': {
    de: 'Jede Zeile ist so geschrieben, wie ein Export sie schreibt.',
    en: 'Each line is written as an export writes it.',
  },
  'line-too-long': { de: 'Eine Zeile ist zu lang.', en: 'A line is too long.' },
  'line-unterminated': {
    de: 'Eine Zeile hört mittendrin auf; es wurde etwas abgeschnitten.',
    en: 'A line ends in the middle; something was cut off.',
  },
  'line-not-json': { de: 'Eine Zeile ist nicht lesbar.', en: 'A line cannot be read.' },
  'line-not-canonical': {
    de: 'Eine Zeile ist nicht so geschrieben, wie ein Export sie schreibt; die Datei wurde verändert.',
    en: 'A line is not written as an export writes it; the file was changed.',
  },
  'line-unknown': {
    de: 'Eine Zeile ist weder Eintrag noch Ende einer Kette.',
    en: 'A line is neither an entry nor the end of a chain.',
  },
  'entry-invalid': {
    de: 'Ein Eintrag hat nicht die richtige Form.',
    en: 'An entry does not have the right form.',
  },
  'head-invalid': {
    de: 'Das Ende der Kette hat nicht die richtige Form.',
    en: 'The end of the chain does not have the right form.',
  },
  'sequence-gapless': { de: 'Die Einträge sind lückenlos nummeriert.', en: 'The entries are numbered without gaps.' },
  'sequence-broken': {
    de: 'Ein Eintrag fehlt, ist zu viel oder steht am falschen Platz.',
    en: 'An entry is missing, too many, or in the wrong place.',
  },
  'links-intact': { de: 'Jeder Eintrag hängt am vorigen.', en: 'Each entry hangs on the one before it.' },
  'link-broken': {
    de: 'Ein Eintrag hängt nicht an dem, der vor ihm steht.',
    en: 'An entry does not hang on the one that stands before it.',
  },
  'no-trials': { de: 'Kein Eintrag ist ein Probelauf.', en: 'No entry is a trial.' },
  'all-trials': {
    de: 'Die ganze Kette besteht aus Probeläufen; sie binden niemanden.',
    en: 'The whole chain consists of trials; they bind nobody.',
  },
  'trials-mixed': {
    de: 'Probeläufe und verbindliche Einträge stehen in einer Kette; sie gehören in zwei.',
    en: 'Trials and binding entries stand in one chain; they belong in two.',
  },
  'receipts-match': {
    de: 'Jeder Beleg ist der, den sein Eintrag festhält.',
    en: 'Each receipt is the one that its entry holds fast.',
  },
  'receipt-invalid': {
    de: 'Ein Beleg hat nicht die richtige Form.',
    en: 'A receipt does not have the right form.',
  },
  'receipt-missing': {
    de: 'Ein Beleg fehlt, ohne dass eine Löschung ihn nennt.',
    en: 'A receipt is missing, and no erasure names it.',
  },
  'receipts-left-out': {
    de: 'Der Export enthält nur die Einträge, nicht die Belege.',
    en: 'The export holds the entries only, not the receipts.',
  },
  'attachments-founded': {
    de: 'Jede Zuordnung nennt eine frühere Annahme ohne Konto, und jede Annahme höchstens einmal.',
    en: 'Each attachment names an earlier acceptance without an account, and each acceptance once at most.',
  },
  'attachment-unfounded': {
    de: 'Eine Zuordnung nennt keine frühere Annahme, oder eine, die schon ein Konto hat.',
    en: 'An attachment names no earlier acceptance, or one that has its account already.',
  },
  'attachment-invalid': {
    de: 'Eine Zuordnung hat nicht die richtige Form.',
    en: 'An attachment does not have the right form.',
  },
  'attachment-differs': {
    de: 'Was die Kette an diesem Platz festhält, ist nicht diese Zuordnung.',
    en: 'What the chain holds at this place is not this attachment.',
  },
  'attachment-missing': {
    de: 'Eine Zuordnung fehlt, ohne dass eine Löschung sie nennt.',
    en: 'An attachment is missing, and no erasure names it.',
  },
  'no-attachments': {
    de: 'Keine Annahme wurde nachträglich einem Konto zugeordnet.',
    en: 'No acceptance was attached to an account later.',
  },
  'erasures-founded': {
    de: 'Jede Löschung nennt frühere Einträge, und nur deren Belege fehlen.',
    en: 'Each erasure names earlier entries, and only their receipts are missing.',
  },
  'erasure-unfounded': {
    de: 'Eine Löschung nennt etwas, das es davor nicht gab oder noch gibt.',
    en: 'An erasure names something that was not there before, or is still there.',
  },
  'no-erasures': { de: 'Nichts wurde gelöscht.', en: 'Nothing has been erased.' },
  'head-matches': {
    de: 'Das Ende nennt die richtige Länge und den letzten Eintrag.',
    en: 'The end names the right length and the last entry.',
  },
  'head-missing': { de: 'Das Ende der Kette fehlt.', en: 'The end of the chain is missing.' },
  'head-differs': {
    de: 'Das Ende nennt eine andere Länge oder einen anderen letzten Eintrag.',
    en: 'The end names another length or another last entry.',
  },
  'line-after-head': { de: 'Nach dem Ende folgt noch etwas.', en: 'Something follows after the end.' },
  'signatures-valid': {
    de: 'Das Ende, alle Belege und alle Zuordnungen hat der Aussteller unterschrieben.',
    en: 'The issuer has signed the end, all receipts and all attachments.',
  },
  stopped: {
    de: 'Wegen der Fehler davor wurde nicht zu Ende gelesen.',
    en: 'Because of the problems before it, reading was ended.',
  },
} satisfies Partial<Record<Reason, Words>>;
