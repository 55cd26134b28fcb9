/** `npm run test:load`: the load tests of the consent endpoint in full; `npm test` runs a slice of them. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './support/processes.mjs';

const folder = join('test', 'server');
const files = readdirSync(folder).filter((name) => /^load-.*\.node\.test\.ts$/.test(name));
const paths = files.map((name) => join(folder, name)).join(' ');

process.exitCode = await run(`tsx --test --test-concurrency=1 --test-reporter=spec ${paths}`, { AVV_LOAD: 'full' });
