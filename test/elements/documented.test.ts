import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import * as api from '../../src/index.js';
import { json } from '../acceptance/scripted-fetch.js';
import { acceptedPage, actPage, completedPage, contract, press } from '../support/act.js';
import { readDocumentation, type Documentation } from '../support/documentation.js';
import { agreement, find, findAll, part, parts, placed, shown, textOf, until, viewer } from '../support/viewer.js';

const { AvvViewer } = api;
type Viewer = api.AvvViewer;

/** An agreement with everything that one can hold. */
const FULL = agreement({
  subtitle: 'Stand {{company}}',
  bindingLanguage: 'en',
  preamble: 'Der Dienst für {{place}}. [Beispiel](https://example.org)\u202e',
  closing: 'Schluss.',
  placeholders: [
    { key: 'company', label: 'Firma', source: 'provider' },
    { key: 'place', label: 'Ort', source: 'provider' },
  ],
  terms: [{ id: 'term', term: 'Dienst', definition: 'Die Leistung.' }],
  parties: [{ role: 'processor', name: 'Fachboden', register: 'HRB 1' }],
  contacts: [{ email: 'a@b.example' }],
  processing: { subject: 'Betrieb' },
  measures: { groups: [{ id: 'm', measures: [{ text: 'Passkey' }] }] },
  subprocessors: {
    groups: [{ id: 'g', title: 'Betrieb', entries: [{ id: 'e', name: 'Wolke', safeguards: [{ type: 'scc' }] }] }],
    changes: [{ id: 'c', kind: 'added', entries: ['e'], announced: '2026-11-01', effective: '2026-12-01' }],
  },
  sections: ['parties', 'contacts', 'processing', 'measures', 'subprocessors', 'changes'].map((place, index) => ({
    id: `s-${index}`,
    label: `${index}.`,
    title: 'Titel',
    summary: 'Kurz.',
    places: [place],
  })),
});

const full = (): Promise<Viewer> => shown(FULL, { placeholders: { company: 'Muster' } });

async function waiting(): Promise<Viewer> {
  const { element } = await completedPage({}, json(503, {}, { 'Retry-After': '30' }));
  press(element);
  await until(() => parts(element, 'waiting')[0]);
  return element;
}

async function loading(): Promise<Viewer> {
  const element = viewer('/avv.json', { fetch: () => new Promise(() => {}) });
  (await fixture(html`<div></div>`)).append(element);
  await element.updateComplete;
  return element;
}

const STATES: (() => Promise<Viewer>)[] = [
  full,
  waiting,
  loading,
  () => fixture<Viewer>(html`<avv-viewer></avv-viewer>`),
  () => placed(viewer({ format: 'avv/1' })),
  async () => (await acceptedPage()).element,
  () => shown(contract(), { acceptedVersion: '2.1' }),
];

/** Everything of a kind that occurs in some state of the viewer. */
async function occurring(selector: string, names: (node: Element) => string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const state of STATES) for (const node of findAll(await state(), selector)) for (const name of names(node)) found.add(name);
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

describe('slots', () => {
  const slotted = (element: Viewer): Element[] =>
    findAll<HTMLSlotElement>(element, 'slot').flatMap((slot) => slot.assignedElements());
  const child = (slot: string): HTMLElement => Object.assign(document.createElement('a'), { slot, textContent: 'Eigenes' });
  const isShown = (node: Element): boolean => node.getClientRects().length > 0;

  it('“actions” stands in the header', async () => {
    const element = await shown(FULL);
    const own = child('actions');
    element.append(own);
    expect(part(element, 'header').contains(own.assignedSlot)).to.equal(true);
    expect(isShown(own)).to.equal(true);
  });

  it('“before-accept” stands in the form, above the button', async () => {
    const { element } = await actPage();
    const own = child('before-accept');
    element.append(own);
    expect(own.getBoundingClientRect().bottom).to.be.at.most(part(element, 'accept-button').getBoundingClientRect().top);
  });

  it('“after-accept” stands beneath the receipt, and only there', async () => {
    const own = child('after-accept');
    const { element } = await completedPage();
    element.append(own);
    expect(slotted(element).length).to.equal(0);
    const accepted = (await acceptedPage()).element;
    accepted.append(own);
    expect(part(accepted, 'receipt').contains(own.assignedSlot)).to.equal(true);
  });

  it('the fallback is shown before there is an agreement, and when there cannot be one, but not beside it', async () => {
    const fallback = (element: Viewer): HTMLElement => element.appendChild(child(''));
    expect(isShown(fallback(await fixture<Viewer>(html`<avv-viewer></avv-viewer>`)))).to.equal(true);
    expect(isShown(fallback(await placed(viewer({}))))).to.equal(true);
    expect(isShown(fallback(await shown(FULL)))).to.equal(false);
  });
});

describe('attributes', () => {
  const FILE = '/demo/agreements/plauderkasten.avv.json';
  const withAttributes = async (attributes: Record<string, string>): Promise<Viewer> => {
    const element = document.createElement('avv-viewer');
    for (const [name, value] of Object.entries({ src: FILE, ...attributes })) element.setAttribute(name, value);
    return placed(element);
  };
  const title = (element: Viewer): string => textOf(part(element, 'heading'));

  it('src: what is shown', async () => {
    expect(title(await withAttributes({}))).to.equal('Vereinbarung über die Auftragsverarbeitung');
  });

  it('endpoint: makes it acceptable', async () => {
    expect(parts(await withAttributes({ endpoint: '/accept' }), 'accept-button').length).to.equal(1);
    expect(parts(await withAttributes({}), 'accept-button').length).to.equal(0);
  });

  it('lang: the language of the interface', async () => {
    const element = await withAttributes({ lang: 'en' });
    await until(() => element.locale === 'en');
    expect(textOf(part(element, 'version'))).to.contain('German');
  });

  it('integrity: nothing but exactly this file', async () => {
    const bytes = await (await fetch(FILE)).arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-384', bytes));
    const hash = `sha384-${btoa(String.fromCharCode(...digest))}`;
    expect(title(await withAttributes({ integrity: hash }))).to.contain('Vereinbarung');
    const altered = await withAttributes({ integrity: hash.replace(/.$/, 'A').replace(/^sha384-../, 'sha384-AA') });
    expect(altered.document).to.equal(null);
    expect(parts(altered, 'error').length).to.equal(1);
  });

  it('min-version: nothing older', async () => {
    expect((await withAttributes({ 'min-version': '2026-11-02' })).document!.version).to.equal('2026-11-02');
    expect((await withAttributes({ 'min-version': '2026-11-03' })).document).to.equal(null);
  });

  it('accepted-version: no second acceptance of the same version', async () => {
    const same = await withAttributes({ endpoint: '/accept', 'accepted-version': '2026-11-02' });
    expect(parts(same, 'accept-button').length).to.equal(0);
    expect(textOf(part(same, 'act'))).to.contain('2026-11-02');
    const older = await withAttributes({ endpoint: '/accept', 'accepted-version': '2026-06-15' });
    expect(parts(older, 'accept-button').length).to.equal(1);
  });

  it('features: which optional subprocessors are active', async () => {
    const element = await withAttributes({ features: ' sms , video,' });
    const active = findAll(element, '#subs-optional ~ tr').map((row) => textOf(row.querySelector('.badge')!));
    expect(active).to.deep.equal(['optional', 'aktiv', 'aktiv']);
  });

  it('heading-level: where the headings begin', async () => {
    expect(part(await withAttributes({ 'heading-level': '4' }), 'heading').localName).to.equal('h4');
  });

  it('credentials: how the requests are made', async () => {
    const modes: (RequestCredentials | undefined)[] = [];
    const element = Object.assign(document.createElement('avv-viewer'), {
      fetch: (input: RequestInfo, init?: RequestInit) => {
        modes.push(init?.credentials);
        return fetch(input, init);
      },
    });
    element.setAttribute('credentials', 'include');
    element.setAttribute('src', FILE);
    await placed(element);
    expect(modes).to.deep.equal(['include']);
  });
});

describe('custom properties', () => {
  before(() => setViewport({ width: 1280, height: 720 }));

  /** Where each property shows. */
  const EFFECTS: Record<string, [value: string, look: (element: Viewer) => string | number]> = {
    '--avv-accent': ['rgb(1, 2, 3)', (element) => getComputedStyle(part(element, 'accept-button')).backgroundColor],
    '--avv-on-accent': ['rgb(1, 2, 3)', (element) => getComputedStyle(part(element, 'accept-button').firstElementChild!).color],
    '--avv-measure': ['30ch', (element) => part(element, 'text').getBoundingClientRect().width],
    '--avv-gutter': ['9rem', (element) => getComputedStyle(part(element, 'preamble')).paddingInlineStart],
    '--avv-line-height': ['2', (element) => getComputedStyle(part(element, 'preamble')).lineHeight],
    '--avv-radius': ['1rem', (element) => getComputedStyle(part(element, 'accept-button')).borderRadius],
    '--avv-sticky-top': ['5rem', (element) => getComputedStyle(part(element, 'section')).scrollMarginBlockStart],
    '--avv-min-height': ['321px', (element) => getComputedStyle(find(element, '.loading, .layout')).minBlockSize],
  };

  const page = async (name: string): Promise<Viewer> =>
    name === '--avv-min-height' ? loading() : shown(contract({ preamble: 'Text.' }), { endpoint: '/accept' });

  it('are all documented, and all that are documented are looked at here', async () => {
    const { properties } = await readDocumentation();
    expect(properties.map(([name]) => name).sort()).to.deep.equal(Object.keys(EFFECTS).sort());
  });

  for (const [name, [value, look]] of Object.entries(EFFECTS)) {
    it(`${name} changes what it says`, async () => {
      const element = await page(name);
      const before = look(element);
      element.style.setProperty(name, value);
      expect(look(element)).not.to.equal(before);
    });

    it(`${name} has the documented default`, async () => {
      const { properties } = await readDocumentation();
      const element = await page(name);
      const before = look(element);
      element.style.setProperty(name, new Map(properties).get(name)!);
      expect(inPixels(look(element))).to.equal(inPixels(before));
    });
  }

  /** Colours as they are painted, whatever the notation. */
  function inPixels(value: string | number): string {
    if (typeof value === 'number' || !CSS.supports('color', value)) return String(value);
    const context = new OffscreenCanvas(1, 1).getContext('2d')!;
    context.fillStyle = value;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data].join();
  }
});

describe('events', () => {
  it('tell of every step from loading to the acceptance', async () => {
    const { element, events } = await acceptedPage();
    expect(events.map(({ type }) => type)).to.deep.equal([
      'avv-loadstart',
      'avv-load',
      'avv-loadend',
      'avv-before-accept',
      'avv-accepted',
    ]);
    expect(events.every(({ target }) => target === element)).to.equal(true);
  });

  it('tell what went wrong', async () => {
    const element = viewer('/no-such-file.json');
    const failed = oneEvent(element, 'avv-error');
    await placed(element);
    const { phase, error } = (await failed) as unknown as api.AvvErrorEvent;
    expect([phase, error.code]).to.deep.equal(['load', 'not-found']);
  });

  it('do not tell that something is on the page before it is', async () => {
    const element = viewer(FULL);
    const loaded = new Promise<string>((resolve) =>
      element.addEventListener('avv-load', () => resolve(textOf(part(element, 'closing')))),
    );
    await placed(element);
    expect(await loaded).to.equal('Schluss.');
  });
});
