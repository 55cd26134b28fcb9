/**
 * `npm run bench`: what the viewer adds to a host's page, beside the same text as static HTML, in one run.
 * "Added" is the main thread's processor time with the embed minus without; its ratio is to what static HTML adds.
 *
 * Usage: npm run bench -- [--sizes 16,160,1600] [--rounds 9]
 */
import { parseArgs } from 'node:util';
import { launchChromium } from '../support/chromium.mjs';
import { serve } from '../package/server.js';
import { makeAgreement } from './agreement.js';
import { measure, median, type Cost } from './measure.js';
import { benchPages } from './pages.js';

const { values } = parseArgs({ options: { sizes: { type: 'string' }, rounds: { type: 'string' } } });
const sizes = (values.sizes ?? '16,160,1600').split(',').map(Number);
const rounds = Number(values.rounds ?? 9);
const NAMES = ['host', 'static', 'viewer'];

const browser = await launchChromium();
for (const clauses of sizes) {
  const server = await serve(benchPages(makeAgreement(clauses, Math.round(clauses * 0.75))));
  const costs = new Map<string, Cost[]>(NAMES.map((name) => [name, []]));
  // In turns, so that a machine that slows down slows all of them down; the first round warms up.
  for (let round = 0; round <= rounds; round++)
    for (const name of NAMES) {
      const cost = await measure(browser, `${server.origin}/${name}`);
      if (round) costs.get(name)!.push(cost);
    }
  await server.close();
  print(clauses, costs);
}
await browser.close();

function print(clauses: number, costs: ReadonlyMap<string, Cost[]>): void {
  const of = (name: string, key: keyof Cost): number => median(costs.get(name)!.map((cost) => cost[key]));
  const added = (name: string): number => of(name, 'main') - of('host', 'main');
  console.log(`\n${clauses} clauses, ${Math.round(clauses * 0.75)} subprocessors, medians of ${rounds} rounds`);
  console.log('page     main ms  added ms  ratio  longest task ms  layout shift');
  for (const name of NAMES) {
    const ratio = name === 'host' ? '–' : (added(name) / added('static')).toFixed(2);
    const cells = [
      of(name, 'main').toFixed(1),
      added(name).toFixed(1),
      ratio,
      of(name, 'longestTask').toFixed(0),
      of(name, 'shift').toFixed(3),
    ];
    console.log([name.padEnd(7), ...cells.map((cell, index) => cell.padStart([8, 9, 6, 16, 13][index]!))].join(' '));
  }
}
