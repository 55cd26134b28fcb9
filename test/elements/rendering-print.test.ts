import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { acceptedPage } from '../support/act.js';
import { describeInChromium } from '../support/chromium-only.js';
import { agreement, find, findAll, part, parts, shown, textOf } from '../support/viewer.js';

const DOCUMENT = agreement({
  version: '3.1',
  published: '2026-11-02',
  terms: [{ id: 'term', term: 'Kundendaten', definition: 'Angaben des Kunden.' }],
  sections: [
    {
      id: 'a',
      label: '1.',
      title: 'Eins',
      body: 'Kundendaten. Siehe [hier](https://example.org/a) und [Nummer 2](#b).',
    },
    { id: 'b', label: '2.', title: 'Zwei', body: `${'Weit unten. '.repeat(2000)}` },
    { id: 'c', title: 'Drei', summary: 'Kurz.', places: ['subprocessors'] },
  ],
  subprocessors: {
    groups: [
      { id: 'g', title: 'Betrieb', entries: [{ id: 'e', name: 'Wolke', privacyPolicy: 'https://wolke.example/p' }] },
    ],
  },
});

const isShown = (node: Element): boolean =>
  node.getClientRects().length > 0 && getComputedStyle(node).visibility === 'visible';
const addressAfter = (node: Element): string => getComputedStyle(node, '::after').content;

describeInChromium('on paper', () => {
  before(() => emulateMedia({ media: 'print' }));
  after(() => emulateMedia({ media: 'screen' }));

  const page = (setup = {}): Promise<AvvViewer> => shown(DOCUMENT, setup);

  it('controls and contents are left out', async () => {
    const element = await page({ endpoint: '/accept' });
    for (const name of ['contents', 'action', 'accept-button', 'field', 'act'])
      expect(parts(element, name).filter(isShown).length, name).to.equal(0);
    expect(findAll(element, '.anchor').filter(isShown).length).to.equal(0);
  });

  it('every clause is laid out, however far from the beginning', async () => {
    const element = await page();
    for (const fold of findAll(element, '.fold')) expect(getComputedStyle(fold).contentVisibility).to.equal('visible');
    expect(isShown(find(element, '#e'))).to.equal(true);
  });

  it('the targets of links can be read, those of cross-references are not needed', async () => {
    const element = await page();
    const [out, within] = findAll<HTMLAnchorElement>(element, '#a .content a');
    expect(addressAfter(out!)).to.contain('https://example.org/a');
    expect(addressAfter(within!)).to.equal('none');
    expect(addressAfter(find(element, '#a a.label'))).to.equal('none');
    expect(findAll(element, '.link-host').filter(isShown).length).to.equal(0);
  });

  it('a link that shows its address already does not show it twice', async () => {
    const element = await page();
    const link = find(element, '#e td a');
    expect(textOf(link)).to.equal('https://wolke.example/p');
    expect(addressAfter(link)).to.equal('none');
  });

  it('the definitions of terms stand at the end', async () => {
    const element = await page();
    const definition = part(element, 'definition');
    expect(isShown(definition)).to.equal(true);
    expect(textOf(definition)).to.equal('Kundendaten Angaben des Kunden.');
    expect(getComputedStyle(definition).position).to.equal('static');
    expect(getComputedStyle(part(element, 'term')).textDecorationLine).to.equal('none');
  });

  it('the line with version and date stands at the beginning and at the end', async () => {
    const element = await page();
    const lines = parts(element, 'version').filter(isShown);
    expect(lines.map(textOf)).to.deep.equal(Array(2).fill('Fassung 3.1 · 2. November 2026 · Deutsch'));
    expect(lines[1]!.compareDocumentPosition(find(element, '#c'))).to.equal(Node.DOCUMENT_POSITION_PRECEDING);
  });

  it('on the screen it stands only once', async () => {
    await emulateMedia({ media: 'screen' });
    const element = await page();
    expect(parts(element, 'version').filter(isShown).length).to.equal(1);
    await emulateMedia({ media: 'print' });
  });

  it('the receipt is there, without its buttons', async () => {
    const { element } = await acceptedPage();
    expect(isShown(part(element, 'receipt-facts'))).to.equal(true);
    expect(textOf(part(element, 'receipt'))).to.contain('rcpt_7f3a');
    expect(parts(element, 'receipt-action').filter(isShown).length).to.equal(0);
  });

  it('how an agreement is concluded otherwise is there, too', async () => {
    const element = await shown({ ...DOCUMENT, acceptance: { mode: 'incorporated', via: { title: 'AGB' } } });
    expect(isShown(part(element, 'act'))).to.equal(true);
  });

  it('headings keep to their text, and rows are not torn', async () => {
    const element = await page();
    expect(getComputedStyle(find(element, '#a > .heading')).breakAfter).to.equal('avoid');
    expect(getComputedStyle(find(element, '#e')).breakInside).to.equal('avoid');
  });

  it('the text is black, also on a page in the dark', async () => {
    document.documentElement.style.color = 'white';
    const element = await page();
    expect(getComputedStyle(find(element, '#a p')).color).to.equal('rgb(0, 0, 0)');
    document.documentElement.removeAttribute('style');
  });

  it('the summaries are still marked as not binding', async () => {
    const element = await page();
    expect(isShown(part(element, 'summary'))).to.equal(true);
    expect(textOf(part(element, 'summary'))).to.contain('unverbindlich');
  });
});

describe('the button “print”', () => {
  /** What stands in the frame that is printed, at the moment when it is. The browser's dialogue stays closed. */
  const printed = (): Promise<HTMLIFrameElement> =>
    new Promise((resolve) => {
      document.body.append = (frame: HTMLIFrameElement) => {
        Element.prototype.append.call(document.body, frame);
        frame.contentWindow!.print = () => resolve(frame);
      };
    });
  afterEach(() => {
    Reflect.deleteProperty(document.body, 'append');
    document.body.removeAttribute('style');
  });

  it('prints the agreement alone, with its styles and the page’s font, and leaves nothing behind', async () => {
    document.body.style.font = '20px serif';
    const element = await shown(DOCUMENT);
    const printing = printed();
    part(element, 'action').click();
    const frame = await printing;
    const { contentDocument, contentWindow } = frame;
    expect(getComputedStyle(frame).display, 'browsers may print nothing of what is not displayed').not.to.equal('none');
    const copy = contentDocument!.body.firstElementChild as HTMLElement;
    expect(textOf(copy.shadowRoot!)).to.equal(textOf(element.shadowRoot!));
    expect(copy.shadowRoot!.adoptedStyleSheets.length).to.equal(element.shadowRoot!.adoptedStyleSheets.length);
    expect([copy.style.fontSize, copy.style.fontFamily]).to.deep.equal(['20px', 'serif']);
    expect(contentDocument!.documentElement.lang).to.equal(document.documentElement.lang);
    contentWindow!.dispatchEvent(new Event('afterprint'));
    expect(document.querySelectorAll('iframe[aria-hidden]').length).to.equal(0);
  });
});
