import { render, type ReactiveController } from 'lit';
import { plainChanges, type LiveChanges } from '../view/changes.js';
import type { ViewContext } from '../view/context.js';
import type { AnnouncedChanges } from './announced-changes.js';
import type { ChangesHost, ChangesReading } from './changes-host.js';
import { loadChanges } from './parts.js';

/**
 * Shows announced changes as the agreement has them, and, when the file for that has come, where they stand today and how
 * to object. They are rendered with each update of the element, the text around them is not.
 */
export class ChangesPart implements ReactiveController, LiveChanges {
  readonly #host: ChangesHost;
  readonly #reading: ChangesReading;
  #shown: (() => unknown) | undefined;
  #loading: Promise<void> | undefined;
  #changes: AnnouncedChanges | undefined;
  #place: HTMLElement | undefined;

  constructor(host: ChangesHost, reading: ChangesReading) {
    this.#host = host;
    this.#reading = reading;
    host.addController(this);
  }

  show(place: HTMLElement, context: ViewContext, level: number): void {
    this.#place = place;
    this.#shown = () => render(this.#changes?.render(context, level) ?? plainChanges(context), place);
    this.#loading ??= this.#load();
    this.#shown();
  }

  hostUpdated(): void {
    this.#shown?.();
  }

  /** Without the file the agreement’s own words stand there, and the next text that shows them tries again. */
  async #load(): Promise<void> {
    try {
      const { AnnouncedChanges } = await loadChanges();
      this.#changes = new AnnouncedChanges(this.#host, this.#reading);
      await this.#replace();
    } catch (error) {
      this.#loading = undefined;
      reportError(error);
    }
  }

  /** Whoever stood at one of the changes, for example by its address, stands there afterwards, too. */
  async #replace(): Promise<void> {
    const focused = this.#place?.querySelector(':focus')?.closest('[id]')?.id;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (focused) this.#host.reveal(focused);
  }
}
