import { expect } from '@open-wc/testing';
import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';
import type { AvvSubprocessors } from '../../src/elements/avv-subprocessors.js';
import { describeInChromium, describeWithInput } from '../support/chromium-only.js';
import {
  allInList,
  choose,
  field,
  inList,
  LIST,
  listed,
  pressAction,
  said,
  shownGroups,
  shownIds,
  typeText,
} from '../support/list.js';
import { manySubprocessors } from '../support/many-subprocessors.js';
import { agreement, frame, part, parts, shown, textOf, until } from '../support/viewer.js';

const ALL = ['wolke', 'kante', 'berg', 'sms', 'cal', 'soon'];
const count = (element: { renderRoot: HTMLElement | DocumentFragment }): string =>
  textOf(inList(element, '[part=list-count]'));

/** Back to a page without a fragment, whatever a test has put there. */
const plainAddress = (): void => history.replaceState(null, '', location.href.split('#')[0]);
const fragment = (): string => decodeURIComponent(location.hash);

/** What a button saves, caught before it becomes a download. */
async function savedBy(press: () => void): Promise<{ name: string; type: string; bytes: Uint8Array }> {
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  let blob: Blob | undefined;
  let name = '';
  URL.createObjectURL = (given: Blob) => {
    blob = given;
    return createObjectURL.call(URL, given);
  };
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    name = this.download;
  };
  try {
    press();
  } finally {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  }
  return { name, type: blob!.type, bytes: new Uint8Array(await blob!.arrayBuffer()) };
}

describe('<avv-subprocessors>', () => {
  it('shows the list alone: groups, entries, what matters in the row, everything else folded', async () => {
    const element = await listed();
    expect(shownIds(element)).to.deep.equal(ALL);
    expect(shownGroups(element)).to.deep.equal(['g-1', 'g-2']);
    expect(allInList(element, '[part~=section]').length).to.equal(0);
    const [kante, berg] = ['#kante', '#berg'].map((id) => inList(element, id));
    expect(textOf(kante!.querySelector('details')!)).to.match(/Kante Inc\..*Kante Ltd\..*2023\/1795.*#kante/);
    expect(kante!.querySelector('details')!.open).to.equal(false);
    expect(textOf(berg!)).to.contain('keine Garantie angegeben');
  });

  it('says that nobody is named where nobody is', async () => {
    expect(textOf(part((await listed(agreement())) as never, 'document'))).to.contain('nennt keine');
  });

  it('marks what is active for a customer, and offers only that', async () => {
    const element = await listed(LIST, { features: ['sms'] });
    expect(shownIds(element)).to.deep.equal(ALL);
    expect(textOf(inList(element, '#sms .badge'))).to.equal('aktiv');
    expect(textOf(inList(element, '#cal .badge'))).to.equal('optional');
    field(element, 'Nur was für Sie gilt (4)').click();
    expect(shownIds(element)).to.deep.equal(['wolke', 'kante', 'berg', 'sms']);
    expect(allInList(await listed(), '.mine').length).to.equal(0);
    plainAddress();
  });

  it('follows another agreement, and other features', async () => {
    const element = await listed(LIST, { features: ['sms'] });
    element.features = ['sms', 'calendar'];
    await element.updateComplete;
    expect(textOf(inList(element, '.mine'))).to.contain('(5)');
    const loaded = new Promise((resolve) => element.addEventListener('avv-load', resolve, { once: true }));
    element.agreement = manySubprocessors(10);
    await loaded;
    expect(count(element)).to.equal('10 Einträge');
  });

  it('links to the feed, or shows what the host puts there', async () => {
    const element = await listed(LIST, { feed: '/changes.atom' });
    expect(inList<HTMLAnchorElement>(element, '[part=subscribe]').href).to.equal(`${location.origin}/changes.atom`);
    const refused = await listed(LIST, { feed: 'javascript:alert(1)' });
    expect(allInList(refused, '[part=subscribe]').length).to.equal(0);
  });

  it('shows the host’s fallback when the file cannot be had', async () => {
    const element = await listed('/nowhere.json', { fetch: () => Promise.resolve(new Response('', { status: 404 })) });
    expect(allInList(element, '[part=error]').length).to.equal(1);
    expect(allInList(element, 'slot').length).to.equal(1);
  });
});

describe('the tools of a list', () => {
  afterEach(plainAddress);

  const NARROWED: [string, (element: AvvSubprocessors) => void, string[], string[]][] = [
    ['words', (element) => typeText(element, 'atherkante ausl'), ['kante'], ['g-1']],
    ['a country', (element) => choose(element, 'Land', 'Vereinigte Staaten'), ['kante', 'sms'], ['g-1', 'g-2']],
    [
      'the EEA',
      (element) => choose(element, 'Land', 'Alle außerhalb des EWR'),
      ['kante', 'berg', 'sms'],
      ['g-1', 'g-2'],
    ],
    [
      'a safeguard that is not stated',
      (element) => choose(element, 'Grundlage der Übermittlung', 'keine Garantie angegeben'),
      ['berg', 'sms'],
      ['g-1', 'g-2'],
    ],
    ['options', (element) => choose(element, 'Einsatz', 'Nur mit einer Funktion'), ['sms', 'cal'], ['g-2']],
    ['nothing', (element) => typeText(element, 'niemand'), [], []],
  ];
  for (const [by, narrow, ids, groups] of NARROWED)
    it(`narrow it by ${by}, groups without entries go, and the count is shown and said`, async () => {
      const element = await listed();
      narrow(element);
      expect([shownIds(element), shownGroups(element)]).to.deep.equal([ids, groups]);
      const words = ids.length ? `${ids.length} von 6 Einträgen` : 'Kein Eintrag passt.';
      expect(count(element)).to.equal(words);
      await until(() => said(element) === words);
    });

  it('say the count once the typing pauses, not at each key', async () => {
    const element = await listed();
    const words: string[] = [];
    const status = inList(element, '[role=status].hidden');
    new MutationObserver(() => textOf(status) && words.push(textOf(status))).observe(status, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    for (const text of ['s', 'sp', 'spa', 'spat']) {
      typeText(element, text);
      await frame();
    }
    await until(() => words.length);
    expect(words).to.deep.equal(['1 von 6 Einträgen']);
  });

  it('put it into another order, and back', async () => {
    const element = await listed();
    choose(element, 'Reihenfolge', 'Name');
    await until(() => shownIds(element)[0] === 'kante');
    expect(shownIds(element)).to.deep.equal(['kante', 'berg', 'soon', 'sms', 'cal', 'wolke']);
    expect(shownGroups(element)).to.deep.equal([]);
    typeText(element, 'wolke');
    expect(shownIds(element)).to.deep.equal(['wolke']);
    choose(element, 'Reihenfolge', 'Wie im Vertrag');
    pressAction(element, 'Filter aufheben');
    await until(() => shownGroups(element).length);
    expect(shownIds(element)).to.deep.equal(ALL);
  });

  it('save what is shown, in its order: CSV with a byte order mark, JSON with its document', async () => {
    const element = await listed();
    choose(element, 'Land', 'Vereinigte Staaten');
    choose(element, 'Reihenfolge', 'Name');
    const csv = await savedBy(() => pressAction(element, 'CSV'));
    expect([csv.name, csv.type]).to.deep.equal(['test-avv_1.0_subprocessors.csv', 'text/csv;charset=utf-8']);
    expect([...csv.bytes.slice(0, 3)]).to.deep.equal([0xef, 0xbb, 0xbf]);
    const ids = new TextDecoder().decode(csv.bytes).match(/^"[\w-]+","/gm);
    expect(ids).to.deep.equal(['"id","', '"kante","', '"sms","']);
    const json = await savedBy(() => pressAction(element, 'JSON'));
    const data = JSON.parse(new TextDecoder().decode(json.bytes)) as { agreement: object; extract: object };
    expect(data.extract).to.deep.equal({ entries: 2, of: 6 });
    expect(data.agreement).to.include({ id: 'test-avv', version: '1.0' });
  });

  it('say without which features nothing leaves the EEA, with the reasons, and only when that is so', async () => {
    const { groups } = LIST.subprocessors!;
    const [first, second] = groups;
    const inside = { ...first!, entries: first!.entries.slice(0, 1) };
    const element = await listed({ ...LIST, subprocessors: { groups: [inside, second!] } }, { features: ['calendar'] });
    const words = textOf(inList(element, '.transfers'));
    expect(words).to.contain('Ohne SMS: keine Übermittlung in Drittländer.').and.to.contain('SMS: Ping');
    expect(words).to.contain('1 von 4 Einträgen, davon gelten für Sie 0');
    expect(textOf(inList(await listed(), '.transfers'))).not.to.contain('keine Übermittlung');
  });
});

describe('the address of a filter', () => {
  afterEach(plainAddress);
  const arrived = (element: AvvSubprocessors, ids: string[]) => until(() => shownIds(element).join() === ids.join());

  it('is read when the page opens', async () => {
    location.hash = '#subprocessors?country=US&optional=no';
    const element = await listed();
    expect(shownIds(element)).to.deep.equal(['kante']);
    expect(field<HTMLSelectElement>(element, 'Land').value).to.equal('US');
  });

  it('follows the choices, the back button undoes them, a link makes them', async () => {
    const element = await listed();
    choose(element, 'Land', 'Vereinigte Staaten');
    choose(element, 'Reihenfolge', 'Name');
    expect(fragment()).to.equal('#subprocessors?country=US&sort=name');
    history.back();
    await until(() => fragment() === '#subprocessors?country=US');
    history.back();
    await arrived(element, ALL);
    location.hash = '#subprocessors?q=spatz';
    await arrived(element, ['cal']);
    expect(field<HTMLInputElement>(element, 'Suchen').value).to.equal('spatz');
  });

  it('leaves alone what belongs to a router, and keeps its state', async () => {
    const element = await listed();
    history.replaceState({ router: 7 }, '', '#/account/avv');
    choose(element, 'Land', 'Vereinigte Staaten');
    expect([fragment(), shownIds(element)]).to.deep.equal(['#/account/avv', ['kante', 'sms']]);
    history.replaceState({ router: 7 }, '', '#berg');
    choose(element, 'Land', 'Alle');
    choose(element, 'Einsatz', 'Immer');
    expect([fragment(), history.state]).to.deep.equal(['#subprocessors?optional=no', { router: 7 }]);
  });

  it('means the list that it names', async () => {
    const [first, second] = [await listed(LIST, { id: 'first' }), await listed(LIST, { id: 'second' })];
    location.hash = '#second.subprocessors?country=CH';
    await arrived(second, ['berg']);
    expect(shownIds(first)).to.deep.equal(ALL);
    choose(first, 'Land', 'Tschechien');
    expect(fragment()).to.equal('#first.subprocessors?country=CZ');
  });

  it('of an entry shows it, also when it is filtered out, with all of its facts', async () => {
    const element = await listed();
    typeText(element, 'spatz');
    location.hash = '#kante';
    await until(() => element.shadowRoot!.activeElement?.id === 'kante');
    expect(shownIds(element)).to.deep.equal(ALL);
    expect(inList<HTMLDetailsElement>(element, '#kante details').open).to.equal(true);
  });

  it('of a clause is for the viewer beside it', async () => {
    await listed();
    const viewer = await shown(LIST);
    location.hash = '#s-1';
    await until(() => viewer.shadowRoot!.activeElement?.closest('#s-1'));
  });
});

describe('the list in an agreement', () => {
  afterEach(plainAddress);

  it('gets its tools when they are asked for, keeps its order and all of its words', async () => {
    const viewer = await shown(LIST);
    const words = parts(viewer, 'subprocessor').map(textOf);
    expect(parts(viewer, 'list-count').length).to.equal(0);
    part(viewer, 'list-tools-toggle').click();
    await until(() => parts(viewer, 'list-count')[0]);
    expect(viewer.shadowRoot!.activeElement).to.equal(field(viewer, 'Suchen'));
    expect(part(viewer, 'list-tools-toggle').getClientRects().length).to.equal(0);
    expect(allInList(viewer, '#avv-list-order').length).to.equal(0);
    choose(viewer, 'Land', 'Schweiz');
    expect(shownIds(viewer)).to.deep.equal(['berg']);
    expect(parts(viewer, 'subprocessor').map(textOf)).to.deep.equal(words);
  });

  it('is filtered by an address, too', async () => {
    location.hash = '#subprocessors?country=CH';
    const viewer = await shown(LIST);
    await until(() => shownIds(viewer).join() === 'berg');
  });

  it('is whole again with another file', async () => {
    const viewer = await shown(LIST);
    part(viewer, 'list-tools-toggle').click();
    await until(() => parts(viewer, 'list-count')[0]);
    choose(viewer, 'Land', 'Schweiz');
    plainAddress();
    const loaded = new Promise((resolve) => viewer.addEventListener('avv-load', resolve, { once: true }));
    viewer.agreement = { ...LIST, version: '2.0' };
    await loaded;
    expect(shownIds(viewer)).to.deep.equal(ALL);
    expect(parts(viewer, 'list-tools-toggle').filter((toggle) => toggle.getClientRects().length).length).to.equal(1);
  });
});

describe('500 entries', () => {
  afterEach(plainAddress);

  it('are filtered within one frame’s patience at each key', async () => {
    const element = await listed(manySubprocessors());
    expect(shownIds(element).length).to.equal(500);
    const times: number[] = [];
    for (const text of ['g', 'gr', 'gro', 'groß', 'größ', 'größe 4']) {
      const start = performance.now();
      typeText(element, text);
      times.push(performance.now() - start);
      await frame();
    }
    expect(shownIds(element).length).to.be.within(1, 70);
    expect(Math.max(...times)).to.be.lessThan(200); // other work may take the processor
  });
});

describeWithInput('the tools of a list', () => {
  it('are worked by keyboard from the field to the last button', async () => {
    const element = await listed();
    field(element, 'Suchen').focus();
    await sendKeys({ type: 'ping' });
    expect(shownIds(element)).to.deep.equal(['sms']);
    const reached: string[] = [];
    const focused = () => element.shadowRoot!.activeElement!;
    while (focused().getAttribute('part') !== 'transfers' && focused().localName !== 'summary') {
      reached.push(focused().localName);
      await sendKeys({ press: 'Tab' });
    }
    expect(reached.join(' ')).to.match(/^input (select ){4}(button ){4}button$/);
    expect(fragment()).to.equal('#subprocessors?q=ping');
    await sendKeys({ press: 'Enter' });
    expect(inList<HTMLDetailsElement>(element, '.transfers').open).to.equal(true);
    pressAction(element, 'Filter aufheben');
    expect(focused()).to.equal(field(element, 'Suchen'));
  });
});

describeInChromium('the list on paper', () => {
  before(() => emulateMedia({ media: 'print' }));
  after(async () => {
    await emulateMedia({ media: 'screen' });
    await setViewport({ width: 1280, height: 720 });
    plainAddress();
  });

  it('holds all entries with all of their facts, and says how it is filtered on the screen', async () => {
    const element = await listed();
    choose(element, 'Land', 'Schweiz');
    dispatchEvent(new Event('beforeprint'));
    expect(shownIds(element)).to.deep.equal(ALL);
    const isPrinted = (selector: string) => inList(element, selector).getClientRects().length > 0;
    expect(isPrinted('#kante .facts')).to.equal(true);
    expect(isPrinted('.tools')).to.equal(false);
    expect(textOf(inList(element, '.list-tools .print-only'))).to.match(/Schweiz: 1 von 6 Einträgen.*die ganze Liste/);
    dispatchEvent(new Event('afterprint'));
    expect(inList<HTMLDetailsElement>(element, '#kante details').open).to.equal(false);
  });
});
