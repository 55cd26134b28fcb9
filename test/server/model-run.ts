import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createSigner, generateSigningKey } from '../../src/server/index.js';
import { commands, compareExport } from './model-commands.js';
import { Model } from './model-state.js';
import { World, type OpenStore } from './model-world.js';

const signer = await createSigner({ key: await generateSigningKey() });

/**
 * Holds the endpoint over a store against the model, `runs` times with another tenant each.
 *
 * @returns How often each answer was given to a post.
 */
export async function holdAgainstModel(open: OpenStore, runs: number): Promise<Record<string, number>> {
  const totals: Record<string, number> = {};
  const property = fc.asyncProperty(commands, async (steps) => {
    const [model, world] = [new Model(), new World(open, crypto.randomUUID(), signer)];
    try {
      await world.start();
      await fc.asyncModelRun(() => ({ model, real: world }), steps);
      for (const test of [false, true]) await compareExport(model, world, test);
      assert.deepEqual(world.errors, []);
    } finally {
      world.stop();
    }
    for (const [outcome, times] of Object.entries(world.outcomes)) totals[outcome] = (totals[outcome] ?? 0) + times;
  });
  await fc.assert(property, { numRuns: runs });
  return totals;
}
