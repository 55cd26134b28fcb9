import { expect, fixture, html } from '@open-wc/testing';
import { resetMouse, sendKeys, setViewport } from '@web/test-runner-commands';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { describeInChromium } from '../support/chromium-only.js';
import {
  agreement,
  find,
  findAll,
  frame,
  part,
  parts,
  placed,
  shown,
  textOf,
  until,
  viewer,
  type Setup,
} from '../support/viewer.js';

const TEXT = 'Die Anbieterin verarbeitet die Daten allein auf dokumentierte Weisung des Kunden. '.repeat(12);
const LONG = agreement({
  sections: Array.from({ length: 12 }, (_, index) => ({
    id: `s-${index}`,
    label: `${index}.`,
    title: `Nummer ${index}`,
    body: TEXT,
  })),
  annexes: [{ id: 'annex', label: 'Anlage 1', title: 'Einzelheiten', body: TEXT }],
});

/** A viewer in a column of this width, whatever the width of the screen. */
async function inColumn(width: number, setup: Setup = {}): Promise<AvvViewer> {
  const column = await fixture<HTMLElement>(html`<div></div>`);
  column.style.width = `${width}px`;
  return placed(viewer(LONG, setup), column);
}

const isShown = (element: Element): boolean => element.getClientRects().length > 0;
const links = (element: AvvViewer): HTMLAnchorElement[] => findAll(element, '[part=contents] a');
const current = (element: AvvViewer): string[] =>
  findAll(element, '[part=contents] [aria-current=location]').map(textOf);

describeInChromium('the contents', () => {
  beforeEach(() => setViewport({ width: 1400, height: 800 }));
  after(() => setViewport({ width: 1280, height: 720 }));
  afterEach(() => {
    history.replaceState(null, '', location.href.split('#')[0]);
    scrollTo(0, 0);
  });

  it('list clauses and annexes with their numbers, in the document’s order', async () => {
    const element = await shown(LONG);
    const expected = [
      ...Array.from({ length: 12 }, (_, index) => `${index}. Nummer ${index}`),
      'Anlage 1 Einzelheiten',
    ];
    expect(links(element).map(textOf)).to.deep.equal(expected);
    expect(part(element, 'contents').localName).to.equal('nav');
    expect(part(element, 'contents').getAttribute('aria-label')).to.equal('Inhalt');
  });

  it('leave out what has neither number nor title', async () => {
    const sections = [
      { id: 'free', body: 'Text.' },
      { id: 'only-label', label: '1.' },
      { id: 'a', title: 'A' },
      { id: 'b', title: 'B' },
    ];
    expect(links(await shown(agreement({ sections }))).map(textOf)).to.deep.equal(['1.', 'A', 'B']);
  });

  it('are not needed for fewer than three clauses', async () => {
    const element = await shown(agreement({ sections: LONG.sections.slice(0, 2) }), { endpoint: '/accept' });
    expect(parts(element, 'contents').length).to.equal(0);
  });

  it('stand beside the text where there is room', async () => {
    const element = await inColumn(1200);
    const [contents, text] = [part(element, 'contents'), part(element, 'text')].map((each) =>
      each.getBoundingClientRect(),
    );
    expect(contents!.right).to.be.at.most(text!.left);
    expect(isShown(links(element)[0]!)).to.equal(true);
    expect(isShown(part(element, 'contents-toggle'))).to.equal(false);
  });

  it('are folded in a narrow column, even on a wide screen, until they are unfolded', async () => {
    const element = await inColumn(500);
    const toggle = part(element, 'contents-toggle');
    expect(isShown(links(element)[0]!)).to.equal(false);
    expect(toggle.getAttribute('aria-expanded')).to.equal('false');
    toggle.click();
    await element.updateComplete;
    expect(toggle.getAttribute('aria-expanded')).to.equal('true');
    expect(isShown(links(element)[0]!)).to.equal(true);
    toggle.click();
    await element.updateComplete;
    expect(isShown(links(element)[0]!)).to.equal(false);
  });

  it('are unfolded and followed by the keyboard', async () => {
    const element = await inColumn(500);
    part(element, 'contents-toggle').focus();
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    await sendKeys({ press: 'Tab' });
    expect(textOf(element.shadowRoot!.activeElement!)).to.equal('0. Nummer 0');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await until(() => find(element, '#s-1').contains(element.shadowRoot!.activeElement));
    expect(location.hash).to.equal('#s-1');
  });

  it('stay in view while the text scrolls beside them', async () => {
    const element = await inColumn(1200);
    find(element, '#s-8').scrollIntoView();
    await frame();
    const { top, bottom } = part(element, 'contents').getBoundingClientRect();
    expect(top).to.be.closeTo(16, 2);
    expect(bottom).to.be.at.most(innerHeight);
  });

  it('mark the clause that is being read, as the reader scrolls down and up again', async () => {
    const element = await inColumn(1200, { endpoint: '/accept' });
    for (const id of ['s-3', 's-8', 's-2', 's-5']) {
      find(element, `#${id}`).scrollIntoView();
      const title = textOf(find(element, `#${id} > .heading`));
      await until(() => current(element)[0] === title);
      expect(current(element)).to.deep.equal([title]);
    }
    scrollTo(0, 0);
  });

  it('mark it for the eye as well', async () => {
    const element = await inColumn(1200);
    find(element, '#s-3').scrollIntoView();
    const marked = await until(() => links(element).find((link) => link.hasAttribute('aria-current')));
    const other = links(element).find((link) => !link.hasAttribute('aria-current'))!;
    expect(getComputedStyle(marked).fontWeight).not.to.equal(getComputedStyle(other).fontWeight);
    expect(getComputedStyle(marked).borderInlineStartColor).not.to.equal(
      getComputedStyle(other).borderInlineStartColor,
    );
  });

  it('lead to the act with their last entry, where there is one', async () => {
    const element = await inColumn(1200, { endpoint: '/accept' });
    const act = links(element).at(-1)!;
    expect(textOf(act)).to.equal('Annehmen');
    act.click();
    await until(() => part(element, 'act').contains(element.shadowRoot!.activeElement));
    expect(element.shadowRoot!.activeElement!.textContent).to.equal('Vertrag annehmen');
    await until(() => {
      const { top } = part(element, 'act').getBoundingClientRect();
      return top >= 0 && top < innerHeight;
    });
    expect(location.hash).to.equal('');
  });

  it('mark what comes last, too, which cannot reach the top of the screen', async () => {
    const element = await inColumn(1200, { endpoint: '/accept' });
    links(element).at(-1)!.click();
    await until(() => current(element)[0] === 'Annehmen');
  });

  it('lead to it a second time, too', async () => {
    const element = await inColumn(1200, { endpoint: '/accept' });
    for (const time of [1, 2]) {
      scrollTo(0, 0);
      await frame();
      links(element).at(-1)!.click();
      await until(() => scrollY > 0);
      expect(scrollY, `time ${time}`).to.be.greaterThan(0);
    }
  });

  it('lead to a clause, which is then marked', async () => {
    const element = await inColumn(1200);
    links(element)[7]!.click();
    await until(() => current(element)[0] === '7. Nummer 7');
    expect(find(element, '#s-7').contains(element.shadowRoot!.activeElement)).to.equal(true);
    await resetMouse();
  });
});
