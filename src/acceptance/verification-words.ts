import type { ChainCheckName, CheckName, Reason, Result } from './verification.js';

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
  receipts: { de: 'Belege', en: 'Receipts' },
  attachments: { de: 'Zuordnungen', en: 'Attachments' },
  erasures: { de: 'Löschungen', en: 'Erasures' },
  head: { de: 'Ende', en: 'End' },
  signatures: { de: 'Signaturen', en: 'Signatures' },
};

export const REASON_WORDS: Readonly<Record<Reason, Words>> = {
  'form-valid': {
    de: 'Der Beleg enthält alles, was ein Beleg enthalten muss.',
    en: 'The receipt holds all that a receipt must hold.',
  },
  'not-a-receipt': { de: 'Das ist kein Beleg.', en: 'This is not a receipt.' },
  'newer-receipt': {
    de: 'Der Beleg hat ein neueres Format; dafür braucht es eine neuere Fassung dieses Prüfers.',
    en: 'The receipt has a newer format, which needs a newer version of this verifier.',
  },
  'form-invalid': {
    de: 'Dem Beleg fehlt etwas, oder etwas darin hat nicht die richtige Form.',
    en: 'Something in the receipt is missing or does not have the right form.',
  },
  'form-first': {
    de: 'Das lässt sich erst prüfen, wenn die Form stimmt.',
    en: 'This can only be checked when the form is right.',
  },
  'no-crypto': {
    de: 'Auf Seiten ohne https können Browser das nicht prüfen.',
    en: 'On pages without https, browsers cannot check this.',
  },
  'record-matches': {
    de: 'Die Erklärung ist die, für die der Beleg ausgestellt wurde.',
    en: 'The record is the one that the receipt was issued for.',
  },
  'record-differs': {
    de: 'Die Erklärung wurde nach Ausstellung des Belegs verändert.',
    en: 'The record was changed after the receipt had been issued.',
  },
  'document-matches': {
    de: 'Der Vertrag ist der, auf den sich der Beleg bezieht, Zeichen für Zeichen.',
    en: 'The agreement is the one that the receipt is about, character by character.',
  },
  'document-other': {
    de: 'Das ist ein anderer Vertrag, eine andere Fassung oder eine andere Sprache, als der Beleg nennt.',
    en: 'This is another agreement, version or language than the receipt names.',
  },
  'document-differs': {
    de: 'Der Vertrag heißt wie der im Beleg, hat aber einen anderen Inhalt.',
    en: 'The agreement has the name that the receipt gives, but other contents.',
  },
  'record-names-other': {
    de: 'Angezeigt wurde ein anderer Vertrag als der, für den der Beleg ausgestellt ist.',
    en: 'What was shown is another agreement than the one that the receipt is issued for.',
  },
  'agreement-invalid': {
    de: 'Die Vertragsdatei ist kein Vertrag in diesem Format.',
    en: 'The agreement’s file is no agreement in this format.',
  },
  'no-agreement': { de: 'Dafür fehlt die Vertragsdatei.', en: 'This needs the agreement’s file.' },
  'no-digest': {
    de: 'Der Beleg nennt den Vertrag beim Namen, enthält aber keine Prüfsumme seines Textes.',
    en: 'The receipt names the agreement but holds no digest of its text.',
  },
  'document-first': {
    de: 'Das lässt sich nur am richtigen Vertrag prüfen.',
    en: 'This can only be checked against the right agreement.',
  },
  'statements-match': {
    de: 'Alle Erklärungen haben den Wortlaut des Vertrags, und keine verlangte fehlt.',
    en: 'All statements are in the agreement’s words, and none that it demands is missing.',
  },
  'statements-differ': {
    de: 'Was erklärt wurde, ist nicht das, was der Vertrag verlangt.',
    en: 'What was stated is not what the agreement demands.',
  },
  'changes-exist': {
    de: 'Der Vertrag kündigt die Änderungen an, denen widersprochen wurde.',
    en: 'The agreement announces the changes that were objected to.',
  },
  'changes-unknown': {
    de: 'Der Vertrag kündigt nicht an, wem oder was hier widersprochen wurde.',
    en: 'The agreement does not announce what was objected to.',
  },
  'signature-valid': { de: 'Der Aussteller hat dies unterschrieben.', en: 'The issuer has signed this.' },
  'signature-missing': {
    de: 'Die Signatur fehlt, obwohl der Aussteller Schlüssel hat.',
    en: 'The signature is missing although the issuer has keys.',
  },
  'signature-malformed': { de: 'Das ist keine Signatur.', en: 'This is not a signature.' },
  'signature-wrong': {
    de: 'Die Signatur passt nicht: Der Inhalt wurde verändert oder von jemand anderem unterschrieben.',
    en: 'The signature does not match: the contents were changed, or signed by somebody else.',
  },
  'algorithm-refused': {
    de: 'Das Verfahren der Signatur ist nicht zugelassen.',
    en: 'The signature’s algorithm is not allowed.',
  },
  'keys-invalid': { de: 'Die Schlüsseldatei enthält keine Schlüssel.', en: 'The key file holds no keys.' },
  'key-unknown': {
    de: 'Der Schlüssel, mit dem unterschrieben wurde, ist nicht unter denen des Ausstellers.',
    en: 'The key that it was signed with is not among the issuer’s.',
  },
  'key-unusable': {
    de: 'Der genannte Schlüssel ist kein brauchbarer öffentlicher Schlüssel.',
    en: 'The key that is named is no usable public key.',
  },
  'key-expired': {
    de: 'Unterschrieben wurde mit einem Schlüssel, der zu dieser Zeit nicht mehr galt.',
    en: 'It was signed with a key that was no longer in use at that time.',
  },
  unsigned: { de: 'Der Beleg ist nicht unterschrieben.', en: 'The receipt is not signed.' },
  'no-keys': {
    de: 'Dafür fehlen die öffentlichen Schlüssel des Ausstellers.',
    en: 'This needs the issuer’s public keys.',
  },
  'algorithm-unsupported': {
    de: 'Dieser Browser beherrscht das Verfahren der Signatur nicht.',
    en: 'This browser does not know the signature’s algorithm.',
  },
  'in-chain': {
    de: 'Der Beleg steht an seinem Platz in der unversehrten Kette des Ausstellers.',
    en: 'The receipt stands at its place in the issuer’s intact chain.',
  },
  'in-chain-erased': {
    de: 'Der Beleg steht an seinem Platz in der Kette; der Aussteller hat sein eigenes Exemplar seither gelöscht.',
    en: 'The receipt stands at its place in the chain; the issuer has erased its own copy since.',
  },
  'not-in-chain': { de: 'Der Beleg steht nicht in dieser Kette.', en: 'The receipt is not in this chain.' },
  'entry-differs': {
    de: 'Was die Kette an diesem Platz festhält, ist nicht dieser Beleg.',
    en: 'What the chain holds at this place is not this receipt.',
  },
  'chain-broken': {
    de: 'Die Kette selbst ist nicht unversehrt und beweist deshalb nichts.',
    en: 'The chain itself is not intact and therefore proves nothing.',
  },
  'no-chain': { de: 'Dafür fehlt der Export der Kette.', en: 'This needs an export of the chain.' },
  trial: {
    de: 'Das war ein Probelauf: Er beweist keine Annahme und bindet niemanden.',
    en: 'This was a trial: it proves no acceptance and binds nobody.',
  },
  'trial-unmarked': {
    de: 'Beleg und Erklärung sind sich nicht einig, ob dies ein Probelauf war.',
    en: 'Receipt and record do not agree on whether this was a trial.',
  },
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
};
