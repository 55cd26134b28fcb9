import { expect } from '@open-wc/testing';
import { after, before, clause, compared, comparedTexts, marked, row } from '../support/compare.js';
import { textOf } from '../support/viewer.js';

const TABLE = (days: string, rows = '') => `| Daten | Frist |\n| --- | --- |\n| Protokolle | ${days} |\n${rows}`;

/** What was, what is, and how the difference is shown in the text. */
const TEXTS: Record<string, [was: string, is: string, shown: string]> = {
  'a word in a paragraph': [
    'Wir löschen nach 30 Tagen.',
    'Wir löschen nach 10 Tagen.',
    '<p>Wir löschen nach <del>30</del> <ins>10</ins> Tagen.</p>',
  ],
  'a word that is gone': ['Wir löschen alle Daten.', 'Wir löschen Daten.', '<p>Wir löschen <del>alle</del> Daten.</p>'],
  'a sentence at the end': [
    'Wir löschen die Daten.',
    'Wir löschen die Daten. Sicherungen folgen.',
    '<p>Wir löschen die Daten. <ins>Sicherungen folgen.</ins></p>',
  ],
  'a paragraph': [
    'Eins bleibt stehen.',
    'Eins bleibt stehen.\n\nGanz neu hier.',
    '<p>Eins bleibt stehen.</p><p><ins>Ganz neu hier.</ins></p>',
  ],
  'a paragraph that is gone': [
    'Eins bleibt stehen.\n\nDas hier entfällt.\n\nDrei bleibt auch.',
    'Eins bleibt stehen.\n\nDrei bleibt auch.',
    '<p>Eins bleibt stehen.</p><p><del>Das hier entfällt.</del></p><p>Drei bleibt auch.</p>',
  ],
  'an item of a list': [
    '- Namen und Anschriften\n- Vertragsdaten',
    '- Namen und Anschriften\n- Fotos der Ware\n- Vertragsdaten',
    '<ul><li>Namen und Anschriften</li><li><ins>Fotos der Ware</ins></li><li>Vertragsdaten</li></ul>',
  ],
  'an item that is gone': [
    '- Namen und Anschriften\n- Fotos der Ware',
    '- Namen und Anschriften',
    '<ul><li>Namen und Anschriften</li><li><del>Fotos der Ware</del></li></ul>',
  ],
  'a list that is gone': [
    'Vorher.\n\n- Erstens\n- Zweitens',
    'Vorher.',
    '<p>Vorher.</p><ul><li><del>Erstens</del></li><li><del>Zweitens</del></li></ul>',
  ],
  'a cell of a table': [
    TABLE('30 Tage'),
    TABLE('10 Tage'),
    '<table><tr><th>Daten</th><th>Frist</th></tr><tr><td>Protokolle</td><td><del>30</del> <ins>10</ins> Tage</td></tr></table>',
  ],
  'a row of a table': [
    TABLE('30 Tage', '| Fotos | 5 Jahre |\n'),
    TABLE('30 Tage', '| Rechnungen | 10 Jahre |\n'),
    '<table><tr><th>Daten</th><th>Frist</th></tr><tr><td>Protokolle</td><td>30 Tage</td></tr><tr><td><del>Fotos</del></td><td><del>5 Jahre</del></td></tr><tr><td><ins>Rechnungen</ins></td><td><ins>10 Jahre</ins></td></tr></table>',
  ],
  'words within bold ones': [
    'Frist: **dreißig volle Tage** genau.',
    'Frist: **zehn volle Tage** genau.',
    '<p>Frist: <strong><del>dreißig</del> <ins>zehn</ins> volle Tage</strong> genau.</p>',
  ],
  'the words of a link': [
    'Siehe [die alte Liste](https://a.example/liste) dort.',
    'Siehe [die neue Liste](https://a.example/liste) dort.',
    '<p>Siehe <a>die <del>alte</del> <ins>neue</ins> Liste</a> (a.example) dort.</p>',
  ],
  'the target of a link': [
    'Siehe [die Liste](https://a.example/alt) dort.',
    'Siehe [die Liste](https://a.example/neu) dort.',
    '<p>Siehe <a>die Liste</a> <del>&lt;https://a.example/alt></del> <ins>&lt;https://a.example/neu></ins> (a.example) dort.</p>',
  ],
  'the place that a link leads to': [
    'Wie in [Nummer 1](#s-1) gesagt.',
    'Wie in [Nummer 1](#s-2) gesagt.',
    '<p>Wie in <a>Nummer 1</a> <del>&lt;#s-1></del> <ins>&lt;#s-2></ins> gesagt.</p>',
  ],
};

describe('a change in the text', () => {
  for (const [what, [was, is, shown]] of Object.entries(TEXTS))
    it(`is marked where it stands: ${what}`, async () => {
      const more = [clause('s-2', '§ 2', 'Frist', 'Drei Tage.')];
      const element = await compared(
        before({ sections: [clause('s-1', '§ 1', 'Gegenstand', was), ...more] }),
        after({ sections: [clause('s-1', '§ 1', 'Gegenstand', is), ...more] }),
      );
      expect(marked(element).replaceAll('<https', '&lt;https').replaceAll('<#', '&lt;#')).to.equal(shown);
    });

  it('is marked around a placeholder and its value', async () => {
    const placeholders = [{ key: 'companyName', label: 'Firma', source: 'controller' as const }];
    const element = await comparedTexts('Für {{companyName}} und andere.', 'Für {{companyName}} und Töchter.', {
      placeholders,
    });
    expect(marked(element)).to.equal('<p>Für noch offen: Firma und <del>andere</del> <ins>Töchter</ins>.</p>');
  });

  it('is marked in a defined term, which stands there as a word', async () => {
    const terms = [{ id: 't-1', term: 'Kunde', definition: 'Wer bucht.' }];
    const element = await comparedTexts('Der Kunde zahlt.', 'Der Kunde zahlt pünktlich.', { terms });
    expect(marked(element)).to.equal('<p>Der Kunde zahlt <ins>pünktlich</ins>.</p>');
  });

  it('is marked in number and title of a clause', async () => {
    const body = 'Die Anbieterin verarbeitet die Daten allein auf dokumentierte Weisung des Kunden.';
    const element = await compared(
      before({ sections: [clause('s-1', '§ 4', 'Weisung', body)] }),
      after({ sections: [clause('s-1', '§ 3', 'Weisungen des Kunden', body)] }),
    );
    expect(textOf(row(element, 's-1').querySelector('[part=heading]')!)).to.equal(
      '§ entfernt: 4 neu: 3 entfernt: Weisung neu: Weisungen des Kunden',
    );
  });
});
