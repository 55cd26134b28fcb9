import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AvvError } from '../../src/agreement/errors.js';
import { load } from '../../src/agreement/load.js';
import { loadingFaults } from '../faults/loading.js';
import { startFaultServer, type FaultServer } from '../faults/server.mjs';

describe('loading faults in Node', () => {
  let faults: FaultServer;
  before(async () => (faults = await startFaultServer()));
  after(() => faults.close());

  for (const { name, path, at = 'origin', options, code, details, browserOnly } of loadingFaults) {
    it(`${name}: ${code ?? 'loads'}`, { skip: browserOnly && 'only browsers have origins' }, async () => {
      const url = new URL(path, faults[at]);
      const error = await load(url, options).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      if (!code) return assert.equal(error, undefined);
      assert(error instanceof AvvError, String(error));
      assert.equal(error.code, code, error.message);
      for (const [key, value] of Object.entries(details ?? {}))
        assert.equal(Reflect.get(error.details, key), value, key);
    });
  }

  it('needs a base for a relative address', async () => {
    await assert.rejects(load('ok'), { code: 'network' });
    assert.equal((await load('ok', { base: `${faults.origin}/legal/../` })).url, `${faults.origin}/ok`);
  });
});
