import { expect } from '@open-wc/testing';
import type { Receipt } from '../../src/acceptance/schema.js';
import { json, text } from '../acceptance/scripted-fetch.js';
import {
  acceptedPage,
  completedPage,
  confirm,
  accept,
  hasFocus,
  logEvents,
  ofType,
  receiptFor,
  type ActPage,
} from '../support/act.js';
import { savedFile } from '../support/copy.js';
import { find, findAll, part, parts, shown, textOf, until } from '../support/viewer.js';

const facts = ({ element }: ActPage): Record<string, string> =>
  Object.fromEntries(
    [...part(element, 'receipt-facts').querySelectorAll('dt')].map((name) => [
      textOf(name),
      textOf(name.nextElementSibling!),
    ]),
  );

const action = ({ element }: ActPage, words: string): HTMLElement =>
  parts(element, 'receipt-action').find((candidate) => textOf(candidate) === words)!;

/** Replaces a method as long as the work takes. */
async function replacing<T extends object, K extends keyof T>(
  target: T,
  name: K,
  value: unknown,
  work: () => Promise<void>,
): Promise<void> {
  const own = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { value, configurable: true });
  try {
    await work();
  } finally {
    if (own) Object.defineProperty(target, name, own);
    else Reflect.deleteProperty(target, name);
  }
}

describe('the receipt', () => {
  it('takes the place of the form and says what, who, for whom, when by the server’s clock, id and digest', async () => {
    const page = await acceptedPage({
      acceptor: { position: 'Vorstand' },
      customer: { address: 'Allee 1', country: 'AT' },
    });
    expect(parts(page.element, 'accept-button')).to.have.length(0);
    expect(textOf(find(page.element, '#avv-receipt'))).to.equal('Vertrag angenommen');
    const shown = facts(page);
    expect(Object.keys(shown)).to.deep.equal([
      'Vertrag',
      'Fassung',
      'Angenommen für',
      'Angenommen durch',
      'Zeitpunkt laut Server',
      'Belegnummer',
      'Ausgestellt von',
      'Hashwert des Vertrags',
    ]);
    expect(shown).to.include({
      Vertrag: 'Vertrag zur Auftragsverarbeitung',
      Fassung: '2.1',
      'Angenommen für': 'Probe & Söhne GmbH, Allee 1, AT',
      'Angenommen durch': 'Ada Probe, Vorstand, ada@probe.example',
      Belegnummer: 'rcpt_7f3a',
      'Hashwert des Vertrags': page.posts[0]!.record.document.digest!,
    });
  });

  it('says what the server knows by itself, and what was typed instead', async () => {
    const known = {
      customer: { name: 'Probe Holding SE', reference: 'acct_1' },
      acceptor: { name: 'Ada Probe', email: 'ada.probe@probe.example' },
    };
    const established = ({ record }: Receipt) => ({ document: record.document as never, ...known });
    const page = await acceptedPage(
      {},
      confirm(201, (receipt) => ({ ...receipt, established: established(receipt) })),
    );
    expect(facts(page)).to.include({
      'Angenommen für': 'Probe Holding SEangegeben: Probe & Söhne GmbH',
      Kundenkonto: 'acct_1',
      'Angenommen durch': 'Ada Probe, ada.probe@probe.exampleangegeben: ada@probe.example',
    });
  });

  for (const [what, fields, words] of [
    ['signed', { sequence: 17, signature: 'a..b' }, 'Nr. 17 in der Kette des Anbieters, signiert'],
    ['unsigned', { sequence: 17 }, 'Nr. 17 in der Kette des Anbieters'],
    ['without a chain', { signature: 'a..b' }, 'signiert'],
    ['with neither', {}, undefined],
  ] as const)
    it(`says shortly what stands behind it: ${what}`, async () => {
      const page = await acceptedPage(
        {},
        confirm(201, (receipt) => ({ ...receipt, ...fields })),
      );
      expect(facts(page).Nachweis).to.equal(words);
    });

  it('of a trial says that it binds nobody, without calling that a fault', async () => {
    const page = await acceptedPage(
      { test: true },
      confirm(201, (receipt) => ({ ...receipt, test: true })),
    );
    await until(() => parts(page.element, 'proof-details')[0]);
    expect(textOf(part(page.element, 'receipt'))).to.include('Probe – bindet niemanden');
    expect(findAll(page.element, '[part=proof] [role=alert]')).to.have.length(0);
    expect(page.events.map(({ type }) => type)).not.to.include('avv-error');
  });

  it('offers to copy it, to save it, to save all of it, and to print', async () => {
    const { element } = await acceptedPage();
    expect(parts(element, 'receipt-action').map((button) => textOf(button))).to.deep.equal([
      'Kopieren',
      'Als JSON speichern',
      'Vollständige Kopie speichern (HTML)',
      'Mit Vertrag drucken',
    ]);
  });

  it('gets the focus', async () => {
    const { element } = await acceptedPage();
    expect(hasFocus(element, find(element, '#avv-receipt'))).to.equal(true);
  });

  const DAY = 86_400_000;
  for (const days of [-365, 365])
    it(`shows the server’s time where the reader’s clock is ${days} days off`, async () => {
      const { now } = Date;
      class Shifted extends Date {
        constructor(...parts: [number]) {
          super(...(parts.length ? parts : ([now() + days * DAY] as [number])));
        }
        static override now = (): number => now() + days * DAY;
      }
      await replacing(window as { Date: DateConstructor }, 'Date', Shifted, async () => {
        const page = await acceptedPage();
        const claimed = Date.parse(page.posts[0]!.record.act.at);
        expect(Math.abs(claimed - now() - days * DAY)).to.be.lessThan(60_000);
        const options = { dateStyle: 'long', timeStyle: 'long' } as const;
        const expected = new Intl.DateTimeFormat('de', options).format(new Date('2026-02-03T04:05:06Z'));
        expect(facts(page)['Zeitpunkt laut Server']).to.equal(textOf(new Text(expected)));
        expect(expected).to.match(/^3\. Februar 2026/);
      });
    });

  it('stays as it is when the page moves it', async () => {
    const page = await acceptedPage();
    const before = facts(page);
    page.element.parentElement!.prepend(page.element);
    await page.element.updateComplete;
    expect(facts(page)).to.deep.equal(before);
    expect(page.loads).to.have.length(1);
  });

  it('is followed by content of the host', async () => {
    const { element } = await acceptedPage();
    const note = Object.assign(document.createElement('p'), { slot: 'after-accept' });
    element.append(note);
    expect(find<HTMLSlotElement>(element, 'slot[name=after-accept]').assignedElements().includes(note)).to.equal(true);
  });

  it('is the last entry of the contents, as the form was', async () => {
    const { element } = await acceptedPage();
    expect(find(element, '#avv-act').matches('[part=receipt]')).to.equal(true);
  });
});

describe('an acceptance without a receipt', () => {
  it('says so, and names no time of the server', async () => {
    const page = await acceptedPage({}, text(204, null));
    expect(textOf(part(page.element, 'receipt'))).to.include(
      'Der Server hat die Annahme entgegengenommen, stellt aber keinen Beleg aus.',
    );
    expect(facts(page)).not.to.have.any.keys('Zeitpunkt laut Server', 'Belegnummer');
    expect(facts(page)['Angenommen für']).to.equal('Probe & Söhne GmbH');
  });

  it('that waits for a confirmation says so', async () => {
    const page = await acceptedPage({}, json(202, { statusUrl: 'https://muster.example/s' }));
    expect(textOf(find(page.element, '#avv-receipt'))).to.equal('Annahme übermittelt, Bestätigung steht aus');
    expect(textOf(part(page.element, 'receipt'))).to.include(
      'Bitte folgen Sie den Hinweisen, die Sie vom Anbieter erhalten.',
    );
  });
});

describe('the receipt’s buttons', () => {
  const status = ({ element }: ActPage): string => textOf(element.renderRoot.querySelector('.hidden[role=status]')!);

  it('copy it as JSON and say so', async () => {
    const page = await acceptedPage();
    const written: string[] = [];
    const clipboard = { writeText: async (words: string) => void written.push(words) };
    await replacing(navigator, 'clipboard', clipboard, async () => {
      action(page, 'Kopieren').click();
      await until(() => status(page));
    });
    expect(status(page)).to.equal('Kopiert');
    expect(JSON.parse(written[0]!)).to.deep.equal(await receiptFor(page.posts[0]!.record));
  });

  const forbidden = { writeText: () => Promise.reject(new DOMException('', 'NotAllowedError')) };
  for (const [where, clipboard] of [
    ['on plain http', undefined],
    ['without permission', forbidden],
  ] as const)
    it(`say that copying is not possible ${where}`, async () => {
      const page = await acceptedPage();
      await replacing(navigator, 'clipboard', clipboard, async () => {
        action(page, 'Kopieren').click();
        await until(() => status(page));
      });
      expect(status(page)).to.equal('Kopieren ist hier nicht möglich.');
    });

  /** What a click offers for download: the name, and the content. */
  async function download({ element }: ActPage): Promise<[string, unknown]> {
    const { name, type, content } = await savedFile(element, 'Als JSON speichern');
    expect(type).to.equal('application/json');
    return [name, JSON.parse(content)];
  }

  it('save it as JSON under its id', async () => {
    const page = await acceptedPage();
    expect(await download(page)).to.deep.equal(['rcpt_7f3a.json', await receiptFor(page.posts[0]!.record)]);
  });

  it('save the record where there is no receipt', async () => {
    const page = await acceptedPage({}, text(204, null));
    expect(await download(page)).to.deep.equal(['avv.json', page.posts[0]!.record]);
  });

  it('print the agreement with the receipt, without the page around it', async () => {
    const page = await acceptedPage();
    const printed: string[] = [];
    const append = document.body.append.bind(document.body);
    const stub = (frame: HTMLIFrameElement): void => {
      append(frame);
      frame.contentWindow!.print = () =>
        printed.push(textOf(frame.contentDocument!.body.firstElementChild!.shadowRoot!));
    };
    await replacing(document.body, 'append', stub, async () => action(page, 'Mit Vertrag drucken').click());
    expect(printed).to.have.length(1);
    expect(printed[0]).to.include('§ 1').and.to.include('Verarbeitung für Probe & Söhne GmbH.');
    expect(printed[0]).to.include('rcpt_7f3a');
    const frame = document.querySelector('iframe[aria-hidden]')!;
    (frame as HTMLIFrameElement).contentWindow!.dispatchEvent(new Event('afterprint'));
    expect(frame.isConnected).to.equal(false);
  });
});

it('a receipt for another act is not shown as one', async () => {
  const other = (receipt: Receipt) => ({ ...receipt, record: { ...receipt.record, customer: { name: 'Andere AG' } } });
  const { element } = await completedPage({}, confirm(201, other));
  const events = logEvents(element);
  await accept(element);
  expect(parts(element, 'receipt')).to.have.length(0);
  expect(events.map(({ type }) => type)).to.deep.equal(['avv-before-accept', 'avv-error']);
});

it('a receipt for another text is an error in which the reader and the page see both digests', async () => {
  const received = `sha-256:${'0'.repeat(43)}`;
  const other = ({ record, ...receipt }: Receipt) => ({
    ...receipt,
    record: { ...record, document: { ...record.document, digest: received } },
  });
  const page = await completedPage({}, confirm(201, other));
  await accept(page.element);
  const expected = page.posts[0]!.record.document.digest;
  const error = part(page.element, 'error');
  expect(error.querySelector('details')!.open).to.equal(true);
  expect(textOf(error)).to.include(`Erwartet: ${expected}`).and.to.include(`Erhalten: ${received}`);
  const { details } = ofType(page.events, 'avv-error')[0]!.error;
  expect([details.expected, details.received]).to.deep.equal([expected, received]);
});

it('the details of another failure are there, but folded', async () => {
  const page = await completedPage({}, text(403, ''));
  await accept(page.element);
  const { open, textContent } = part(page.element, 'error').querySelector('details')!;
  expect([open, textContent.includes('not-authorised: The endpoint answered 403')]).to.deep.equal([false, true]);
});

it('an element that has accepted says nothing of it to another element', async () => {
  const page = await acceptedPage();
  const other = await shown(page.element.document!, { endpoint: '/acceptances' });
  expect(parts(other, 'accept-button')).to.have.length(1);
});
