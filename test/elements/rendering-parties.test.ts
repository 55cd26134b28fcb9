import { expect } from '@open-wc/testing';
import type { Agreement, Party } from '../../src/agreement/schema.js';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { agreement, find, findAll, part, parts, shown, textOf } from '../support/viewer.js';

const place = (where: string, fields: Partial<Agreement>): Promise<AvvViewer> =>
  shown(agreement({ sections: [{ id: 'a', title: 'Titel', places: [where] }], ...fields }));

describe('parties', () => {
  const controller: Party = { role: 'controller', name: 'Muster GmbH', alias: 'Kunde' };
  const processor: Party = {
    role: 'processor',
    name: 'Fachboden Software GmbH',
    address: 'Fachbodengasse 9, Hildesheim',
    country: 'DE',
    register: 'HRB 1',
    imprint: 'https://fachboden.example/impressum',
    contact: {
      purpose: 'privacy',
      name: 'Ada',
      position: 'Leitung',
      email: 'ada@fachboden.example',
      phone: '+49 5121 555',
      url: 'https://fachboden.example',
      address: 'Postfach 1',
    },
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
    const element = await place('parties', {
      parties: [{ role: 'processor', name: 'F', dataProtectionOfficer: officer }],
    });
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
