/** `npm run bench:compare`: what it takes to compare two agreements of 110,000 characters, milliseconds, median of 25. */
import { compare } from '../../src/agreement/compare/compare.js';
import { LARGE, textLength, VERSIONS } from './versions.js';
import { median } from './measure.js';

const ROUNDS = 25;

function timeOf(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

console.log(`${textLength(LARGE)} characters, ${LARGE.sections.length} clauses; after 5 rounds of warming up\n`);
console.log(`${'newer version'.padEnd(26)} changes  median ms   first ms`);
for (const [name, after] of VERSIONS) {
  const times = Array.from({ length: ROUNDS + 5 }, () => timeOf(() => compare(LARGE, after)));
  const cells = [median(times.slice(5)), times[0]!].map((time) => time.toFixed(1).padStart(10));
  console.log([name.padEnd(26), String(compare(LARGE, after).changes.length).padStart(7), ...cells].join(' '));
}
