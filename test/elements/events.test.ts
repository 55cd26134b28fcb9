import { expect } from '@open-wc/testing';
import type { AcceptanceRecord, Receipt } from '../../src/acceptance/schema.js';
import { digestOf } from '../../src/agreement/digest.js';
import {
  AvvAcceptedEvent,
  AvvBeforeAcceptEvent,
  AvvError,
  AvvErrorEvent,
  AvvLoadEndEvent,
  AvvLoadEvent,
  AvvLoadStartEvent,
} from '../../src/index.js';
import { json, offline, type Step } from '../acceptance/scripted-fetch.js';
import {
  accept,
  acceptedPage,
  actPage,
  backEnd,
  button,
  completedPage,
  confirm,
  contract,
  expectNothingLost,
  logEvents,
  ofType,
  press,
  receiptFor,
  type as typeInto,
  typesOf,
  type ActPage,
} from '../support/act.js';
import { HeldTimers } from '../support/timers.js';
import { agreement, findAll, part, parts, placed, shown, textOf, until, viewer } from '../support/viewer.js';

const LOADED = ['avv-loadstart', 'avv-load', 'avv-loadend'];
const NOT_LOADED = ['avv-loadstart', 'avv-error', 'avv-loadend'];

describe('events', () => {
  it('of loading come in the platform’s order', async () => {
    const { events } = await actPage();
    expect(typesOf(events)).to.deep.equal(LOADED);
    expect(events.map(({ constructor }) => constructor)).to.deep.equal([
      AvvLoadStartEvent,
      AvvLoadEvent,
      AvvLoadEndEvent,
    ]);
  });

  it('of loading come in the same order when it fails, with an error in place of the load', async () => {
    const element = viewer('/nowhere.json', { fetch: async (input, init) => json(404, {})(new Request(input, init)) });
    const events = logEvents(element);
    await placed(element);
    expect(typesOf(events)).to.deep.equal(NOT_LOADED);
    const [event] = ofType(events, 'avv-error');
    expect(event).to.be.instanceOf(AvvErrorEvent);
    expect(event!.error).to.be.instanceOf(AvvError);
    expect([event!.phase, event!.error.code, event!.error.details.status]).to.deep.equal(['load', 'not-found', 404]);
  });

  it('of loading come again with each load, also with the second try after an error', async () => {
    const { fetch } = backEnd([agreement()]);
    const answers = [json(503, {}), undefined];
    const element = viewer('/avv.json', {
      fetch: async (input, init) => answers.shift()?.(new Request(input, init)) ?? fetch(input, init),
    });
    const events = logEvents(element);
    await placed(element);
    part(element, 'retry').click();
    await until(() => ofType(events, 'avv-load').length);
    await element.updateComplete;
    expect(typesOf(events)).to.deep.equal([...NOT_LOADED, ...LOADED]);
  });

  it('of the act follow those of loading', async () => {
    const { events } = await acceptedPage();
    expect(typesOf(events)).to.deep.equal([...LOADED, 'avv-before-accept', 'avv-accepted']);
  });

  it('bubble out of all shadow roots, and only one can be cancelled', async () => {
    const outer = document.createElement('div');
    const inner = document.createElement('div');
    const closed = inner.attachShadow({ mode: 'closed' });
    outer.attachShadow({ mode: 'open' }).append(inner);
    document.body.append(outer);
    const events = logEvents(document);
    const targets: EventTarget[] = [];
    for (const type of LOADED) document.addEventListener(type, ({ target }) => targets.push(target!), { once: true });
    const server = backEnd([contract({ acceptance: undefined, placeholders: [] })], confirm());
    const element = await placed(viewer('/avv.json', { endpoint: '/a', fetch: server.fetch }), closed);
    await accept(element);
    outer.remove();
    expect(typesOf(events)).to.deep.equal([...LOADED, 'avv-before-accept', 'avv-accepted']);
    expect(targets.every((target) => target === outer)).to.equal(true);
    for (const event of events) {
      expect([event.bubbles, event.composed], event.type).to.deep.equal([true, true]);
      expect(event.cancelable, event.type).to.equal(event.type === 'avv-before-accept');
    }
  });
});

describe('avv-loadstart', () => {
  it('names the source as the host gave it, and nothing for an object', async () => {
    expect(ofType((await actPage()).events, 'avv-loadstart')[0]!.src).to.equal('/legal/avv.json');
    const element = viewer(agreement());
    const events = logEvents(element);
    await placed(element);
    expect(ofType(events, 'avv-loadstart')[0]!.src).to.equal(undefined);
  });
});

describe('avv-load', () => {
  it('gives the agreement, frozen, and its digest', async () => {
    const [event] = ofType((await actPage()).events, 'avv-load');
    expect(event!.agreement).to.deep.equal(contract());
    expect(Object.isFrozen(event!.agreement.sections[0])).to.equal(true);
    expect(event!.digest).to.equal(await digestOf(contract()));
  });

  it('gives the agreement that the element then shows', async () => {
    const { element, events } = await actPage();
    expect(ofType(events, 'avv-load')[0]!.agreement === element.document).to.equal(true);
  });

  it('comes when every clause of a long agreement is on the page, and the act', async () => {
    const sections = Array.from({ length: 300 }, (_, index) => ({
      id: `s-${index}`,
      title: `Klausel ${index}`,
      body: 'Der Anbieter verarbeitet **Daten**.\n\n- eins\n- zwei',
    }));
    const element = viewer(contract({ sections }), { endpoint: '/a' });
    const seen: number[] = [];
    element.addEventListener('avv-load', () =>
      seen.push(parts(element, 'section').length, parts(element, 'accept-button').length),
    );
    await placed(element);
    expect(seen).to.deep.equal([300, 1]);
  });

  it('comes without a digest where the page is plain http, and so does the record', async () => {
    Object.defineProperty(crypto, 'subtle', { value: undefined, configurable: true });
    try {
      const { events, posts } = await acceptedPage();
      expect(ofType(events, 'avv-load')[0]!.digest).to.equal(undefined);
      expect(posts[0]!.record.document).not.to.have.property('digest');
    } finally {
      Reflect.deleteProperty(crypto, 'subtle');
    }
  });

  it('comes once, whatever changes in the text afterwards', async () => {
    const { element, events } = await actPage();
    element.placeholders = { account: 'K-1' };
    await element.updateComplete;
    element.lang = 'en';
    await until(() => element.locale === 'en');
    element.features = ['chat'];
    await element.updateComplete;
    await typeInto(element, 'Firma', 'P');
    expect(typesOf(events)).to.deep.equal(LOADED);
  });
});

describe('avv-before-accept', () => {
  /** A page whose host does something when the button is pressed. */
  async function hostedPage(onAct: (event: AvvBeforeAcceptEvent) => void, ...answers: Step[]): Promise<ActPage> {
    const page = await completedPage({}, ...answers);
    page.element.addEventListener('avv-before-accept', onAct);
    return page;
  }

  it('carries the record and the key that are then sent', async () => {
    const { events, posts } = await acceptedPage();
    const [event] = ofType(events, 'avv-before-accept');
    expect(event).to.be.instanceOf(AvvBeforeAcceptEvent);
    expect(posts[0]!.record).to.deep.equal(event!.record);
    expect(posts[0]!.key).to.equal(event!.idempotencyKey);
  });

  it('comes before anything is sent and before the button says so', async () => {
    const seen: unknown[] = [];
    const page = await hostedPage(() => seen.push(page.posts.length, textOf(button(page.element))), confirm());
    await accept(page.element);
    expect(seen).to.deep.equal([0, 'AVV annehmen']);
  });

  it('can be cancelled: nothing is sent, nothing lost, and the button works again', async () => {
    let cancel = true;
    const page = await hostedPage((event) => cancel && event.preventDefault(), confirm());
    await accept(page.element);
    expect(page.posts).to.have.length(0);
    expect(typesOf(page.events)).to.deep.equal([...LOADED, 'avv-before-accept']);
    expect(parts(page.element, 'error')).to.have.length(0);
    expectNothingLost(page.element);
    cancel = false;
    await accept(page.element);
    expect(page.posts).to.have.length(1);
    expect(parts(page.element, 'receipt')).to.have.length(1);
  });

  it('may amend the record: that is what is sent, confirmed and shown', async () => {
    const amend = ({ record }: AvvBeforeAcceptEvent): void => {
      record.customer.reference = 'acct_9';
      (record as Record<string, unknown>).orderId = 'B-1';
    };
    const page = await hostedPage(amend, confirm());
    await accept(page.element);
    const { record } = page.posts[0]!;
    expect([record.customer.reference, (record as Record<string, unknown>).orderId]).to.deep.equal(['acct_9', 'B-1']);
    expect(ofType(page.events, 'avv-accepted')[0]!.record).to.deep.equal(record);
    expect(textOf(part(page.element, 'receipt-facts'))).to.include('acct_9');
  });

  it('gives each try the record of the act, so that an amendment is not made twice', async () => {
    const timers = new HeldTimers();
    try {
      const page = await hostedPage(
        ({ record }) => void record.features.push('chat'),
        ...Array(6).fill(offline),
        confirm(),
      );
      press(page.element);
      await until(() => (timers.elapse(60_000), ofType(page.events, 'avv-error').length));
      await accept(page.element);
      expect(page.posts[6]!.record).to.deep.equal(page.posts[0]!.record);
      expect(page.posts[6]!.record.features).to.deep.equal(['chat']);
      expect(page.posts[6]!.key).to.equal(page.posts[0]!.key);
    } finally {
      timers.release();
    }
  });

  it('lets the host do the sending, with a receipt', async () => {
    let send!: (receipt: Receipt) => void;
    let record!: AcceptanceRecord;
    const page = await hostedPage((event) => {
      ({ record } = event);
      event.respondWith(new Promise((resolve) => (send = resolve)));
    });
    press(page.element);
    await page.element.updateComplete;
    expect(textOf(button(page.element))).to.equal('Wird gesendet …');
    send(await receiptFor(record));
    await until(() => parts(page.element, 'receipt').length);
    expect(page.posts).to.have.length(0);
    const [accepted] = ofType(page.events, 'avv-accepted');
    expect(accepted).to.be.instanceOf(AvvAcceptedEvent);
    expect([accepted!.receipt!.id, accepted!.pending]).to.deep.equal(['rcpt_7f3a', false]);
    expect(textOf(part(page.element, 'receipt'))).to.include('rcpt_7f3a');
  });

  it('lets the host do the sending, without a receipt', async () => {
    const page = await hostedPage((event) => event.respondWith(Promise.resolve()));
    await accept(page.element);
    expect(textOf(part(page.element, 'receipt'))).to.include('Annahme übermittelt');
    expect(ofType(page.events, 'avv-accepted')[0]!.receipt).to.equal(undefined);
    expect(page.posts).to.have.length(0);
  });

  for (const [what, reason, code, words] of [
    ['any error', new Error('kaputt'), 'submit-network', 'Der Server ist nicht erreichbar. Es ist nicht sicher,'],
    [
      'an AvvError',
      new AvvError('not-authorised', 'no'),
      'not-authorised',
      'Mit Ihrem Konto können Sie diesen Vertrag nicht annehmen. Es wurde nichts gespeichert.',
    ],
  ] as const)
    it(`tells the reader when the host’s sending fails with ${what}`, async () => {
      const page = await hostedPage((event) => event.respondWith(Promise.reject(reason)));
      await accept(page.element);
      expect(textOf(part(page.element, 'error'))).to.include(words);
      expect(ofType(page.events, 'avv-error').map(({ error }) => error.code)).to.deep.equal([code]);
      expectNothingLost(page.element);
    });

  it('does not take a receipt of the host for another act', async () => {
    const page = await hostedPage((event) => {
      const other = { ...event.record, acceptor: { name: 'Jemand anderes' } };
      event.respondWith(receiptFor(other));
    });
    await accept(page.element);
    expect(ofType(page.events, 'avv-error').map(({ error }) => error.code)).to.deep.equal(['receipt-mismatch']);
    expect(parts(page.element, 'receipt')).to.have.length(0);
  });
});

describe('avv-accepted', () => {
  it('carries what was stored, and comes when the page shows it', async () => {
    const { element, posts } = await completedPage({}, confirm());
    const heard = new Promise<AvvAcceptedEvent>((resolve) => element.addEventListener('avv-accepted', resolve));
    press(element);
    const event = await heard;
    expect(event.record).to.deep.equal(posts[0]!.record);
    expect(event.receipt).to.deep.equal(await receiptFor(posts[0]!.record));
    await element.updateComplete;
    expect(findAll(element, '#avv-receipt')).to.have.length(1);
  });

  it('comes once for a replay', async () => {
    const { events } = await acceptedPage({}, confirm(200));
    expect(ofType(events, 'avv-accepted')).to.have.length(1);
  });

  it('is not said by an element that only reads', async () => {
    const element = await shown(contract());
    expect(parts(element, 'accept-button')).to.have.length(0);
  });
});
