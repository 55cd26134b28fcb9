import type { ListHost } from './list-host.js';
import { printAlone } from './print.js';

/** What is folded in a list. Nobody can unfold paper: for that, all of it is open. */
export class ListFolds {
  readonly #host: ListHost;
  #unfolded: HTMLDetailsElement[] = [];

  constructor(host: ListHost) {
    this.#host = host;
  }

  connect(): void {
    addEventListener('beforeprint', this.#unfold);
    addEventListener('afterprint', this.#fold);
  }

  disconnect(): void {
    removeEventListener('beforeprint', this.#unfold);
    removeEventListener('afterprint', this.#fold);
  }

  print(): void {
    this.#unfold();
    printAlone(this.#host);
    this.#fold();
  }

  close(): void {
    for (const details of this.#details(true)) details.open = false;
  }

  #details(isOpen: boolean): HTMLDetailsElement[] {
    const all = this.#host.renderRoot.querySelectorAll<HTMLDetailsElement>('[part=details], [part=transfers]');
    return [...all].filter(({ open }) => open === isOpen);
  }

  readonly #unfold = (): void => {
    this.#unfolded = this.#details(false);
    for (const details of this.#unfolded) details.open = true;
  };

  readonly #fold = (): void => {
    for (const details of this.#unfolded.splice(0)) details.open = false;
  };
}
