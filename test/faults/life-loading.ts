import { contract, ofType } from '../support/act.js';
import { frame, parts, until } from '../support/viewer.js';
import { loadingPage, moved, TITLE, type LifeFault, type LifePage, type LifeState } from './life-page.js';
import { LOADING_WORDS } from './words.js';

const NOTHING: LifeState = { agreement: false, below: 'nothing', kept: undefined, posts: 0, records: 0 };
const READ: LifeState = { ...NOTHING, agreement: true };
const LOADED = ['loadstart', 'load', 'loadend'];

const loaded = async ({ element, events }: LifePage, count = 1): Promise<void> => {
  await until(() => ofType(events, 'avv-loadend').length === count);
  await element.updateComplete;
};

/** Something that makes the element ask a second time while it loads; only that answer comes, and is shown. */
const asksAgain = (item: LifeFault['item'], name: string, happens: (page: LifePage) => unknown): LifeFault => ({
  item,
  name,
  async happens() {
    const page = await loadingPage();
    await happens(page);
    await until(() => page.requests.length === 2);
    page.answer(contract());
    await loaded(page);
    return page;
  },
  words: [TITLE],
  events: ['loadstart', ...LOADED],
  state: READ,
});

async function putBack({ element }: LifePage): Promise<void> {
  const place = element.parentElement!;
  element.remove();
  await frame();
  place.append(element);
}

/** What may happen to an element while its agreement loads. */
export const loadingLife: readonly LifeFault[] = [
  {
    item: 'removed mid-GET',
    name: 'an element that is removed while it loads',
    async happens() {
      const page = await loadingPage();
      page.element.remove();
      page.answer(contract());
      await frame();
      return page;
    },
    words: [],
    events: ['loadstart'],
    state: NOTHING,
  },
  asksAgain('removed mid-GET', 'an element that is removed while it loads, and put back', putBack),
  asksAgain('moved', 'an element that is moved while it loads', moved),
  asksAgain('src changed mid-GET', 'another source while the first one loads', ({ element }) => {
    element.src = '/legal/other.json';
  }),
  {
    item: 'offline, then online',
    name: 'a page that is offline when it loads, and then is not: the reader decides when to try again',
    async happens() {
      const page = await offlinePage();
      window.dispatchEvent(new Event('online'));
      await frame();
      return page;
    },
    words: [LOADING_WORDS.network.de[0]],
    events: ['loadstart', 'error load network', 'loadend'],
    state: NOTHING,
  },
  {
    item: 'offline, then online',
    name: 'a second try when the page is online again',
    async happens() {
      const page = await offlinePage();
      parts(page.element, 'retry')[0]!.click();
      await until(() => page.requests.length === 2);
      page.answer(contract());
      await loaded(page, 2);
      return page;
    },
    words: [TITLE],
    events: ['loadstart', 'error load network', 'loadend', ...LOADED],
    state: READ,
  },
];

async function offlinePage(): ReturnType<typeof loadingPage> {
  const page = await loadingPage();
  page.fail();
  await loaded(page);
  return page;
}
