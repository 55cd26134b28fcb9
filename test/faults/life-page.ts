import { fixture, html } from '@open-wc/testing';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { complete, contract, logEvents } from '../support/act.js';
import { slowFetch, type SlowFetch } from '../support/slow.js';
import { HeldTimers } from '../support/timers.js';
import { find, parts, textOf, until, viewer } from '../support/viewer.js';
import { faultUrl, loggedPosts, storedRecords } from './client.js';
import type { LifeItem } from './list.js';
import { kept, messages, open, type PostingPage, type PostingState } from './posting-suite.js';
import { told, type Seen } from './seen.js';

export interface LifeState {
  /** Whether the text of an agreement stands on the page, whole. */
  agreement: boolean;
  below: 'nothing' | 'form' | 'receipt';
  /** What is left of what was entered, where there is a form. */
  kept: PostingState['kept'];
  /** Acceptances that have arrived, further tries included. */
  posts: number;
  records: number;
}

export type LifePage = PostingPage;

/** Something that happens to a page, not to its requests. */
export interface LifeFault extends Seen<LifeState> {
  item: LifeItem;
  name: string;
  /** Makes it happen, and resolves when everything that comes of it has come. */
  happens(): Promise<LifePage>;
  /** What has to be true besides. */
  also?(page: LifePage): unknown;
}

export const TITLE = contract().title;
const CLAUSE = 'Gegenstand';

/** What there is to see by now. */
export async function lookAt({ element, events, run }: LifePage): Promise<Seen<LifeState>> {
  const said = messages(element);
  const [title] = parts(element, 'heading').filter(({ id }) => id === 'avv-title');
  const below = parts(element, 'receipt').length
    ? 'receipt'
    : parts(element, 'accept-button').length
      ? 'form'
      : 'nothing';
  return {
    words: said.length ? said : errorOf(element).concat(title ? [textOf(title)] : []),
    events: events.map(told),
    state: {
      agreement: parts(element, 'section').some((section) => textOf(section).includes(CLAUSE)),
      below,
      kept: below === 'form' ? kept(element) : undefined,
      posts: (await loggedPosts(run)).length,
      records: (await storedRecords(run)).length,
    },
  };
}

const errorOf = (element: AvvViewer): string[] =>
  parts(element, 'error').map((panel) => textOf(panel.querySelector('p')!));

export interface HeldPage extends LifePage {
  /** Lets the page have the answers that have come. */
  release(): void;
}

/** A page on which everything is filled in; answers of the endpoint are held back until the test says so. */
export async function heldPage(path: string, files = [contract()]): Promise<HeldPage> {
  const page = await open({ name: '', path }, files);
  const { element } = page;
  const send = element.fetch!;
  let release!: () => void;
  const released = new Promise<void>((resolve) => (release = resolve));
  element.fetch = async (input, init) => {
    const answer = send(input, init);
    if (init?.method === 'POST') await released;
    return answer;
  };
  await element.updateComplete;
  page.events.splice(0);
  return Object.assign(page, { release });
}

/** The acceptance is with the server, and the page waits. */
export const underWay = async ({ run }: LifePage): Promise<void> => {
  while (!(await loggedPosts(run)).length) await new Promise(requestAnimationFrame);
};

/** An element on the page that is still loading; its files come when the test says so. */
export async function loadingPage(): Promise<LifePage & SlowFetch> {
  const slow = slowFetch();
  const element = viewer('/legal/avv.json', { fetch: slow.fetch });
  const page = { element, events: logEvents(element), run: crypto.randomUUID(), timers: new HeldTimers() };
  (await fixture(html`<div></div>`)).append(element);
  await until(() => slow.requests.length);
  return Object.assign(page, slow);
}

/** Another page of the same origin, in a frame, with everything filled in. */
export async function tab(
  path: string,
  run: string = crypto.randomUUID(),
): Promise<LifePage & { frame: HTMLIFrameElement }> {
  const frame = await fixture<HTMLIFrameElement>(
    html`<iframe title="Tab" src="/test/elements/pages/tab.html" height="600"></iframe>`,
  );
  const view = frame.contentWindow as Window & typeof globalThis;
  const element = await until(() => view.document.querySelector('avv-viewer'));
  await until(() => element.shadowRoot);
  Object.assign(element, { agreement: contract(), endpoint: await faultUrl(path, run) });
  await until(() => parts(element, 'accept-button').length);
  await complete(element);
  return { element, events: logEvents(element), run, timers: new HeldTimers(view), frame };
}

/** The same page with the viewer somewhere else in it. */
export async function moved({ element }: LifePage, place?: Element): Promise<void> {
  (place ?? (await fixture(html`<section></section>`))).append(element);
  await element.updateComplete;
  find(element, ':is([part~=document], [part~=loading])');
}
