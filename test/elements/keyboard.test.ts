import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import type { Step } from '../acceptance/scripted-fetch.js';
import { actPage, boxes, button, confirm, contract, field, hasFocus, press } from '../support/act.js';
import { describeWithInput } from '../support/chromium-only.js';
import { find, findAll, frame, part, parts, textOf, until } from '../support/viewer.js';

const sections = ['Gegenstand', 'Weisungen', 'Maßnahmen', 'Kontrolle'].map((title, index) => ({
  id: `s-${index + 1}`,
  label: `§ ${index + 1}`,
  title,
  body: `Siehe [§ 1](#s-1) und https://anbieter.example/${index}`,
}));

/** What has the focus, inside the shadow tree. */
const active = ({ shadowRoot }: AvvViewer): HTMLElement | null => shadowRoot!.activeElement as HTMLElement | null;

const nameOf = (target: HTMLElement): string => {
  const input = target as HTMLInputElement;
  return textOf(input.labels?.[0] ?? target) || target.getAttribute('aria-label') || target.localName;
};

/** A page with a link before and after the viewer; the focus is on the first one. */
async function page(...answers: Step[]) {
  const opened = await actPage({ file: contract({ sections }) }, ...answers);
  const link = (textContent: string): HTMLAnchorElement =>
    Object.assign(document.createElement('a'), { href: '#', textContent });
  const [before, after] = [link('davor'), link('danach')];
  opened.element.before(before);
  opened.element.after(after);
  before.focus();
  return { ...opened, before, after };
}

async function tabBack(): Promise<void> {
  await sendKeys({ down: 'Shift' });
  await sendKeys({ press: 'Tab' });
  await sendKeys({ up: 'Shift' });
}

/** Tabs until the focus is where it is wanted; fails when it leaves the viewer instead. */
async function tabTo(element: AvvViewer, isWanted: (target: HTMLElement) => boolean): Promise<void> {
  for (let tabs = 0; tabs < 80; tabs++) {
    const target = active(element);
    if (target && isWanted(target)) return;
    await sendKeys({ press: 'Tab' });
    await frame();
  }
  throw new Error('Never got there');
}

/** Unfolds the contents, which are folded where there is little room. */
async function openContents(element: AvvViewer): Promise<void> {
  await tabTo(element, (target) => target.matches('[part=contents-toggle]'));
  await sendKeys({ press: 'Enter' });
  await until(() => active(element)!.getAttribute('aria-expanded') === 'true');
}

const into = (element: AvvViewer, label: string): Promise<void> =>
  tabTo(element, (target) => target === field(element, label));

describeWithInput('with the keyboard alone', () => {
  it('one gets from the top of the page through contents, text, fields and boxes to the receipt', async () => {
    const { element, posts } = await page(confirm());
    await tabTo(element, ({ textContent }) => textContent === 'Drucken');
    await tabTo(element, (target) => target.closest('[part=contents]') !== null);
    await tabTo(element, (target) => target.matches('[part~=section] a'));
    for (const [label, words] of [
      ['Ihr Name', 'Ada Probe'],
      ['Ihre E-Mail', 'ada@probe.example'],
      ['Firma', 'Probe GmbH'],
    ] as const) {
      await into(element, label);
      await sendKeys({ type: words });
    }
    for (const index of [0, 2]) {
      await tabTo(element, (target) => target === boxes(element)[index]);
      await sendKeys({ press: ' ' });
    }
    await tabTo(element, (target) => target === button(element));
    await sendKeys({ press: 'Enter' });
    await until(() => parts(element, 'receipt').length);
    await until(() => hasFocus(element, find(element, '#avv-receipt')));
    expect(posts[0]!.record.acceptor).to.deep.equal({ name: 'Ada Probe', email: 'ada@probe.example' });
    expect(posts[0]!.record.customer).to.deep.equal({ name: 'Probe GmbH' });
    await sendKeys({ press: 'Tab' });
    expect(nameOf(active(element)!)).to.equal('Kopieren');
  });

  it('everything that can be operated is reached, in the order in which it stands, and left again', async () => {
    const { element, after } = await page();
    await openContents(element);
    const visited: HTMLElement[] = [];
    find(element, '#avv-title').focus();
    for (let tabs = 0; tabs < 80 && document.activeElement !== after; tabs++) {
      await sendKeys({ press: 'Tab' });
      const target = active(element);
      if (target) visited.push(target);
    }
    expect(document.activeElement === after).to.equal(true);
    const operable = findAll(element, 'a[href], button, input, select, textarea, summary, [tabindex="0"]');
    const missed = operable.filter((target) => target.checkVisibility() && !visited.includes(target));
    expect(missed.map(nameOf)).to.deep.equal([]);
    const order = visited.map((target) => operable.indexOf(target));
    expect(order).to.deep.equal([...order].sort((a, b) => a - b));
    expect(new Set(visited).size).to.equal(visited.length);
  });

  it('one gets back, too', async () => {
    const { element, before, after } = await page();
    after.focus();
    await tabBack();
    expect(hasFocus(element, button(element))).to.equal(true);
    for (let tabs = 0; tabs < 80 && document.activeElement !== before; tabs++) await tabBack();
    expect(document.activeElement === before).to.equal(true);
  });

  it('the contents lead to a clause, and Tab goes on from there', async () => {
    const { element } = await page();
    const hash = location.hash;
    await openContents(element);
    await tabTo(
      element,
      (target) => target.closest('[part=contents]') !== null && textOf(target).includes('Kontrolle'),
    );
    await sendKeys({ press: 'Enter' });
    await until(() => active(element)?.closest('#s-4'));
    await sendKeys({ press: 'Tab' });
    expect(active(element)!.closest('#s-4')).not.to.equal(null);
    history.replaceState(null, '', hash || location.pathname + location.search);
  });

  it('the contents lead to the act, and Tab goes on to its first field', async () => {
    const { element } = await page();
    await openContents(element);
    await tabTo(element, (target) => textOf(target) === 'Annehmen');
    await sendKeys({ press: 'Enter' });
    await until(() => active(element)?.closest('[part=act]'));
    await sendKeys({ press: 'Tab' });
    expect(hasFocus(element, field(element, 'Ihr Name'))).to.equal(true);
  });

  it('what is missing is where the focus goes, and can be mended right there', async () => {
    const { element } = await page();
    button(element).focus();
    await sendKeys({ press: ' ' });
    await until(() => hasFocus(element, field(element, 'Ihr Name')));
    await sendKeys({ type: 'Ada' });
    expect(field(element, 'Ihr Name').hasAttribute('aria-invalid')).to.equal(false);
    await sendKeys({ press: 'Enter' });
    await until(() => hasFocus(element, field(element, 'Ihre E-Mail')));
  });

  it('a locked field is reached, read and left as it is', async () => {
    const { element } = await page();
    element.customer = { name: 'Probe GmbH', locked: true };
    await element.updateComplete;
    await into(element, 'Firma');
    await sendKeys({ type: 'x' });
    expect(field(element, 'Firma').value).to.equal('Probe GmbH');
  });

  it('the focus is always visible', async () => {
    const { element, after } = await page();
    for (let tabs = 0; tabs < 80 && document.activeElement !== after; tabs++) {
      await sendKeys({ press: 'Tab' });
      const target = active(element);
      if (!target) continue;
      const { outlineStyle, outlineWidth } = getComputedStyle(target);
      expect([outlineStyle, parseFloat(outlineWidth) > 0], nameOf(target)).to.deep.equal(['solid', true]);
    }
  });

  it('the button can be pressed only by those who have got to it', async () => {
    const { element, posts } = await page();
    await sendKeys({ press: 'Enter' });
    expect(posts).to.have.length(0);
    press(element);
    await element.updateComplete;
    expect(part(element, 'act').querySelectorAll('[aria-invalid]').length).to.be.greaterThan(0);
  });
});
