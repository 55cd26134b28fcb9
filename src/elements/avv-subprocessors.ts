import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { resolveHref } from '../agreement/href.js';
import { chunked } from '../view/chunked.js';
import type { ViewContext } from '../view/context.js';
import { versionLine } from '../view/header.js';
import { heading } from '../view/heading.js';
import { loadingView } from '../view/status.js';
import { subprocessorsView } from '../view/subprocessors.js';
import { AgreementElement } from './agreement-element.js';
import { patiently } from './patience.js';
import { styles } from './styles.js';
import type { SubprocessorList } from './subprocessor-list.js';

/**
 * Shows the subprocessors of a data-processing agreement (Art. 28(2), (4) GDPR) as a list of its own: to search, filter,
 * sort and export. A filter has an address (`#subprocessors?country=US`), as each entry has (`#id`).
 *
 * @summary The list of subprocessors alone.
 * @tagname avv-subprocessors
 *
 * @slot - Fallback, for example a link to the list as a PDF: shown when the list cannot be.
 * @slot subscribe - How to hear of changes; instead of the link that `feed` makes.
 *
 * @fires {AvvLoadStartEvent} avv-loadstart - Loading has begun.
 * @fires {AvvLoadEvent} avv-load - The whole list is on the page.
 * @fires {AvvErrorEvent} avv-error - Loading failed; `error.code` says why.
 * @fires {AvvLoadEndEvent} avv-loadend - Loading has ended, either way.
 *
 * @csspart document - The list with everything around it.
 * @csspart header - Title and version.
 * @csspart heading - Every heading.
 * @csspart version - Version, date and language of the agreement.
 * @csspart subscribe - Link to the feed of changes.
 * @csspart list-tools - What searches, filters and exports.
 * @csspart list-tools-toggle - Button that opens it, where it was not there in time.
 * @csspart list-input - A field or a selection in it.
 * @csspart list-count - How many entries are shown.
 * @csspart list-action - A button in it.
 * @csspart transfers - Which entries leave the EEA.
 * @csspart table-region - Scroll region around the table.
 * @csspart table - The table.
 * @csspart subprocessor - One subprocessor.
 * @csspart details - Its further facts, folded.
 * @csspart facts - A list of names and values.
 * @csspart badge - A safeguard, or “optional”.
 * @csspart legend - Explanation of the safeguards.
 * @csspart changes - Announced changes.
 * @csspart change - One of them.
 * @csspart change-comparison - Table of what the old and the new entry differ in.
 * @csspart placeholder - A filled or open placeholder.
 * @csspart placeholder-open - A placeholder without a value.
 * @csspart link-host - Host name shown after a link.
 * @csspart control - An invisible control character made visible.
 * @csspart loading - Place holder while loading.
 * @csspart error - An error.
 * @csspart retry - Button for a second try.
 *
 * @cssprop [--avv-accent=color-mix(in oklab, currentColor 40%, #2563eb)] - Links, focus.
 * @cssprop [--avv-line-height=1.6] - Line height of the text.
 * @cssprop [--avv-radius=0.375rem] - Corners of fields and buttons.
 * @cssprop [--avv-min-height=100vh] - Height kept while loading, so that nothing jumps.
 * @cssprop [--avv-sticky-top=1rem] - Distance of places scrolled to from the top of the screen.
 */
export class AvvSubprocessors extends AgreementElement {
  static override styles = styles;

  /** Address of a feed of changes (Atom or JSON Feed), to which the list then links. */
  @property() feed: string | null = null;

  /** What makes it searchable; `null` when it is not waited for any longer: nothing on the page may move then. */
  @state() private searchable: SubprocessorList | null | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#settle();
  }

  async #settle(): Promise<void> {
    await patiently(this.list.load());
    this.searchable ??= this.list.list ?? null;
  }

  protected override renderAgreement(context: ViewContext): unknown {
    if (this.searchable === undefined) return loadingView(this.msg, this.locale);
    return html`<article part="document" lang=${context.locale} @click=${this.copyLink}>
      <header part="header">
        ${heading(context.headingLevel, this.msg('Unterauftragsverarbeiter', { id: 'subprocessors.caption' }), 'avv-title')}
        <div class="meta">
          ${versionLine(context)}
          <div class="actions"><slot name="subscribe">${this.#feedLink()}</slot></div>
        </div>
      </header>
      ${this.searchable ? this.searchable.render(context, this.onComplete) : this.#plainList(context)}
    </article>`;
  }

  /** As the agreement shows it. */
  #plainList(context: ViewContext): unknown {
    const list = () => subprocessorsView(context, context.headingLevel);
    return html`<div lang=${context.agreement.language} ${chunked(ALL, list, context, this.onComplete)}></div>`;
  }

  #feedLink(): unknown {
    const href = this.feed && resolveHref(this.feed, document.baseURI);
    return href
      ? html`<a href=${href} part="subscribe">${this.msg('Änderungen abonnieren', { id: 'list.subscribe' })}</a>`
      : nothing;
  }

  /** @internal Only what is on the page: of the agreement it shows the list, not the clauses. */
  override hasTarget(id: string): boolean {
    return super.hasTarget(id) && (id.includes('?') || Boolean(this.renderRoot.querySelector('#' + CSS.escape(id))));
  }
}

/** The list is one piece; `chunked` tells when all of its rows stand. */
const ALL = [undefined];
