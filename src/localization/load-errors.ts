import { str } from '@lit/localize/internal/str-tag.js';
import type { AvvError, AvvErrorCode } from '../agreement/errors.js';
import type { Violation } from '../agreement/validate.js';
import type { Msg } from './localization.js';

/** An error in the reader's words: what happened, what to do, and facts for the provider's developer. */
export interface Explanation {
  title: string;
  advice: string;
  details: string[];
  /** Whether the details are shown at once. */
  open?: boolean;
}

export type Sentence = readonly [title: string, advice: string];

function loadSentences(msg: Msg): Partial<Record<AvvErrorCode, Sentence>> {
  const later = msg('Bitte versuchen Sie es in einigen Minuten noch einmal.', { id: 'advice.later' });
  const provider = msg('Bitte informieren Sie den Anbieter; an Ihrem Gerät liegt es nicht.', { id: 'advice.provider' });
  const broken: Sentence = [msg('Die Vertragsdatei ist fehlerhaft.', { id: 'error.broken' }), provider];
  return {
    network: [
      msg('Der Vertrag ist gerade nicht erreichbar.', { id: 'error.network' }),
      msg('Bitte prüfen Sie Ihre Internetverbindung und versuchen Sie es noch einmal.', { id: 'advice.network' }),
    ],
    timeout: [msg('Der Server hat nicht rechtzeitig geantwortet.', { id: 'error.timeout' }), later],
    forbidden: [
      msg('Für diesen Vertrag fehlt Ihnen die Berechtigung.', { id: 'error.forbidden' }),
      msg('Bitte melden Sie sich an, gegebenenfalls mit einem anderen Konto, und laden Sie die Seite neu.', {
        id: 'advice.signIn',
      }),
    ],
    'not-found': [msg('Unter dieser Adresse gibt es keinen Vertrag.', { id: 'error.notFound' }), provider],
    unavailable: [msg('Der Server ist vorübergehend überlastet.', { id: 'error.unavailable' }), later],
    'http-status': [msg('Der Server hat einen Fehler gemeldet.', { id: 'error.status' }), later],
    html: [msg('Statt des Vertrags kam eine Webseite an.', { id: 'error.html' }), provider],
    'too-large': [msg('Die Vertragsdatei ist zu groß.', { id: 'error.tooLarge' }), provider],
    integrity: [
      msg('Die Vertragsdatei stimmt nicht mit der hinterlegten Prüfsumme überein und wird deshalb nicht angezeigt.', {
        id: 'error.integrity',
      }),
      provider,
    ],
    'newer-format': [
      msg('Der Vertrag braucht eine neuere Version von avv-viewer.', { id: 'error.newerFormat' }),
      provider,
    ],
    outdated: [msg('Es liegt nur eine veraltete Fassung des Vertrags vor.', { id: 'error.outdated' }), provider],
    'content-type': broken,
    'too-deep': broken,
    encoding: broken,
    syntax: broken,
    'duplicate-key': broken,
    'lone-surrogate': broken,
    invalid: broken,
  };
}

/** Examples say more than the names of formats, in any language; `email` and choices speak for themselves. */
const EXAMPLES: Readonly<Record<string, string>> = {
  string: '"…"',
  0: '0, 1, 2 …',
  boolean: 'true, false',
  integer: '0, 1, 2 …',
  array: '[ … ]',
  object: '{ … }',
  date: '"2026-01-31"',
  'date-or-month': '"2026-01-31", "2026-01"',
  'language-tag': '"de", "en-GB"',
  'avv-id': '"s-3"',
  'avv-format': '"avv/1"',
  'avv-place': '"subprocessors", "measures", "parties" …',
};

const exampleOf = (expected: string): string => EXAMPLES[expected] ?? expected.replaceAll('|', ', ');

/** A violation in the words of somebody who writes the JSON file: where, what is expected, how to mend it. */
function explainViolation({ pointer, problem, expected, received }: Violation, msg: Msg): string {
  const place = pointer || '/';
  const wanted = exampleOf(expected);
  if (problem === 'missing')
    return msg(str`${place} fehlt. Bitte ergänzen, zum Beispiel: ${wanted}`, { id: 'violation.missing' });
  if (problem === 'duplicate-id')
    return msg(str`${place}: Die Kennung ${received} steht schon an anderer Stelle. Bitte eine andere wählen.`, {
      id: 'violation.duplicate',
    });
  if (problem === 'choice')
    return msg(str`${place}: Hier steht ${received}. Erlaubt sind: ${wanted}`, { id: 'violation.choice' });
  return msg(str`${place}: Hier steht ${received}. Bitte ersetzen, zum Beispiel durch: ${wanted}`, {
    id: 'violation.other',
  });
}

/** Why the agreement cannot be shown. The English diagnostic of the error itself comes last. */
export function explainLoadError(error: AvvError, msg: Msg): Explanation {
  const [title, advice] = loadSentences(msg)[error.code] ?? loadSentences(msg).network!;
  const violations = error.details.violations?.map((violation) => explainViolation(violation, msg)) ?? [];
  return { title, advice, details: [...violations, ...(violations.length ? [] : [`${error.code}: ${error.message}`])] };
}
