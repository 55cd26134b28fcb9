import { html, LitElement, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { load, type LoadOptions } from '../agreement/load.js';
import { digestOf } from '../agreement/digest.js';
import type { Agreement } from '../agreement/schema.js';
import { explainLoadError } from '../localization/load-errors.js';
import { Localization } from '../localization/localization.js';
import type { Marks, ViewContext } from '../view/context.js';
import { errorView, loadingView } from '../view/status.js';
import { AgreementController, type AgreementState, type ReadyState } from './agreement-controller.js';
import { ChangesPart } from './changes-part.js';
import { commaList } from './comma-list.js';
import type { ConclusionHost } from './conclusion-host.js';
import { ContextBuilder } from './context-builder.js';
import { DeepLinks, type DeepLinkHost } from './deep-links.js';
import { AvvErrorEvent, AvvLoadEndEvent, AvvLoadEvent, AvvLoadStartEvent } from './events.js';
import { languageOf, watchPageLanguage } from './language.js';
import { ListPart } from './list-part.js';
import { copyText } from './save.js';
import { scrollTo } from './scroll.js';

/** What makes the agreement load anew. */
const SOURCE = ['src', 'agreement', 'integrity', 'minVersion', 'credentials'] as const;

/** An element that loads an agreement and shows something of it: loading, errors, language, deep links. */
export abstract class AgreementElement extends LitElement implements DeepLinkHost {
  /** Address of the agreement (JSON). */
  @property() src: string | null = null;
  /** The agreement as an object, instead of `src`. */
  @property({ attribute: false }) agreement: object | null = null;
  /** Language of the interface; without it that of the page. */
  @property() override lang = '';
  /** Subresource-Integrity hashes of the file; a file that does not match is not shown. */
  @property() integrity: string | null = null;
  /** Oldest version to show; guards against an old file being served. */
  @property({ attribute: 'min-version' }) minVersion: string | null = null;
  /** Optional features that are active for this customer, separated by commas. */
  @property({ converter: commaList }) features: string[] = [];
  /** Level of the title’s heading, 1 to 6. */
  @property({ attribute: 'heading-level', type: Number }) headingLevel = 2;
  /** Credentials mode of the requests (Fetch standard); the default is `same-origin`. */
  @property() credentials: RequestCredentials | null = null;
  /** Values of the agreement’s placeholders, by key. */
  @property({ attribute: false }) placeholders: Readonly<Record<string, string>> = {};
  /** Used for the requests instead of the page’s own `fetch`. */
  @property({ attribute: false }) fetch: typeof fetch | null = null;

  /** Whether every clause stands on the page. */
  @state() protected complete = false;
  /** Whether what follows the text may be shown. */
  @state() protected concluded = false;
  /** Said to screen readers. */
  @state() private announcement = '';

  readonly #localization = new Localization(this);
  readonly #document = new AgreementController(this, (next) => this.onDocument(next));
  protected readonly links = new DeepLinks(this);
  protected readonly list = new ListPart(this, {
    context: () => this.#context,
    hrefBase: () => this.links.hrefBase,
    announce: (words) => this.announce(words),
  });
  readonly #changes = new ChangesPart(this, {
    shown: () => this.ready,
    objecting: () => this.objecting(),
    copy: (text, done) => void this.copy(text, done),
  });
  readonly #contexts = new ContextBuilder();
  #context: ViewContext | undefined;
  #stopWatching = (): void => {};
  /** The language version that the reader has switched to. */
  #switchedTo: string | undefined;

  /** @internal */
  get msg() {
    return this.#localization.msg;
  }

  /** Interface language in use. */
  get locale(): string {
    return this.#localization.locale;
  }

  /** The document on the page; `null` until it is there. */
  get document(): Agreement | null {
    return this.ready?.agreement ?? null;
  }

  protected get ready(): ReadyState | undefined {
    return this.#document.state.status === 'ready' ? this.#document.state : undefined;
  }

  /** Loads the agreement anew, past the browser's cache. Resolves when it is there or has failed; never rejects. */
  async reload(): Promise<void> {
    await this.#load(this.#freshOptions());
  }

  /** The document as it is published now; what is on the page stays. `undefined` where it cannot be had. */
  protected async published(): Promise<Agreement | undefined> {
    const src = this.#switchedTo ?? this.src;
    return src ? (await load(src, this.#freshOptions()).catch(() => undefined))?.agreement : undefined;
  }

  #freshOptions(): LoadOptions {
    const { fetch: send = fetch, ...options } = this.#loadOptions();
    return { ...options, fetch: (url, init) => send(url, { ...init, cache: 'no-cache' }) };
  }

  async #load(options: LoadOptions): Promise<void> {
    const src = this.#switchedTo ?? this.src ?? undefined;
    const agreement = this.#switchedTo ? undefined : (this.agreement ?? undefined);
    if (!src && !agreement) return this.#document.stop();
    this.dispatchEvent(new AvvLoadStartEvent(src));
    await this.#document.load({ src, agreement, options });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopWatching = watchPageLanguage(() => this.requestUpdate());
    if (!this.hasUpdated) return;
    this.requestUpdate(); // what was left half rendered goes on
    if (this.#document.state.status === 'idle') void this.#load(this.#loadOptions());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWatching();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Frameworks pass null or undefined for what is not there yet.
    this.features ??= [];
    this.placeholders ??= {};
    if (changed.has('src') || changed.has('agreement')) this.#switchedTo = undefined;
    if (SOURCE.some((name) => changed.has(name))) this.#onSource();
    void this.#localization.use(this.lang || languageOf(this) || 'de');
  }

  /** An element that stands nowhere shows nothing: it loads when it is put somewhere. */
  #onSource(): void {
    if (this.isConnected) void this.#load(this.#loadOptions());
    else this.#document.stop();
  }

  /** Whatever fails in showing it (a page may forbid every template): the host's fallback stands there, not nothing. */
  protected override update(changed: PropertyValues<this>): void {
    try {
      super.update(changed);
    } catch (error) {
      this.renderRoot.replaceChildren(document.createElement('slot'));
      reportError(error);
    }
  }

  protected override render(): unknown {
    return html`${this.#renderState()}
      <div class="hidden" role="status" lang=${this.locale}>${this.announcement}</div>`;
  }

  #renderState(): unknown {
    const { state: current } = this.#document;
    // No word changes under the reader's eyes: the language comes first.
    if (current.status !== 'idle' && !this.complete && !this.#localization.settled)
      return loadingView(this.msg, this.locale);
    switch (current.status) {
      case 'idle':
        return html`<slot></slot>`;
      case 'loading':
        return loadingView(this.msg, this.locale);
      case 'failed':
        return errorView(explainLoadError(current.error, this.msg), this.msg, this.locale, () => void this.#again());
      case 'ready':
        return this.renderAgreement((this.#context = this.#contexts.build(this.#contextInput(current))));
    }
  }

  /** The button that was pressed goes; the focus stays with what comes in its place. */
  async #again(): Promise<void> {
    await this.reload();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#avv-title, [part=retry]')?.focus();
  }

  /** Said by screen readers, also when the same has just been said. */
  protected async announce(message: string): Promise<void> {
    this.announcement = '';
    await this.updateComplete;
    this.announcement = message;
  }

  /** A click on the number of a clause, or the link of an entry, copies its address. */
  protected readonly copyLink = async (event: Event): Promise<void> => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-copy]');
    if (link) await this.copy(link.href, this.msg('Link kopiert', { id: 'section.copied' }));
  };

  protected async copy(text: string, done: string): Promise<void> {
    const copied = await copyText(text);
    await this.announce(copied ? done : this.msg('Kopieren ist hier nicht möglich.', { id: 'copy.denied' }));
  }

  /** The view of a loaded agreement; has to call `onComplete` when all of it stands. */
  protected abstract renderAgreement(context: ViewContext): unknown;

  /** Values of the placeholders as they are to be shown. */
  protected shownPlaceholders(): Readonly<Record<string, string>> {
    return this.placeholders;
  }

  /** Clauses that are to be marked as changed. */
  protected shownMarks(): Marks | undefined {
    return undefined;
  }

  /** The viewer in which announced changes may be objected to. */
  protected objecting(): ConclusionHost | undefined {
    return undefined;
  }

  protected onDocument(next: AgreementState): void {
    this.#context = undefined;
    this.complete = false;
    this.concluded = false;
    if (next.status !== 'failed') return;
    this.dispatchEvent(new AvvErrorEvent('load', next.error));
    this.dispatchEvent(new AvvLoadEndEvent());
  }

  protected readonly onComplete = (): void => {
    if (this.complete) return; // the same document with other words in its gaps, or in another interface language
    this.complete = true;
    if (this.ready) void this.#conclude(this.ready);
  };

  /** The digest is not needed to read, but to accept: it is taken after the text has been painted. */
  async #conclude(shown: ReadyState): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    if (shown === this.ready) this.links.follow();
    const [digest] = await Promise.all([shown.digest ?? digestOf(shown.agreement), this.prepareConclusion()]);
    shown.digest = digest;
    if (shown !== this.ready) return;
    this.concluded = true;
    await this.updateComplete;
    if (shown === this.ready) this.onShown(shown);
  }

  /** What has to be there before that which follows the text. */
  protected async prepareConclusion(): Promise<void> {}

  /** Everything is on the page. */
  protected onShown({ agreement, digest }: ReadyState): void {
    this.dispatchEvent(new AvvLoadEvent(agreement, digest));
    this.dispatchEvent(new AvvLoadEndEvent());
  }

  /** Shows another file of the same agreement, for example another language; without an address the first one again. */
  protected switchTo(href: string | undefined): string | undefined {
    const former = this.#switchedTo;
    this.#switchedTo = href;
    void this.#again();
    return former;
  }

  /** @internal */
  hasTarget(id: string): boolean {
    return this.ready !== undefined && (this.#contexts.has(id) || this.list.hasTarget(id));
  }

  /** Scrolls to a place of the document and puts the focus there. */
  reveal(id: string): void {
    const place = this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
    if (!place) return void (this.list.hasTarget(id) && this.list.open());
    this.list.list?.uncover(place);
    if (place.popover) return place.showPopover();
    scrollTo(place);
    const target = place.querySelector<HTMLElement>(':scope > [tabindex]') ?? place;
    if (!target.hasAttribute('tabindex')) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }

  #contextInput({ agreement, url }: ReadyState) {
    return {
      agreement,
      url: url ?? document.baseURI,
      msg: this.msg,
      locale: this.locale,
      headingLevel: this.headingLevel,
      placeholders: this.shownPlaceholders(),
      features: this.features,
      hrefBase: this.links.hrefBase,
      marks: this.shownMarks(),
      changes: this.#changes,
    };
  }

  #loadOptions(): LoadOptions {
    const { integrity, minVersion, credentials, fetch } = this;
    return {
      ...(integrity && !this.#switchedTo && { integrity }),
      ...(minVersion && { minVersion }),
      ...(credentials && { credentials }),
      ...(fetch && { fetch }),
    };
  }
}
