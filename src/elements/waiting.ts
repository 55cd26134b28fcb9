import type { AvvError } from '../agreement/errors.js';

/**
 * A pause before the next try. When nothing could be reached, it ends as soon as the browser is online again; what a
 * server has asked for is waited in full.
 */
export function pauseAfter({ code }: AvvError, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, milliseconds);
    if (code === 'submit-network') addEventListener('online', end);
    function end(): void {
      clearTimeout(timer);
      removeEventListener('online', end);
      resolve();
    }
  });
}
