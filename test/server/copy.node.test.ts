/** `onAccepted` and the durable copy: a file for the confirmation, which never endangers what it confirms. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readEvidence } from '../../src/acceptance/index.js';
import type { Receipt } from '../../src/acceptance/schema.js';
import { durableCopy } from '../../src/copy/index.js';
import {
  createMemoryStore,
  createSigner,
  generateSigningKey,
  type ConsentHandlerOptions,
  type CopyFile,
} from '../../src/server/index.js';
import { agreement } from '../acceptance/sample.js';
import { endpoint, key, outcome, post, record } from './endpoint.js';

/** An endpoint whose host asks for the copy of each acceptance. */
function withMail(options: Partial<ConsentHandlerOptions> = {}) {
  const sent: CopyFile[] = [];
  const onAccepted: ConsentHandlerOptions['onAccepted'] = async ({ copy }) => void sent.push(await copy());
  return Object.assign(endpoint({ copy: durableCopy, onAccepted, ...options }), { sent });
}

describe('onAccepted', () => {
  it('gets the durable copy: of the server’s own text and this receipt, the signature checked', async () => {
    const handler = withMail({ signer: await createSigner({ key: await generateSigningKey() }) });
    const receipt = (await (await handler(post())).json()) as Receipt;
    const [{ name, mediaType, content }] = handler.sent as [CopyFile];
    assert.deepEqual([name, mediaType], ['muster-avv_2_2026-04-01.html', 'text/html']);
    const evidence = readEvidence(content) as unknown as { agreement: unknown; receipt: unknown };
    assert.deepEqual([evidence.agreement, evidence.receipt], [agreement, receipt]);
    assert.match(new TextDecoder().decode(content), /Vertragstext, Erklärungen und Signatur stimmen/);
  });

  it('gets it once, not for retries, and never for trials', async () => {
    const handler = withMail();
    const same = { 'Idempotency-Key': key() };
    for (const body of [record, record]) await handler(post(body, same));
    await handler(post({ ...record, test: true }));
    assert.equal(handler.sent.length, 1);
  });

  it('costs nothing where the host does not ask for it', async () => {
    const handler = withMail({ copy: () => assert.fail('made'), onAccepted: () => {} });
    assert.equal(await outcome(await handler(post())), '201');
    assert.deepEqual(handler.errors, []);
  });

  it('is told where the copy fails, and can send its mail without', async () => {
    const told: unknown[] = [];
    const handler = withMail({
      copy: () => Promise.reject(new Error('no such template')),
      onAccepted: async ({ copy }) => void told.push(await copy().catch(String)),
    });
    assert.equal(await outcome(await handler(post())), '201');
    assert.deepEqual([told, handler.errors], [['Error: no such template'], []]);
  });

  const failures: Readonly<Record<string, [ConsentHandlerOptions['copy'], RegExp]>> = {
    fails: [() => Promise.reject(new Error('no such template')), /no such template/],
    'throws at once': [() => assert.fail('no such template'), /no such template/],
    'is not there': [undefined, /no option “copy”/],
  };
  for (const [name, [copy, words]] of Object.entries(failures))
    it(`loses nothing where the copy ${name}: the acceptance is stored and answered, onError hears of it`, async () => {
      const store = createMemoryStore();
      const handler = withMail({ store, copy });
      const again = { 'Idempotency-Key': key() };
      const receipt: unknown = await (await handler(post(record, again))).json();
      assert.deepEqual((await store.findById('live:', (receipt as Receipt).id))?.content?.receipt, receipt);
      assert.match(String(handler.errors), words);
      assert.equal(await outcome(await handler(post(record, again))), '200');
    });
});
