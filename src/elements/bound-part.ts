import type { ReactiveController } from 'lit';
import { AvvError } from '../agreement/errors.js';
import type { ViewContext } from '../view/context.js';
import type { BoundCheckbox } from './bound-checkbox.js';
import type { BoundHost, BoundReading } from './bound-host.js';
import { AvvErrorEvent } from './events.js';
import { loadBound } from './parts.js';
import { patiently } from './patience.js';

/** Loads what a checkbox of the page needs as soon as one is named, and holds it. */
export class BoundPart implements ReactiveController {
  readonly #host: BoundHost;
  readonly #reading: BoundReading;
  #loading: Promise<void> | undefined;
  #bound: BoundCheckbox | undefined;

  constructor(host: BoundHost, reading: BoundReading) {
    this.#host = host;
    this.#reading = reading;
    host.addController(this);
  }

  /** Before the rendering, which names the box. */
  hostUpdate(): void {
    if (this.#host.htmlFor) void this.load();
    this.#bound?.follow();
  }

  /** A viewer that is only moved keeps its checkbox. */
  hostDisconnected(): void {
    queueMicrotask(() => this.#bound?.follow());
  }

  /** Once; after a failure the next call tries again. Never rejects. */
  load(): Promise<void> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  /** Resolves when it is there, has failed, or takes too long to be waited for; then the checkbox is bound later. */
  settled(): Promise<unknown> {
    return patiently(this.load());
  }

  get placeholderValues(): Readonly<Record<string, string>> | undefined {
    return this.#bound?.placeholderValues;
  }

  render(context: ViewContext): unknown {
    return this.#bound?.render(context);
  }

  async #load(): Promise<void> {
    try {
      const { BoundCheckbox } = await loadBound();
      this.#bound = new BoundCheckbox(this.#host, this.#reading);
      this.#host.requestUpdate();
    } catch (cause) {
      this.#loading = undefined;
      const message = `The file that binds a checkbox could not be loaded: ${String(cause)}`;
      this.#host.dispatchEvent(new AvvErrorEvent('accept', new AvvError('act-unavailable', message, { cause })));
    }
  }
}
