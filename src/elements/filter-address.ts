import { formatListState, parseListState, type ListState } from './list-address.js';
import type { ListHost, ListReading } from './list-host.js';
import { scrollTo } from './scroll.js';

/** As `ListPart` knows it from other fragments. */
const NAME = 'subprocessors?';

/**
 * A filter of the list in the address of the page: `#subprocessors?country=US`, with the element's id where it has one
 * (`#vendors.subprocessors?country=US`). A fragment that belongs to somebody else, such as a router's, is left alone.
 */
export class FilterAddress {
  readonly #host: ListHost;
  readonly #reading: ListReading;

  constructor(host: ListHost, reading: ListReading) {
    this.#host = host;
    this.#reading = reading;
  }

  get isEmpty(): boolean {
    return !location.hash.slice(1);
  }

  /** What the address says of this list; `undefined` if nothing. */
  read(): ListState | undefined {
    const own = this.#reading.hrefBase().split('#')[1]! + NAME;
    const fragment = location.hash.slice(1);
    const query = [own, NAME].find((start) => fragment.startsWith(start));
    return query === undefined ? undefined : parseListState(fragment.slice(query.length));
  }

  of(state: ListState): string {
    const query = formatListState(state);
    return query ? this.#reading.hrefBase() + NAME + query : location.href.split('#')[0]!;
  }

  /**
   * A new entry of the history, with the state that the page's router may have put there. Sandboxed pages may not, and
   * browsers stop pages that do so too often: then the address stays.
   */
  write(state: ListState): void {
    const address = this.of(state);
    if (address === location.href || !this.#isOurs) return;
    try {
      history.pushState(history.state, '', address);
    } catch {
      // as said
    }
  }

  /** No fragment, a filter of this or another list, or a place in what is shown. */
  get #isOurs(): boolean {
    const fragment = location.hash.slice(1);
    return this.isEmpty || fragment.includes(NAME) || this.#host.hasTarget(decoded(fragment));
  }

  /** Whoever comes by an address wants to see the list; who goes back to it is there already. */
  scrollTo(place: Element | null): void {
    if (!place) return;
    const { top, bottom } = place.getBoundingClientRect();
    if (bottom < 0 || top > innerHeight) scrollTo(place);
  }
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
