import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { actPage, backEnd, contract, hasFocus, logEvents, type ActPage } from '../support/act.js';
import { keptReceipt, tells } from '../support/kept.js';
import { expectArrival, LONG } from '../support/long-agreement.js';
import { find, findAll, frame, placed, shown, textOf, until, viewer } from '../support/viewer.js';

const go = (hash: string): void => void (location.hash = hash);
const file = { ...LONG, acceptance: contract().acceptance! };
/** The act's heading; nothing as long as there is no act. */
const title = (element: AvvViewer): HTMLElement => findAll(element, '#avv-act > .heading')[0]!;

/** A page whose endpoint answers the question for a former acceptance only when it is told to. */
async function waitingPage(): Promise<{ element: AvvViewer; answer: () => void }> {
  const server = backEnd([file]);
  let answer!: () => void;
  const answered = new Promise<void>((resolve) => (answer = resolve));
  server.latest = async () => (await answered, new Response(null, { status: 204 }));
  const element = viewer('/legal/avv.json', { endpoint: '/acceptances', fetch: server.fetch });
  (await fixture(html`<div></div>`)).append(element);
  await until(() => findAll(element, '.end').length);
  return { element, answer };
}

afterEach(() => {
  history.replaceState(null, '', location.href.split('#')[0]);
  scrollTo(0, 0);
});

describe('an address with #avv-act', () => {
  it('leads to the act when the page is opened, with the focus on its heading', async () => {
    go('#avv-act');
    const { element } = await actPage({ file });
    await until(() => hasFocus(element, title(element)));
    expect(textOf(title(element))).to.equal('Vertrag annehmen');
    expect(find(element, '#avv-act').getBoundingClientRect().top).to.be.lessThan(innerHeight);
    expect(scrollY).to.be.greaterThan(1000);
  });

  it('leads there when it changes later', async () => {
    const { element } = await actPage({ file });
    expect(hasFocus(element, title(element))).to.equal(false);
    go('#avv-act');
    await until(() => hasFocus(element, title(element)));
  });

  it('waits for an act that stands only after the endpoint was asked, and leads there once', async () => {
    go('#avv-act');
    const { element, answer } = await waitingPage();
    expect(element.shadowRoot!.activeElement).to.equal(null);
    answer();
    await until(() => hasFocus(element, title(element)));
    element.shadowRoot!.querySelector<HTMLElement>('#s-3 a')!.focus();
    element.requestUpdate();
    await element.updateComplete;
    await frame();
    expect(hasFocus(element, title(element))).to.equal(false);
  });

  it('leads to the receipt where the agreement has been accepted', async () => {
    go('#avv-act');
    const { element } = await actPage({ latest: tells(await keptReceipt()) });
    await until(() => hasFocus(element, find(element, '#avv-receipt')));
  });

  it('leads nowhere in a viewer that is only for reading', async () => {
    go('#avv-act');
    const element = await shown(LONG);
    await frame();
    expect(element.shadowRoot!.activeElement).to.equal(null);
    expect(scrollY).to.equal(0);
  });

  it('leads past a viewer for reading to the one with the act', async () => {
    go('#avv-act');
    const reading = await shown(LONG);
    const { element } = await actPage({ file });
    await until(() => hasFocus(element, title(element)));
    expect(reading.shadowRoot!.activeElement).to.equal(null);
  });

  it('names one of two viewers by its id', async () => {
    go('#two.avv-act');
    const one = await actPage({ file, id: 'one' });
    const two = await actPage({ file, id: 'two' });
    await until(() => hasFocus(two.element, title(two.element)));
    expect(one.element.shadowRoot!.activeElement).to.equal(null);
  });

  it('leads to the act anew after another document has been loaded', async () => {
    go('#avv-act');
    const { element } = await actPage({ files: [file, contract({ version: '3' })] });
    await until(() => hasFocus(element, title(element)));
    title(element).blur();
    const loaded = oneEvent(element, 'avv-load');
    await element.reload();
    await loaded;
    await until(() => hasFocus(element, title(element)));
  });

  it('does not keep the events of loading from the host', async () => {
    go('#avv-act');
    const element = viewer(file, { endpoint: '/accept' });
    const events = logEvents(element);
    await placed(element);
    expect(events.map(({ type }) => type)).to.deep.equal(['avv-loadstart', 'avv-load', 'avv-loadend']);
  });
});

describe('an address with a clause’s id', () => {
  it('is followed as soon as the text stands, and not again when the act comes', async () => {
    go('#s-30');
    const { element, answer } = await waitingPage();
    await expectArrival(element, 's-30');
    element.shadowRoot!.querySelector<HTMLElement>('#s-3 a')!.focus();
    answer();
    await until(() => findAll(element, '#avv-act').length);
    await frame();
    expect(find(element, '#s-3').contains(element.shadowRoot!.activeElement)).to.equal(true);
  });
});

describe('the entry of the act in the contents', () => {
  const entry = ({ element }: ActPage): HTMLAnchorElement => find<HTMLAnchorElement>(element, '.act-entry a');

  it('has the address that leads there', async () => {
    const [plain, named] = [await actPage({ file }), await actPage({ file, id: 'terms' })];
    expect(entry(plain).href).to.equal(`${location.href}#avv-act`);
    expect(entry(named).href).to.equal(`${location.href}#terms.avv-act`);
  });

  it('leads there without changing the page’s address', async () => {
    const page = await actPage({ file });
    const before = location.href;
    entry(page).click();
    expect(hasFocus(page.element, title(page.element))).to.equal(true);
    expect(location.href).to.equal(before);
  });
});
