import type { AvvError } from '../agreement/errors.js';
import type { Explanation } from './load-errors.js';
import type { Msg } from './localization.js';

/** Why an endpoint did not take it that somebody declines. */
export function explainDeclineError({ code, message }: AvvError, msg: Msg): Explanation {
  const reasons: Readonly<Record<string, string>> = {
    'submit-network': msg('Der Server ist nicht erreichbar.', { id: 'submit.network' }),
    'submit-timeout': msg('Der Server hat nicht rechtzeitig geantwortet.', { id: 'error.timeout' }),
    unauthenticated: msg('Sie sind nicht oder nicht mehr angemeldet.', { id: 'submit.unauthenticated' }),
  };
  const reason = reasons[code] ?? msg('Der Server hat einen Fehler gemeldet.', { id: 'error.status' });
  return {
    title: msg('Das konnte dem Anbieter nicht mitgeteilt werden.', { id: 'decline.failed' }),
    advice: `${reason} ${msg('Ihre Angaben sind noch da; bitte versuchen Sie es noch einmal.', { id: 'advice.retrySubmit' })}`,
    details: [`${code}: ${message}`],
  };
}
