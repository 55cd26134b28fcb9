import type { LoadErrorCode, SubmitErrorCode } from '../../src/agreement/errors.js';

/** What the reader is told: what happened, and what to do. */
export type Sentences = readonly [title: string, advice: string];
export interface Words {
  de: Sentences;
  en: Sentences;
}

const words = (de: Sentences, en: Sentences): Words => ({ de, en });

const LATER: Sentences = [
  'Bitte versuchen Sie es in einigen Minuten noch einmal.',
  'Please try again in a few minutes.',
];
const PROVIDER: Sentences = [
  'Bitte informieren Sie den Anbieter; an Ihrem Gerät liegt es nicht.',
  'Please inform the provider; your device is not the cause.',
];
const AGAIN: Sentences = [
  'Ihre Angaben sind noch da; bitte versuchen Sie es noch einmal.',
  'What you entered is still there; please try again.',
];
const SUPPORT: Sentences = [
  'Ihre Angaben sind noch da; bitte wenden Sie sich an den Anbieter.',
  'What you entered is still there; please contact the provider.',
];

const told = (de: string, en: string, advice: Sentences): Words => words([de, advice[0]], [en, advice[1]]);

const BROKEN = told('Die Vertragsdatei ist fehlerhaft.', 'The agreement file contains errors.', PROVIDER);
const TIMEOUT = ['Der Server hat nicht rechtzeitig geantwortet.', 'The server did not respond in time.'] as const;
const FAILED = ['Der Server hat einen Fehler gemeldet.', 'The server reported an error.'] as const;

export const LOADING_WORDS: Readonly<Record<Exclude<LoadErrorCode, 'aborted'>, Words>> = {
  network: words(
    [
      'Der Vertrag ist gerade nicht erreichbar.',
      'Bitte prüfen Sie Ihre Internetverbindung und versuchen Sie es noch einmal.',
    ],
    ['The agreement cannot be reached at the moment.', 'Please check your internet connection and try again.'],
  ),
  timeout: told(...TIMEOUT, LATER),
  forbidden: words(
    [
      'Für diesen Vertrag fehlt Ihnen die Berechtigung.',
      'Bitte melden Sie sich an, gegebenenfalls mit einem anderen Konto, und laden Sie die Seite neu.',
    ],
    [
      'You do not have permission to view this agreement.',
      'Please sign in, with a different account if necessary, and reload the page.',
    ],
  ),
  'not-found': told('Unter dieser Adresse gibt es keinen Vertrag.', 'There is no agreement at this address.', PROVIDER),
  unavailable: told('Der Server ist vorübergehend überlastet.', 'The server is temporarily overloaded.', LATER),
  'http-status': told(...FAILED, LATER),
  html: told(
    'Statt des Vertrags kam eine Webseite an.',
    'The server sent a web page instead of the agreement.',
    PROVIDER,
  ),
  'too-large': told('Die Vertragsdatei ist zu groß.', 'The agreement file is too large.', PROVIDER),
  integrity: told(
    'Die Vertragsdatei stimmt nicht mit der hinterlegten Prüfsumme überein und wird deshalb nicht angezeigt.',
    'The agreement file does not match its expected hash and is therefore not shown.',
    PROVIDER,
  ),
  'newer-format': told(
    'Der Vertrag braucht eine neuere Version von avv-viewer.',
    'This agreement requires a newer version of avv-viewer.',
    PROVIDER,
  ),
  outdated: told(
    'Es liegt nur eine veraltete Fassung des Vertrags vor.',
    'Only an outdated version of the agreement is available.',
    PROVIDER,
  ),
  'content-type': BROKEN,
  'too-deep': BROKEN,
  encoding: BROKEN,
  syntax: BROKEN,
  'duplicate-key': BROKEN,
  'lone-surrogate': BROKEN,
  invalid: BROKEN,
};

const OTHER = told(...FAILED, SUPPORT);

/** Of the codes that an answer of the endpoint leads to. */
export type AnsweredCode = Exclude<
  SubmitErrorCode,
  'act-unavailable' | 'host-incomplete' | 'submit-aborted' | 'receipt-invalid' | 'proof-unavailable' | 'objection-late' // answers objections only
>;

export const POSTING_WORDS: Readonly<Record<AnsweredCode, Words>> = {
  'submit-network': told('Der Server ist nicht erreichbar.', 'The server cannot be reached.', AGAIN),
  'submit-timeout': told(...TIMEOUT, AGAIN),
  malformed: OTHER,
  'record-too-large': OTHER,
  'key-reused': OTHER,
  'endpoint-status': OTHER,
  superseded: OTHER,
  unauthenticated: words(
    ['Sie sind nicht oder nicht mehr angemeldet.', 'Bitte melden Sie sich an und nehmen Sie den Vertrag dann an.'],
    ['You are not signed in, or no longer signed in.', 'Please sign in and then accept the agreement.'],
  ),
  'not-authorised': words(
    [
      'Mit Ihrem Konto können Sie diesen Vertrag nicht annehmen.',
      'Bitte lassen Sie den Vertrag von einer vertretungsberechtigten Person annehmen.',
    ],
    [
      'You cannot accept this agreement with your account.',
      'Please have the agreement accepted by a person who may represent the organisation.',
    ],
  ),
  'unknown-document': told(
    'Der Server kennt diesen Vertrag nicht.',
    'The server does not recognise this agreement.',
    SUPPORT,
  ),
  withdrawn: told('Dieser Vertrag wird nicht mehr angeboten.', 'This agreement is no longer offered.', SUPPORT),
  'test-refused': told(
    'Dieser Server nimmt keine Probeannahmen entgegen.',
    'This server does not take trial acceptances.',
    SUPPORT,
  ),
  erased: words(
    [
      'Diese Annahme war gespeichert und ist inzwischen gelöscht worden.',
      'Wenn Sie den Vertrag annehmen wollen, nehmen Sie ihn bitte erneut an.',
    ],
    [
      'This acceptance had been stored and has since been erased.',
      'If you want to accept the agreement, please accept it again.',
    ],
  ),
  rejected: words(
    ['Der Server hat einige Angaben nicht akzeptiert.', 'Bitte prüfen Sie Ihre Angaben.'],
    ['The server did not accept some of the details.', 'Please check the details you entered.'],
  ),
  busy: told(
    'Der Server nimmt gerade keine Annahmen entgegen.',
    'The server is not taking acceptances at the moment.',
    AGAIN,
  ),
  'in-flight': told('Ihre Annahme wird noch bearbeitet.', 'Your acceptance is still being processed.', AGAIN),
  'receipt-malformed': told(
    'Die Antwort des Servers ist unverständlich.',
    'The server’s answer could not be understood.',
    SUPPORT,
  ),
  'receipt-mismatch': told(
    'Der Beleg des Servers gehört nicht zu diesem Vertrag.',
    'The server’s receipt is not for this agreement.',
    SUPPORT,
  ),
};

/** Whether anything was stored, as far as that is known. */
export const STORED: Readonly<Record<'nothing' | 'uncertain', { de: string; en: string }>> = {
  nothing: { de: 'Es wurde nichts gespeichert.', en: 'Nothing has been recorded.' },
  uncertain: {
    de: 'Es ist nicht sicher, ob Ihre Annahme gespeichert wurde. Ein neuer Versuch von dieser Seite aus ist dieselbe Annahme, keine zweite.',
    en: 'It is not certain whether your acceptance was recorded. Trying again from this page repeats the same acceptance; it does not make a second one.',
  },
};

/** The heading of the panel, and what is said beneath it. */
export const CONFIRMED: Readonly<
  Record<'receipt' | 'pending' | 'no receipt', { de: readonly string[]; en: readonly string[] }>
> = {
  receipt: { de: ['Vertrag angenommen'], en: ['Agreement accepted'] },
  pending: {
    de: [
      'Annahme übermittelt, Bestätigung steht aus',
      'Bitte folgen Sie den Hinweisen, die Sie vom Anbieter erhalten.',
    ],
    en: ['Acceptance submitted, confirmation pending', 'Please follow the instructions you receive from the provider.'],
  },
  'no receipt': {
    de: ['Annahme übermittelt', 'Der Server hat die Annahme entgegengenommen, stellt aber keinen Beleg aus.'],
    en: ['Acceptance submitted', 'The server has received the acceptance but does not issue receipts.'],
  },
};

export const REPLACED =
  'Der Vertrag wurde geändert, während Sie ihn gelesen haben. Ihre Annahme wurde nicht gespeichert. Bitte lesen Sie die neue Fassung und nehmen Sie sie erneut an.';
