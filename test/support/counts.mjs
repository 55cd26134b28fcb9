/** How test runners tell `test/run.mjs` what they counted: a small JSON file, named by `TEST_COUNTS`. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { env } from 'node:process';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @param {Counts} counts */
export function reportCounts(counts) {
  if (!env.TEST_COUNTS) return;
  mkdirSync(dirname(env.TEST_COUNTS), { recursive: true });
  writeFileSync(env.TEST_COUNTS, JSON.stringify(counts));
}

/** Reads and removes a report; undefined if the runner died before it could write one. */
export function takeCounts(file) {
  try {
    return /** @type {Counts} */ (JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  } finally {
    rmSync(file, { force: true });
  }
}
