import { expect } from '@open-wc/testing';
import type { Agreement } from '../../src/agreement/schema.js';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { agreement, find, findAll, part, parts, shown, textOf } from '../support/viewer.js';

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
    const element = await shown(agreement({ title: text, subtitle: text, sections: [{ id: 'a', title: text, body: text }] }));
    const expected = 'AbsU+202EenderU+2066';
    expect(textOf(part(element, 'heading'))).to.equal(expected);
    expect(textOf(part(element, 'subtitle'))).to.equal(expected);
    expect(textOf(find(element, '#a'))).to.equal(`${expected} ${expected}`);
    expect(textOf(part(element, 'document'))).not.to.match(/[\u202e\u2066]/);
  });

  it('has lists that an unnumbered paragraph interrupts and that go on with their number', async () => {
    const element = await shown(body('Erfasst sind\n\n1. Eingaben,\n2. Ausgaben.\n\nErfasst sind ferner\n\n3. Konten,\n4. Protokolle.'));
    const [first, second] = findAll<HTMLOListElement>(element, '#a ol') as HTMLOListElement[];
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
    const element = await shown(body('| Daten | Frist |\n| --- | ---: |\n| Konten | 30 Tage |\n| **Protokolle** | 90 Tage |'));
    expect(findAll(element, '#a th[scope=col]').map(textOf)).to.deep.equal(['Daten', 'Frist']);
    expect(findAll(element, '#a tbody tr').map((row) => textOf(row))).to.deep.equal(['Konten30 Tage', 'Protokolle90 Tage']);
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
        changes: [{ id: 'change', kind: 'added', entries: ['sub-e'], announced: '2026-11-01', effective: '2026-12-01' }],
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

/** An agreement with the same placeholder, or whatever `text` is, in every field that holds words. */
const everywhere = (text: string): Agreement =>
  agreement({
    placeholders: [
      { key: 'company', label: 'Firma', source: 'provider' },
      { key: 'place', label: 'Ort', source: 'provider' },
    ],
    title: `title ${text}`,
    subtitle: `subtitle ${text}`,
    preamble: `preamble ${text}`,
    closing: `closing ${text}`,
    parties: [
      {
        role: 'processor',
        name: `party.name ${text}`,
        alias: `party.alias ${text}`,
        address: `party.address ${text}`,
        register: `party.register ${text}`,
        representative: `party.representative ${text}`,
        contact: { name: `contact.name ${text}`, position: `contact.position ${text}`, address: `contact.address ${text}` },
        dataProtectionOfficer: { status: 'none', note: `officer.note ${text}` },
      },
    ],
    contacts: [{ purpose: 'privacy', name: `contacts.name ${text}` }],
    processing: {
      subject: `processing.subject ${text}`,
      duration: `processing.duration ${text}`,
      nature: [`processing.nature ${text}`],
      purposes: [`processing.purposes ${text}`],
      dataSubjects: [`processing.dataSubjects ${text}`],
      dataCategories: [
        { label: `category.label ${text}`, examples: `category.examples ${text}`, dataSubjects: [`category.dataSubjects ${text}`] },
      ],
      specialCategories: { status: 'none', note: `special.note ${text}` },
      locations: [`processing.locations ${text}`],
      frequency: `processing.frequency ${text}`,
      retention: `processing.retention ${text}`,
    },
    measures: {
      groups: [
        {
          id: 'm',
          title: `measures.group ${text}`,
          measures: [{ title: `measure.title ${text}`, text: `measure.text ${text}` }, { label: '1.', title: `measure.heading ${text}` }],
        },
      ],
      certificates: [{ title: `certificate ${text}` }],
    },
    subprocessors: {
      groups: [
        {
          id: 'g',
          title: `group.title ${text}`,
          note: `group.note ${text}`,
          entries: [
            {
              id: 'e',
              name: `entry.name ${text}`,
              product: `entry.product ${text}`,
              entities: [{ legalName: `entity.legalName ${text}`, address: `entity.address ${text}`, role: `entity.role ${text}` }],
              address: `entry.address ${text}`,
              contact: { name: `entry.contact ${text}` },
              task: `entry.task ${text}`,
              dataCategories: [`entry.dataCategories ${text}`],
              locations: [`entry.locations ${text}`],
              safeguards: [{ type: 'other', note: `safeguard.note ${text}`, reference: `safeguard.reference ${text}` }],
              legalBasis: `entry.legalBasis ${text}`,
              condition: { feature: 'x', label: `condition.label ${text}` },
            },
          ],
        },
      ],
      changes: [
        { id: 'c', kind: 'added', entries: ['e'], announced: '2026-11-01', effective: '2026-12-01', reason: `change.reason ${text}` },
      ],
    },
    terms: [{ id: 't', term: 'Fachwort', definition: `definition ${text}` }],
    sections: [
      {
        id: 'a',
        label: '1.',
        title: `section.title ${text}`,
        body: `section.body ${text}`,
        summary: `section.summary ${text}`,
        places: ['parties', 'contacts', 'processing', 'measures', 'subprocessors', 'changes'],
      },
      { id: 'b', title: 'Zwei' },
      { id: 'c1', title: 'Drei' },
    ],
    acceptance: {
      mode: 'explicit',
      declarations: [{ id: 'd', text: `declaration ${text}`, required: true }],
      authority: { text: `authority ${text}` },
    },
  });

/** The names that `everywhere` gives to its fields, each with the text that follows it on the page. */
function fieldsOf(element: AvvViewer): Map<string, string> {
  const whole = findAll(element, '[part=document]').map((node) => textOf(node).replace(/noch offen: ?/g, ''))[0]!;
  const names = [...JSON.stringify(everywhere('*')).matchAll(/"([A-Za-z.]+) \*"/g)].map(([, name]) => name!);
  return new Map(names.map((name) => [name, new RegExp(`${name.replace('.', '\\.')} ‹(.*?)›`).exec(whole)?.[1] ?? 'nothing']));
}

describe('placeholders', () => {
  const filledWith = (element: AvvViewer, expected: string): string[] =>
    [...fieldsOf(element)].filter(([, value]) => value !== expected).map(([name, value]) => `${name}: ${value}`);

  it('are filled in every field that holds text', async () => {
    const element = await shown(everywhere('‹{{company}}›'), { placeholders: { company: 'Musterfrau' }, endpoint: '/accept' });
    expect(fieldsOf(element).size).to.be.greaterThan(40);
    expect(filledWith(element, 'Musterfrau')).to.deep.equal([]);
    expect(textOf(part(element, 'contents'))).to.contain('section.title ‹Musterfrau›');
  });

  it('that are open show what they stand for, in every field', async () => {
    const element = await shown(everywhere('‹{{company}}›'), { endpoint: '/accept' });
    expect(filledWith(element, 'Firma')).to.deep.equal([]);
  });

  it('that the agreement does not declare stay as they were typed, in every field', async () => {
    const element = await shown(everywhere('‹{{unknown}}›'), { placeholders: { unknown: 'Nein' }, endpoint: '/accept' });
    expect(filledWith(element, '{{unknown}}')).to.deep.equal([]);
  });

  it('that are open are set apart for the eye and for screen readers', async () => {
    const element = await shown({ ...body('Für {{company}}.'), placeholders: [{ key: 'company', label: 'Firma', source: 'provider' }] });
    const open = part(element, 'placeholder-open');
    expect(textOf(open)).to.equal('noch offen: Firma');
    expect(getComputedStyle(open, '::before').content).to.equal('"["');
    expect(getComputedStyle(open).borderBlockEndStyle).to.equal('dashed');
  });

  it('follow the page’s values', async () => {
    const element = await shown({ ...body('Für {{company}}.'), placeholders: [{ key: 'company', label: 'Firma', source: 'provider' }] });
    element.placeholders = { company: 'Neu GmbH' };
    await element.updateComplete;
    expect(textOf(content(element))).to.equal('Für Neu GmbH.');
    expect(parts(element, 'placeholder-open').length).to.equal(0);
  });

  it('are text, whatever is in them', async () => {
    const company = '**Fett** <img src=x> [Link](https://evil.example) {{company}}';
    const element = await shown({ ...body('Für {{company}}.'), placeholders: [{ key: 'company', label: 'Firma', source: 'provider' }] }, {
      placeholders: { company },
    });
    expect(textOf(content(element))).to.equal(`Für ${company}.`);
    expect(content(element).querySelector('strong, img, a')).to.equal(null);
  });
});
