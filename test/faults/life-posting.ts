import { sendKeys } from '@web/test-runner-commands';
import { boxes, contract, field, ofType, press } from '../support/act.js';
import { find, parts, until } from '../support/viewer.js';
import { loggedPosts, storedRecords } from './client.js';
import { heldPage, moved, tab, TITLE, underWay, type HeldPage, type LifeFault, type LifeState } from './life-page.js';
import { engine } from './seen.js';
import { CONFIRMED } from './words.js';

const ACCEPTED_ONCE: LifeState = { agreement: true, below: 'receipt', kept: undefined, posts: 1, records: 1 };
const ACCEPTED_EVENTS = ['before-accept', 'accepted, receipt'];
const SUCCESS = { words: CONFIRMED.receipt.de, events: ACCEPTED_EVENTS, state: ACCEPTED_ONCE };

/** The act ends, one way or the other. */
async function ends({ element, events, release }: HeldPage): Promise<void> {
  release();
  await until(() => ofType(events, 'avv-accepted').length || ofType(events, 'avv-error').length);
  await element.updateComplete;
}

/** The button has been pressed, and the answer is not there yet. */
async function sending(path: string, files = [contract()]): Promise<HeldPage> {
  const page = await heldPage(path, files);
  press(page.element);
  await underWay(page);
  return page;
}

/** The runner has no real keys in WebKit; there the form is told what the key would tell it. */
async function pressEnter({ element }: HeldPage): Promise<void> {
  const input = field(element, 'Ihr Name');
  input.focus();
  if (engine === 'webkit') input.form!.requestSubmit();
  else await sendKeys({ press: 'Enter' });
}

const NEXT = contract({ title: 'Der nächste Vertrag', version: '3' });
const READ_ON: LifeState = {
  agreement: true,
  below: 'form',
  kept: { typed: true, ticked: false },
  posts: 1,
  records: 1,
};

/** What may happen to an element while an acceptance is sent. */
export const postingLife: readonly LifeFault[] = [
  {
    item: 'double click',
    name: 'a double click',
    async happens() {
      const page = await heldPage('/receipt');
      press(page.element);
      press(page.element);
      await underWay(page);
      press(page.element);
      await ends(page);
      return page;
    },
    ...SUCCESS,
  },
  {
    item: 'Enter plus click',
    name: 'Enter in a field, and a click',
    async happens() {
      const page = await heldPage('/receipt');
      await pressEnter(page);
      press(page.element);
      await ends(page);
      return page;
    },
    ...SUCCESS,
  },
  {
    item: 'two tabs',
    name: 'two tabs of one reader, each of them pressed: two acts, two records, each with its receipt',
    async happens() {
      const first = await tab('/receipt');
      const second = await tab('/receipt', first.run);
      press(first.element);
      press(second.element);
      await until(() => [first, second].every(({ events }) => ofType(events, 'avv-accepted').length));
      await second.element.updateComplete;
      first.timers.release();
      return second;
    },
    ...SUCCESS,
    state: { ...ACCEPTED_ONCE, posts: 2, records: 2 },
  },
  {
    item: 'removed mid-POST',
    name: 'an element that is removed while it sends: the acceptance is not called back',
    async happens() {
      const page = await sending('/receipt');
      const place = page.element.parentElement!;
      page.element.remove();
      await ends(page);
      place.append(page.element);
      await page.element.updateComplete;
      return page;
    },
    ...SUCCESS,
  },
  {
    item: 'removed mid-POST',
    name: 'an element that is removed while it waits for the next try: the tries go on',
    async happens() {
      const page = await heldPage('/post-503,receipt');
      page.release();
      press(page.element);
      await until(() => parts(page.element, 'waiting').length);
      const place = page.element.parentElement!;
      page.element.remove();
      page.timers.elapse(120_000);
      await ends(page);
      place.append(page.element);
      await page.element.updateComplete;
      return page;
    },
    ...SUCCESS,
    state: { ...ACCEPTED_ONCE, posts: 2 },
  },
  {
    item: 'moved',
    name: 'an element that is moved while it sends',
    async happens() {
      const page = await sending('/receipt');
      await moved(page);
      await ends(page);
      return page;
    },
    ...SUCCESS,
  },
  {
    item: 'moved',
    name: 'an element that is moved when everything is filled in',
    async happens() {
      const page = await heldPage('/receipt');
      await moved(page);
      return page;
    },
    words: [TITLE],
    events: [],
    state: { ...READ_ON, kept: { typed: true, ticked: true }, posts: 0, records: 0 },
  },
  {
    item: 'src changed mid-POST',
    name: 'another source while an acceptance is sent: its receipt never stands under the other text',
    happens: () => overtaken('/receipt'),
    words: [NEXT.title],
    events: ['before-accept', 'loadstart', 'load', 'loadend', 'accepted, receipt'],
    state: READ_ON,
  },
  {
    item: 'src changed mid-POST',
    name: 'another source while an acceptance is sent: its refusal never stands under the other text',
    happens: () => overtaken('/post-403'),
    words: [NEXT.title],
    events: ['before-accept', 'loadstart', 'load', 'loadend', 'error accept not-authorised'],
    state: { ...READ_ON, records: 0 },
  },
  {
    item: 'navigation mid-POST',
    name: 'a page that is left as soon as the button has been pressed: the server has the record',
    async happens() {
      const page = await tab('/late-silence');
      press(page.element);
      page.frame.contentWindow!.location.replace('about:blank'); // leaves nothing in the history
      while (!(await storedRecords(page.run)).length) await new Promise(requestAnimationFrame);
      return page;
    },
    words: [TITLE],
    events: ['before-accept'],
    state: { agreement: true, below: 'form', kept: { typed: true, ticked: true }, posts: 1, records: 1 },
    async also({ run }) {
      const [post] = await loggedPosts(run);
      if (post!.headers['idempotency-key']!.length !== 36) throw new Error('Sent without its key');
    },
  },
  {
    item: 'offline, then online',
    name: 'a page that is offline when the button is pressed: it sends as soon as it is online again',
    async happens() {
      const page = await heldPage('/receipt');
      const { element, events } = page;
      page.release();
      const send = element.fetch!;
      let online = false;
      element.fetch = async (...request) => {
        if (!online) throw new TypeError('Failed to fetch');
        return send(...request);
      };
      press(element);
      await until(() => parts(element, 'waiting').length);
      online = true;
      window.dispatchEvent(new Event('online'));
      await until(() => ofType(events, 'avv-accepted').length);
      await element.updateComplete;
      return page;
    },
    ...SUCCESS,
  },
];

async function overtaken(path: string): Promise<HeldPage> {
  const page = await sending(path, [contract(), NEXT]);
  const { element, events } = page;
  element.src = '/legal/next.json';
  await until(() => ofType(events, 'avv-loadend').length);
  await until(() => boxes(element).length);
  await ends(page);
  find(element, '#avv-title');
  return page;
}
