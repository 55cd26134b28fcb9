import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import type { Agreement } from '../../src/agreement/schema.js';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { agreement, find, frame, parts, placed, shown, textOf, until, viewer, type Setup } from '../support/viewer.js';

const TEXT = 'Die Anbieterin verarbeitet die Daten allein auf dokumentierte Weisung des Kunden. '.repeat(8);

/** Forty long clauses, so that most of them are not laid out, with places of every kind in the middle. */
const LONG: Agreement = agreement({
  sections: Array.from({ length: 40 }, (_, index) => ({
    id: `s-${index}`,
    label: `${index}.`,
    title: `Nummer ${index}`,
    body: TEXT,
    ...(index === 20 && {
      places: ['subprocessors', 'changes', 'measures'],
      sections: [
        { id: 's-20-1', label: '20.1', title: 'Unterpunkt', body: TEXT, sections: [{ id: 's-20-1-a', label: '(a)', body: TEXT }] },
        { id: 'grün & blau/1'.replaceAll(' ', '-'), label: '20.2', body: `${TEXT} Siehe [Nummer 5](#s-5).` },
      ],
    }),
  })),
  subprocessors: {
    groups: [{ id: 'sub-group', title: 'Betrieb', entries: [{ id: 'sub-a', name: 'Felswolke' }, { id: 'sub-b', name: 'Randkies' }] }],
    changes: [{ id: 'change', kind: 'added', entries: ['sub-b'], announced: '2026-11-01', effective: '2026-12-01' }],
  },
  measures: { groups: [{ id: 'm-group', title: 'Zugang', measures: [{ id: 'm-1', text: 'Zweiter Faktor' }] }] },
});

/** Until the page has stood still for longer than a place is followed. */
async function standingStill(): Promise<void> {
  for (let still = 0, last = NaN; still < 20; last = scrollY) {
    await frame();
    still = scrollY === last ? still + 1 : 0;
  }
}

const TOP_MARGIN = 16;

/** The place stands at the top of the screen, below the margin, and has the focus in itself. */
async function expectArrival(element: AvvViewer, id: string, margin = TOP_MARGIN): Promise<void> {
  await until(() => element.shadowRoot!.activeElement);
  await standingStill();
  const place = find(element, `#${CSS.escape(id)}`);
  expect(place.getBoundingClientRect().top, `top of ${id}`).to.be.closeTo(margin, 2);
  const focused = element.shadowRoot!.activeElement!;
  expect(place.contains(focused), `focus in ${id}, not in ${focused.outerHTML.slice(0, 80)}`).to.equal(true);
}

const go = (hash: string): void => void (location.hash = hash);

describe('an address with #place', () => {
  afterEach(() => {
    history.replaceState(null, '', location.href.split('#')[0]);
    scrollTo(0, 0);
  });

  it('leads there when the page is opened', async () => {
    go('#s-30');
    await expectArrival(await shown(LONG), 's-30');
  });

  it('leads there when it changes later, downwards and upwards', async () => {
    const element = await shown(LONG);
    for (const id of ['s-30', 's-10', 's-35', 's-1']) {
      go(`#${id}`);
      await until(() => find(element, `#${id}`).contains(element.shadowRoot!.activeElement));
      await expectArrival(element, id);
    }
  });

  for (const [kind, id] of [
    ['a nested clause', 's-20-1'],
    ['a clause without a title', 's-20-1-a'],
    ['a group of subprocessors', 'sub-group'],
    ['a subprocessor', 'sub-b'],
    ['an announced change', 'change'],
    ['a group of measures', 'm-group'],
    ['a measure', 'm-1'],
  ])
    it(`leads to ${kind}`, async () => {
      go(`#${id}`);
      await expectArrival(await shown(LONG), id!);
    });

  it('may be percent-encoded', async () => {
    const id = 'grün-&-blau/1';
    go(`#${encodeURIComponent(id)}`);
    await expectArrival(await shown(LONG), id);
  });

  it('leads to the last of thousands of subprocessors when the page is opened', async () => {
    const entries = Array.from({ length: 3000 }, (_, index) => ({ id: `e-${index}`, name: `Firma ${index}` }));
    const groups = [{ id: 'g', title: 'Betrieb', entries }];
    go('#e-2900');
    await expectArrival(await shown({ ...LONG, subprocessors: { groups } }), 'e-2900');
  });

  it('leads there on a page that scrolls smoothly', async () => {
    document.documentElement.style.scrollBehavior = 'smooth';
    try {
      go('#s-30');
      await expectArrival(await shown(LONG), 's-30');
    } finally {
      document.documentElement.style.removeProperty('scroll-behavior');
    }
  });

  it('leads there below a page’s own sticky header', async () => {
    const element = viewer(LONG);
    element.style.setProperty('--avv-sticky-top', '90px');
    go('#sub-b');
    await placed(element);
    await expectArrival(element, 'sub-b', 90);
    go('#s-30');
    await until(() => find(element, '#s-30').contains(element.shadowRoot!.activeElement));
    await expectArrival(element, 's-30', 90);
  });

  it('leads there without motion where readers want less of it', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    try {
      go('#s-30');
      await expectArrival(await shown(LONG), 's-30');
    } finally {
      await emulateMedia({ reducedMotion: 'no-preference' });
    }
  });

  it('that the agreement does not know, or that cannot be decoded, leaves the page alone', async () => {
    const element = await shown(LONG);
    for (const hash of ['#elsewhere', '#%E0%A4%A']) {
      go(hash);
      await frame();
      expect(element.shadowRoot!.activeElement).to.equal(null);
      expect(scrollY).to.equal(0);
    }
  });

  it('leads into a viewer within another shadow tree', async () => {
    const outer = await fixture<HTMLElement>(html`<div></div>`);
    go('#s-30');
    const element = await placed(viewer(LONG), outer.attachShadow({ mode: 'open' }));
    await expectArrival(element, 's-30');
  });

  it('leads nowhere any more when the viewer has gone', async () => {
    const element = await shown(LONG);
    element.remove();
    go('#s-30');
    await frame();
    expect(element.shadowRoot!.activeElement).to.equal(null);
  });
});

describe('two viewers on a page', () => {
  const both = (first: Setup, second: Setup): Promise<AvvViewer[]> => Promise.all([shown(LONG, first), shown(LONG, second)]);
  const focused = ([first, second]: AvvViewer[]): string => {
    if (first!.shadowRoot!.activeElement) return 'first';
    return second!.shadowRoot!.activeElement ? 'second' : 'none';
  };

  afterEach(() => history.replaceState(null, '', location.href.split('#')[0]));

  it('without ids: the first one that has the place answers', async () => {
    const viewers = await both({}, {});
    go('#s-3');
    await until(() => focused(viewers) !== 'none');
    expect(focused(viewers)).to.equal('first');
  });

  it('of different agreements: the one that has the place answers', async () => {
    const viewers = [await shown(agreement()), await shown(LONG)];
    go('#s-3');
    await until(() => focused(viewers) !== 'none');
    expect(focused(viewers)).to.equal('second');
  });

  it('with ids: the one that is named answers', async () => {
    const viewers = await both({ id: 'one' }, { id: 'two' });
    go('#two.s-3');
    await until(() => focused(viewers) !== 'none');
    expect(focused(viewers)).to.equal('second');
    await expectArrival(viewers[1]!, 's-3');
  });

  it('with ids: each one’s links lead to itself', async () => {
    const viewers = await both({ id: 'one' }, { id: 'two' });
    const hashes = viewers.map((element) => find<HTMLAnchorElement>(element, '#s-3 a.label').hash);
    expect(hashes).to.deep.equal(['#one.s-3', '#two.s-3']);
    find(viewers[1]!, '#s-3 a.label').click();
    await until(() => focused(viewers) !== 'none');
    expect(focused(viewers)).to.equal('second');
  });

  it('with ids: addresses without one still lead somewhere', async () => {
    const viewers = await both({ id: 'one' }, { id: 'two' });
    go('#s-3');
    await until(() => focused(viewers) !== 'none');
    expect(focused(viewers)).to.equal('first');
  });
});

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
