import { expect } from '@open-wc/testing';
import type { Receipt } from '../../src/acceptance/schema.js';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { accept, actPage, completedPage, confirm, contract, hasFocus, ofType, typesOf } from '../support/act.js';
import { keptReceipt } from '../support/kept.js';
import { agreement, find, findAll, inLanguage, part, parts, shown, textOf, until } from '../support/viewer.js';

const facts = (element: AvvViewer): Record<string, string> =>
  Object.fromEntries(
    findAll(element, '[part=receipt-facts] dt').map((name) => [textOf(name), textOf(name.nextElementSibling!)]),
  );

const notice = (element: AvvViewer): string => textOf(find(element, '[part=act] [part=notice]'));
const AT = 'Am 3. Februar 2026 um ';

describe('a receipt that the host has kept', () => {
  it('stands in the place of the act: when, by whom, for whom, which version', async () => {
    const { element, reads } = await actPage({ receipt: await keptReceipt() });
    expect(parts(element, 'accept-button')).to.have.length(0);
    expect(textOf(find(element, '#avv-receipt'))).to.equal('Vertrag angenommen');
    expect(facts(element)).to.include({
      Fassung: '2.1',
      'Angenommen für': 'Probe & Söhne GmbH',
      'Angenommen durch': 'Grace Vorgängerin, grace@probe.example',
      Belegnummer: 'rcpt_7f3a',
    });
    expect(facts(element)['Zeitpunkt laut Server']).to.match(/^3\. Februar 2026/);
    expect(reads).to.have.length(0);
  });

  it('counts also where a framework passes undefined for everything that it was not given', async () => {
    const nothing = { test: undefined, acceptedVersion: undefined, keys: undefined } as object;
    const { element } = await actPage({ receipt: await keptReceipt(), ...nothing });
    expect(parts(element, 'receipt')).to.have.length(1);
    const { element: other, reads } = await actPage({ receipt: undefined, ...nothing });
    expect(parts(other, 'accept-button')).to.have.length(1);
    expect(reads).to.have.length(1);
  });

  it('is the last entry of the contents, under its own name', async () => {
    const sections = ['a', 'b', 'c'].map((id) => ({ id, title: id.toUpperCase(), body: 'Text.' }));
    const file = contract({ sections });
    const { element } = await actPage({ file, receipt: await keptReceipt(file) });
    expect(textOf(findAll(element, '[part~=contents] a').at(-1)!)).to.equal('Angenommen');
  });

  it('has all that a fresh one has: copy, save, print, content of the host', async () => {
    const fresh = await completedPage({}, confirm());
    await accept(fresh.element);
    const { element } = await actPage({ receipt: await keptReceipt() });
    const actions = (viewer: AvvViewer): string[] => parts(viewer, 'receipt-action').map(textOf);
    expect(actions(element)).to.include('Als JSON speichern');
    expect(actions(element)).to.deep.equal(actions(fresh.element));
    expect(findAll(element, 'slot[name=after-accept]')).to.have.length(1);
  });

  it('is shown without an endpoint, too', async () => {
    const element = await shown(contract(), { receipt: await keptReceipt() });
    expect(parts(element, 'receipt')).to.have.length(1);
  });

  it('neither moves the focus nor tells the host of an acceptance', async () => {
    const { element, events } = await actPage({ receipt: await keptReceipt() });
    await element.updateComplete;
    expect(hasFocus(element, find(element, '#avv-receipt'))).to.equal(false);
    expect(typesOf(events)).to.deep.equal(['avv-loadstart', 'avv-load', 'avv-loadend']);
  });

  it('shows the text as it was accepted: with the values that were typed then', async () => {
    const { element } = await actPage({ receipt: await keptReceipt() });
    expect(textOf(part(element, 'section'))).to.include('Verarbeitung für Probe & Söhne GmbH.');
  });

  it('may come after the act stands there, and may go again', async () => {
    const { element } = await actPage();
    expect(parts(element, 'accept-button')).to.have.length(1);
    element.receipt = await keptReceipt();
    await until(() => parts(element, 'receipt').length);
    element.receipt = null;
    await until(() => parts(element, 'accept-button').length);
  });

  it('may be a reactive proxy, and what the page changes of it later does not reach the reader', async () => {
    const receipt = await keptReceipt();
    const { element } = await actPage({ receipt: new Proxy(receipt, {}) });
    receipt.record.acceptor.name = 'Jemand anderes';
    element.requestUpdate();
    await element.updateComplete;
    expect(facts(element)['Angenommen durch']).to.match(/^Grace/);
  });

  it('leads, in place of accepted-version, to the act when it is not there', async () => {
    const { element, reads } = await actPage({ acceptedVersion: '' });
    expect(parts(element, 'accept-button')).to.have.length(1);
    expect(parts(element, 'notice')).to.have.length(0);
    expect(reads).to.have.length(0);
  });
});

describe('a receipt for another language of the same version', () => {
  it('means that the agreement is accepted, and says in which language', async () => {
    const { element } = await actPage({ receipt: await keptReceipt(contract({ language: 'en' })) });
    expect(parts(element, 'accept-button')).to.have.length(0);
    expect(textOf(part(element, 'receipt'))).to.include('Angenommen in der Sprachfassung: Englisch');
  });

  it('of the same language says nothing of it', async () => {
    const { element } = await actPage({ receipt: await keptReceipt() });
    expect(textOf(part(element, 'receipt'))).not.to.include('Sprachfassung');
  });
});

describe('a receipt for another version', () => {
  it('leads to the act, says what was accepted when, and goes into the record', async () => {
    const receipt = await keptReceipt(contract({ version: '1.9' }));
    const { element, posts } = await completedPage({ receipt }, confirm());
    expect(notice(element)).to.match(
      new RegExp(`^${AT}.+ wurde die Fassung 1\\.9 angenommen\\. Diese Fassung ist neu\\.$`),
    );
    await accept(element);
    expect(posts[0]!.record.presentation.previousVersion).to.equal('1.9');
  });

  it('that is newer does not call the text on the page new', async () => {
    const { element } = await actPage({ receipt: await keptReceipt(contract({ version: '2.10' })) });
    expect(textOf(find(element, '[part=since] [part=notice]'))).to.match(
      /wurde die Fassung 2\.10 angenommen\. Hier steht eine ältere Fassung\.$/,
    );
    expect(parts(element, 'accept-button')).to.have.length(0);
  });

  it('reads the same in English', async () => {
    const { element } = await actPage({ receipt: await keptReceipt(contract({ version: '1.9' })), lang: 'en' });
    await inLanguage(element, 'en');
    expect(notice(element)).to.match(/^Version 1\.9 was accepted on 3 February 2026.+\. This version is new\.$/);
  });

  it('leaves nothing where there is no endpoint', async () => {
    const element = await shown(contract(), { receipt: await keptReceipt(contract({ version: '1.9' })) });
    expect(parts(element, 'act')).to.have.length(0);
    expect(findAll(element, '[part~=contents] a').map(textOf)).not.to.include('Annehmen');
  });
});

describe('accepted-version', () => {
  it('of another version is said at the act', async () => {
    const { element, reads } = await actPage({ acceptedVersion: '1.9' });
    expect(notice(element)).to.equal('Bereits angenommen wurde die Fassung 1.9. Diese Fassung ist neu.');
    expect(reads).to.have.length(0);
  });

  it('of another version makes no act where there is no endpoint', async () => {
    const element = await shown(contract(), { acceptedVersion: '1.9' });
    expect(parts(element, 'act')).to.have.length(0);
  });

  it('of this version stands beside a receipt of another: no button', async () => {
    const receipt = await keptReceipt(contract({ version: '1.9' }));
    const { element } = await actPage({ acceptedVersion: '2.1', receipt });
    expect(textOf(part(element, 'act'))).to.equal('Vertrag angenommen Diese Fassung wurde bereits angenommen: 2.1');
  });
});

describe('a receipt that says nothing of this agreement', () => {
  const OTHERS: Record<string, () => Promise<Receipt>> = {
    'another document': () => keptReceipt(contract({ id: 'other-avv' })),
    'a trial, where none is meant': () => keptReceipt(contract(), { test: true }),
  };
  for (const [what, receipt] of Object.entries(OTHERS))
    it(`is ignored: ${what}`, async () => {
      const { element, events, reads } = await actPage({ receipt: await receipt() });
      await element.updateComplete;
      expect(parts(element, 'accept-button')).to.have.length(1);
      expect(parts(element, 'notice').concat(parts(element, 'error'))).to.have.length(0);
      expect(ofType(events, 'avv-error')).to.have.length(0);
      expect(reads).to.have.length(0);
    });
});

it('an agreement that binds through another contract asks nobody', async () => {
  const incorporated = contract({ acceptance: { mode: 'incorporated' } });
  const { element, reads } = await actPage({ file: incorporated });
  expect(textOf(part(element, 'act'))).to.include('So wird dieser Vertrag geschlossen');
  expect(reads).to.have.length(0);
});

it('an empty endpoint is none: nothing is posted to the page itself', async () => {
  const { element, reads } = await actPage({ file: agreement(), endpoint: '' });
  expect(parts(element, 'accept-button')).to.have.length(0);
  expect(reads).to.have.length(0);
});
