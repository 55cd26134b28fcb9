import { expect } from '@open-wc/testing';
import { readFile } from '@web/test-runner-commands';
import { AvvSubprocessors } from '../../src/index.js';
import { allInList, LIST, listed } from '../support/list.js';
import { until } from '../support/viewer.js';

const FULL = {
  ...LIST,
  placeholders: [
    { key: 'open', label: 'Offen', source: 'controller' as const },
    { key: 'given', label: 'Gegeben', source: 'controller' as const },
  ],
  subprocessors: {
    groups: [
      ...LIST.subprocessors!.groups,
      { id: 'g-3', title: '{{open}} {{given}} \u202e', note: '[hier](https://example.org/)', entries: [] },
    ],
    changes: [
      {
        id: 'c',
        kind: 'replaced' as const,
        entries: ['soon'],
        replaces: 'berg',
        announced: '2026-11-01',
        effective: '2999-01-01',
      },
    ],
  },
};

async function plain(): Promise<AvvSubprocessors> {
  const element = document.createElement('avv-subprocessors');
  // As where the file of the tools does not come.
  Object.defineProperty(element, 'list', { value: { load: () => new Promise(() => {}), hasTarget: () => false } });
  element.agreement = FULL;
  document.body.append(element);
  await new Promise((resolve) => element.addEventListener('avv-load', resolve));
  return element;
}

const STATES: (() => Promise<AvvSubprocessors>)[] = [
  async () => {
    const element = await listed(FULL, { feed: '/feed' });
    element.placeholders = { given: 'Wert' };
    await until(() => allInList(element, '[part~=change-comparison]')[0]);
    return element;
  },
  () => listed({ format: 'avv/1' }),
  plain,
  async () => {
    const element = document.createElement('avv-subprocessors');
    element.agreement = LIST;
    document.body.append(element);
    await element.updateComplete;
    return element;
  },
];

describe('what the documentation of <avv-subprocessors> promises', () => {
  let sources = '';
  const names = (tag: RegExp): string[] => [...sources.matchAll(tag)].map(([, name = '']) => name).sort();
  before(async () => {
    const files = ['avv-subprocessors', 'agreement-element'].map((name) =>
      readFile({ path: `../../src/elements/${name}.ts` }),
    );
    sources = (await Promise.all(files)).join('\n');
  });

  it('every part and slot is there in some state, and none is undocumented', async () => {
    const found = { parts: new Set<string>(), slots: new Set<string>() };
    for (const state of STATES) {
      const element = await state();
      for (const node of allInList(element, '[part]')) for (const name of node.part) found.parts.add(name);
      for (const slot of allInList<HTMLSlotElement>(element, 'slot')) found.slots.add(slot.name);
      element.remove();
    }
    expect([...found.parts].sort()).to.deep.equal(names(/^ \* @csspart ([\w-]+) - \S/gm));
    expect([...found.slots].sort()).to.deep.equal(names(/^ \* @slot (?:([\w-]+) )?- \S/gm));
  });

  it('every attribute is observed and described', () => {
    const described = [...sources.matchAll(/\/\*\* .+ \*\/\s*@property\((.*)\) (?:override )?(\w+)/g)]
      .filter(([, options = '']) => !options.includes('attribute: false'))
      .map(([, options = '', name = '']) => /attribute: '([\w-]+)'/.exec(options)?.[1] ?? name.toLowerCase());
    expect([...AvvSubprocessors.observedAttributes].sort()).to.deep.equal(described.sort());
  });
});
