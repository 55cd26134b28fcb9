import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Receipt } from '../../src/acceptance/schema.js';
import { sampleRecord } from '../acceptance/sample.js';
import { endpoint, get, post } from './endpoint.js';

it('two people of one company who accept at once have a receipt each, and the company has the later one', async () => {
  const handler = endpoint({
    identify: (request) => ({
      customer: { reference: 'K-17' },
      acceptor: { reference: request.headers.get('X-User') ?? 'nobody' },
    }),
  });
  const body = sampleRecord({ digest: undefined, customer: { name: 'Probe GmbH' } });
  const answers = await Promise.all(['ada', 'grace'].map((user) => handler(post(body, { 'X-User': user }))));
  const receipts = await Promise.all(answers.map((answer) => answer.json() as Promise<Receipt>));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [201, 201],
  );
  assert.deepEqual(receipts.map(({ sequence }) => sequence).sort(), [1, 2]);
  assert.deepEqual(
    receipts.map(({ established }) => established?.acceptor?.reference),
    ['ada', 'grace'],
  );
  const last = receipts.find(({ sequence }) => sequence === 2)!;
  const latest = (await (await handler(get(`?document=${body.document.id}`))).json()) as Receipt;
  assert.equal(latest.id, last.id);
});
