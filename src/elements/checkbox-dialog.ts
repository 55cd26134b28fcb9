import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Agreement } from '../agreement/schema.js';
import { dialogView, type TextChange } from '../view/checkbox.js';
import type { ViewContext } from '../view/context.js';
import type { ReadyState } from './agreement-controller.js';
import type { AvvViewer } from './avv-viewer.js';
import type { CheckboxHost } from './checkbox-host.js';
import { PageBehind } from './checkbox-page.js';

/** What is to be shown, if not the agreement from its beginning. */
interface Opening {
  /** Address of a clause in it; goes into the page's. */
  href?: string;
  /** Id of that clause. */
  target?: string;
  /** Address of the agreement in another language. */
  src?: string;
}

const stop = (event: Event): void => event.stopPropagation();

/** The agreement in a modal dialog, for reading. */
export class CheckboxDialog {
  /** Whether it has been opened for the document of the page. */
  hasBeenOpen = false;
  /** Whether the end of the text has been on the screen. */
  endReached = false;
  readonly #host: CheckboxHost;
  readonly #page = new PageBehind();
  #isOpen = false;
  /** Address of another language version, if that is what is shown. */
  #other: string | undefined;
  #agreement: Agreement | undefined;
  #end: IntersectionObserver | undefined;

  constructor(host: CheckboxHost) {
    this.#host = host;
  }

  /** Without it the agreement is a link. */
  get isPossible(): boolean {
    return 'showModal' in document.createElement('dialog') && customElements.get('avv-viewer') !== undefined;
  }

  /** Carried by the links of the viewer in it. */
  get viewerId(): string {
    return this.#host.id || this.#host.name || 'avv-checkbox';
  }

  /** Another text has not been read yet. */
  follow(agreement: Agreement | undefined): void {
    if (agreement === this.#agreement) return;
    this.#agreement = agreement;
    this.hasBeenOpen = this.#isOpen;
    this.endReached = false;
    if (!agreement && this.#isOpen) this.#closed();
  }

  async open({ href = location.href, target, src }: Opening = {}): Promise<void> {
    if (this.#isOpen) return this.#go(href, target);
    this.#isOpen = true;
    this.#other = src;
    this.hasBeenOpen ||= !src;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const dialog = this.#dialog;
    if (!dialog) return void (this.#isOpen = false); // nothing can be shown yet
    this.#page.hold(() => dialog.close(), href);
    dialog.showModal();
  }

  /** No new entry in the history: “back” closes, however many links have been followed. */
  #go(href: string, target?: string): void {
    history.replaceState(history.state, '', href);
    if (target) this.#host.renderRoot.querySelector<AvvViewer>('dialog avv-viewer')?.reveal(target);
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector('dialog');
  }

  readonly #closed = (): void => {
    this.#isOpen = false;
    this.#end?.disconnect();
    this.#page.release();
    this.#host.requestUpdate();
  };

  /** The element has left the page. */
  disconnect(): void {
    if (this.#isOpen) this.#closed();
  }

  render(shown: ReadyState, change: TextChange | undefined, context: ViewContext): unknown {
    if (!this.#isOpen) return nothing;
    return dialogView(
      {
        change,
        viewer: keyed(this.#other ?? shown.agreement, this.#viewer(shown, context)),
        close: () => this.#dialog?.close(),
        closed: this.#closed,
        // Beside it is outside of it.
        press: ({ target, currentTarget }) => target === currentTarget && this.#dialog?.close(),
      },
      context,
    );
  }

  /** What happens in there is no event of the box. */
  #viewer({ agreement, url }: ReadyState, { features, placeholders, locale }: ViewContext) {
    const { lang, fetch: send } = this.#host;
    const src = this.#other ?? url;
    return html`<avv-viewer
      part="viewer"
      id=${this.viewerId}
      lang=${lang || locale}
      .agreement=${src ? null : agreement}
      .src=${src ?? null}
      .fetch=${url ? servedFrom(agreement, url, send ?? fetch) : send}
      .features=${features}
      .placeholders=${placeholders}
      @avv-loadstart=${stop}
      @avv-load=${this.#onLoad}
      @avv-error=${stop}
      @avv-loadend=${stop}
    ></avv-viewer>`;
  }

  readonly #onLoad = (event: Event): void => {
    event.stopPropagation();
    this.#end?.disconnect();
    const { renderRoot, document: read } = event.target as AvvViewer;
    if (read?.language !== this.#agreement?.language) return; // not the text that is accepted
    this.hasBeenOpen = true;
    const end = renderRoot.querySelector('.end');
    this.#end = new IntersectionObserver(([entry]) => (this.endReached ||= entry!.isIntersecting));
    if (end) this.#end.observe(end);
  };
}

/** Exactly the text that stands beside the box, at its own address: its relative links lead where they should. */
const servedFrom =
  (agreement: Agreement, url: string, send: typeof fetch): typeof fetch =>
  (input, init) =>
    input === url
      ? Promise.resolve(new Response(JSON.stringify(agreement), { headers: { 'Content-Type': 'application/json' } }))
      : send(input, init);
