import { expect } from '@open-wc/testing';
import { changedSections } from '../../src/agreement/changed-sections.js';
import type { Agreement, Section } from '../../src/agreement/schema.js';
import { FULL } from '../support/full-agreement.js';
import { agreement } from '../support/viewer.js';

const text = (...sections: Section[]): Agreement => agreement({ sections });
const brief = (before: Agreement, after: Agreement): string[] =>
  changedSections(before, after).map(({ kind, what, id, label, title, around, top }) =>
    [kind, what, id, label, title, around && `in ${around}`, top && `at ${top}`].filter(Boolean).join(' '),
  );

describe('the changed sections of two versions', () => {
  const A = { id: 'a', label: '§ 1', title: 'Gegenstand', body: 'Der Gegenstand.' };
  const B = { id: 'b', label: '§ 2', title: 'Weisungen', body: 'Auf Weisung.' };

  it('are none between a document and itself, or a copy with other keys in another order', () => {
    const copy = JSON.parse(JSON.stringify(FULL), (_, value: unknown) =>
      value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    ) as Agreement;
    expect(brief(FULL, copy)).to.deep.equal([]);
  });

  it('are named by what happened, in the order of the new document, what is gone last', () => {
    const after = text({ id: 'c', label: '§ 1', title: 'Neu' }, { ...B, body: 'Nur auf Weisung.' });
    expect(brief(text(A, B), after)).to.deep.equal([
      'added section c § 1 Neu at c',
      'changed section b § 2 Weisungen at b',
      'gone section § 1 Gegenstand',
    ]);
  });

  for (const [what, change] of Object.entries<Partial<Section>>({
    'its number': { label: '§ 3' },
    'its title': { title: 'Gegenstände' },
    'a comma in its text': { body: 'Der, Gegenstand.' },
    'what is placed there': { places: ['parties'] },
  }))
    it(`are changed by ${what}`, () => {
      const party = { parties: [{ role: 'processor' as const, name: 'Muster AG' }] };
      const changed = changedSections({ ...text(A), ...party }, { ...text({ ...A, ...change }), ...party });
      expect(changed.map(({ kind }) => kind)).to.deep.equal(['changed']);
    });

  for (const [what, change] of Object.entries<Partial<Section>>({
    'white space': { body: ' Der\n  Gegenstand. ' },
    'soft hyphens': { body: 'Der Gegen\u00ADstand.' },
    'how a character is written': { title: 'Gegenstand'.normalize('NFD') },
    'a summary that binds nobody': { summary: 'Kurz.' },
    'what only checks read': { covers: ['instructions'] },
  }))
    it(`are not changed by ${what}`, () => expect(brief(text(A), text({ ...A, ...change }))).to.deep.equal([]));

  it('are written the same in composed and decomposed characters', () => {
    const before = { ...A, body: 'Löschung' };
    expect(brief(text(before), text({ ...before, body: before.body.normalize('NFD') }))).to.deep.equal([]);
  });

  it('are the innermost ones that changed, and the outermost ones that came or went', () => {
    const nested = (body: string, more: Section[] = []): Section => ({
      ...A,
      sections: [{ id: 'a-1', label: '1.1', body }, ...more],
    });
    expect(brief(text(nested('Alt.')), text(nested('Neu.')))).to.deep.equal([
      'changed section a-1 1.1 in Gegenstand at a',
    ]);
    const group = { id: 'a-2', title: 'Gruppe', sections: [{ id: 'a-2-1', body: 'Innen.' }] };
    expect(brief(text(nested('Alt.')), text(nested('Alt.', [group])))).to.deep.equal(['added section a-2 Gruppe at a']);
    expect(brief(text(nested('Alt.', [group])), text(nested('Alt.')))).to.deep.equal(['gone section Gruppe']);
  });

  it('are not changed by their order alone', () => expect(brief(text(A, B), text(B, A))).to.deep.equal([]));

  it('include annexes, preamble, closing and terms', () => {
    const before = {
      ...text(A),
      preamble: 'Vorab.',
      annexes: [B],
      terms: [{ id: 't', term: 'Daten', definition: 'Alt.' }],
    };
    const after = {
      ...text(A),
      closing: 'Schluss.',
      annexes: [{ ...B, body: 'Anders.' }],
      terms: [{ id: 't', term: 'Daten', definition: 'Neu.' }],
    };
    expect(brief(before, after)).to.deep.equal([
      'changed section b § 2 Weisungen at b',
      'added closing',
      'changed term t Daten',
      'gone preamble',
    ]);
  });

  it('are those where data are placed; data that no text places stand for themselves', () => {
    const list = (name: string): Agreement['subprocessors'] => ({
      updated: name,
      groups: [{ id: 'g', title: 'Betrieb', entries: [{ id: 'x', name }] }],
    });
    const at = (places: Section['places'], name: string): Agreement => ({
      ...text({ ...A, places }),
      subprocessors: list(name),
    });
    expect(brief(at(['subprocessors'], 'Alt'), at(['subprocessors'], 'Neu'))).to.deep.equal([
      'changed section a § 1 Gegenstand at a',
    ]);
    expect(brief(at([], 'Alt'), at([], 'Neu'))).to.deep.equal(['changed subprocessors g']);
    const updated = { ...at([], 'Alt'), subprocessors: { ...list('Alt')!, updated: '2027-01' } };
    expect(brief(at([], 'Alt'), updated)).to.deep.equal([]);
  });

  it('are those of one field of the processing, where only that is placed', () => {
    const with_ = (fields: Record<string, string>): Agreement => ({
      ...text({ ...A, places: ['processing.duration'] }),
      processing: fields,
    });
    expect(brief(with_({ duration: 'Ein Jahr' }), with_({ duration: 'Zwei Jahre' }))).to.have.length(1);
    expect(
      brief(with_({ duration: 'Ein Jahr', subject: 'x' }), with_({ duration: 'Ein Jahr', subject: 'y' })),
    ).to.have.length(0);
  });
});
