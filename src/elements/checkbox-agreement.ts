import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { digestOf } from '../agreement/digest.js';
import { AvvError } from '../agreement/errors.js';
import type { LoadedAgreement, LoadOptions } from '../agreement/load.js';
import type { Agreement } from '../agreement/schema.js';
import { Localization } from '../localization/localization.js';
import { AgreementController, type AgreementState, type ReadyState } from './agreement-controller.js';
import { FormControl } from './checkbox-control.js';
import { AvvErrorEvent, AvvLoadEndEvent, AvvLoadEvent, AvvLoadStartEvent } from './events.js';
import { languageOf, watchPageLanguage } from './language.js';
import { loadShared } from './shared-load.js';

/** What makes the agreement load anew. */
const SOURCE = ['src', 'agreement', 'integrity', 'minVersion', 'credentials'] as const;

/** A form control that is about an agreement: loads it, and speaks the language of the page. */
export abstract class AgreementControl extends FormControl {
  /** Address of the agreement (JSON). */
  @property() src: string | null = null;
  /** The agreement as an object, instead of `src`. */
  @property({ attribute: false }) agreement: object | null = null;
  /** Language of the interface; without it that of the page. */
  @property() override lang = '';
  /** Subresource-Integrity hashes of the file; a file that does not match cannot be accepted. */
  @property() integrity: string | null = null;
  /** Oldest version to accept; guards against an old file being served. */
  @property({ attribute: 'min-version' }) minVersion: string | null = null;
  /** Credentials mode of the requests (Fetch standard); the default is `same-origin`. */
  @property() credentials: RequestCredentials | null = null;
  /** Used for the requests instead of the page’s own `fetch`. */
  @property({ attribute: false }) fetch: typeof fetch | null = null;

  protected readonly localization = new Localization(this);
  readonly #document = new AgreementController(this, (next) => void this.#onDocument(next));
  #shown: ReadyState | undefined;
  #stopWatching = (): void => {};

  /** @internal */
  get msg() {
    return this.localization.msg;
  }

  /** Interface language in use. */
  get locale(): string {
    return this.localization.locale;
  }

  /** The agreement that can be accepted; `null` until it is there. */
  get document(): Agreement | null {
    return this.#shown?.agreement ?? null;
  }

  protected get state(): AgreementState {
    return this.#document.state;
  }

  /** The document that can be accepted: its digest has been taken. */
  protected get shown(): ReadyState | undefined {
    return this.#shown;
  }

  /** Loads the agreement anew, past the browser's cache. Resolves when it is there or has failed; never rejects. */
  async reload(): Promise<void> {
    await this.#load(this.#options(true));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopWatching = watchPageLanguage(() => this.requestUpdate());
    if (!this.hasUpdated) return;
    this.requestUpdate();
    if (this.state.status === 'idle') void this.#load(this.#options());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWatching();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (SOURCE.some((name) => changed.has(name))) {
      if (this.isConnected) void this.#load(this.#options());
      else this.#document.stop();
    }
    void this.localization.use(this.lang || languageOf(this) || 'de');
    super.willUpdate(changed);
  }

  /** What has to be there besides the agreement before that can be accepted. */
  protected abstract prepare(): Promise<void>;

  /** Another document can be accepted, or none. */
  protected abstract onShown(): void;

  /** Asks for the file once more, past the browser's cache: a conditional request. */
  protected look(): Promise<LoadedAgreement> {
    return loadShared(this.src!, { ...this.#options(true), signal: new AbortController().signal });
  }

  /** Puts another version into the place of the document. */
  protected replace(next: ReadyState): void {
    this.#document.state = this.#shown = next;
    this.onShown();
  }

  async #load(options: LoadOptions): Promise<void> {
    const { src, agreement } = this;
    if (!src && !agreement) return this.#document.stop();
    this.dispatchEvent(new AvvLoadStartEvent(src ?? undefined));
    await this.#document.load({ src: src ?? undefined, agreement: agreement ?? undefined, options });
  }

  async #onDocument(next: AgreementState): Promise<void> {
    this.#shown = undefined;
    this.onShown();
    if (next.status === 'failed') this.#fail(next.error);
    if (next.status !== 'ready') return;
    try {
      [next.digest] = await Promise.all([digestOf(next.agreement), this.prepare()]);
      if (next === this.state) await this.#show(next);
    } catch (cause) {
      const message = `The file of the checkbox could not be loaded: ${String(cause)}`;
      if (next === this.state) this.#fail(new AvvError('act-unavailable', message, { cause }));
    }
  }

  async #show(next: ReadyState): Promise<void> {
    this.replace(next);
    await this.updateComplete;
    this.dispatchEvent(new AvvLoadEvent(next.agreement, next.digest));
    this.dispatchEvent(new AvvLoadEndEvent());
  }

  #fail(error: AvvError): void {
    this.#document.state = { status: 'failed', error };
    this.requestUpdate();
    this.dispatchEvent(new AvvErrorEvent('load', error));
    this.dispatchEvent(new AvvLoadEndEvent());
  }

  /** @param isNew Past the browser's cache. */
  #options(isNew = false): LoadOptions {
    const { integrity, minVersion, credentials } = this;
    const send = this.fetch ?? fetch;
    return {
      ...(integrity && { integrity }),
      ...(minVersion && { minVersion }),
      ...(credentials && { credentials }),
      ...((this.fetch || isNew) && {
        fetch: (url: RequestInfo | URL, init?: RequestInit) => send(url, isNew ? { ...init, cache: 'no-cache' } : init),
      }),
    };
  }
}
