import type { Agreement } from '../agreement/schema.js';
import { compareVersions } from '../agreement/version.js';
import type { ConclusionHost, Reading } from './conclusion-host.js';

/** Milliseconds for which a text that has been asked for counts as the published one. */
const FRESH = 5 * 60_000;

/** Sees whether the text on the page is still the published one. The page keeps it until the reader asks for the new one. */
export class Publication {
  /** The version that has been published meanwhile; the same name where only the text is another. */
  newer: string | undefined;
  readonly #host: ConclusionHost;
  readonly #reading: Reading;
  #agreement: Agreement | undefined;
  #askedAt = 0;

  constructor(host: ConclusionHost, reading: Reading) {
    this.#host = host;
    this.#reading = reading;
  }

  /** Another document is on the page: it was asked for just now. */
  show(agreement: Agreement): void {
    this.#agreement = agreement;
    this.newer = undefined;
    this.#askedAt = Date.now();
  }

  /** Asks for the file again if that was long ago. A text that cannot be had says nothing of the one that is there. */
  async check(): Promise<void> {
    if (Math.abs(Date.now() - this.#askedAt) < FRESH) return; // whatever has become of the clock
    this.#askedAt = Date.now();
    const known = this.#agreement!;
    const published = await this.#reading.published();
    if (!published || known !== this.#agreement) return;
    this.newer = isNewer(published, known) ? published.version : undefined;
    this.#host.requestUpdate();
  }
}

/** Servers that are being updated may answer with the former file in between. */
const isNewer = (published: Agreement, known: Agreement): boolean =>
  compareVersions(published.version, known.version) >= 0 && JSON.stringify(published) !== JSON.stringify(known);
