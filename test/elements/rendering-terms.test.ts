import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Agreement, Section } from '../../src/agreement/schema.js';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { describeInChromium } from '../support/chromium-only.js';
import { agreement, find, findAll, part, parts, shown, textOf, until } from '../support/viewer.js';

const TERMS: Agreement['terms'] = [
  { id: 'data', term: 'Kundendaten', definition: 'Alle **Angaben** des Kunden, siehe [dort](#s-2).', section: 's-1-1' },
  { id: 'main', term: 'Hauptvertrag', definition: 'Der Nutzungsvertrag.' },
];

const withTerms = (...sections: Section[]): Agreement => agreement({ terms: TERMS, sections });
const marked = (element: AvvViewer, id: string): string[] => findAll(element, `#${id} [part=term]`).map(textOf);
const isOpen = (definition: Element): boolean => definition.matches(':popover-open');

describe('defined terms', () => {
  afterEach(() => history.replaceState(null, '', location.href.split('#')[0]));

  it('are marked where they first occur in a clause, its parts included, and not again there', async () => {
    const element = await shown(
      withTerms(
        {
          id: 's-2',
          body: 'Kundendaten und Kundendaten.',
          sections: [{ id: 's-2-1', body: 'Kundendaten, Hauptvertrag.' }],
        },
        { id: 's-3', body: 'Kundendaten.' },
      ),
    );
    expect(marked(element, 's-2')).to.deep.equal(['Kundendaten', 'Hauptvertrag']);
    expect(marked(element, 's-3')).to.deep.equal(['Kundendaten']);
    expect(textOf(find(element, '#s-2'))).to.equal('Kundendaten und Kundendaten. Kundendaten, Hauptvertrag.');
  });

  it('are not marked where they are defined, nor in anything beneath', async () => {
    const defining = {
      id: 's-1-1',
      body: '„Kundendaten“ sind Angaben.',
      sections: [{ id: 's-1-1-a', body: 'Kundendaten.', sections: [{ id: 's-1-1-a-i', body: 'Kundendaten.' }] }],
    };
    const element = await shown(
      withTerms({ id: 's-1', title: 'Begriffe', sections: [defining, { id: 's-1-2', body: 'Kundendaten.' }] }),
    );
    expect(marked(element, 's-1-1')).to.deep.equal([]);
    expect(marked(element, 's-1-2')).to.deep.equal(['Kundendaten']);
  });

  it('are marked in the preamble, in measures and in notes, but not in links and definitions', async () => {
    const element = await shown({
      ...withTerms({
        id: 's-2',
        title: 'Titel',
        body: '[Hauptvertrag](https://example.org)',
        places: ['measures', 'subprocessors'],
      }),
      preamble: 'Der Hauptvertrag.',
      measures: { groups: [{ id: 'g', measures: [{ text: 'Kundendaten sind verschlüsselt.' }] }] },
      subprocessors: { groups: [{ id: 'sub', title: 'Betrieb', note: 'Kundendaten bleiben hier.', entries: [] }] },
    });
    expect(parts(element, 'term').map((term) => term.closest('[part=preamble], #g, #sub')?.id)).to.deep.equal([
      '',
      'g',
    ]);
    expect(
      parts(element, 'definition').map((definition) => definition.querySelectorAll('[part=term]').length),
    ).to.deep.equal([0, 0]);
  });

  it('show their definition when they are pressed, beside the text, and hide it when they are pressed again', async () => {
    const element = await shown(withTerms({ id: 's-2', body: 'Text über Kundendaten.' }));
    const [definition] = parts(element, 'definition');
    expect(isOpen(definition!)).to.equal(false);
    part(element, 'term').click();
    expect(isOpen(definition!)).to.equal(true);
    expect(textOf(definition!)).to.equal('Kundendaten Alle Angaben des Kunden, siehe dort.');
    expect(definition!.querySelector('a')!.hash).to.equal('#s-2');
    part(element, 'term').click();
    expect(isOpen(definition!)).to.equal(false);
  });

  it('open one definition at a time', async () => {
    const element = await shown(withTerms({ id: 's-2', body: 'Kundendaten, Hauptvertrag.' }));
    for (const term of parts(element, 'term')) term.click();
    expect(parts(element, 'definition').map(isOpen)).to.deep.equal([false, true]);
  });

  it('open near the word, within the screen', async () => {
    const element = await shown(withTerms({ id: 's-2', body: 'Text über Kundendaten.' }));
    part(element, 'term').click();
    const definition = parts(element, 'definition')[0]!.getBoundingClientRect();
    const word = part(element, 'term').getBoundingClientRect();
    expect(definition.top - word.bottom).to.be.within(0, 24);
    expect(definition.left).to.be.at.least(0);
    expect(definition.right).to.be.at.most(innerWidth);
  });

  it('can be linked to: the definition opens, on the screen', async () => {
    const element = await shown(
      withTerms(
        { id: 's-0', body: 'Siehe [Daten](#data).' },
        ...Array.from({ length: 30 }, (_, index) => ({ id: `s-${index + 1}`, body: 'Lang. '.repeat(200) })),
      ),
    );
    find(element, '#s-0 a').click();
    const definition = await until(() => parts(element, 'definition').find(isOpen));
    const { top, bottom, left, right } = definition.getBoundingClientRect();
    expect(
      top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth,
      JSON.stringify({ top, bottom, left, right }),
    ).to.equal(true);
  });

  it('keep their own definition when a clause has a name like theirs', async () => {
    const element = await shown(
      withTerms({ id: 'term-data', title: 'Gleichnamig' }, { id: 's-2', body: 'Kundendaten.' }),
    );
    part(element, 'term').click();
    expect(parts(element, 'definition').filter(isOpen).map(textOf)).to.have.lengthOf(1);
  });
});

describeInChromium('defined terms, by the keyboard', () => {
  it('are reached, opened and closed by the keyboard, and the focus stays', async () => {
    const element = await shown(withTerms({ id: 's-2', body: 'Text über Kundendaten.' }));
    const [definition] = parts(element, 'definition');
    find(element, '[part=action]').focus();
    await sendKeys({ press: 'Tab' });
    expect(element.shadowRoot!.activeElement!.textContent).to.equal('Kundendaten');
    await sendKeys({ press: 'Enter' });
    expect(isOpen(definition!)).to.equal(true);
    await sendKeys({ press: 'Escape' });
    expect(isOpen(definition!)).to.equal(false);
    expect(element.shadowRoot!.activeElement!.textContent).to.equal('Kundendaten');
    await sendKeys({ press: ' ' });
    expect(isOpen(definition!)).to.equal(true);
  });
});
