import { expect } from '@open-wc/testing';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { expectArrival, LONG } from '../support/long-agreement.js';
import { agreement, find, parts, shown, textOf, until } from '../support/viewer.js';

const go = (hash: string): void => void (location.hash = hash);

describe('links within the agreement', () => {
  afterEach(() => {
    history.replaceState(null, '', location.href.split('#')[0]);
    scrollTo(0, 0);
  });

  it('lead there', async () => {
    const element = await shown(LONG);
    find(element, 'p a[href$="#s-5"]').click();
    await expectArrival(element, 's-5');
    expect(location.hash).to.equal('#s-5');
  });

  it('lead there a second time, too, when the reader has gone elsewhere since', async () => {
    const element = await shown(LONG);
    const link = find(element, 'p a[href$="#s-5"]');
    link.click();
    await expectArrival(element, 's-5');
    scrollTo(0, 0);
    link.click();
    await until(() => scrollY > 0);
    await expectArrival(element, 's-5');
  });

  it('stay on the page where it has a <base>', async () => {
    const base = document.createElement('base');
    base.href = 'https://elsewhere.example/app/';
    document.head.append(base);
    try {
      const element = await shown(LONG);
      const link = find<HTMLAnchorElement>(element, 'p a[href$="#s-5"]');
      expect(link.href).to.equal(`${location.href.split('#')[0]}#s-5`);
      link.click();
      await expectArrival(element, 's-5');
    } finally {
      base.remove();
    }
  });

  it('do not leave the text alone to the reader’s history: going back leads back', async () => {
    const element = await shown(LONG);
    go('#s-30');
    await expectArrival(element, 's-30');
    find(element, 'p a[href$="#s-5"]').click();
    await until(() => location.hash === '#s-5');
    await expectArrival(element, 's-5');
    history.back();
    await until(() => find(element, '#s-30').contains(element.shadowRoot!.activeElement));
    await expectArrival(element, 's-30');
  });
});

describe('the number of a clause', () => {
  let copied: string[] = [];
  const clipboard = (writeText: (text: string) => Promise<void>): void => {
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
  };
  const status = (element: AvvViewer): string => textOf(find(element, '.hidden[role=status]'));

  beforeEach(() => {
    copied = [];
    clipboard((text) => Promise.resolve(void copied.push(text)));
  });
  afterEach(() => {
    Reflect.deleteProperty(navigator, 'clipboard');
    history.replaceState(null, '', location.href.split('#')[0]);
    scrollTo(0, 0);
  });

  it('is a link to the clause that is copied when it is pressed, which screen readers hear', async () => {
    const element = await shown(LONG);
    const link = find<HTMLAnchorElement>(element, '#s-3 a.label');
    expect(status(element)).to.equal('');
    link.click();
    await until(() => status(element));
    expect(copied).to.deep.equal([`${location.href.split('#')[0]}#s-3`]);
    expect(status(element)).to.equal('Link kopiert');
  });

  it('says so again for the next one', async () => {
    const element = await shown(LONG);
    find(element, '#s-3 a.label').click();
    await until(() => status(element));
    const region = find(element, '.hidden[role=status]');
    const announced = new Promise((resolve) =>
      new MutationObserver(resolve).observe(region, { childList: true, characterData: true, subtree: true }),
    );
    find(element, '#s-4 a.label').click();
    await announced;
    await until(() => status(element));
    expect(copied.length).to.equal(2);
  });

  it('has a sign in its place where a clause has only a title', async () => {
    const element = await shown(agreement({ sections: [{ id: 'a', title: 'Akzeptanz', body: 'Text.' }] }));
    const link = find<HTMLAnchorElement>(element, '#a > a');
    expect(link.getAttribute('aria-label')).to.equal('Link zu dieser Stelle');
    link.click();
    await until(() => copied[0]);
    expect(new URL(copied[0]!).hash).to.equal('#a');
  });

  it('says where nothing can be copied', async () => {
    clipboard(() => Promise.reject(new DOMException('', 'NotAllowedError')));
    const element = await shown(LONG);
    find(element, '#s-3 a.label').click();
    await until(() => status(element));
    expect(status(element)).to.contain('nicht möglich');
  });

  it('copies nothing where another link is pressed', async () => {
    const element = await shown(LONG);
    find(element, 'p a[href$="#s-5"]').click();
    await expectArrival(element, 's-5');
    expect(copied).to.deep.equal([]);
  });

  it('belongs to every clause that has one', async () => {
    const element = await shown(LONG);
    const linked = parts(element, 'section').filter((clause) => clause.querySelector('[data-copy]'));
    expect(linked.length).to.equal(43);
  });
});
