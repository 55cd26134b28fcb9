import type { LifeItem, LoadingItem, PostingItem } from './list.js';
import type { Engine, Seen } from './seen.js';
import { CONFIRMED, LOADING_WORDS } from './words.js';

export interface DrivenState {
  agreement: boolean;
  /** What the host has put inside the element. */
  fallback: boolean;
  below: 'nothing' | 'form' | 'receipt';
  /** Whether anything that was typed or ticked is still there. */
  entered: boolean;
  /** Requests for the file that have come to the server. */
  files: number;
  /** Acceptances that have come to the server. */
  posts: number;
  records: number;
}

/** What only happens to whole pages in a browser that is driven from outside. */
export interface DrivenFault extends Seen<DrivenState> {
  item: LoadingItem | PostingItem | LifeItem;
  area: 'loading' | 'posting' | 'life';
  name: string;
}

export const DRIVEN_TITLE = 'Vertrag zur Auftragsverarbeitung';
const NOTHING: DrivenState = {
  agreement: false,
  fallback: true,
  below: 'nothing',
  entered: false,
  files: 0,
  posts: 0,
  records: 0,
};
const SHOWN: DrivenState = { ...NOTHING, agreement: true, fallback: false, below: 'form', files: 1 };
const ACCEPTED: DrivenState = { ...SHOWN, below: 'receipt', posts: 1, records: 1 };
const LOADED = ['loadstart', 'load', 'loadend'];
const UNREACHABLE = LOADING_WORDS.network.de;
const NOT_LOADED = { words: UNREACHABLE, events: ['loadstart', 'error load network', 'loadend'], state: NOTHING };
const LOADS = { words: [DRIVEN_TITLE], events: LOADED, state: SHOWN };
const ACCEPTS = {
  words: CONFIRMED.receipt.de,
  events: [...LOADED, 'before-accept', 'accepted, receipt'],
  state: ACCEPTED,
};

/** In Chromium, one page after the other. */
export const drivenFaults = {
  control: { item: '200', area: 'posting', name: 'positive control: an https page and an https file', ...ACCEPTS },
  mixed: { item: 'mixed-content', area: 'loading', name: 'an https page and a plain file', ...NOT_LOADED },
  downgraded: {
    item: 'https-to-http',
    area: 'loading',
    name: 'an https file that leads to a plain one, on an https page',
    ...NOT_LOADED,
  },
  plain: {
    item: 'https-to-http',
    area: 'loading',
    name: 'an https file that leads to a plain one, on a plain page',
    ...LOADS,
  },
  offline: { item: 'offline', area: 'loading', name: 'a browser without a network', ...NOT_LOADED },
  online: {
    item: 'offline, then online',
    area: 'life',
    name: 'a browser that has a network again: the second try works',
    ...LOADS,
    events: [...NOT_LOADED.events, ...LOADED],
  },
  sentOffline: {
    item: 'offline',
    area: 'posting',
    name: 'a browser that loses its network before the button is pressed, and has it again',
    ...ACCEPTS,
  },
  tabs: {
    item: 'two tabs',
    area: 'life',
    name: 'two tabs',
    ...ACCEPTS,
    state: { ...ACCEPTED, files: 2, posts: 2, records: 2 },
  },
  left: {
    item: 'navigation mid-POST',
    area: 'life',
    name: 'another page is opened as soon as the button has been pressed, and the page is opened anew',
    ...LOADS,
    state: { ...SHOWN, files: 2, posts: 1, records: 1 },
  },
  sandboxed: {
    item: 'storage blocked',
    area: 'life',
    name: 'a page of no origin, whose storage throws',
    ...ACCEPTS,
  },
  copies: { item: 'two copies loaded', area: 'life', name: 'the script twice, from two addresses', ...ACCEPTS },
  late: {
    item: 'defined after the markup',
    area: 'life',
    name: 'the script after the page has long been there',
    ...ACCEPTS,
  },
} as const satisfies Record<string, DrivenFault>;

export interface CachedFault extends DrivenFault {
  way: 'mid-way' | 'mid-POST' | 'after acceptance';
  /** What there is to see in an engine that builds the page anew instead. */
  rebuilt: Seen<DrivenState>;
  /** Where a request does not come back to life with its page, it is given up in time and sent again. */
  engines?: Partial<Record<Engine, Seen<DrivenState>>>;
  /** What there is to see once the button has been pressed after that. */
  afterwards?: Seen<DrivenState>;
}

/** The file is the one that the browser has kept: it goes through its history without asking. */
const REBUILT = LOADS;

/** In each engine; the headless shell of Chromium has no back/forward cache and builds the page anew. */
export const cachedFaults: readonly CachedFault[] = [
  {
    item: 'back/forward cache mid-way',
    area: 'life',
    name: 'back to a form that is filled in',
    way: 'mid-way',
    ...LOADS,
    state: { ...SHOWN, entered: true },
    rebuilt: REBUILT,
    afterwards: ACCEPTS,
  },
  {
    item: 'back/forward cache mid-way',
    area: 'life',
    name: 'back to an acceptance that was being sent',
    way: 'mid-POST',
    ...ACCEPTS,
    engines: { webkit: { ...ACCEPTS, state: { ...ACCEPTED, posts: 2 } } },
    rebuilt: { ...REBUILT, state: { ...SHOWN, posts: 1, records: 1 } },
  },
  {
    item: 'back/forward cache after acceptance',
    area: 'life',
    name: 'back to the receipt',
    way: 'after acceptance',
    ...ACCEPTS,
    rebuilt: { ...REBUILT, state: { ...SHOWN, posts: 1, records: 1 } },
  },
];

export const drivenRows: readonly DrivenFault[] = [...Object.values(drivenFaults), ...cachedFaults];
