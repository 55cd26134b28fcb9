import { CHAIN_REASON_WORDS } from './chain-reason-words.js';
import type { Reason } from './verification.js';
import type { Words } from './verification-words.js';

const RECEIPT_REASON_WORDS = {
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
} satisfies Partial<Record<Reason, Words>>;

/** Why a check ended as it did. */
export const REASON_WORDS: Readonly<Record<Reason, Words>> = { ...RECEIPT_REASON_WORDS, ...CHAIN_REASON_WORDS };
