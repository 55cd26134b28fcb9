import { expect } from '@open-wc/testing';
import type { Receipt } from '../../src/acceptance/schema.js';
import { digestOf } from '../../src/agreement/digest.js';
import { accept, actPage, completedPage, confirm, contract, ofType, typesOf, type ActPage } from '../support/act.js';
import { keptReceipt, tells } from '../support/kept.js';
import { parts, part, shown, textOf } from '../support/viewer.js';

/** The same version, but somebody has changed a word of it. */
const altered = () => contract({ title: 'Vertrag zur Auftragsverarbeitung ' });

const errorOf = ({ events }: ActPage) => {
  const [event, ...more] = ofType(events, 'avv-error');
  expect(more).to.have.length(0);
  return event!;
};

for (const [whose, setup] of [
  ['the host', (receipt: Receipt) => ({ receipt })],
  ['the endpoint', (receipt: Receipt) => ({ latest: tells(receipt) })],
] as const)
  describe(`a receipt of ${whose} for another text of the same version`, () => {
    it('does not pass for an acceptance of this one: the reader sees both digests and may accept', async () => {
      const page = await completedPage(setup(await keptReceipt(altered())), confirm());
      const panel = textOf(part(page.element, 'error'));
      expect(panel).to.include('Angenommen wurde unter dieser Fassung ein anderer Text.');
      expect(panel).to.include('Der hier angezeigte Text ist damit nicht angenommen.');
      expect(panel).to.include(`Erwartet: ${await digestOf(contract())}`);
      expect(panel).to.include(`Erhalten: ${await digestOf(altered())}`);
      expect(part(page.element, 'error').querySelector('details')!.open).to.equal(true);
      expect(parts(page.element, 'notice')).to.have.length(0);
      await accept(page.element);
      expect(page.posts[0]!.record.presentation.previousVersion).to.equal('2.1');
      expect(parts(page.element, 'receipt')).to.have.length(1);
    });

    it('is an error for the host, once, after the text has been loaded', async () => {
      const page = await actPage(setup(await keptReceipt(altered())));
      page.element.headingLevel = 3;
      await page.element.updateComplete;
      expect(typesOf(page.events)).to.deep.equal(['avv-loadstart', 'avv-load', 'avv-loadend', 'avv-error']);
      const { phase, error } = errorOf(page);
      expect([phase, error.code, error.details.expected, error.details.received]).to.deep.equal([
        'accept',
        'receipt-mismatch',
        await digestOf(contract()),
        await digestOf(altered()),
      ]);
    });
  });

it('the server’s own copy counts, not only what the customer’s page had hashed', async () => {
  const { digest: _, ...document } = (await keptReceipt()).record.document;
  const receipt = await keptReceipt();
  const other = `sha-256:${'x'.repeat(43)}`;
  Object.assign(receipt, { established: { document: { ...document, digest: other } } });
  const page = await actPage({ receipt });
  expect(textOf(part(page.element, 'error'))).to.include(`Erhalten: ${other}`);
});

it('accepted-version does not hide that another text was accepted', async () => {
  const { element } = await actPage({ acceptedVersion: '2.1', receipt: await keptReceipt(altered()) });
  expect(parts(element, 'error')).to.have.length(1);
  expect(parts(element, 'accept-button')).to.have.length(1);
});

describe('a receipt of the host that cannot be read', () => {
  const cyclic: Record<string, unknown> = {};
  cyclic.self = cyclic;
  const BROKEN: Record<string, () => Promise<object> | object> = {
    'another object': () => ({ id: 'rcpt_1' }),
    'a list': () => [],
    'one of a newer protocol': async () => ({ ...(await keptReceipt()), schema: 'avv-receipt/2' }),
    'one without a record': async () => ({ ...(await keptReceipt()), record: {} }),
    'one with a time that there is not': async () => ({ ...(await keptReceipt()), acceptedAt: '2026-13-01T00:00:00Z' }),
    'an object that is no JSON': () => cyclic,
  };
  for (const [what, receipt] of Object.entries(BROKEN))
    it(`is an error, and the act stays possible: ${what}`, async () => {
      const page = await completedPage({ receipt: await receipt() }, confirm());
      expect(textOf(part(page.element, 'error'))).to.include('Der Beleg einer früheren Annahme ist nicht lesbar.');
      expect([errorOf(page).phase, errorOf(page).error.code]).to.deep.equal(['accept', 'receipt-malformed']);
      await accept(page.element);
      expect(parts(page.element, 'receipt')).to.have.length(1);
    });

  it('takes nothing from what the host says of the version', async () => {
    const page = await actPage({ acceptedVersion: '2.1', receipt: {} });
    expect(textOf(part(page.element, 'act'))).to.equal(
      'Vertrag angenommen Diese Fassung wurde bereits angenommen: 2.1',
    );
    expect(errorOf(page).error.code).to.equal('receipt-malformed');
  });

  it('is shown without an endpoint as little as any other act', async () => {
    const element = await shown(contract(), { receipt: {} });
    expect(parts(element, 'act')).to.have.length(0);
  });

  it('may lack what a server need not store: how the text was presented', async () => {
    const receipt: { record: object } = await keptReceipt();
    for (const name of ['presentation', 'client', 'features', 'subprocessors'])
      Reflect.deleteProperty(receipt.record, name);
    const { element } = await actPage({ receipt });
    expect(parts(element, 'receipt')).to.have.length(1);
  });
});
