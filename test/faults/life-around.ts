import { expect, fixture, html } from '@open-wc/testing';
import type { AcceptanceRecord } from '../../src/acceptance/schema.js';
import { AvvViewer } from '../../src/elements/avv-viewer.js';
import { boxes, field, logEvents, ofType, press } from '../support/act.js';
import { part, parts, textOf, until } from '../support/viewer.js';
import { storedRecords } from './client.js';
import { heldPage, TITLE, type HeldPage, type LifeFault, type LifePage, type LifeState } from './life-page.js';
import { CONFIRMED } from './words.js';

const ACCEPTED: LifeState = { agreement: true, below: 'receipt', kept: undefined, posts: 1, records: 1 };
const SUCCESS = { words: CONFIRMED.receipt.de, events: ['before-accept', 'accepted, receipt'], state: ACCEPTED };
const UNTOUCHED = {
  words: [TITLE],
  events: [],
  state: { agreement: true, below: 'form', kept: { typed: true, ticked: true }, posts: 0, records: 0 },
} as const;

async function accepted(page: HeldPage): Promise<HeldPage> {
  page.release();
  press(page.element);
  await until(() => ofType(page.events, 'avv-accepted').length);
  await page.element.updateComplete;
  return page;
}

const STORAGES = ['localStorage', 'sessionStorage', 'indexedDB', 'caches'] as const;

/** What happens while the browser refuses to keep anything, in this way. */
async function withoutStorage(error: DOMException): Promise<LifePage> {
  const own = Object.getOwnPropertyDescriptors(window);
  const touched: string[] = [];
  for (const name of STORAGES)
    Object.defineProperty(window, name, {
      configurable: true,
      get: () => {
        touched.push(name);
        throw error;
      },
    });
  try {
    return await accepted(await heldPage('/receipt'));
  } finally {
    for (const name of STORAGES) Object.defineProperty(window, name, own[name]);
    expect(touched).to.deep.equal([]);
  }
}

const YEAR = 365.25 * 24 * 3600 * 1000;

/** What happens on a computer whose clock is wrong by so much. */
async function withClock(shift: number, path: string): Promise<LifePage> {
  const RealDate = Date;
  window.Date = class extends RealDate {
    constructor(...values: unknown[]) {
      super(...((values.length ? values : [RealDate.now() + shift]) as [number]));
    }
    static override now = (): number => RealDate.now() + shift;
  } as DateConstructor;
  try {
    const page = await heldPage(path);
    page.release();
    press(page.element);
    await until(() => {
      if (parts(page.element, 'waiting').length) page.timers.elapse(3_500);
      return ofType(page.events, 'avv-accepted').length;
    });
    await page.element.updateComplete;
    return page;
  } finally {
    window.Date = RealDate;
  }
}

/** The receipt has the server's time, the record the wrong one, as what it is: a claim. */
async function expectServerTime({ element, run }: LifePage, shift: number): Promise<void> {
  expect(textOf(part(element, 'receipt'))).to.match(/3\. Februar 2026/);
  const [stored] = await storedRecords(run);
  const claimed = Date.parse((JSON.parse(stored!.body) as AcceptanceRecord).act.at);
  expect(Math.abs(claimed - shift - Date.now())).to.be.below(60_000);
}

const clock = (item: 'clock a year ahead' | 'clock a year behind', shift: number): LifeFault[] => [
  {
    item,
    name: `${item}: the server’s time counts`,
    happens: () => withClock(shift, '/receipt'),
    ...SUCCESS,
    also: (page) => expectServerTime(page, shift),
  },
  {
    item,
    name: `${item}: a date to wait for is the server’s, too`,
    happens: () => withClock(shift, '/post-429-date,receipt'),
    ...SUCCESS,
    state: { ...ACCEPTED, posts: 2 },
  },
];

/** A completed viewer within the host's own form, and what that form sends. */
async function inForm(
  around: (form: HTMLFormElement) => Element = (form) => form,
): Promise<HeldPage & { form: HTMLFormElement }> {
  const page = await heldPage('/receipt');
  const form = await fixture<HTMLFormElement>(html`<form><input name="host" value="x" /></form>`);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    page.events.push(new Event('submit of the host'));
  });
  around(form).append(page.element);
  await page.element.updateComplete;
  return Object.assign(page, { form });
}

const fieldsetIn = (form: HTMLFormElement): Element => {
  form.append(Object.assign(document.createElement('fieldset'), { disabled: true }));
  return form.lastElementChild!;
};

/** What happens to the page around the element. */
export const surroundingLife: readonly LifeFault[] = [
  {
    item: 'storage blocked',
    name: 'storage that is blocked is not missed',
    happens: () => withoutStorage(new DOMException('blocked', 'SecurityError')),
    ...SUCCESS,
  },
  {
    item: 'quota',
    name: 'storage that is full is not missed',
    happens: () => withoutStorage(new DOMException('full', 'QuotaExceededError')),
    ...SUCCESS,
  },
  ...clock('clock a year ahead', YEAR),
  ...clock('clock a year behind', -YEAR),
  {
    item: 'form reset',
    name: 'the host’s form is reset: the act is none of its fields, and nothing that was entered is lost',
    async happens() {
      const page = await inForm();
      page.form.reset();
      await page.element.updateComplete;
      return page;
    },
    ...UNTOUCHED,
  },
  {
    item: 'form reset',
    name: 'accepting within the host’s form does not send that form',
    happens: async () => accepted(await inForm()),
    ...SUCCESS,
  },
  {
    item: 'fieldset disabled',
    name: 'the host’s fieldset is disabled: nothing that was entered is lost, and it can be read and changed',
    async happens() {
      const page = await inForm(fieldsetIn);
      expect(field(page.element, 'Ihr Name').matches(':disabled')).to.equal(false);
      return page;
    },
    ...UNTOUCHED,
  },
  {
    item: 'fieldset disabled',
    name: 'accepting within a disabled fieldset of the host, which disables fields and not the agreement',
    happens: async () => accepted(await inForm(fieldsetIn)),
    ...SUCCESS,
  },
  {
    item: 'form restore',
    name: 'a page that the browser builds anew, with what stood in its own forms: ticks are asked for anew',
    happens: restored,
    words: ['Vertrag zur Auftragsverarbeitung'],
    events: [],
    state: { ...UNTOUCHED.state, kept: { typed: false, ticked: false } },
  },
  {
    item: 'defined after the markup',
    name: 'an element that is defined when it has long been on the page',
    async happens() {
      const { element: early, run } = await heldPage('/receipt');
      const name = `x-late-${crypto.randomUUID()}`;
      const element = document.createElement(name) as AvvViewer;
      element.setAttribute('src', '/legal/avv.json');
      element.setAttribute('endpoint', early.endpoint!);
      element.fetch = early.fetch;
      const events = logEvents(element);
      (await fixture(html`<div></div>`)).append(element);
      customElements.define(name, class extends AvvViewer {});
      await until(() => ofType(events, 'avv-loadend').length);
      return { element, events, run } as LifePage;
    },
    words: [TITLE],
    events: ['loadstart', 'load', 'loadend'],
    // What was typed into the element before it is a draft for this one.
    state: { ...UNTOUCHED.state, kept: { typed: true, ticked: false } },
  },
];

/** The frame's page is left and come back to, without the browser's back/forward cache. */
async function restored(): Promise<LifePage> {
  const src = '/test/elements/pages/restored.html';
  const frame = await fixture<HTMLIFrameElement>(html`<iframe title="Seite" src=${src}></iframe>`);
  const before = await standing(frame);
  for (const box of [before.control, ...boxes(before.element)]) box.click();
  const loaded = (): Promise<unknown> =>
    new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  const away = loaded();
  frame.contentWindow!.location.href = '/test/elements/pages/restored.avv.json';
  await away;
  const back = loaded();
  history.back();
  await back;
  const { element, control } = await standing(frame);
  await until(() => control.checked); // the browser has restored what it restores
  return { element, events: [], run: crypto.randomUUID() } as unknown as LifePage;
}

async function standing(frame: HTMLIFrameElement): Promise<{ element: AvvViewer; control: HTMLInputElement }> {
  return until(() => {
    const element = frame.contentDocument?.querySelector('avv-viewer');
    const control = frame.contentDocument?.querySelector<HTMLInputElement>('#control');
    return element?.shadowRoot?.querySelector('[part=checkbox]') && control ? { element, control } : undefined;
  });
}
