import { expect } from '@open-wc/testing';
import type { Agreement, Measures, Party, Processing } from '../../src/agreement/schema.js';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { agreement, find, findAll, part, parts, shown, textOf } from '../support/viewer.js';

const place = (where: string, fields: Partial<Agreement>): Promise<AvvViewer> =>
  shown(agreement({ sections: [{ id: 'a', title: 'Titel', places: [where] }], ...fields }));

/** Pairs of a list of facts. */
const facts = (element: AvvViewer, name: string): string[][] =>
  [...part(element, name).querySelectorAll(':scope > div')].map((fact) => [...fact.children].map(textOf));

describe('details of the processing', () => {
  const processing: Processing = {
    subject: 'Betrieb der Plattform',
    duration: 'Laufzeit des Vertrags',
    nature: ['Speichern', 'Löschen'],
    purposes: ['Betrieb'],
    dataSubjects: ['Beschäftigte'],
    dataCategories: [
      { label: 'Kontodaten', examples: 'Name, Rolle', dataSubjects: ['Beschäftigte', 'Gäste'] },
      { label: 'Protokolle' },
    ],
    specialCategories: { status: 'excluded' },
    locations: ['EWR', 'USA: nur Versand'],
    frequency: 'fortlaufend',
    retention: '30 Tage',
  };

  it('stand in one list when they are placed as a whole, and only those that there are', async () => {
    const element = await place('processing', { processing });
    expect(facts(element, 'processing')).to.deep.equal([
      ['Gegenstand', 'Betrieb der Plattform'],
      ['Dauer', 'Laufzeit des Vertrags'],
      ['Art der Verarbeitung', 'SpeichernLöschen'],
      ['Zwecke', 'Betrieb'],
      ['Kategorien betroffener Personen', 'Beschäftigte'],
      ['Arten personenbezogener Daten', 'Kontodaten (Name, Rolle) betrifft: Beschäftigte, GästeProtokolle'],
      ['Besondere Kategorien personenbezogener Daten', 'ausgeschlossen'],
      ['Orte der Verarbeitung', 'EWRUSA: nur Versand'],
      ['Häufigkeit der Übermittlung', 'fortlaufend'],
      ['Speicherdauer', '30 Tage'],
    ]);
    const short = await place('processing', { processing: { subject: 'Betrieb', nature: [] } });
    expect(facts(short, 'processing')).to.deep.equal([['Gegenstand', 'Betrieb']]);
  });

  it('stand one by one where single ones are placed, without a name', async () => {
    const element = await place('processing.nature', { processing });
    expect(findAll(element, '#a li').map(textOf)).to.deep.equal(['Speichern', 'Löschen']);
    expect(textOf(find(element, '#a'))).to.equal('Titel Speichern Löschen'.replace(' Löschen', 'Löschen'));
  });

  it('that are one thing are no list', async () => {
    const element = await place('processing.purposes', { processing });
    expect(textOf(part(element, 'processing'))).to.equal('Betrieb');
    expect(findAll(element, '#a li').length).to.equal(0);
  });

  it('put the agreement’s words on special categories in place of the bare status', async () => {
    const element = await place('processing.specialCategories', {
      processing: { specialCategories: { status: 'present', note: 'Gesundheitsdaten nach Anlage 4' } },
    });
    expect(textOf(part(element, 'processing'))).to.equal('Gesundheitsdaten nach Anlage 4');
  });

  it('that the agreement does not hold leave nothing behind', async () => {
    const element = await place('processing.retention', { processing: { subject: 'Betrieb' } });
    expect(textOf(find(element, '#a'))).to.equal('Titel');
    const without = await place('processing', {});
    expect(textOf(find(without, '#a'))).to.equal('Titel');
  });
});

describe('measures', () => {
  const groups = (measures: Measures['groups'][number]['measures'], fields = {}): Partial<Agreement> => ({
    measures: { groups: [{ id: 'g', ...fields, measures }] },
  });

  it('are lines “title: text” where they are flat', async () => {
    const element = await place('measures', groups([{ title: 'Zugang', text: 'Zweiter Faktor' }, { text: 'Ohne Titel' }]));
    expect(findAll(element, '#g li').map(textOf)).to.deep.equal(['Zugang: Zweiter Faktor', 'Ohne Titel']);
    expect(findAll(element, '#g .heading').length).to.equal(0);
  });

  it('are nested with their labels and titles, three levels deep and more', async () => {
    const element = await place(
      'measures',
      groups(
        [
          {
            id: 'm-1-1',
            label: '1.1',
            title: 'Zutritt',
            text: 'Niemand kommt hinein:',
            measures: [{ text: 'Schleuse', measures: [{ label: 'a)', text: 'Kamera' }] }, { text: 'Wachdienst' }],
          },
        ],
        { label: '1.', title: 'Vertraulichkeit' },
      ),
    );
    expect(textOf(find(element, '#g')).replace(/\s+/g, ' ')).to.equal(
      '1. Vertraulichkeit 1.1 ZutrittNiemand kommt hinein: Schleuse a) Kamera Wachdienst',
    );
    expect(findAll(element, '#g .heading').map(textOf)).to.deep.equal(['1. Vertraulichkeit', '1.1 Zutritt']);
    expect(find(element, '#m-1-1').querySelectorAll(':scope > .content > ul > li > ul > li').length).to.equal(1);
  });

  it('of groups without a title follow the clause’s own', async () => {
    const element = await place('measures', groups([{ title: 'Zugang', text: 'Zweiter Faktor' }]));
    expect(parts(element, 'heading').map(textOf)).to.deep.equal(['Vertrag zur Auftragsverarbeitung', 'Titel']);
  });

  it('show certificates with their last day', async () => {
    const element = await place('measures', {
      measures: {
        groups: [],
        certificates: [{ title: 'ISO 27001', href: 'https://iso.example/1', validUntil: '2027-03-31' }, { title: 'Prüfbericht' }],
      },
    });
    expect(findAll(element, '[part=measures] li').map(textOf)).to.deep.equal([
      'ISO 27001 (gültig bis 31. März 2027)',
      'Prüfbericht',
    ]);
    expect(find<HTMLAnchorElement>(element, '[part=measures] li a').href).to.equal('https://iso.example/1');
  });
});

describe('parties', () => {
  const controller: Party = { role: 'controller', name: 'Muster GmbH', alias: 'Kunde' };
  const processor: Party = {
    role: 'processor',
    name: 'Fachboden Software GmbH',
    address: 'Fachbodengasse 9, Hildesheim',
    country: 'DE',
    register: 'HRB 1',
    imprint: 'https://fachboden.example/impressum',
    contact: { purpose: 'privacy', name: 'Ada', position: 'Leitung', email: 'ada@fachboden.example', phone: '+49 5121 555', url: 'https://fachboden.example', address: 'Postfach 1' },
    dataProtectionOfficer: { status: 'not required', note: 'Zur Benennung nicht verpflichtet.' },
    representative: 'Bo Beispiel',
  };

  it('are shown with their role and everything that is known of them', async () => {
    const element = await place('parties', { parties: [controller, processor] });
    const [first, second] = parts(element, 'party');
    expect(textOf(first!)).to.equal('Verantwortlicher Muster GmbH (Kunde)');
    expect([...second!.querySelectorAll('dd')].map(textOf)).to.deep.equal([
      'HRB 1',
      'https://fachboden.example/impressum',
      'Ada, Leitung, ada@fachboden.example, +49 5121 555, https://fachboden.example, Postfach 1',
      'Zur Benennung nicht verpflichtet.',
      'Bo Beispiel',
    ]);
  });

  it('can be written to, called and looked up', async () => {
    const element = await place('parties', { parties: [processor] });
    expect(findAll<HTMLAnchorElement>(element, '[part=party] a').map(({ href }) => href)).to.deep.equal([
      'https://fachboden.example/impressum',
      'mailto:ada@fachboden.example',
      'tel:+495121555',
      'https://fachboden.example/',
    ]);
  });

  it('may be a customer that is itself a processor', async () => {
    const element = await place('parties', { parties: [{ ...controller, role: 'processor' }, processor] });
    expect(parts(element, 'party').map((party) => textOf(party.firstElementChild!))).to.deep.equal([
      'Auftragsverarbeiter',
      'Auftragsverarbeiter',
    ]);
  });

  it('of whom nothing is known but the role are left out', async () => {
    const element = await place('parties', { parties: [{ role: 'controller' }, processor] });
    expect(parts(element, 'party').length).to.equal(1);
  });

  it('name a data-protection officer like a contact', async () => {
    const officer = { name: 'Tilmann', email: 'dsb@fachboden.example' };
    const element = await place('parties', { parties: [{ role: 'processor', name: 'F', dataProtectionOfficer: officer }] });
    expect(textOf(find(element, 'dd'))).to.equal('Tilmann, dsb@fachboden.example');
  });

  it('are not shown where no clause places them', async () => {
    const element = await shown(agreement({ parties: [controller, processor] }));
    expect(parts(element, 'parties').length).to.equal(0);
  });
});

describe('contacts', () => {
  it('are shown with their purpose, in the agreement’s order', async () => {
    const element = await place('contacts', {
      contacts: [
        { purpose: 'security', position: 'Bereitschaft', phone: '+49 30 1' },
        { purpose: 'privacy', name: 'Ada', email: 'ada@fachboden.example' },
        { email: 'info@fachboden.example' },
      ],
    });
    expect([...part(element, 'contacts').querySelectorAll('li')].map(textOf)).to.deep.equal([
      'Sicherheit: Bereitschaft, +49 30 1',
      'Datenschutz: Ada, ada@fachboden.example',
      'info@fachboden.example',
    ]);
  });
});

describe('links in data', () => {
  it('that must not be followed are text', async () => {
    const element = await place('subprocessors', {
      subprocessors: {
        groups: [{ id: 'g', title: 'G', entries: [{ id: 'e', name: 'E', privacyPolicy: 'javascript:alert(1)' }] }],
        external: { href: 'data:text/html,x' },
      },
    });
    expect(findAll(element, '#a .content a').length).to.equal(0);
    expect(textOf(find(element, 'td'))).to.equal('javascript:alert(1)');
    expect(textOf(find(element, '#a'))).to.contain('data:text/html,x');
  });

  it('relative to the file lead there, wherever the page is', async () => {
    const answer = agreement({
      sections: [{ id: 'a', title: 'Titel', places: ['subprocessors'] }],
      subprocessors: { groups: [{ id: 'g', title: 'G', entries: [{ id: 'e', name: 'E', privacyPolicy: '../privacy' }] }] },
    });
    const element = await shown('https://provider.example/legal/avv.json', {
      fetch: () => Promise.resolve(Response.json(answer)),
    });
    expect(find<HTMLAnchorElement>(element, 'td a').href).to.equal('https://provider.example/privacy');
  });
});
