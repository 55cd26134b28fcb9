import { expect } from '@open-wc/testing';
import { agreement, find, findAll, part, shown, textOf } from '../support/viewer.js';

describe('clauses', () => {
  it('keep their labels as they are printed, in any style, and get none of their own', async () => {
    const labels = ['§ 1', '1.', '(1)', '2.1', 'a)', '(a)', 'IV.', 'Ziffer 7 lit. b', '1.'];
    const sections = labels.map((label, index) => ({ id: `s-${index}`, label, title: 'Titel', body: 'Text.' }));
    const element = await shown(agreement({ sections }));
    expect(findAll(element, '.clause').map((clause) => textOf(clause))).to.deep.equal(
      labels.map((label) => `${label} Titel Text.`),
    );
  });

  it('are not numbered where the agreement does not number them', async () => {
    const sections = [{ id: 'a', title: 'Ohne Nummer', body: 'Text.' }];
    const element = await shown(agreement({ sections }));
    expect(textOf(find(element, '#a'))).to.equal('Ohne Nummer Text.');
    expect(getComputedStyle(find(element, '#a'), '::before').content).to.equal('none');
  });

  it('show their text, then the placed blocks in their order, then the child clauses', async () => {
    const element = await shown(
      agreement({
        processing: { nature: ['Speichern'], purposes: ['Betrieb'] },
        sections: [
          {
            id: 'a',
            label: '1.',
            title: 'Titel',
            sections: [{ id: 'a-1', body: 'Kind.' }],
            places: ['processing.purposes', 'processing.nature'],
            body: 'Text.',
          },
        ],
      }),
    );
    expect(textOf(find(element, '#a'))).to.match(/^1\. Titel Text\.\s*Betrieb\s*Speichern\s*Kind\.$/);
  });

  it('with neither label nor title are paragraphs, and can be linked to', async () => {
    const sections = [{ id: 'a', title: 'Titel', sections: [{ id: 'free', body: 'Ein freier Absatz.' }] }];
    const element = await shown(agreement({ sections }));
    const free = find(element, '#free');
    expect(textOf(free)).to.equal('Ein freier Absatz.');
    expect(free.querySelector('a, .heading')).to.equal(null);
  });

  it('may hold text after the last number', async () => {
    const sections = [
      {
        id: 'a',
        label: '1.',
        sections: [
          { id: 'a-1', label: '1.1', body: 'Erstens.' },
          { id: 'a-end', body: 'Danach, ohne Nummer.' },
        ],
      },
      { id: 'accept', title: 'Akzeptanz', body: 'Ein Block ohne Nummer.' },
    ];
    const element = await shown(agreement({ sections, closing: 'Stand: 3. November 2026' }));
    expect(textOf(find(element, '#a'))).to.equal('1. 1.1 Erstens. Danach, ohne Nummer.');
    expect(textOf(find(element, '#accept'))).to.equal('Akzeptanz Ein Block ohne Nummer.');
    expect(textOf(part(element, 'closing'))).to.equal('Stand: 3. November 2026');
    expect(find(element, '#accept').compareDocumentPosition(part(element, 'closing'))).to.equal(
      Node.DOCUMENT_POSITION_FOLLOWING,
    );
  });

  it('may lie five levels deep, each level inside the one above it', async () => {
    const leaf = { id: 'd-5', label: '(i)', body: 'Ganz unten.' };
    const sections = ['(aa)', '(a)', '1.1', '1.'].reduce(
      (child, label, index) => ({ id: `d-${4 - index}`, label, body: 'Text.', sections: [child] }),
      leaf as object,
    );
    const element = await shown(agreement({ sections: [sections as never] }));
    expect(textOf(find(element, '#d-1'))).to.equal('1. Text. 1.1 Text. (a) Text. (aa) Text. (i) Ganz unten.');
    for (const depth of [2, 3, 4, 5])
      expect(find(element, `#d-${depth - 1}`).contains(find(element, `#d-${depth}`))).to.equal(true);
  });

  it('of an annex start over with their numbers', async () => {
    const annexes = [1, 2].map((number) => ({
      id: `annex-${number}`,
      label: `Anlage ${number}`,
      title: 'Einzelheiten',
      sections: [{ id: `annex-${number}-1`, label: '1.', title: 'Ort', body: 'Text.' }],
    }));
    const element = await shown(agreement({ annexes }));
    expect(textOf(part(element, 'text'))).to.contain(
      'Anlage 1 Einzelheiten 1. Ort Text. Anlage 2 Einzelheiten 1. Ort Text.',
    );
  });

  it('stand between preamble and closing, annexes after the clauses', async () => {
    const element = await shown(
      agreement({
        preamble: 'Vorspruch.',
        closing: 'Schluss.',
        annexes: [{ id: 'annex-1', label: 'Anlage 1', title: 'Anhang', body: 'Anhang.' }],
      }),
    );
    expect(textOf(part(element, 'text'))).to.match(/^Vorspruch\. § 1 Gegenstand.*Anlage 1 Anhang.*Schluss\./);
  });

  it('show a plain-language summary apart from the text, as not binding', async () => {
    const sections = [{ id: 'a', title: 'Titel', body: 'Der Text.', summary: 'Das **Wichtigste**.' }];
    const element = await shown(agreement({ sections }));
    const summary = part(element, 'summary');
    expect(textOf(summary)).to.contain('Das Wichtigste.').and.to.contain('unverbindlich');
    expect(summary.querySelector('strong')!.textContent).to.equal('Wichtigste');
    expect(textOf(summary.nextElementSibling!)).to.equal('Der Text.');
  });

  it('say their language where it differs from the document’s', async () => {
    const sections = [
      { id: 'de', body: 'Deutsch.' },
      { id: 'en', lang: 'en', body: 'English.', sections: [{ id: 'en-1', body: 'Still English.' }] },
    ];
    const element = await shown(agreement({ sections }));
    const languageOf = (id: string): string => find(element, `#${id}`).closest<HTMLElement>('[lang]')!.lang;
    expect(['de', 'en', 'en-1'].map(languageOf)).to.deep.equal(['de', 'en', 'en']);
  });

  it('are shown as their author wrote them, slips included', async () => {
    const body = 'Bei Verstößen muß der Auftragnemer  unverzüglich unverzüglich informieren ,(Art. 28 Abs. 3 S.2).';
    const element = await shown(agreement({ sections: [{ id: 'a', title: 'Datenschtuz', body }] }));
    expect(find(element, '#a p').textContent).to.equal(body);
    expect(textOf(find(element, '#a .heading'))).to.equal('Datenschtuz');
  });
});
