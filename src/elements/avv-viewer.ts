import { nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { AcceptanceStatus } from '../acceptance/status.js';
import type { Marks, ViewContext } from '../view/context.js';
import { documentView } from '../view/document.js';
import { incorporatedName, incorporatedView } from '../view/incorporated.js';
import { unavailableView } from '../view/status.js';
import type { AgreementState, ReadyState } from './agreement-controller.js';
import { AgreementElement } from './agreement-element.js';
import { BoundPart } from './bound-part.js';
import { ComparisonPart } from './comparison-part.js';
import type { ConclusionHost } from './conclusion-host.js';
import { ConclusionPart } from './conclusion-part.js';
import type { Prefill } from './prefill.js';
import { printAlone } from './print.js';
import { ReadingController } from './reading.js';
import { styles } from './styles.js';
import { today } from './today.js';

/** What follows the text: the act, its receipt, or how the agreement is concluded otherwise. */
const ACT_ID = 'avv-act';

/**
 * Shows a data-processing agreement (AVV, Art. 28 GDPR) from JSON and posts its acceptance.
 *
 * @summary Reads, shows and accepts an AVV.
 * @tagname avv-viewer
 *
 * @slot - Fallback, for example a link to a PDF: shown when the agreement cannot be.
 * @slot actions - Further small actions beside “print” in the header.
 * @slot before-accept - Content at the top of the acceptance form.
 * @slot after-accept - Content beneath the receipt.
 *
 * @fires {AvvLoadStartEvent} avv-loadstart - Loading has begun.
 * @fires {AvvLoadEvent} avv-load - The whole agreement is on the page.
 * @fires {AvvErrorEvent} avv-error - Loading, accepting, declining, objecting or comparing failed; `phase` and `error.code` say why.
 * @fires {AvvLoadEndEvent} avv-loadend - Loading has ended, either way.
 * @fires {AvvBeforeAcceptEvent} avv-before-accept - The button was pressed; cancelable, may amend the record or take over the sending.
 * @fires {AvvAcceptedEvent} avv-accepted - The endpoint has confirmed.
 * @fires {AvvDelegateEvent} avv-delegate - Somebody else is about to be asked; cancelable, the host may do the sending.
 * @fires {AvvDeclinedEvent} avv-declined - The agreement has been declined.
 * @fires {AvvObjectedEvent} avv-objected - The endpoint has confirmed an objection to announced changes.
 * @fires {AvvStatusEvent} avv-status - `status` is another: what the customer’s acceptance is worth today.
 *
 * @cssstate accepted - Nothing is to be accepted.
 * @cssstate missing - Never accepted.
 * @cssstate outdated - Has to be accepted again.
 * @cssstate grace - Has to be accepted again, and there is still time.
 * @cssstate declined - The reader has declined, and not thought again.
 *
 * @csspart document - The agreement with everything around it.
 * @csspart header - Title, subtitle, version line and actions.
 * @csspart heading - Every heading.
 * @csspart subtitle - Line beneath the title.
 * @csspart version - Version, date and language.
 * @csspart action - A small button in the header.
 * @csspart notice - A notice, for example that a translation does not bind.
 * @csspart contents - The contents.
 * @csspart contents-toggle - Button that unfolds the contents where there is little room.
 * @csspart text - The column of text.
 * @csspart preamble - Text before the first clause.
 * @csspart section - A clause, of any depth.
 * @csspart label - Number of a clause, or the sign that links to it.
 * @csspart summary - Plain-language summary of a clause.
 * @csspart closing - Text after the last annex.
 * @csspart term - A defined term in the text.
 * @csspart definition - The definition that opens from a term.
 * @csspart placeholder - A filled or open placeholder.
 * @csspart placeholder-open - A placeholder without a value.
 * @csspart link-host - Host name shown after a link.
 * @csspart control - An invisible control character made visible.
 * @csspart parties - The parties.
 * @csspart party - One party.
 * @csspart contacts - The contacts.
 * @csspart facts - A list of names and values.
 * @csspart processing - Details of the processing.
 * @csspart measures - Technical and organisational measures.
 * @csspart changes - Announced changes of subprocessors.
 * @csspart change - One of them.
 * @csspart change-comparison - Table of what the old and the new entry differ in.
 * @csspart object-button - Button that opens the form for an objection.
 * @csspart objection - That form.
 * @csspart objection-action - A button in it.
 * @csspart objected - That an objection has been made, with its receipt.
 * @csspart list-tools-toggle - Button that opens search, filters and exports of the subprocessors.
 * @csspart list-tools - What searches, filters and exports them.
 * @csspart list-input - A field or a selection in it.
 * @csspart list-count - How many entries are shown.
 * @csspart list-action - A button in it.
 * @csspart transfers - Which entries leave the EEA.
 * @csspart table-region - Scroll region around the table of subprocessors.
 * @csspart table - The table of subprocessors.
 * @csspart subprocessor - One subprocessor.
 * @csspart badge - A safeguard, or “optional”.
 * @csspart legend - Explanation of the safeguards.
 * @csspart changed - Word at a clause that has changed since the accepted version.
 * @csspart since - What has changed since the accepted version, and what it asks of the customer.
 * @csspart changelog - The changes, version by version.
 * @csspart changed-sections - The changed clauses.
 * @csspart since-action - A button there.
 * @csspart compare-toggle - Button that shows what has changed since a former version.
 * @csspart comparison - The text held against a former version.
 * @csspart comparison-summary - What has changed, place by place.
 * @csspart comparison-steps - From change to change.
 * @csspart comparison-text - The text with what was added (`ins`) and removed (`del`).
 * @csspart comparison-action - A button of it.
 * @csspart comparison-input - Choice of the version.
 * @csspart banner - At the lower edge of the screen: that the text has changed, or will.
 * @csspart banner-action - A button in it.
 * @csspart act - The acceptance form, or how the agreement is concluded otherwise.
 * @csspart subject - What is being accepted.
 * @csspart declaration - A declaration with its box.
 * @csspart checkbox - The box of a declaration.
 * @csspart field - A field with its label.
 * @csspart input - An input of the form.
 * @csspart accept-button - The button.
 * @csspart waiting - Countdown to the next try.
 * @csspart delegate-button - Button for those who may not sign.
 * @csspart decline-button - Button for those who do not accept.
 * @csspart panel - What opens from one of the two.
 * @csspart panel-action - A button or link in it, and the way back after declining.
 * @csspart delegate-link - The link for somebody who may sign.
 * @csspart receipt - What was accepted, by whom, when.
 * @csspart receipt-facts - The facts of the receipt.
 * @csspart proof - Whether the receipt is true.
 * @csspart proof-details - The single checks, folded.
 * @csspart check - One of them.
 * @csspart receipt-action - A button beneath the receipt.
 * @csspart loading - Place holder while loading.
 * @csspart error - An error.
 * @csspart retry - Button for a second try.
 *
 * @cssprop [--avv-accent=color-mix(in oklab, currentColor 40%, #2563eb)] - Links, focus, current entry, button.
 * @cssprop [--avv-on-accent=Canvas] - Text on the button.
 * @cssprop [--avv-measure=68ch] - Longest line of text.
 * @cssprop [--avv-gutter=3.5rem] - Room for the numbers beside the text.
 * @cssprop [--avv-line-height=1.6] - Line height of the text.
 * @cssprop [--avv-radius=0.375rem] - Corners of panels, fields and buttons.
 * @cssprop [--avv-min-height=100vh] - Height kept while loading, so that nothing jumps.
 * @cssprop [--avv-sticky-top=1rem] - Distance of the contents, and of places scrolled to, from the top of the screen.
 */
export class AvvViewer extends AgreementElement {
  static override styles = styles;

  /** Where the acceptance is posted, and where a former one is asked for. Without it the element is for reading only. */
  @property() endpoint: string | null = null;
  /** Where an objection to an announced change is posted; without it, where the acceptance is. */
  @property({ attribute: 'objection-endpoint' }) objectionEndpoint: string | null = null;
  /** Version that this customer has accepted already; empty if none has been. Given, the endpoint is not asked. */
  @property({ attribute: 'accepted-version' }) acceptedVersion: string | null = null;
  /** Receipt of this customer that the host has kept. Given, the endpoint is not asked. */
  @property({ attribute: false }) receipt: object | null = null;
  /** The issuer’s public keys (JWKS, RFC 7517): their address or, as a property, the key set itself. */
  @property() keys: string | object | null = null;
  /** Trial: shown as one, recorded as one, binding nobody. */
  @property({ type: Boolean }) test = false;
  /** Keeps what was typed in `sessionStorage`, too; without it, in memory as long as the page lives. */
  @property({ type: Boolean, attribute: 'keep-draft' }) keepDraft = false;
  /** Offers to hand the agreement on to somebody who may sign. */
  @property({ type: Boolean }) delegable = false;
  /** Where they accept; `{reference}` stands for the customer’s reference. Without it, the act on this very page. */
  @property({ attribute: 'delegate-url' }) delegateUrl: string | null = null;
  /** Offers to decline. */
  @property({ type: Boolean }) declinable = false;
  /** Where that is posted; without it, only the event tells. */
  @property({ attribute: 'decline-endpoint' }) declineEndpoint: string | null = null;
  /** Id of a checkbox of the page: ticking it accepts, in its form; there is no button then. */
  @property({ attribute: 'for' }) htmlFor: string | null = null;
  /** Name of the hidden field with the record of that; without it, the name of the checkbox and `-record`. */
  @property({ attribute: 'record-name' }) recordName: string | null = null;
  /** Who is bound, as far as the host knows. */
  @property({ attribute: false }) customer: Prefill = {};
  /** Who acts, as far as the host knows. */
  @property({ attribute: false }) acceptor: Prefill = {};
  /** Further headers of the requests to the endpoint, for example a CSRF token. */
  @property({ attribute: false }) headers: HeadersInit | null = null;

  @state() private contentsOpen = false;

  readonly #reading = new ReadingController(this);
  readonly #part = new ConclusionPart(this, {
    shown: () => this.ready!,
    endReached: () => this.#reading.endReached,
    actAddress: () => this.#actAddress,
    actStands: () => this.links.arrive(ACT_ID),
    copy: (text, done) => void this.copy(text, done),
    announce: (words) => void this.announce(words),
    published: () => this.published(),
    switchTo: (href) => this.switchTo(href),
  });
  readonly #bound = new BoundPart(this, {
    shown: () => (this.concluded && !this.#part.conclusion?.isFormer ? this.ready : undefined),
    endReached: () => this.#reading.endReached,
    published: () => this.published(),
    switchTo: (href) => this.switchTo(href),
  });

  readonly #comparison = new ComparisonPart(this, {
    shown: () => (this.concluded ? this.ready : undefined),
    accepted: () => this.#part.conclusion?.acceptedFile,
    hrefBase: () => this.links.hrefBase,
    announce: (words) => void this.announce(words),
    copyLink: (event) => void this.copyLink(event),
  });

  protected override shownPlaceholders(): Readonly<Record<string, string>> {
    return this.#bound.placeholderValues ?? this.#part.conclusion?.placeholderValues ?? this.placeholders;
  }

  protected override shownMarks(): Marks | undefined {
    return this.#part.conclusion?.marks;
  }

  /** Not in a former version, and not for those who have accepted nothing yet. */
  protected override objecting(): ConclusionHost | undefined {
    const isFormer = this.#part.conclusion?.isFormer;
    const isCustomer = this.concluded && !isFormer && this.status?.status !== 'missing';
    return isCustomer && (this.objectionEndpoint ?? this.endpoint) ? this : undefined;
  }

  protected override onDocument(next: AgreementState): void {
    super.onDocument(next);
    this.#reading.stop();
    if (next.status === 'ready') this.#part.show(next.agreement);
  }

  /**
   * What the customer’s acceptance is worth today (`acceptanceStatus`); `undefined` as long as nobody knows, also because
   * neither `accepted-version` nor `receipt` nor the endpoint tells.
   */
  get status(): AcceptanceStatus | undefined {
    return this.concluded ? this.#part.conclusion?.status : undefined;
  }

  /** Whether there is something to accept, has been or will be: what is needed for that is loaded. */
  get #accepts(): boolean {
    const { endpoint, acceptedVersion, receipt } = this;
    return Boolean(receipt || this.#upcoming || (!this.#incorporated && (endpoint || acceptedVersion)));
  }

  /** Not in force yet. */
  get #upcoming(): boolean {
    return (this.document?.effectiveFrom ?? '') > today();
  }

  /** Part of another contract. */
  get #incorporated(): boolean {
    return this.document?.acceptance?.mode === 'incorporated';
  }

  protected override async prepareConclusion(): Promise<void> {
    await Promise.all([this.#accepts && this.#part.settled(), this.htmlFor && this.#bound.settled()]);
  }

  protected override onShown(shown: ReadyState): void {
    this.#reading.follow(this.renderRoot);
    super.onShown(shown);
    this.#part.conclusion?.onShown();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.customer ??= {};
    this.acceptor ??= {};
    super.willUpdate(changed);
    if (this.#accepts && !this.#part.failed) void this.#part.load();
    if (this.ready) this.#part.conclusion?.follow();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#part.conclusion?.onUpdated();
  }

  protected override renderAgreement(context: ViewContext): unknown {
    const [name, conclusion] = this.concluded ? this.#conclusion(context) : [];
    const text = documentView(
      {
        contents: {
          open: this.contentsOpen,
          current: this.#reading.current,
          act: name,
          actAddress: this.#actAddress,
          toggle: () => (this.contentsOpen = !this.contentsOpen),
          go: (event) => this.#go(event),
        },
        actions: { print: () => printAlone(this), switchTo: (href) => this.switchTo(href) },
        copyLink: (event) => void this.copyLink(event),
        complete: this.complete,
        onComplete: this.onComplete,
        conclusion: conclusion ?? nothing,
        hidden: this.#comparison.isOpen,
      },
      context,
    );
    return [text, this.#comparison.render(context)];
  }

  /** What follows the text, with its name in the contents. */
  #conclusion(context: ViewContext): [name?: string, view?: unknown] {
    const { conclusion, failed } = this.#part;
    if (this.htmlFor && !this.#incorporated) return this.#boundConclusion(context);
    if (!this.#accepts) return this.#incorporated ? [incorporatedName(this.msg), incorporatedView(context)] : [];
    if (failed) return [undefined, unavailableView(context, () => void this.#part.load())];
    return [conclusion?.nameIn(context), conclusion?.render(context)];
  }

  /** What ticking a box of the page means; unless the agreement has been accepted already. */
  #boundConclusion(context: ViewContext): [name?: string, view?: unknown] {
    const conclusion = this.#accepts ? this.#part.conclusion : undefined;
    const former = conclusion?.render(context);
    const name = conclusion?.nameIn(context);
    const bound = name ? undefined : this.#bound.render(context);
    return [bound ? this.msg('Annehmen', { id: 'contents.accept' }) : name, [former, bound]];
  }

  /** @internal */
  override hasTarget(id: string): boolean {
    return (
      super.hasTarget(id) ||
      this.#comparison.hasTarget(id) ||
      (id === ACT_ID && Boolean(this.renderRoot.querySelector('#' + id)))
    );
  }

  override reveal(id: string): void {
    if (!this.#comparison.leadsTo(id)) super.reveal(id);
  }

  /**
   * Holds the agreement against a former version, in the place of its text; without a version against the accepted one,
   * else against the one before. Resolves when the comparison stands or has failed; never rejects.
   */
  async showChanges(version?: string): Promise<void> {
    await this.#comparison.open(version);
  }

  get #actAddress(): string {
    return this.links.hrefBase + ACT_ID;
  }

  /** The last entry of the contents leads to the act, and leaves the page's address alone. */
  #go(event: Event): void {
    event.preventDefault();
    this.reveal(ACT_ID);
  }
}
