import type { Agreement } from '../agreement/schema.js';
import { compareVersions } from '../agreement/version.js';
import type { FormerModel } from '../view/over-time.js';
import { loadOptionsOf } from './comparison.js';
import type { ConclusionHost, Reading } from './conclusion-host.js';
import { loadFormer, type FormerFile } from './former-version.js';

/** Looks at a former version in the place of the published one, and goes back. */
export class FormerVisit {
  readonly #host: ConclusionHost;
  readonly #reading: Reading;
  #agreement: Agreement | undefined;
  /** Addresses that could not be had. */
  #failed = new Set<string>();
  #visit: { version: string; from: string; back: string | undefined } | undefined;

  constructor(host: ConclusionHost, reading: Reading) {
    this.#host = host;
    this.#reading = reading;
  }

  show(agreement: Agreement): void {
    this.#agreement = agreement;
    if (agreement.version !== this.#visit?.version) this.#visit = undefined;
  }

  get isUnderWay(): boolean {
    return this.#visit !== undefined;
  }

  /** The version from which the reader has come. */
  get from(): string | undefined {
    return this.#visit?.from;
  }

  /** What can be looked at; of two files of a version the first, of which most is known. A host that refuses old versions refuses them here, too. */
  offers(files: readonly (FormerFile | undefined | '')[]): FormerModel[] {
    const { minVersion } = this.#host;
    const known = files.filter((file) => file !== undefined && file !== '');
    return known
      .filter(({ version }, index) => known.findIndex((other) => other.version === version) === index)
      .filter(({ version }) => !minVersion || compareVersions(version, minVersion) >= 0)
      .map((file) => ({
        version: file.version,
        failed: this.#failed.has(file.href),
        open: () => void this.#open(file),
      }));
  }

  /** Only what is the text that was named. */
  async #open(file: FormerFile): Promise<void> {
    const here = this.#agreement!;
    const former = await loadFormer(file, here, loadOptionsOf(this.#host)).catch(() => undefined);
    if (here !== this.#agreement) return;
    if (!former) this.#failed.add(file.href);
    else {
      const back = this.#reading.switchTo(file.href);
      this.#visit = { version: file.version, from: here.version, back };
    }
    this.#host.requestUpdate();
  }

  goBack(): void {
    const { back } = this.#visit!;
    this.#visit = undefined;
    this.#reading.switchTo(back);
  }
}
