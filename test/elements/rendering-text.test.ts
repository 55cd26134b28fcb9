import { expect } from '@open-wc/testing';
import type { Agreement } from '../../src/agreement/schema.js';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { agreement, find, findAll, part, shown, textOf } from '../support/viewer.js';

const body = (text: string): Agreement => agreement({ sections: [{ id: 'a', title: 'Titel', body: text }] });
const content = (element: AvvViewer): HTMLElement => find(element, '#a .content');

describe('text', () => {
  it('keeps zero-width and no-break spaces, soft hyphens and other typography', async () => {
    const text = 'Auftrags\u00adverarbeitungs\u200bvertrag,\u00a0§\u202f5\u2009Abs. 1 – „Wort“ … 3\u2011fach';
    const element = await shown(body(text));
    expect(find(element, '#a p').textContent).to.equal(text);
  });

  it('makes characters visible that could turn the order of the words, in plain fields as in Markdown', async () => {
    const text = 'Abs\u202eender\u2066';
    const element = await shown(
      agreement({ title: text, subtitle: text, sections: [{ id: 'a', title: text, body: text }] }),
    );
    const expected = 'AbsU+202EenderU+2066';
    expect(textOf(part(element, 'heading'))).to.equal(expected);
    expect(textOf(part(element, 'subtitle'))).to.equal(expected);
    expect(textOf(find(element, '#a'))).to.equal(`${expected} ${expected}`);
    expect(textOf(part(element, 'document'))).not.to.match(/[\u202e\u2066]/);
  });

  it('has lists that an unnumbered paragraph interrupts and that go on with their number', async () => {
    const element = await shown(
      body('Erfasst sind\n\n1. Eingaben,\n2. Ausgaben.\n\nErfasst sind ferner\n\n3. Konten,\n4. Protokolle.'),
    );
    const [first, second] = findAll<HTMLOListElement>(element, '#a ol');
    expect([first!.start, second!.start]).to.deep.equal([1, 3]);
    expect(textOf(first!.nextElementSibling!)).to.equal('Erfasst sind ferner');
    expect(second!.previousElementSibling === first!.nextElementSibling).to.equal(true);
  });

  it('has clauses (a), (b), a paragraph, and then (c)', async () => {
    const sections = [
      {
        id: 'a',
        title: 'Widerspruch',
        sections: [
          { id: 'a-a', label: '(a)', body: 'Erstens.' },
          { id: 'a-b', label: '(b)', body: 'Zweitens.' },
          { id: 'a-free', body: 'In beiden Fällen.' },
          { id: 'a-c', label: '(c)', body: 'Drittens.' },
        ],
      },
    ];
    const element = await shown(agreement({ sections }));
    expect(textOf(content(element))).to.equal('(a) Erstens. (b) Zweitens. In beiden Fällen. (c) Drittens.');
  });

  it('has items that hold two alternative paragraphs', async () => {
    const element = await shown(body('1. Nur auf Weisung.\n\n   Oder: nach dem Recht der Union.\n\n2. Vertraulich.'));
    const [first, second] = findAll(element, '#a li');
    expect([...first!.children].map((paragraph) => [paragraph.localName, textOf(paragraph)])).to.deep.equal([
      ['p', 'Nur auf Weisung.'],
      ['p', 'Oder: nach dem Recht der Union.'],
    ]);
    expect(textOf(second!)).to.equal('Vertraulich.');
  });

  it('has tables with column heads, in a region that the keyboard scrolls', async () => {
    const element = await shown(
      body('| Daten | Frist |\n| --- | ---: |\n| Konten | 30 Tage |\n| **Protokolle** | 90 Tage |'),
    );
    expect(findAll(element, '#a th[scope=col]').map(textOf)).to.deep.equal(['Daten', 'Frist']);
    expect(findAll(element, '#a tbody tr').map((row) => textOf(row))).to.deep.equal([
      'Konten30 Tage',
      'Protokolle90 Tage',
    ]);
    const region = find(element, '#a [role=region]');
    expect(region.tabIndex).to.equal(0);
    expect(region.getAttribute('aria-label')).to.contain('Tabelle');
    expect(getComputedStyle(region).overflowX).to.equal('auto');
    expect(getComputedStyle(findAll(element, '#a td')[1]!).textAlign).to.equal('end');
  });

  it('has tables with several lines or points in a cell', async () => {
    const element = await shown(body('| Daten | Maßnahmen |\n| --- | --- |\n| Konten | • Passkey<br>• Protokoll |'));
    const cell = findAll(element, '#a td')[1]!;
    expect(cell.innerHTML.replace(/<!--.*?-->/g, '')).to.equal('• Passkey<br>• Protokoll');
  });

  it('sets labels apart in lists whose items all begin with one', async () => {
    const element = await shown(body('- Zugang: zweiter Faktor\n- Trennung: je Kunde'));
    expect(findAll(element, '#a li .label').map(textOf)).to.deep.equal(['Zugang:', 'Trennung:']);
    expect(textOf(find(element, '#a ul'))).to.equal('Zugang: zweiter Faktor Trennung: je Kunde'.replace('r T', 'rT'));
  });

  it('shows HTML as it was typed', async () => {
    const element = await shown(body('Ein <b>Wort</b> und <script>alert(1)</script>.'));
    expect(textOf(content(element))).to.equal('Ein <b>Wort</b> und <script>alert(1)</script>.');
  });
});

describe('cross-references', () => {
  const link = (target: string): Agreement =>
    agreement({
      measures: { groups: [{ id: 'g', measures: [{ id: 'm', title: 'Zugang', text: 'Text.' }] }] },
      subprocessors: {
        groups: [{ id: 'sub-g', title: 'Betrieb', entries: [{ id: 'sub-e', name: 'Wolke' }] }],
        changes: [
          { id: 'change', kind: 'added', entries: ['sub-e'], announced: '2026-11-01', effective: '2026-12-01' },
        ],
      },
      terms: [{ id: 'term', term: 'Daten', definition: 'Angaben.' }],
      sections: [
        { id: 'a', title: 'Titel', body: `Siehe [dort](#${target}).` },
        { id: 'ä 1'.replace(' ', '-'), title: 'Umlaut', places: ['measures', 'subprocessors', 'changes'] },
      ],
    });

  for (const target of ['a', 'g', 'm', 'sub-g', 'sub-e', 'change', 'term'])
    it(`lead to “${target}”`, async () => {
      const element = await shown(link(target));
      const { hash, text } = find<HTMLAnchorElement>(element, '#a .content a');
      expect([hash, text]).to.deep.equal([`#${target}`, 'dort']);
    });

  it('lead to ids with umlauts', async () => {
    const element = await shown(link('ä-1'));
    expect(decodeURIComponent(find<HTMLAnchorElement>(element, '#a .content a').hash)).to.equal('#ä-1');
  });

  it('to nowhere stay text', async () => {
    const element = await shown(link('s-99'));
    expect(content(element).querySelector('a')).to.equal(null);
    expect(textOf(content(element))).to.equal('Siehe dort.');
  });
});
