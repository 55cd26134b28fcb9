/** The durable copy in Node, where there is no document. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Receipt } from '../../src/acceptance/schema.js';
import { readEvidence, verifyReceipt } from '../../src/acceptance/index.js';
import type { Agreement } from '../../src/agreement/schema.js';
import { durableCopy } from '../../src/copy/index.js';
import { createSigner, generateSigningKey } from '../../src/server/index.js';
import { agreement, sampleRecord } from '../acceptance/sample.js';
import { endpoint, post } from '../server/endpoint.js';

const signer = await createSigner({ key: await generateSigningKey() });
const NOW = () => new Date('2026-05-01T08:00:00Z');

async function receiptOf(own: Agreement, changes: Partial<Receipt['record']> = {}): Promise<Receipt> {
  const record = { ...sampleRecord({ digest: undefined }), ...changes };
  const response = await endpoint({ agreements: [own], signer })(post(record));
  assert.equal(response.status, 201, await response.clone().text());
  return (await response.json()) as Receipt;
}

const textOf = async (receipt: Receipt, own = agreement): Promise<string> =>
  new TextDecoder().decode((await durableCopy({ agreement: own, receipt, keys: signer.jwks, now: NOW })).content);

const client = (language: string, timeZone: string) => ({ ...sampleRecord().client, language, timeZone });

describe('the durable copy in Node', () => {
  it('is one file with agreement and receipt, which verify', async () => {
    const receipt = await receiptOf(agreement);
    const { name, mediaType, content } = await durableCopy({ agreement, receipt, keys: signer.jwks });
    assert.deepEqual([name, mediaType], ['muster-avv_2_2026-04-01.html', 'text/html']);
    const evidence = readEvidence(content) as unknown as { agreement: Agreement; receipt: Receipt };
    assert.deepEqual([evidence.agreement, evidence.receipt], [agreement, receipt]);
    assert.equal((await verifyReceipt({ ...evidence, keys: signer.jwks })).valid, true);
  });

  const cases: readonly (readonly [string, string, RegExp])[] = [
    [
      'de',
      'Europe/Berlin',
      /Vertrag angenommen.*1\. April 2026 um 12:00:01 MESZ.*Geprüft .* 1\. Mai 2026 um 10:00:00 MESZ/s,
    ],
    ['en', 'Europe/Berlin', /Agreement accepted.*1 April 2026 at 12:00:01 CEST/s],
    ['fr', 'Pacific/Auckland', /Agreement accepted.*1 April 2026 at 23:00:01 GMT\+13/s],
    ['de-AT', 'Mars/Olympus', /Vertrag angenommen.*1\. April 2026 um 10:00:01 UTC/s],
  ];
  for (const [language, timeZone, words] of cases)
    it(`is in the reader’s language and time zone: ${language}, ${timeZone}`, async () => {
      const receipt = await receiptOf(agreement, { client: client(language, timeZone) });
      assert.match(await textOf(receipt), words);
    });

  it('of 110,000 characters takes well under two seconds', async () => {
    const body = 'Der **Anbieter** verarbeitet [Daten](#s-1) nur auf Weisung: `x`.\n\n'.repeat(17);
    const sections = Array.from({ length: 100 }, (_, index) => ({
      id: `s-${index}`,
      label: `${index}.`,
      title: 'Titel',
      body,
    }));
    const long = { ...agreement, sections };
    const receipt = await receiptOf(long);
    const begin = performance.now();
    const text = await textOf(receipt, long);
    assert.ok(performance.now() - begin < 2000);
    assert.equal(text.match(/<p>Der <strong>Anbieter/g)?.length, 1700);
  });
});
