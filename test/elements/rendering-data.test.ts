import { expect } from '@open-wc/testing';
import type { Agreement, Processing } from '../../src/agreement/schema.js';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { agreement, find, findAll, part, shown, textOf } from '../support/viewer.js';

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
      subprocessors: {
        groups: [{ id: 'g', title: 'G', entries: [{ id: 'e', name: 'E', privacyPolicy: '../privacy' }] }],
      },
    });
    const element = await shown('https://provider.example/legal/avv.json', {
      fetch: () => Promise.resolve(Response.json(answer)),
    });
    expect(find<HTMLAnchorElement>(element, 'td a').href).to.equal('https://provider.example/privacy');
  });
});
