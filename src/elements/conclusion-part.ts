import { AvvError } from '../agreement/errors.js';
import type { Agreement } from '../agreement/schema.js';
import type { ConclusionHost, Reading } from './conclusion-host.js';
import type { Conclusion } from './conclusion.js';
import { AvvErrorEvent } from './events.js';
import { loadConclusion } from './parts.js';
import { patiently } from './patience.js';

/** Loads the conclusion when it is needed, and holds it. */
export class ConclusionPart {
  #host: ConclusionHost;
  #reading: Reading;
  #loading: Promise<void> | undefined;
  #agreement: Agreement | undefined;
  /** There from its loading on. */
  conclusion: Conclusion | undefined;
  failed = false;

  constructor(host: ConclusionHost, reading: Reading) {
    this.#host = host;
    this.#reading = reading;
  }

  show(agreement: Agreement): void {
    this.#agreement = agreement;
    this.conclusion?.show(agreement);
  }

  /** Resolves when it is there and knows what to show, has failed, or takes too long to be waited for; then it appears later. */
  settled(): Promise<unknown> {
    return patiently(this.load().then(() => this.conclusion?.settled));
  }

  /** Once; after a failure the next call tries again. Never rejects. */
  load(): Promise<void> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  async #load(): Promise<void> {
    this.failed = false;
    try {
      const { Conclusion } = await loadConclusion();
      this.conclusion = new Conclusion(this.#host, this.#reading);
      if (this.#agreement) this.conclusion.show(this.#agreement);
    } catch (cause) {
      this.failed = true;
      this.#loading = undefined;
      const error = new AvvError('act-unavailable', `The acceptance form could not be loaded: ${String(cause)}`, {
        cause,
      });
      this.#host.dispatchEvent(new AvvErrorEvent('accept', error));
    }
    this.#host.requestUpdate();
  }
}
