import { expect, fixture, html } from '@open-wc/testing';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { expectArrival, LONG } from '../support/long-agreement.js';
import { agreement, find, frame, placed, shown, until, viewer, type Setup } from '../support/viewer.js';

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
  const both = (first: Setup, second: Setup): Promise<AvvViewer[]> =>
    Promise.all([shown(LONG, first), shown(LONG, second)]);
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
