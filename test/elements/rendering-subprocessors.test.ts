import { expect } from '@open-wc/testing';
import type { Agreement, Subprocessor, Subprocessors } from '../../src/agreement/schema.js';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { agreement, find, findAll, part, parts, shown, textOf, type Setup } from '../support/viewer.js';

type Groups = Subprocessors['groups'];

const PLACED: Agreement['sections'] = [
  { id: 'a', label: '1.', title: 'Unterauftragsverarbeiter', places: ['subprocessors'] },
];

const group = (...entries: Omit<Subprocessor, 'id'>[]): Groups[number] => ({
  id: 'group',
  title: 'Betrieb',
  entries: entries.map((entry, index) => ({ id: `entry-${index}`, ...entry }) as Subprocessor),
});

const list = (groups: Groups, more: Partial<Subprocessors> = {}, setup: Setup = {}): Promise<AvvViewer> =>
  shown(agreement({ sections: PLACED, subprocessors: { groups, ...more } }), setup);

const heads = (element: AvvViewer): string[] => findAll(element, 'table.subprocessors thead th').map(textOf);
const rows = (element: AvvViewer): string[][] =>
  parts(element, 'subprocessor').map((row) => [...row.children].map(textOf));

describe('subprocessors', () => {
  it('stand by group, in the document’s order', async () => {
    const groups = ['Betrieb', 'Versand'].map((title, index) => ({
      id: `g-${index}`,
      title,
      entries: [2, 1].map((number) => ({ id: `e-${index}-${number}`, name: `${title} ${number}` })),
    }));
    const element = await list(groups);
    expect(findAll(element, 'tbody tr').map(textOf)).to.deep.equal([
      'Betrieb',
      'Betrieb 2',
      'Betrieb 1',
      'Versand',
      'Versand 2',
      'Versand 1',
    ]);
  });

  it('with bare names need no other column', async () => {
    const element = await list([group({ name: 'Felswolke' }, { name: 'Randkies' })]);
    expect(heads(element)).to.deep.equal(['Name']);
    expect(rows(element)).to.deep.equal([['Felswolke'], ['Randkies']]);
  });

  const COLUMNS: [string, Omit<Subprocessor, 'id' | 'name'>, string][] = [
    ['Aufgabe', { task: 'Server' }, 'Server'],
    ['Daten', { dataCategories: ['Eingaben', 'Ausgaben'] }, 'Eingaben, Ausgaben'],
    ['Ort der Verarbeitung', { locations: ['EU; USA als Ausweichstandort'] }, 'EU; USA als Ausweichstandort'],
    ['Grundlage der Übermittlung', { safeguards: [{ type: 'scc' }] }, 'Standardvertragsklauseln'],
    ['Rechtsgrundlage', { legalBasis: 'Art. 28 Abs. 4 DSGVO' }, 'Art. 28 Abs. 4 DSGVO'],
    ['Datenschutzerklärung', { privacyPolicy: 'https://wolke.example/privacy' }, 'https://wolke.example/privacy'],
    ['Datenschutzerklärung', { agreement: 'https://wolke.example/dpa' }, 'AVV: https://wolke.example/dpa'],
    ['Eingesetzt', { effectiveFrom: '2026-12-17' }, 'ab 17. Dezember 2026'],
    ['Eingesetzt', { effectiveTo: '2026-12-31' }, 'bis 31. Dezember 2026'],
  ];
  for (const [title, fields, text] of COLUMNS)
    it(`have the column “${title}” as soon as one of them fills it: ${text}`, async () => {
      const element = await list([group({ name: 'Felswolke' }, { name: 'Randkies', ...fields })]);
      expect(heads(element)).to.deep.equal(['Name', title]);
      const [empty, filled] = rows(element);
      expect(filled).to.deep.equal(['Randkies', text]);
      expect(empty).to.deep.equal(['Felswolke', title === 'Aufgabe' ? 'Betrieb' : '']);
    });

  it('without a task of their own have the group’s title for it, set apart as added', async () => {
    const element = await list([group({ name: 'Felswolke' }, { name: 'Randkies', task: 'Auslieferung' })]);
    const [without, own] = findAll(element, 'td');
    expect([textOf(without!), textOf(own!)]).to.deep.equal(['Betrieb', 'Auslieferung']);
    expect(textOf(without!.querySelector('.ui')!)).to.equal('Betrieb');
    expect(own!.querySelector('.ui')).to.equal(null);
  });

  it('show every legal entity of an entry, with seat and role', async () => {
    const entities = [
      { legalName: 'Wolke Inc.', address: '1 Main St, Reno, USA', role: 'Support' },
      { legalName: 'Wolke Ireland Ltd.', country: 'IE' },
    ];
    const element = await list([group({ name: 'Wolke', product: 'Wolke Mail', entities, address: 'Postfach 1' })]);
    const [cell] = findAll(element, 'th[scope=row]');
    expect([...cell!.children].map(textOf)).to.deep.equal([
      'Wolke',
      'Wolke Inc., 1 Main St, Reno, USA (Support)',
      'Wolke Ireland Ltd.',
      'Wolke Mail',
      'Postfach 1',
    ]);
  });

  it('that are one company twice keep both entries', async () => {
    const element = await list([
      group(
        { name: 'Kiesgrund SE', organisation: 'k', task: 'Server' },
        { name: 'Kiesgrund SE', organisation: 'k', task: 'E-Mail' },
      ),
    ]);
    expect(rows(element)).to.deep.equal([
      ['Kiesgrund SE', 'Server'],
      ['Kiesgrund SE', 'E-Mail'],
    ]);
  });

  it('show each place of processing on a line of its own, in the agreement’s words', async () => {
    const locations = ['EU (Dublin)', 'USA: nur Support'];
    const element = await list([group({ name: 'Wolke', locations, countries: ['IE', 'US'] })]);
    expect([...find(element, 'td').children].map(textOf)).to.deep.equal(locations);
  });

  it('show none, one or two safeguards, in the agreement’s words where it has some', async () => {
    const element = await list([
      group(
        { name: 'Ohne' },
        { name: 'Eine', safeguards: [{ type: 'dpf' }] },
        {
          name: 'Zwei',
          safeguards: [
            { type: 'dpf', note: 'DPF-zertifiziert', asOf: '2026-10-30' },
            { type: 'scc', note: 'SCC, Modul 3', reference: '(EU) 2021/914' },
          ],
        },
      ),
    ]);
    expect(rows(element)).to.deep.equal([
      ['Ohne', ''],
      ['Eine', 'Datenschutzrahmen EU-USA (Data Privacy Framework)'],
      ['Zwei', 'DPF-zertifiziert (Stand 30. Oktober 2026)SCC, Modul 3 (EU) 2021/914'],
    ]);
    const isInterface = (badge: Element): boolean => badge.querySelector('.ui') !== null;
    expect(findAll(element, 'td [part=badge]').map(isInterface)).to.deep.equal([true, false, false]);
  });

  it('explain beneath the table the kinds of safeguard that occur, and no others', async () => {
    const element = await list([
      group(
        { name: 'A', safeguards: [{ type: 'dpf' }] },
        { name: 'B', safeguards: [{ type: 'scc', note: 'SCC' }, { type: 'scc' }] },
      ),
    ]);
    expect([...part(element, 'legend').querySelectorAll('dt')].map(textOf)).to.deep.equal([
      'Datenschutzrahmen EU-USA (Data Privacy Framework):',
      'Standardvertragsklauseln:',
    ]);
    expect(textOf(part(element, 'legend')))
      .to.contain('Art. 45 DSGVO')
      .and.to.contain('Art. 46');
  });

  it('need no explanation without safeguards', async () => {
    const element = await list([group({ name: 'A' })]);
    expect(parts(element, 'legend').length).to.equal(0);
  });

  it('that are optional say with which feature, and whether it is active', async () => {
    const entries = { name: 'Pingwhistle', condition: { feature: 'sms', label: 'SMS-Weiterleitung' } };
    const condition = (element: AvvViewer): string => textOf(find(element, '.condition'));
    const element = await list([group(entries)], {}, { features: ['calendar'] });
    expect(condition(element)).to.match(/^optional .*SMS-Weiterleitung$/);
    element.features = ['calendar', 'sms'];
    await element.updateComplete;
    expect(condition(element)).to.match(/^aktiv .*SMS-Weiterleitung$/);
  });

  it('that a group does not have are said in its note', async () => {
    const groups = [
      { id: 'g', title: 'Überwachung', note: 'Ein **fremder** Dienst ist nicht beauftragt.', entries: [] },
    ];
    const element = await list(groups);
    expect(findAll(element, 'tbody tr').map(textOf)).to.deep.equal([
      'Überwachung Ein fremder Dienst ist nicht beauftragt.'.replace('g E', 'gE'),
    ]);
    expect(find(element, '.note strong').textContent).to.equal('fremder');
    expect(parts(element, 'subprocessor').length).to.equal(0);
  });

  it('are all there when no clause places them, too', async () => {
    const entries = Array.from({ length: 5000 }, (_, index) => ({ name: `Firma ${index}` }));
    const element = await shown(agreement({ subprocessors: { groups: [group(...entries)] } }));
    expect(parts(element, 'subprocessor').length).to.equal(5000);
  });

  it('that are a list elsewhere are a link, and no empty table', async () => {
    const element = await list([], { external: { href: 'https://wolke.example/subprocessors' } });
    const link = find<HTMLAnchorElement>(element, '#a .content a');
    expect(link.href).to.equal('https://wolke.example/subprocessors');
    expect(link.rel).to.equal('noopener noreferrer');
    expect(findAll(element, 'table').length).to.equal(0);
  });

  it('that no clause places stand after the last annex, under a heading', async () => {
    const element = await shown(
      agreement({
        annexes: [{ id: 'annex', label: 'Anlage 1', title: 'Anhang', body: 'Letzter Text.' }],
        subprocessors: { groups: [group({ name: 'Felswolke' })] },
        closing: 'Stand 2026',
      }),
    );
    expect(textOf(part(element, 'text'))).to.match(/Letzter Text\..*Unterauftragsverarbeiter.*Felswolke.*Stand 2026/);
    const { previousElementSibling, parentElement } = part(element, 'table-region').closest('.content')!;
    expect(previousElementSibling!.localName).to.equal('h3');
    expect(parentElement!.querySelector('.heading .ui')).not.to.equal(null);
  });

  it('that a nested clause places stand there, and only there', async () => {
    const sections = [
      { id: 'a', title: 'A', sections: [{ id: 'b', sections: [{ id: 'c', places: ['subprocessors'] }] }] },
    ];
    const element = await shown(agreement({ sections, subprocessors: { groups: [group({ name: 'Felswolke' })] } }));
    expect(find(element, '#c').contains(part(element, 'table'))).to.equal(true);
    expect(parts(element, 'table').length).to.equal(1);
  });

  it('are all there when the viewer says so, when there are thousands of them, too', async () => {
    const entries = Array.from({ length: 5000 }, (_, index) => ({ name: `Firma ${index}`, task: 'Betrieb' }));
    const element = await list([group(...entries)]);
    expect(parts(element, 'subprocessor').length).to.equal(5000);
    expect(rows(element).at(-1)).to.deep.equal(['Firma 4999', 'Betrieb']);
  });
});

describe('announced changes of subprocessors', () => {
  it('say what changes, from when, until when one may object, and why', async () => {
    const element = await shown(
      agreement({
        sections: [{ id: 'a', title: 'Änderungen', places: ['changes'] }],
        subprocessors: {
          groups: [group({ name: 'Felswolke' }, { name: 'Randkies' })],
          changes: [
            {
              id: 'c-1',
              kind: 'added',
              entries: ['entry-0', 'entry-1'],
              announced: '2026-11-01',
              effective: '2026-12-01',
              objectUntil: '2026-11-15',
              reason: 'Mehr Platz.',
            },
            { id: 'c-2', kind: 'removed', entries: ['gone'], announced: '2026-11-01', effective: '2026-12-01' },
          ],
        },
      }),
    );
    // At first in the agreement's own words, then as they stand on the day (see announced-changes.test.ts).
    const [first, second] = [...part(element, 'changes').children].map(textOf);
    expect(first).to.match(/^Neu: Felswolke, Randkies .*irksam ab ?1\. Dezember 2026/);
    expect(first).to.match(/bis ?15\. November 2026/);
    expect(first).to.contain('Mehr Platz.');
    expect(second).to.match(/^Entfällt: gone .*irksam ab ?1\. Dezember 2026/);
  });
});
