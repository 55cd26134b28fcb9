import { expect } from '@open-wc/testing';
import type { Agreement, Measures } from '../../src/agreement/schema.js';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { agreement, find, findAll, parts, shown, textOf } from '../support/viewer.js';

const place = (where: string, fields: Partial<Agreement>): Promise<AvvViewer> =>
  shown(agreement({ sections: [{ id: 'a', title: 'Titel', places: [where] }], ...fields }));

describe('measures', () => {
  const groups = (measures: Measures['groups'][number]['measures'], fields = {}): Partial<Agreement> => ({
    measures: { groups: [{ id: 'g', ...fields, measures }] },
  });

  it('are lines “title: text” where they are flat', async () => {
    const element = await place(
      'measures',
      groups([{ title: 'Zugang', text: 'Zweiter Faktor' }, { text: 'Ohne Titel' }]),
    );
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
        certificates: [
          { title: 'ISO 27001', href: 'https://iso.example/1', validUntil: '2027-03-31' },
          { title: 'Prüfbericht' },
        ],
      },
    });
    expect(findAll(element, '[part=measures] li').map(textOf)).to.deep.equal([
      'ISO 27001 (iso.example) (gültig bis 31. März 2027)',
      'Prüfbericht',
    ]);
    expect(find<HTMLAnchorElement>(element, '[part=measures] li a').href).to.equal('https://iso.example/1');
  });
});
