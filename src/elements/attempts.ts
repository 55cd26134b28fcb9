import { newKey } from '../acceptance/key.js';
import type { SubmitOptions } from '../acceptance/submit.js';
import { maybeStored } from '../acceptance/uncertain.js';
import type { AvvError } from '../agreement/errors.js';
import { pauseAfter } from './waiting.js';

/** An act that has begun: sent again as it was and under the same key, while it may have arrived unanswered. */
export interface Attempt<R> {
  content: string;
  record: R;
  key: string;
  /** Some try of it may have been stored. */
  uncertain: boolean;
}

/** Which act the next press of a button is. */
export class Attempts<R extends object> {
  #last: Attempt<R> | undefined;

  /** A new act, unless the very same one is still without an answer. */
  next(record: R): Attempt<R> {
    const content = JSON.stringify({ ...record, act: undefined, presentation: undefined });
    if (this.#last?.content !== content) this.#last = { content, record, key: newKey(), uncertain: false };
    return this.#last;
  }

  /** It has been answered: another press would be another act. */
  end(): void {
    this.#last = undefined;
  }

  /** Whether it may have been stored although it failed; if not, it has ended. */
  fail(attempt: Attempt<R>, error: AvvError): boolean {
    // `erased` answers what had been open: this act was stored, and is no longer.
    attempt.uncertain = error.code !== 'erased' && (attempt.uncertain || maybeStored(error));
    if (!attempt.uncertain) this.end();
    return attempt.uncertain;
  }
}

/**
 * The pauses between the tries of an act.
 *
 * @param tell Hears how many seconds a pause takes, and 0 at its end.
 */
export function pausesOf(
  attempt: Attempt<unknown>,
  tell: (seconds: number) => void,
): Required<Pick<SubmitOptions, 'onWait' | 'wait'>> {
  let last: AvvError;
  return {
    onWait: ({ seconds, error }) => {
      last = error;
      attempt.uncertain ||= maybeStored(error);
      tell(seconds);
    },
    wait: async (milliseconds) => {
      await pauseAfter(last, milliseconds);
      tell(0);
    },
  };
}
