import type { AvvError } from '../agreement/errors.js';
import type { Explanation } from './load-errors.js';
import type { Msg } from './localization.js';
import { comparison } from './submit-errors.js';

/** Why a receipt that somebody has kept does not show that the text on the page has been accepted. */
export function explainDoubt(error: AvvError, msg: Msg): Explanation {
  const details = [...comparison(error, msg), `${error.code}: ${error.message}`];
  if (error.code === 'receipt-mismatch')
    return {
      title: msg('Angenommen wurde unter dieser Fassung ein anderer Text.', { id: 'doubt.otherText' }),
      advice: msg(
        'Der hier angezeigte Text ist damit nicht angenommen. Bitte fragen Sie den Anbieter, welcher Text gilt, bevor Sie ihn annehmen.',
        { id: 'doubt.otherTextAdvice' },
      ),
      details,
      open: true,
    };
  return {
    title: msg('Der Beleg einer früheren Annahme ist nicht lesbar.', { id: 'doubt.malformed' }),
    advice: msg(
      'Ob dieser Vertrag schon angenommen ist, lässt sich hier nicht sagen. Bitte fragen Sie den Anbieter, bevor Sie ihn annehmen.',
      { id: 'doubt.malformedAdvice' },
    ),
    details,
  };
}
