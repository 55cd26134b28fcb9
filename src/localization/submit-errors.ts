import { maybeStored } from '../acceptance/uncertain.js';
import type { AvvError, AvvErrorCode } from '../agreement/errors.js';
import type { Explanation, Sentence } from './load-errors.js';
import type { Msg } from './localization.js';

function submitSentences(msg: Msg): Partial<Record<AvvErrorCode, Sentence>> {
  const retry = msg('Ihre Angaben sind noch da; bitte versuchen Sie es noch einmal.', { id: 'advice.retrySubmit' });
  const support = msg('Ihre Angaben sind noch da; bitte wenden Sie sich an den Anbieter.', { id: 'advice.support' });
  const busy: Sentence = [msg('Der Server nimmt gerade keine Annahmen entgegen.', { id: 'submit.busy' }), retry];
  return {
    'submit-network': [msg('Der Server ist nicht erreichbar.', { id: 'submit.network' }), retry],
    'submit-timeout': [msg('Der Server hat nicht rechtzeitig geantwortet.', { id: 'error.timeout' }), retry],
    unauthenticated: [
      msg('Sie sind nicht oder nicht mehr angemeldet.', { id: 'submit.unauthenticated' }),
      msg('Bitte melden Sie sich an und nehmen Sie den Vertrag dann an.', { id: 'advice.signInSubmit' }),
    ],
    'not-authorised': [
      msg('Mit Ihrem Konto können Sie diesen Vertrag nicht annehmen.', { id: 'submit.notAuthorised' }),
      msg('Bitte lassen Sie den Vertrag von einer vertretungsberechtigten Person annehmen.', {
        id: 'advice.authority',
      }),
    ],
    'unknown-document': [msg('Der Server kennt diesen Vertrag nicht.', { id: 'submit.unknown' }), support],
    withdrawn: [msg('Dieser Vertrag wird nicht mehr angeboten.', { id: 'submit.withdrawn' }), support],
    rejected: [
      msg('Der Server hat einige Angaben nicht akzeptiert.', { id: 'submit.rejected' }),
      msg('Bitte prüfen Sie Ihre Angaben.', { id: 'advice.fields' }),
    ],
    'test-refused': [msg('Dieser Server nimmt keine Probeannahmen entgegen.', { id: 'submit.testRefused' }), support],
    erased: [
      msg('Diese Annahme war gespeichert und ist inzwischen gelöscht worden.', { id: 'submit.erased' }),
      msg('Wenn Sie den Vertrag annehmen wollen, nehmen Sie ihn bitte erneut an.', { id: 'advice.acceptAnew' }),
    ],
    'host-incomplete': [
      msg('Dieser Seite fehlt eine Angabe, ohne die der Vertrag nicht angenommen werden kann.', {
        id: 'submit.hostIncomplete',
      }),
      support,
    ],
    busy,
    'in-flight': [msg('Ihre Annahme wird noch bearbeitet.', { id: 'submit.inFlight' }), retry],
    'receipt-malformed': [msg('Die Antwort des Servers ist unverständlich.', { id: 'submit.malformed' }), support],
    'receipt-mismatch': [
      msg('Der Beleg des Servers gehört nicht zu diesem Vertrag.', { id: 'submit.mismatch' }),
      support,
    ],
  };
}

/** Why an acceptance was not stored; says in each case that nothing has been recorded, as far as that is known. */
export function explainSubmitError(error: AvvError, msg: Msg, uncertain = maybeStored(error)): Explanation {
  const other: Sentence = [
    msg('Der Server hat einen Fehler gemeldet.', { id: 'error.status' }),
    msg('Ihre Angaben sind noch da; bitte wenden Sie sich an den Anbieter.', { id: 'advice.support' }),
  ];
  const [reason, advice] = submitSentences(msg)[error.code] ?? other;
  const recorded = uncertain
    ? msg(
        'Es ist nicht sicher, ob Ihre Annahme gespeichert wurde. Ein neuer Versuch von dieser Seite aus ist dieselbe Annahme, keine zweite.',
        { id: 'submit.uncertain' },
      )
    : msg('Es wurde nichts gespeichert.', { id: 'submit.nothing' });
  const compared = comparison(error, msg);
  const details = [...compared, `${error.code}: ${error.message}`];
  // What has been erased was recorded once.
  const title = error.code === 'erased' ? reason : `${reason} ${recorded}`;
  return { title, advice, details, open: compared.length > 0 };
}

/** A receipt for something else: what it should name and what it names, for example two digests. */
export function comparison({ code, details: { expected, received } }: AvvError, msg: Msg): string[] {
  if (code !== 'receipt-mismatch') return [];
  return [
    `${msg('Erwartet:', { id: 'proof.expected' })} ${expected}`,
    `${msg('Erhalten:', { id: 'proof.received' })} ${received}`,
  ];
}
