import { expect } from '@open-wc/testing';
import type { AvvAcceptedEvent } from '../../src/index.js';
import { digestOf } from '../../src/agreement/digest.js';
import { json, text, type Step } from '../acceptance/scripted-fetch.js';
import { accept, acceptedPage, completedPage, confirm, contract, ofType, receiptFor } from '../support/act.js';

async function told(...answers: Step[]): Promise<AvvAcceptedEvent> {
  const { events } = await acceptedPage({ customer: { reference: 'acc_1' } }, ...answers);
  const found = ofType(events, 'avv-accepted');
  expect(found).to.have.length(1);
  return found[0]!;
}

describe('avv-accepted', () => {
  it('tells what the next step of a flow needs: which text, for whom, by whom, with which receipt', async () => {
    const event = await told(confirm());
    expect(event.record.document).to.deep.include({ id: 'muster-avv', version: '2.1', language: 'de' });
    expect(event.record.document.digest).to.equal(await digestOf(contract()));
    expect(event.record.customer).to.deep.include({ name: 'Probe & Söhne GmbH', reference: 'acc_1' });
    expect(event.record.acceptor).to.deep.include({ name: 'Ada Probe', email: 'ada@probe.example' });
    expect(event.receipt!.id).to.equal('rcpt_7f3a');
    expect(event).to.include({ pending: false, statusUrl: undefined, replayed: false });
  });

  it('tells that a confirmation is still missing, and where it stands', async () => {
    const event = await told(json(202, { statusUrl: 'https://muster.example/s' }));
    expect(event).to.include({ pending: true, statusUrl: 'https://muster.example/s', replayed: false });
    expect(event.receipt).to.equal(undefined);
  });

  it('tells that an earlier try had been stored, so that nothing is begun twice', async () => {
    const event = await told(confirm(200));
    expect(event).to.include({ pending: false, replayed: true });
    expect(event.receipt!.id).to.equal('rcpt_7f3a');
  });

  it('tells nothing of the kind of an endpoint that only stores', async () => {
    const event = await told(text(204, null));
    expect(event).to.include({ receipt: undefined, pending: false, replayed: false });
    expect(event.record.document.version).to.equal('2.1');
  });

  it('tells the same when the host has sent it itself', async () => {
    const { element, events } = await completedPage();
    element.addEventListener('avv-before-accept', (event) => event.respondWith(receiptFor(event.record)));
    await accept(element);
    const [event] = ofType(events, 'avv-accepted');
    expect([event!.receipt!.id, event!.replayed, event!.record.document.id]).to.deep.equal([
      'rcpt_7f3a',
      false,
      'muster-avv',
    ]);
  });
});
