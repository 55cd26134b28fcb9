import { expect } from '@open-wc/testing';
import { readFile } from '@web/test-runner-commands';
import * as api from '../../../src/index.js';
import { sampleReceipt } from '../../acceptance/sample.js';
import { json, scriptedFetch } from '../../acceptance/scripted-fetch.js';
import { contract } from '../../support/act.js';
import { formPage, inside, insideAll, oneTick, recordIn, tick } from '../../support/forms.js';
import { until } from '../../support/viewer.js';

type Checkbox = api.AvvCheckbox;

async function changed(): Promise<Checkbox> {
  const entry = { published: '2026-02-01', effect: 'notice' as const };
  const changelog = [
    { ...entry, version: '2.2', summary: 'Siehe [hier](https://example.org/) \u202e.' },
    { ...entry, version: '2.1', summary: 'Erste.' },
  ];
  const { checkbox } = await formPage({ src: null, agreement: oneTick() });
  await tick(checkbox);
  checkbox.agreement = oneTick({ version: '2.2', changelog });
  await until(() => insideAll(checkbox, '[part=changes]')[0]);
  return checkbox;
}

async function accepted(): Promise<Checkbox> {
  const { form, checkbox } = await formPage();
  await tick(checkbox);
  const record = recordIn(form);
  checkbox.receipt = { ...sampleReceipt(record), established: { document: record.document } };
  await checkbox.updateComplete;
  return checkbox;
}

async function opened(): Promise<Checkbox> {
  const { checkbox } = await formPage();
  inside(checkbox, '[part=agreement-link]').click();
  await until(() => insideAll<HTMLDialogElement>(checkbox, 'dialog')[0]?.open);
  return checkbox;
}

const STATES: (() => Promise<Checkbox>)[] = [
  async () => (await formPage({ file: contract(), placeholders: { companyName: 'Probe' } })).checkbox,
  async () => (await formPage({ file: contract(), test: true })).checkbox,
  async () => (await formPage({ file: oneTick({ language: 'en', bindingLanguage: 'de' }) })).checkbox,
  async () => (await formPage({ fetch: scriptedFetch(json(404, {})).fetch })).checkbox,
  changed,
  accepted,
  opened,
];

async function occurring(selector: string, names: (node: Element) => string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const state of STATES) {
    const checkbox = await state();
    for (const node of insideAll(checkbox, selector)) for (const name of names(node)) found.add(name);
    checkbox.remove();
    await until(() => !(history.state as { avvDialog?: string } | null)?.avvDialog);
  }
  return [...found].sort();
}

describe('what the documentation of <avv-checkbox> promises', () => {
  let source = '';
  const names = (tag: RegExp): string[] => [...source.matchAll(tag)].map(([, name = '']) => name);
  before(async () => {
    const files = ['avv-checkbox', 'checkbox-agreement'].map((name) =>
      readFile({ path: `../../../src/elements/${name}.ts` }),
    );
    source = (await Promise.all(files)).join('\n');
  });

  it('every part is there in some state, and no part is undocumented', async () => {
    const found = await occurring('[part]', (node) => [...node.part]);
    expect(found).to.deep.equal(names(/^ \* @csspart ([\w-]+) - \S/gm).sort());
  });

  it('every attribute is observed and described, and none is undocumented', () => {
    const described = names(/^ \* @attr (?:\{\w+\} )?([\w-]+) - \S/gm);
    for (const [, options = '', name = ''] of source.matchAll(
      /\/\*\* .+ \*\/\s*@property\((.*)\) (?:override )?(\w+)/g,
    ))
      if (!options.includes('attribute: false'))
        described.push(/attribute: '([\w-]+)'/.exec(options)?.[1] ?? name.toLowerCase());
    expect(described.sort()).to.deep.equal([...api.AvvCheckbox.observedAttributes].sort());
  });

  it('each state is one that it takes', async () => {
    const [first, ...others] = names(/^ \* @cssState ([\w-]+) - \S/gm).map((name) => `:state(${name})`);
    const { checkbox } = await formPage({ attributes: { required: '' } });
    await tick(checkbox);
    expect(checkbox.matches(first!)).to.equal(true);
    await tick(checkbox);
    expect(checkbox.matches(others[0]!)).to.equal(true);
    expect((await accepted()).matches(others[1]!)).to.equal(true);
    expect(others).to.have.length(2);
  });

  it('each custom property changes what it says', async () => {
    const { checkbox } = await formPage();
    const link = inside(checkbox, 'a');
    const before = getComputedStyle(link).color;
    checkbox.style.setProperty('--avv-accent', 'rgb(1, 2, 3)');
    expect(before).not.to.equal('rgb(1, 2, 3)');
    expect(getComputedStyle(link).color).to.equal('rgb(1, 2, 3)');
    expect(getComputedStyle(inside(checkbox, 'input')).accentColor).to.equal('rgb(1, 2, 3)');
    checkbox.style.setProperty('--avv-radius', '9px');
    const open = await opened();
    open.style.setProperty('--avv-radius', '9px');
    expect(getComputedStyle(inside(open, '[part=close]')).borderRadius).to.equal('9px');
    open.remove();
    expect(names(/^ \* @cssprop \[(--[\w-]+)=/gm)).to.deep.equal(['--avv-accent', '--avv-radius']);
  });
});
