import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { accessibilityTree, type AccessibleNode, type AccessibilityTree } from '../support/accessibility-tree.js';
import { describeInChromium } from '../support/chromium-only.js';
import { agreement, find, findAll, shown, textOf } from '../support/viewer.js';

const DOCUMENT = agreement({
  sections: [
    { id: 'a', title: 'Unterauftragsverarbeiter', places: ['subprocessors'] },
    { id: 'b', title: 'Fristen', body: '| Daten | Frist |\n| --- | --- |\n| Konten | 30 Tage |' },
  ],
  subprocessors: {
    groups: [
      {
        id: 'g',
        title: 'Betrieb',
        entries: [
          { id: 'e-1', name: 'Felswolke', task: 'Server', locations: ['Köln'] },
          { id: 'e-2', name: 'Randkies', task: 'Auslieferung' },
        ],
      },
    ],
  },
});

const names = (nodes: readonly AccessibleNode[]): string[] => nodes.map(({ name }) => name);

/** The tree after the layout has come to rest, with the table of subprocessors in it. */
async function tableIn(width: number): Promise<{ tree: AccessibilityTree; table: AccessibleNode }> {
  await setViewport({ width, height: 900 });
  await shown(DOCUMENT);
  const tree = await accessibilityTree();
  const [table] = tree.all('table').filter(({ name }) => name === 'Unterauftragsverarbeiter');
  return { tree, table: table! };
}

describeInChromium('tables, as assistive technology gets them', () => {
  after(() => setViewport({ width: 1280, height: 720 }));

  for (const [layout, width] of [
    ['wide, as a table', 1280],
    ['narrow, as cards', 360],
  ] as const)
    describe(layout, () => {
      it('the subprocessors are a table with a caption, one row an entry and one a group', async () => {
        const { tree, table } = await tableIn(width);
        const rows = tree.all('row', table);
        const heads = width > 1000 ? 1 : 0;
        expect(rows.length).to.equal(3 + heads);
        expect(names(tree.all('rowheader', table))).to.deep.equal(['Betrieb', 'Felswolke', 'Randkies']);
      });

      it('each cell says what it holds', async () => {
        const { tree, table } = await tableIn(width);
        const cells = [...tree.all('cell', table), ...tree.all('gridcell', table)];
        const texts = cells.map((cell) => names(tree.all('StaticText', cell)).join(' '));
        if (width > 1000) {
          expect(names(tree.all('columnheader', table))).to.deep.equal(['Name', 'Aufgabe', 'Ort der Verarbeitung']);
          expect(texts).to.deep.equal(['Server', 'Köln', 'Auslieferung', '']);
        } else expect(texts).to.deep.equal(['Aufgabe Server', 'Ort der Verarbeitung Köln', 'Aufgabe Auslieferung']);
      });

      it('the region that scrolls has a name and can be focused', async () => {
        const { tree } = await tableIn(width);
        const regions = tree.all('region');
        expect(names(regions)).to.include.members(['Unterauftragsverarbeiter', 'Tabelle, waagerecht verschiebbar']);
        expect(regions.every(({ properties }) => properties.focusable)).to.equal(true);
      });

      it('a table of the text has its column heads', async () => {
        const { tree } = await tableIn(width);
        expect(names(tree.all('columnheader'))).to.include.members(['Daten', 'Frist']);
      });
    });

  it('the cards read in the same order as the table', async () => {
    await setViewport({ width: 360, height: 900 });
    const element = await shown(DOCUMENT);
    const tops = [...find(element, '#e-1').children].map((cell) => cell.getBoundingClientRect().top);
    expect(tops).to.deep.equal([...tops].sort((a, b) => a - b));
    expect(new Set(tops).size).to.equal(3);
  });

  it('cards have no line for what an entry does not say', async () => {
    await setViewport({ width: 360, height: 900 });
    const element = await shown(DOCUMENT);
    const [task, locations] = findAll(element, '#e-2 td');
    expect([textOf(task!), task!.getClientRects().length]).to.deep.equal(['Auslieferung', 1]);
    expect([textOf(locations!), locations!.getClientRects().length]).to.deep.equal(['', 0]);
  });

  it('entries with many facts are records, of a table still', async () => {
    await setViewport({ width: 1280, height: 900 });
    const facts = {
      task: 'Server',
      dataCategories: ['Konten'],
      locations: ['Köln'],
      legalBasis: 'Art. 28',
      effectiveFrom: '2026-01-01',
    };
    const groups = [{ id: 'g', title: 'Betrieb', entries: [{ id: 'e', name: 'Felswolke', ...facts }] }];
    await shown({ ...DOCUMENT, subprocessors: { groups } });
    const tree = await accessibilityTree();
    const table = tree.all('table').find(({ name }) => name === 'Unterauftragsverarbeiter')!;
    expect(names(tree.all('rowheader', table))).to.deep.equal(['Betrieb', 'Felswolke']);
    const cells = [...tree.all('cell', table), ...tree.all('gridcell', table)];
    expect(cells.map((cell) => names(tree.all('StaticText', cell)).join(' '))).to.deep.equal([
      'Aufgabe Server',
      'Daten Konten',
      'Ort der Verarbeitung Köln',
      'Rechtsgrundlage Art. 28',
      'Eingesetzt ab 1. Januar 2026',
    ]);
  });

  it('a table that is wider than its place scrolls in itself, not the page', async () => {
    await setViewport({ width: 400, height: 900 });
    const heads = ['Daten', 'Zweck', 'Frist', 'Empfänger'].map((head) => head.padEnd(30, '.')).join(' | ');
    const element = await shown(
      agreement({ sections: [{ id: 'a', body: `| ${heads} |\n| --- | --- | --- | --- |\n| 1 | 2 | 3 | 4 |` }] }),
    );
    const region = find(element, '.table-scroll');
    expect(region.scrollWidth).to.be.greaterThan(region.clientWidth);
    expect(document.documentElement.scrollWidth).to.equal(document.documentElement.clientWidth);
  });
});

describeInChromium('the page, as assistive technology gets it', () => {
  it('has headings with their levels, a named navigation, and the text', async () => {
    const sections = ['1.', '2.', '3.'].map((label) => ({
      id: label,
      label,
      title: 'Titel',
      body: `Text der Nummer ${label}`,
    }));
    await shown(agreement({ sections }));
    const tree = await accessibilityTree();
    expect(names(tree.all('navigation'))).to.deep.equal(['Inhalt']);
    expect(tree.all('heading').map(({ name, properties }) => `${String(properties.level)} ${name}`)).to.deep.equal([
      '2 Vertrag zur Auftragsverarbeitung',
      '3 1. Titel',
      '3 2. Titel',
      '3 3. Titel',
    ]);
    expect(names(tree.all('paragraph').flatMap((paragraph) => tree.all('StaticText', paragraph)))).to.include(
      'Text der Nummer 3.',
    );
  });
});
