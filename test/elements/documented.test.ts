import { expect, fixture, html } from '@open-wc/testing';
import * as api from '../../src/index.js';
import { json } from '../acceptance/scripted-fetch.js';
import { acceptedPage, completedPage, contract, press } from '../support/act.js';
import { readDocumentation, type Documentation } from '../support/documentation.js';
import { FULL } from '../support/full-agreement.js';
import { entry, OLD, returningPage, successor } from '../support/over-time.js';
import {
  announcing,
  change,
  changesPage,
  completeObjection,
  confirmObjection,
  openObjection,
  sendObjection,
} from '../support/changes.js';
import { pressOpener } from '../support/instead.js';
import { loading } from '../support/loading.js';
import { findAll, parts, placed, shown, until, viewer } from '../support/viewer.js';

const { AvvViewer } = api;
type Viewer = api.AvvViewer;

const full = (): Promise<Viewer> => shown(FULL, { placeholders: { company: 'Muster' } });

async function waiting(): Promise<Viewer> {
  const { element } = await completedPage({}, json(503, {}, { 'Retry-After': '30' }));
  press(element);
  await until(() => parts(element, 'waiting')[0]);
  return element;
}

async function accepted(): Promise<Viewer> {
  const { element } = await acceptedPage();
  await until(() => parts(element, 'proof-details')[0]);
  return element;
}

async function searchable(): Promise<Viewer> {
  const element = await full();
  parts(element, 'list-tools-toggle')[0]!.click();
  await until(() => parts(element, 'list-count')[0]);
  return element;
}

async function askingSomebodyElse(): Promise<Viewer> {
  const element = await shown(contract(), { endpoint: '/accept', delegable: true, declinable: true });
  await pressOpener(element, 'delegate-button');
  return element;
}

async function changedSince(): Promise<Viewer> {
  const former = { version: '1', published: '2026-01-15', href: '/legal/old.json' };
  const file = successor([entry('reacceptance'), entry('editorial', former)]);
  return (await returningPage(file, { former: OLD })).element;
}

async function comparing(): Promise<Viewer> {
  const former = ['1', '0'].map((version) => entry('notice', { version, href: `/legal/${version}.json` }));
  const element = await shown(successor([entry('notice'), ...former]), { fetch: async () => Response.json(OLD) });
  await element.showChanges('1');
  return element;
}

const changes = [change({ objectUntil: '2999-01-01', effective: '2999-02-01', kind: 'replaced', replaces: 'sp-old' })];

async function objecting(): Promise<Viewer> {
  const { element } = await changesPage({ file: announcing(changes) });
  await openObjection(element);
  return element;
}

async function objected(): Promise<Viewer> {
  const second = change({ id: 'c-2', objectUntil: '2999-01-01' });
  const { element } = await changesPage({ file: announcing([...changes, second]) }, confirmObjection());
  await openObjection(element);
  await completeObjection(element);
  await sendObjection(element);
  return element;
}

const STATES: (() => Promise<Viewer>)[] = [
  objecting,
  objected,
  changedSince,
  comparing,
  full,
  searchable,
  waiting,
  loading,
  () => fixture<Viewer>(html`<avv-viewer></avv-viewer>`),
  () => placed(viewer({ format: 'avv/1' })),
  accepted,
  askingSomebodyElse,
  () => shown(contract(), { acceptedVersion: '2.1' }),
];

/** Everything of a kind that occurs in some state of the viewer. */
async function occurring(selector: string, names: (node: Element) => string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const state of STATES)
    for (const node of findAll(await state(), selector)) for (const name of names(node)) found.add(name);
  return found;
}

describe('what the documentation promises', () => {
  let documentation: Documentation;
  before(async () => (documentation = await readDocumentation()));

  it('every part is there in some state, and no part is undocumented', async () => {
    const found = await occurring('[part]', (node) => [...node.part]);
    expect([...found].sort()).to.deep.equal([...documentation.parts].sort());
    expect(documentation.parts.length).to.be.greaterThan(40);
  });

  it('every slot is there in some state, and no slot is undocumented', async () => {
    const found = await occurring('slot', (node) => [(node as HTMLSlotElement).name]);
    expect([...found].sort()).to.deep.equal([...documentation.slots].sort());
  });

  it('every event is one that the package exports, and no event is undocumented', () => {
    const record = {} as never;
    const events = [
      new api.AvvLoadStartEvent('/avv.json'),
      new api.AvvLoadEvent(FULL, undefined),
      new api.AvvErrorEvent('load', new api.AvvError('network', '')),
      new api.AvvLoadEndEvent(),
      new api.AvvBeforeAcceptEvent(record, 'key'),
      new api.AvvAcceptedEvent(record, undefined, false),
      new api.AvvDelegateEvent('copy', '', undefined, undefined),
      new api.AvvDeclinedEvent(record),
      new api.AvvObjectedEvent(record, undefined, false),
      new api.AvvStatusEvent(undefined),
    ];
    expect(events.map(({ type }) => type)).to.deep.equal(documentation.events);
    for (const { bubbles, composed } of events) expect([bubbles, composed]).to.deep.equal([true, true]);
  });

  it('every attribute is observed, each is described, and none is undocumented', () => {
    const names = documentation.attributes.map(([name]) => name);
    expect([...AvvViewer.observedAttributes].sort()).to.deep.equal([...names].sort());
    expect(documentation.attributes.filter(([, description]) => !description)).to.deep.equal([]);
  });
});
