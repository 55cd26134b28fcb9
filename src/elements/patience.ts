/** Milliseconds that a page waits for something that it can show later, too. */
const PATIENCE = 3000;

/** Resolves when that is ready, or takes too long to be waited for. */
export const patiently = (work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
