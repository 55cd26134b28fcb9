import { yieldToHost } from '../view/chunked.js';

/** Longest stretch of work before the host page gets its turn, in milliseconds. */
const SLICE = 8;

/** Does the work of a generator, with turns for the host page in between. */
export async function inSlices<T>(steps: Generator<void, T, void>): Promise<T> {
  await yieldToHost();
  for (let end = performance.now() + SLICE; ;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() < end) continue;
    await yieldToHost();
    end = performance.now() + SLICE;
  }
}
