import { expect } from '@open-wc/testing';
import type { Agreement } from '../../src/agreement/schema.js';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { agreement, find, findAll, part, parts, shown, textOf } from '../support/viewer.js';

const body = (text: string): Agreement => agreement({ sections: [{ id: 'a', title: 'Titel', body: text }] });
const content = (element: AvvViewer): HTMLElement => find(element, '#a .content');

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
        contact: {
          name: `contact.name ${text}`,
          position: `contact.position ${text}`,
          address: `contact.address ${text}`,
        },
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
        {
          label: `category.label ${text}`,
          examples: `category.examples ${text}`,
          dataSubjects: [`category.dataSubjects ${text}`],
        },
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
          measures: [
            { title: `measure.title ${text}`, text: `measure.text ${text}` },
            { label: '1.', title: `measure.heading ${text}` },
          ],
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
              entities: [
                {
                  legalName: `entity.legalName ${text}`,
                  address: `entity.address ${text}`,
                  role: `entity.role ${text}`,
                },
              ],
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
        {
          id: 'c',
          kind: 'added',
          entries: ['e'],
          announced: '2026-11-01',
          effective: '2026-12-01',
          reason: `change.reason ${text}`,
        },
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
  return new Map(
    names.map((name) => [name, new RegExp(`${name.replace('.', '\\.')} ‹(.*?)›`).exec(whole)?.[1] ?? 'nothing']),
  );
}

describe('placeholders', () => {
  const filledWith = (element: AvvViewer, expected: string): string[] =>
    [...fieldsOf(element)].filter(([, value]) => value !== expected).map(([name, value]) => `${name}: ${value}`);

  it('are filled in every field that holds text', async () => {
    const element = await shown(everywhere('‹{{company}}›'), {
      placeholders: { company: 'Musterfrau' },
      endpoint: '/accept',
    });
    expect(fieldsOf(element).size).to.be.greaterThan(40);
    expect(filledWith(element, 'Musterfrau')).to.deep.equal([]);
    expect(textOf(part(element, 'contents'))).to.contain('section.title ‹Musterfrau›');
  });

  it('that are open show what they stand for, in every field', async () => {
    const element = await shown(everywhere('‹{{company}}›'), { endpoint: '/accept' });
    expect(filledWith(element, 'Firma')).to.deep.equal([]);
  });

  it('that the agreement does not declare stay as they were typed, in every field', async () => {
    const element = await shown(everywhere('‹{{unknown}}›'), {
      placeholders: { unknown: 'Nein' },
      endpoint: '/accept',
    });
    expect(filledWith(element, '{{unknown}}')).to.deep.equal([]);
  });

  it('that are open are set apart for the eye and for screen readers', async () => {
    const element = await shown({
      ...body('Für {{company}}.'),
      placeholders: [{ key: 'company', label: 'Firma', source: 'provider' }],
    });
    const open = part(element, 'placeholder-open');
    expect(textOf(open)).to.equal('noch offen: Firma');
    expect(getComputedStyle(open, '::before').content).to.equal('"["');
    expect(getComputedStyle(open).borderBlockEndStyle).to.equal('dashed');
  });

  it('may be called like something that every object has', async () => {
    const element = await shown({
      ...body('Für {{constructor}}.'),
      placeholders: [{ key: 'constructor', label: 'Bauherr', source: 'provider' }],
    });
    expect(textOf(part(element, 'placeholder-open'))).to.contain('Bauherr');
  });

  it('follow the page’s values', async () => {
    const element = await shown({
      ...body('Für {{company}}.'),
      placeholders: [{ key: 'company', label: 'Firma', source: 'provider' }],
    });
    element.placeholders = { company: 'Neu GmbH' };
    await element.updateComplete;
    expect(textOf(content(element))).to.equal('Für Neu GmbH.');
    expect(parts(element, 'placeholder-open').length).to.equal(0);
  });

  it('are text, whatever is in them', async () => {
    const company = '**Fett** <img src=x> [Link](https://evil.example) {{company}}';
    const element = await shown(
      { ...body('Für {{company}}.'), placeholders: [{ key: 'company', label: 'Firma', source: 'provider' }] },
      {
        placeholders: { company },
      },
    );
    expect(textOf(content(element))).to.equal(`Für ${company}.`);
    expect(content(element).querySelector('strong, img, a')).to.equal(null);
  });
});
