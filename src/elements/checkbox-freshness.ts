import type { FreshCore, FreshHost } from './checkbox-host.js';
import type { ReadyState } from './agreement-controller.js';
import { patiently } from './patience.js';
import { digestOf } from '../agreement/digest.js';
import type { LoadedAgreement } from '../agreement/load.js';
import { markdownTexts } from '../view/markdown-texts.js';
import { prepareMarkdown } from '../view/markdown.js';

/** Milliseconds for which a text that has been asked for counts as the current one. */
const FRESH = 5 * 60_000;

/**
 * Sees to it that the text in the form is still the published one: asks again when the person comes back to the page
 * and, if that was long ago, when the form is sent.
 */
export class Freshness {
  readonly #host: FreshHost;
  readonly #core: FreshCore;
  #document: ReadyState | undefined;
  #since = 0;
  #looking: Promise<void> | undefined;
  #isHolding = false;

  constructor(host: FreshHost, core: FreshCore) {
    this.#host = host;
    this.#core = core;
  }

  connect(): void {
    document.addEventListener('visibilitychange', this.#onReturn);
    addEventListener('focus', this.#onReturn);
  }

  disconnect(): void {
    document.removeEventListener('visibilitychange', this.#onReturn);
    removeEventListener('focus', this.#onReturn);
  }

  /** Another document is there: asked for just now. */
  follow(shown: ReadyState | undefined): void {
    if (shown && shown !== this.#document) this.#since = Date.now();
    this.#document = shown;
  }

  /** Whether there is a file that may have changed since. A wrong clock must not make it fresh for ever. */
  get #isStale(): boolean {
    return Boolean(this.#host.src && this.#document) && Math.abs(Date.now() - this.#since) > FRESH;
  }

  readonly #onReturn = (): void => {
    if (!document.hidden && this.#isStale) void this.#look();
  };

  /**
   * Holds a form back that is being sent with a text of long ago, and sends it on when that is known to be current, or
   * cannot be found out. Its listeners hear of it once, as if nothing had been.
   */
  async hold(event: SubmitEvent): Promise<void> {
    const { form } = this.#host;
    if (!this.#isStale && !this.#isHolding) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (this.#isHolding) return;
    this.#isHolding = true;
    const ticked = this.#document;
    await patiently(this.#look());
    this.#isHolding = false;
    this.#since = Date.now();
    if (this.#document !== ticked) this.#host.reportValidity();
    else if (form?.isConnected) form.requestSubmit(event.submitter);
  }

  /** Never rejects: a text that cannot be had does not change the one that is there. */
  #look(): Promise<void> {
    this.#looking ??= this.#compare().finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  async #compare(): Promise<void> {
    const known = this.#document!;
    const loaded = await this.#core.look().catch(() => undefined);
    if (known !== this.#document) return;
    this.#since = Date.now();
    if (loaded && JSON.stringify(loaded.agreement) !== JSON.stringify(known.agreement))
      await this.#replace(known, loaded);
  }

  async #replace(known: ReadyState, { agreement, url }: LoadedAgreement): Promise<void> {
    const [digest] = await Promise.all([digestOf(agreement), prepareMarkdown(markdownTexts(agreement))]);
    const shownAt = new Date().toISOString();
    if (known === this.#document) this.#core.replace({ status: 'ready', agreement, url, digest, shownAt });
  }
}
