import type { ReactiveController } from 'lit';
import type { ViewContext } from '../view/context.js';
import type { ListHost, ListReading } from './list-host.js';
import { loadList } from './parts.js';
import type { SubprocessorList } from './subprocessor-list.js';

/** How a fragment begins that stands for a filter of the list: `#subprocessors?country=US`. */
const FILTER = 'subprocessors?';

/** Loads what searches, filters and exports the list when it is asked for, and holds it. */
export class ListPart implements ReactiveController {
  readonly #host: ListHost;
  readonly #reading: ListReading;
  #loading: Promise<void> | undefined;
  /** There from its loading on. */
  list: SubprocessorList | undefined;

  constructor(host: ListHost, reading: ListReading) {
    this.#host = host;
    this.#reading = reading;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('click', this.#onClick);
    this.list?.connect();
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('click', this.#onClick);
    this.list?.disconnect();
  }

  hostUpdated(): void {
    this.list?.follow();
  }

  /** Whether an address means a filter of a list that is here. */
  hasTarget(fragment: string): boolean {
    return fragment.startsWith(FILTER) && Boolean(this.#host.renderRoot.querySelector('.list-tools'));
  }

  /** Opens the tools; the list is complete without them. */
  async open(): Promise<void> {
    await this.load();
    if (this.list) return this.list.open();
    const context = this.#reading.context();
    if (context) void this.#reading.announce(unavailable(context));
  }

  /** Once; after a failure the next call tries again. Never rejects. */
  load(): Promise<void> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  async #load(): Promise<void> {
    try {
      const { SubprocessorList } = await loadList();
      this.list = new SubprocessorList(this.#host, this.#reading);
      if (this.#host.isConnected) this.list.connect();
    } catch (error) {
      this.#loading = undefined;
      reportError(error);
    }
  }

  readonly #onClick = (event: Event): void => {
    const [target] = event.composedPath();
    if (target instanceof Element && target.part.contains('list-tools-toggle')) void this.open();
  };
}

const unavailable = ({ msg }: ViewContext): string =>
  msg('Das ist gerade nicht möglich. Die Liste ist vollständig.', { id: 'list.unavailable' });
