import { noChange, render } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

/** Longest stretch of work before the host page gets its turn, in milliseconds. */
const SLICE = 8;

interface Scheduler {
  yield?(): Promise<void>;
}

/** Lets the host page have its turn. */
export const yieldToHost = (): Promise<void> =>
  (globalThis as { scheduler?: Scheduler }).scheduler?.yield?.() ??
  new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(0);
  });

/** The list that is rendering an item: lists within that item belong to it. */
let outer: OuterList | undefined;
/** Paper cannot wait for the rest. */
let hurry = false;

interface OuterList {
  innerBegins(): void;
  innerEnds(): void;
}

/** Does some work as that list: lists that begin meanwhile belong to it. */
function within(list: OuterList, work: () => void): void {
  const around = outer;
  outer = list;
  try {
    work();
  } finally {
    outer = around;
  }
}

/** Exported for those who have no page to render into. */
export class ChunkedDirective<T> extends Directive implements OuterList {
  /** The end of each item: the item is rendered before it. */
  #ends: Comment[] = [];
  #items: readonly T[] = [];
  #template: (item: T, index: number) => unknown = () => noChange;
  #key: unknown;
  #done: (() => void) | undefined;
  #container: Element | undefined;
  #outer: OuterList | undefined;
  #next = 0;
  #running = false;
  /** Every item has been rendered; not so when the list was taken off the page before. */
  #ended = false;
  /** Lists within the items that are not finished. */
  #unfinished = 0;

  render(
    _items: readonly T[],
    _template: (item: T, index: number) => unknown,
    _key: unknown,
    _done?: () => void,
  ): unknown {
    return noChange;
  }

  override update(
    { element }: ElementPart,
    [items, template, key, done]: [readonly T[], (item: T, index: number) => unknown, unknown, (() => void)?],
  ): unknown {
    this.#container = element;
    if (items !== this.#items || key !== this.#key) {
      [this.#items, this.#template, this.#key, this.#done, this.#next] = [items, template, key, done, 0];
      for (const surplus of this.#ends.splice(items.length)) this.#remove(surplus);
      this.#outer = outer;
      this.#ended = false;
    }
    if (!this.#running && !this.#ended) void this.#run();
    return noChange;
  }

  #remove(end: Comment): void {
    render(null, this.#container as HTMLElement, { renderBefore: end });
    end.remove();
  }

  async #run(): Promise<void> {
    this.#running = true;
    this.#outer?.innerBegins();
    addEventListener('beforeprint', this.#finish);
    while (!(this.#ended = this.#slice())) {
      await yieldToHost();
      if (!this.#container!.isConnected) break;
    }
    removeEventListener('beforeprint', this.#finish);
    this.#running = false;
    await Promise.resolve(); // not in the middle of the update that began it
    this.#outer?.innerEnds();
    this.#report();
  }

  readonly #finish = (): void => {
    hurry = true;
    this.#slice();
    hurry = false;
  };

  innerBegins(): void {
    this.#unfinished++;
  }

  innerEnds(): void {
    this.#unfinished--;
    this.#report();
  }

  #report(): void {
    if (this.#ended && !this.#running && !this.#unfinished) this.#done?.();
  }

  #slice(): boolean {
    const end = performance.now() + SLICE;
    within(this, () => {
      do this.#renderNext();
      while (this.#next < this.#items.length && (hurry || performance.now() < end));
    });
    return this.#next >= this.#items.length;
  }

  #renderNext(): void {
    const index = this.#next++;
    if (index >= this.#items.length) return;
    const container = this.#container as HTMLElement;
    const end = (this.#ends[index] ??= container.appendChild(document.createComment('')));
    render(this.#template(this.#items[index]!, index), container, { renderBefore: end });
  }
}

/**
 * Renders a long list into the element that it stands on, in slices of at most 8 ms, the first one at once, and yields to the host page in between.
 * Same items and same key: nothing is touched. `done` is called when everything stands, long lists within the items
 * included.
 */
export const chunked = directive(ChunkedDirective) as <T>(
  items: readonly T[],
  template: (item: T, index: number) => unknown,
  key: unknown,
  done?: () => void,
) => unknown;
