import type { AvvError, AvvErrorCode } from '../agreement/errors.js';
import type { Explanation, Sentence } from './load-errors.js';
import type { Msg } from './localization.js';
import { comparison } from './submit-errors.js';

function sentences(msg: Msg): Partial<Record<AvvErrorCode, Sentence>> {
  const retry = msg('Ihre Angaben sind noch da; bitte versuchen Sie es noch einmal.', { id: 'advice.retrySubmit' });
  const support = msg('Ihre Angaben sind noch da; bitte wenden Sie sich an den Anbieter.', { id: 'advice.support' });
  return {
    'submit-network': [msg('Der Server ist nicht erreichbar.', { id: 'submit.network' }), retry],
    'submit-timeout': [msg('Der Server hat nicht rechtzeitig geantwortet.', { id: 'error.timeout' }), retry],
    busy: [msg('Der Server ist gerade überlastet.', { id: 'objection.busy' }), retry],
    'in-flight': [msg('Ihr Einspruch wird noch bearbeitet.', { id: 'objection.inFlight' }), retry],
    unauthenticated: [
      msg('Sie sind nicht oder nicht mehr angemeldet.', { id: 'submit.unauthenticated' }),
      msg('Bitte melden Sie sich an und erheben Sie den Einspruch dann.', { id: 'objection.signIn' }),
    ],
    'not-authorised': [
      msg('Mit Ihrem Konto können Sie hier keinen Einspruch erheben.', { id: 'objection.notAuthorised' }),
      msg('Bitte lassen Sie eine vertretungsberechtigte Person Einspruch erheben.', { id: 'objection.authority' }),
    ],
    'unknown-document': [msg('Der Server kennt diesen Vertrag nicht.', { id: 'submit.unknown' }), support],
    withdrawn: [msg('Dieser Vertrag wird nicht mehr angeboten.', { id: 'submit.withdrawn' }), support],
    rejected: [
      msg('Der Server hat einige Angaben nicht akzeptiert.', { id: 'submit.rejected' }),
      msg('Bitte prüfen Sie Ihre Angaben.', { id: 'advice.fields' }),
    ],
    superseded: [
      msg('Der Vertrag ist inzwischen geändert worden.', { id: 'objection.superseded' }),
      msg('Bitte lesen Sie, was jetzt angekündigt ist, und senden Sie den Einspruch dann noch einmal.', {
        id: 'objection.readAgain',
      }),
    ],
    'objection-late': [
      msg('Die Frist für einen Einspruch ist nach der Uhr des Servers abgelaufen.', { id: 'objection.late' }),
      msg('Bitte wenden Sie sich an den Anbieter.', { id: 'objection.contact' }),
    ],
    'receipt-malformed': [msg('Die Antwort des Servers ist unverständlich.', { id: 'submit.malformed' }), support],
    'receipt-mismatch': [
      msg('Der Beleg des Servers gehört nicht zu diesem Einspruch.', { id: 'objection.mismatch' }),
      support,
    ],
  };
}

/** Why an objection was not stored; says in each case whether it has been, as far as that is known. */
export function explainObjectionError(error: AvvError, uncertain: boolean, msg: Msg): Explanation {
  const other: Sentence = [
    msg('Der Server hat einen Fehler gemeldet.', { id: 'error.status' }),
    msg('Ihre Angaben sind noch da; bitte wenden Sie sich an den Anbieter.', { id: 'advice.support' }),
  ];
  const [reason, advice] = sentences(msg)[error.code] ?? other;
  const recorded = uncertain
    ? msg(
        'Es ist nicht sicher, ob Ihr Einspruch gespeichert wurde. Ein neuer Versuch von dieser Seite aus ist derselbe Einspruch, kein zweiter.',
        { id: 'objection.uncertain' },
      )
    : msg('Es wurde nichts gespeichert.', { id: 'submit.nothing' });
  const compared = comparison(error, msg);
  return {
    title: `${reason} ${recorded}`,
    advice,
    details: [...compared, `${error.code}: ${error.message}`],
    open: compared.length > 0,
  };
}
