import { noChange } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import type { ChildPart } from 'lit/directive.js';
import { insertPart, removePart, setChildPartValue } from 'lit/directive-helpers.js';

/** Longest stretch of work before the host page gets its turn, in milliseconds. */
const SLICE = 8;

interface Scheduler {
  yield?(): Promise<void>;
}

const yieldToHost = (): Promise<void> =>
  (globalThis as { scheduler?: Scheduler }).scheduler?.yield?.() ??
  new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(0);
  });

class ChunkedDirective<T> extends AsyncDirective {
  #parts: ChildPart[] = [];
  #items: readonly T[] = [];
  #template: (item: T, index: number) => unknown = () => noChange;
  #key: unknown;
  #done: (() => void) | undefined;
  #next = 0;
  #running = false;

  render(
    _items: readonly T[],
    _template: (item: T, index: number) => unknown,
    _key: unknown,
    _done?: () => void,
  ): unknown {
    return noChange;
  }

  override update(
    part: ChildPart,
    [items, template, key, done]: [readonly T[], (item: T, index: number) => unknown, unknown, (() => void)?],
  ): unknown {
    if (items === this.#items && key === this.#key) return noChange;
    [this.#items, this.#template, this.#key, this.#done, this.#next] = [items, template, key, done, 0];
    for (const surplus of this.#parts.splice(items.length)) removePart(surplus);
    this.#container = part;
    if (!this.#running) void this.#run();
    return noChange;
  }

  #container: ChildPart | undefined;

  async #run(): Promise<void> {
    this.#running = true;
    addEventListener('beforeprint', this.#finish);
    while (this.isConnected && !this.#slice(SLICE)) await yieldToHost();
    removeEventListener('beforeprint', this.#finish);
    this.#running = false;
    if (this.isConnected) this.#done?.();
  }

  /** Paper cannot wait for the rest. */
  readonly #finish = (): void => void this.#slice(Infinity);

  #slice(milliseconds: number): boolean {
    const end = performance.now() + milliseconds;
    while (this.#next < this.#items.length) {
      const index = this.#next++;
      const part = (this.#parts[index] ??= insertPart(this.#container!));
      setChildPartValue(part, this.#template(this.#items[index]!, index));
      if (performance.now() >= end) break;
    }
    return this.#next >= this.#items.length;
  }

  override reconnected(): void {
    if (this.#next < this.#items.length && !this.#running) void this.#run();
  }
}

/**
 * Renders a long list in slices of at most 8 ms, the first one at once, and yields to the host page in between.
 * Same items and same key: nothing is touched. `done` is called when everything stands.
 */
export const chunked = directive(ChunkedDirective) as <T>(
  items: readonly T[],
  template: (item: T, index: number) => unknown,
  key: unknown,
  done?: () => void,
) => unknown;
