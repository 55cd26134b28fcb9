import { expect } from '@open-wc/testing';
import { checkReceipt } from '../../src/acceptance/receipt.js';
import { receiptSchema, type Receipt } from '../../src/acceptance/schema.js';
import { AvvError } from '../../src/agreement/errors.js';
import { digest, sampleReceipt, sampleRecord } from './sample.js';

const record = sampleRecord();

function refusal(change: (receipt: any) => void, sent = record): AvvError {
  const receipt = sampleReceipt(sent);
  change(receipt);
  try {
    checkReceipt(receipt, sent);
  } catch (error) {
    return error as AvvError;
  }
  throw new Error('The receipt was taken');
}

describe('receipt check', () => {
  it('takes the receipt for this act', () => {
    const receipt = sampleReceipt(record);
    expect(receiptSchema.safeParse(receipt).success).to.equal(true);
    expect(checkReceipt(receipt, record)).to.equal(receipt);
  });

  it('takes it in another order of keys, with unknown ones, without what does not bind, and unsigned or signed', () => {
    const receipt = sampleReceipt(record);
    const reordered = Object.fromEntries(
      Object.entries({ ...receipt, extra: 1, signature: 'a..b', sequence: 7 }).reverse(),
    ) as Receipt;
    reordered.record = {
      ...receipt.record,
      client: { ...receipt.record.client, origin: 'null' },
      act: Object.fromEntries(Object.entries(receipt.record.act).reverse()) as never,
    };
    delete reordered.established;
    expect(checkReceipt(reordered, record)).to.equal(reordered);
  });

  const other = `sha-256:${'o'.repeat(43)}`;
  for (const [what, change, pointer, expected, received] of [
    ['another digest', (r: any) => (r.record.document.digest = other), '/record/document/digest', digest, other],
    ['another document', (r: any) => (r.record.document.id = 'other'), '/record/document/id', 'muster-avv', 'other'],
    ['another version', (r: any) => (r.record.document.version = '1'), '/record/document/version', '2', '1'],
    ['another language', (r: any) => (r.record.document.language = 'en'), '/record/document/language', 'de', 'en'],
    [
      'a copy of the server’s with another digest',
      (r: any) => (r.established.document.digest = other),
      '/established/document/digest',
      digest,
      other,
    ],
    [
      'a copy of the server’s in another version',
      (r: any) => (r.established.document.version = '3'),
      '/established/document/version',
      '2',
      '3',
    ],
    [
      'other words of a declaration',
      (r: any) => (r.record.declarations[0].text = 'Alles.'),
      '/record/declarations/0/text',
      '**Probe GmbH** hat den Vertrag gelesen.',
      'Alles.',
    ],
    [
      'a box that was not ticked',
      (r: any) => (r.record.declarations[1].checked = true),
      '/record/declarations/1/checked',
      'false',
      'true',
    ],
    [
      'a declaration more',
      (r: any) => r.record.declarations.push({ id: 'x', text: 'y', checked: true }),
      '/record/declarations/2',
      'missing',
      '{"id":"x","text":"y","checked":true}',
    ],
    [
      'a declaration less',
      (r: any) => r.record.declarations.pop(),
      '/record/declarations/1',
      JSON.stringify(record.declarations[1]),
      'missing',
    ],
    [
      'another customer',
      (r: any) => (r.record.customer.name = 'Andere AG'),
      '/record/customer/name',
      'Probe GmbH',
      'Andere AG',
    ],
    ['another person', (r: any) => (r.record.acceptor.name = 'Eve'), '/record/acceptor/name', 'Ada Probe', 'Eve'],
    [
      'no authority',
      (r: any) => delete r.record.authority,
      '/record/authority',
      JSON.stringify(record.authority),
      'missing',
    ],
    [
      'another act',
      (r: any) => (r.record.act.at = '2026-04-01T10:00:00.001Z'),
      '/record/act/at',
      '2026-04-01T10:00:00.000Z',
      '2026-04-01T10:00:00.001Z',
    ],
    [
      'another value of a placeholder',
      (r: any) => (r.record.placeholders.company = 'X'),
      '/record/placeholders/company',
      'Probe GmbH',
      'X',
    ],
  ] as const)
    it(`refuses a receipt with ${what}`, () => {
      const { code, details } = refusal(change);
      expect([code, details.pointer, details.expected, details.received]).to.deep.equal([
        'receipt-mismatch',
        pointer,
        expected,
        received,
      ]);
    });

  it('takes a receipt with the server’s digest for a record from plain http, but no digest slipped into the record', () => {
    const plain = sampleRecord({ digest: undefined });
    expect(checkReceipt(sampleReceipt(plain), plain).established?.document.digest).to.equal(digest);
    expect(refusal((r) => (r.record.document.digest = other), plain).details.pointer).to.equal(
      '/record/document/digest',
    );
  });

  for (const [what, receipt] of [
    ['null', null],
    ['text', 'ok'],
    ['an empty object', {}],
    ['another major version', { ...sampleReceipt(record), schema: 'avv-receipt/2' }],
    ['no id', { ...sampleReceipt(record), id: undefined }],
    ['a time in words', { ...sampleReceipt(record), acceptedAt: 'yesterday' }],
    ['no record', { ...sampleReceipt(record), record: null }],
    [
      'established facts without a digest',
      { ...sampleReceipt(record), established: { document: { id: 'a', version: '2', language: 'de' } } },
    ],
  ] as const)
    it(`calls ${what} malformed and says where`, () => {
      expect(() => checkReceipt(receipt, record))
        .to.throw(AvvError)
        .that.satisfies(
          (error: AvvError) => error.code === 'receipt-malformed' && error.details.violations!.length > 0,
        );
    });
});
