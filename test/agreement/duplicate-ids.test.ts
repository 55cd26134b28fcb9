import { expect } from '@open-wc/testing';
import { duplicateIds } from '../../src/agreement/duplicate-ids.js';
import type { Agreement } from '../../src/agreement/schema.js';

const BASE: Agreement = {
  format: 'avv/1',
  id: 'avv',
  version: '1',
  language: 'de',
  title: 'AVV',
  sections: [{ id: 'x' }],
};
const DATES = { announced: '2026-01-01', effective: '2026-02-01' };
const twins = (more: Partial<Agreement>): string[] => duplicateIds({ ...BASE, ...more }).map(({ pointer }) => pointer);

describe('duplicateIds', () => {
  it('names both places', () => {
    expect(duplicateIds({ ...BASE, annexes: [{ id: 'a', sections: [{ id: 'x' }] }] })).to.deep.equal([
      { pointer: '/annexes/0/sections/0/id', problem: 'duplicate-id', expected: '/sections/0/id', received: '"x"' },
    ]);
  });

  it('looks at everything that #links can lead to, however deep', () => {
    expect(
      twins({ sections: [{ id: 'x' }, { id: 'y', sections: [{ id: 'z', sections: [{ id: 'x' }] }] }] }),
    ).to.deep.equal(['/sections/1/sections/0/sections/0/id']);
    expect(twins({ annexes: [{ id: 'x' }] })).to.deep.equal(['/annexes/0/id']);
    expect(twins({ terms: [{ id: 'x', term: 't', definition: 'd' }] })).to.deep.equal(['/terms/0/id']);
    expect(twins({ measures: { groups: [{ id: 'x', measures: [{ measures: [{ id: 'x' }] }] }] } })).to.deep.equal([
      '/measures/groups/0/id',
      '/measures/groups/0/measures/0/measures/0/id',
    ]);
    const groups = [{ id: 'x', title: 'g', entries: [{ id: 'x', name: 'n' }] }];
    const changes = [{ id: 'x', kind: 'added' as const, entries: ['x'], ...DATES }];
    expect(twins({ subprocessors: { groups, changes } })).to.deep.equal([
      '/subprocessors/groups/0/id',
      '/subprocessors/groups/0/entries/0/id',
      '/subprocessors/changes/0/id',
    ]);
  });

  it('leaves other names alone', () => {
    expect(
      twins({
        id: 'x',
        placeholders: [{ key: 'x', label: 'X', source: 'system' }],
        acceptance: { mode: 'explicit', declarations: [{ id: 'x', text: 't', required: true }] },
        measures: { groups: [{ id: 'g', measures: [{ text: 'without an id' }, { text: 'neither' }] }] },
      }),
    ).to.deep.equal([]);
  });
});
