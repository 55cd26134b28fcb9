/** `npm run test:node [-- FILES]`: the tests that run in Node, `test/**\/*.node.test.ts`. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { run } from './support/processes.mjs';

const all = () =>
  readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.node.test.ts'))
    .map((name) => join('test', name));

const reporter = (name) => `--test-reporter=${name} --test-reporter-destination=stdout`;
const files = argv.length > 2 ? argv.slice(2) : all();

process.exitCode = await run(
  `tsx --test --test-concurrency=2 ${reporter('spec')} ${reporter('./test/support/node-counts.mjs')} ${files.join(' ')}`,
);
