import { AvvError } from './errors.js';
import { Scanner } from './scan.js';
import { step } from './validate.js';

/** Objects and arrays in one another; thirty nested sections need fewer. */
export const MAX_DEPTH = 64;

/**
 * Parses JSON strictly. A name twice in one object, half a surrogate pair and nesting beyond `maxDepth` are errors:
 * such a text has no digest (RFC 8785 section 3.1) or more than one meaning. `__proto__` stays an own property like
 * any other.
 *
 * @throws {AvvError} `syntax`, `duplicate-key`, `too-deep` with pointer, line and column; `lone-surrogate` with pointer.
 */
export function parseJson(text: string, maxDepth = MAX_DEPTH): unknown {
  new Scanner(text, maxDepth).scan();
  const value: unknown = JSON.parse(text);
  if (mayHoldHalves(text)) refuseLoneSurrogates(value, '');
  return value;
}

/** Half a pair comes from an escape, or from a text that was never UTF-8. */
const mayHoldHalves = (text: string & { isWellFormed?: () => boolean }): boolean =>
  /\\u[dD]/.test(text) || text.isWellFormed?.() === false;

/** @throws {AvvError} `lone-surrogate`, with the JSON pointer to the text or name that holds half a character. */
export function refuseLoneSurrogates(value: unknown, pointer: string): void {
  if (typeof value === 'string') refuseText(value, pointer);
  else if (typeof value === 'object' && value !== null)
    for (const [key, child] of Object.entries(value)) {
      refuseText(key, pointer + step(key));
      refuseLoneSurrogates(child, pointer + step(key));
    }
}

function refuseText(text: string, pointer: string): void {
  if (!/[\ud800-\udfff]/u.test(text)) return; // with u, paired halves do not match
  throw new AvvError('lone-surrogate', `Half a UTF-16 character at ${pointer || 'the root'}`, {
    pointer,
  });
}
