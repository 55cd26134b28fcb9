import { expect } from '@open-wc/testing';
import { termMatcher, type TermMatcher } from '../../src/view/terms.js';
import { markup, rendered } from './text-context.js';

const matcher = (...terms: string[]): TermMatcher =>
  termMatcher(terms.map((term) => ({ id: term.toLowerCase().replaceAll(' ', '-'), term, definition: 'x' })))!;

async function marked(text: string, terms: TermMatcher | undefined): Promise<string[]> {
  const container = await rendered(text, { terms });
  return [...container.querySelectorAll('button.term')].map(({ textContent }) => textContent);
}

describe('defined terms', () => {
  it('are buttons that open the popover with their definition', async () => {
    const container = await rendered('Alle Kundendaten bleiben.', { terms: matcher('Kundendaten').within('1') });
    expect(markup(container)).to.equal(
      '<p>Alle <button type="button" class="term" part="term" popovertarget="kundendaten">Kundendaten</button> bleiben.</p>',
    );
  });

  it('are none when the document defines none', () => {
    expect([termMatcher([]), termMatcher(undefined)]).to.deep.equal([undefined, undefined]);
  });

  it('are found with the endings of German and English nouns', async () => {
    const forms = ['Dienst', 'Diensts', 'Dienstes', 'Dienste', 'Diensten', 'Diener'];
    const found = await Promise.all(forms.map((form) => marked(`der ${form}, den`, matcher('Dienst').within('1'))));
    expect(found.flat()).to.deep.equal(forms.slice(0, 5));
    expect(await marked('of all Subprocessors.', matcher('Subprocessor').within('1'))).to.deep.equal(['Subprocessors']);
    expect(await marked('mit Verantwortlichern', matcher('Verantwortlicher').within('1'))).to.have.length(1);
  });

  it('are found with the endings of the adjectives before the noun, at the beginning of a sentence or not', async () => {
    for (const form of ['personenbezogener Daten', 'Personenbezogenen\nDaten', 'personenbezogene\u00a0Daten']) {
      const found = await marked(`Schutz ${form}.`, matcher('Personenbezogene Daten').within('1'));
      expect(found).to.deep.equal([form]);
    }
  });

  for (const text of [
    'Plattformfunktionen',
    'Lernplattform',
    'SubPlattform',
    'Plattform-Nutzer',
    'Web-Plattform',
    'plattform',
    'Plattformñ',
    'Plattforme\u0301',
  ])
    it(`are whole words: not found in "${text}"`, async () => {
      expect(await marked(`die ${text} hier`, matcher('Plattform').within('1'))).to.deep.equal([]);
    });

  it('are found next to punctuation, and as the longest term that fits', async () => {
    const terms = matcher('Daten', 'Personenbezogene Daten', 'AGB');
    expect(await marked('„AGB“ (Daten)', terms.within('1'))).to.deep.equal(['AGB', 'Daten']);
    expect(await marked('personenbezogene Daten', terms.within('1'))).to.deep.equal(['personenbezogene Daten']);
    const services = matcher('Service', 'Service Level Agreement').within('1');
    expect(await marked('a Service Level Agreement', services)).to.deep.equal(['Service Level Agreement']);
  });

  it('are taken literally', async () => {
    expect(await marked('a.b (c+) aXb', matcher('a.b', '(c+)', '^$|').within('1'))).to.deep.equal(['a.b', '(c+)']);
  });

  it('are marked once in a clause and its parts, and again in the next clause', async () => {
    const terms = matcher('Kunde', 'Anbieter');
    const clause = terms.within('1');
    expect(await marked('Kunde und Kunde', clause)).to.deep.equal(['Kunde']);
    expect(await marked('Kunde und Anbieter', clause.within('1.1'))).to.deep.equal(['Anbieter']);
    expect(await marked('Kunde und Anbieter', clause.within('1.2'))).to.deep.equal([]);
    expect(await marked('Kunde und Anbieter', terms.within('2'))).to.deep.equal(['Kunde', 'Anbieter']);
  });

  it('are not marked in the section that defines them, nor in its parts', async () => {
    const terms = termMatcher([{ id: 'k', term: 'Kunde', definition: 'x', section: 'definitions' }])!;
    expect(await marked('Kunde', terms.within('definitions'))).to.deep.equal([]);
    expect(await marked('Kunde', terms.within('definitions').within('1.1'))).to.deep.equal([]);
    expect(await marked('Kunde', terms.within('1').within('definitions'))).to.deep.equal([]);
    expect(await marked('Kunde', terms.within('1'))).to.deep.equal(['Kunde']);
    expect(await marked('Kunde', terms.within(undefined))).to.deep.equal(['Kunde']);
  });

  it('are not marked in links and in code', async () => {
    const text = '[Kunde](#annex-1) `Kunde` [![Kunde](x.png)](#annex-1) ![Kunde](x.png)';
    expect(await marked(text, matcher('Kunde').within('1'))).to.deep.equal([]);
  });

  it('are marked in bold words, lists, labels and tables', async () => {
    for (const text of ['**Kunde**', '- Kunde', '- Kunde: x\n- y: z', '| Kunde |\n|-|'])
      expect(await marked(text, matcher('Kunde').within('1')), text).to.have.length(1);
  });

  it('change nothing of the text', async () => {
    const text = 'Der Kunde, die Kunden; Kundendaten des Kunden.';
    expect((await rendered(text, { terms: matcher('Kunde', 'Kundendaten').within('1') })).textContent).to.equal(text);
  });
});
