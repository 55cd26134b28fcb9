/** Milliseconds that `avv-load` waits for a part. */
const PATIENCE = 3000;

/** Resolves when a part is ready, or takes too long to be waited for; then it appears later. */
export const patiently = (part: Promise<unknown>): Promise<unknown> =>
  Promise.race([part, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
