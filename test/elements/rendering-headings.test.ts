import { expect } from '@open-wc/testing';
import { agreement, find, findAll, part, parts, shown, textOf } from '../support/viewer.js';

describe('headings', () => {
  const sections = [
    {
      id: 'a',
      title: 'Eins',
      body: '# Zwischentitel\n\nText.',
      sections: [
        { id: 'a-1', title: 'Zwei', sections: [{ id: 'a-1-1', title: 'Drei', body: 'Text.' }] },
        {
          id: 'a-2',
          body: 'Ohne Titel.',
          sections: [{ id: 'a-2-1', title: 'Wieder zwei' }],
          places: ['measures' as const],
        },
      ],
    },
    { id: 'b', body: '# Unter dem Titel des Vertrags', places: [] },
    { id: 'c', title: 'Maßnahmen', sections: [{ id: 'c-1', label: '1.', body: '# Unter Maßnahmen' }] },
  ];
  const measures = {
    groups: [
      {
        id: 'g',
        title: 'Gruppe',
        measures: [
          { label: '1.1', title: 'Maßnahme', measures: [{ label: 'a)', title: 'Unten' }] },
          { text: 'Ohne Titel', measures: [{ label: '1.2', title: 'Unter der Gruppe' }] },
        ],
      },
    ],
  };
  const levels = (element: Parameters<typeof findAll>[0]): [string, number][] =>
    findAll(element, ':is(h1, h2, h3, h4, h5, h6, [role=heading])').map((heading) => [
      textOf(heading),
      Number(heading.getAttribute('aria-level') ?? heading.localName.slice(1)),
    ]);

  for (const headingLevel of [1, 2, 3, 4, 5, 6])
    it(`begin at level ${headingLevel} where the page says so, and skip none below it`, async () => {
      const element = await shown(agreement({ sections, measures }), { headingLevel, endpoint: '/accept' });
      const found = levels(element);
      expect(found[0]).to.deep.equal(['Vertrag zur Auftragsverarbeitung', headingLevel]);
      expect(found.at(-1)).to.deep.equal(['Vertrag annehmen', headingLevel + 1]);
      for (const [index, [text, level]] of found.entries())
        if (index) expect(level, text).to.be.within(headingLevel + 1, found[index - 1]![1] + 1);
    });

  it('stand one below the heading above them', async () => {
    const element = await shown(agreement({ sections, measures }), { headingLevel: 1 });
    expect(Object.fromEntries(levels(element))).to.include({
      Eins: 2,
      Zwischentitel: 3,
      Zwei: 3,
      Drei: 4,
      Gruppe: 3,
      '1.1 Maßnahme': 4,
      'a) Unten': 5,
      '1.2 Unter der Gruppe': 4,
      'Wieder zwei': 3,
      'Unter dem Titel des Vertrags': 2,
      'Unter Maßnahmen': 3,
    });
  });

  it('are HTML headings as far as HTML has them', async () => {
    const element = await shown(agreement({ sections }), { headingLevel: 5 });
    expect(find(element, '#a > .heading').localName).to.equal('h6');
    expect(find(element, '#a-1 > .heading').getAttribute('aria-level')).to.equal('7');
  });

  it('of the host’s level can be changed on the way', async () => {
    const element = await shown(agreement());
    expect(part(element, 'heading').localName).to.equal('h2');
    element.setAttribute('heading-level', '3');
    await element.updateComplete;
    expect(parts(element, 'heading').map(({ localName }) => localName)).to.deep.equal(['h3', 'h4']);
  });
});
