import { html } from 'lit';
import { standingOf } from '../acceptance/standing.js';
import { tickWords } from '../acceptance/one-tick.js';
import { missingTick } from '../localization/form.js';
import { changeMessage, checkboxView } from '../view/checkbox.js';
import type { ViewContext } from '../view/context.js';
import type { ReadyState } from './agreement-controller.js';
import { CheckboxDialog } from './checkbox-dialog.js';
import { tell } from './checkbox-events.js';
import { FormPart } from './checkbox-form.js';
import { Freshness } from './checkbox-freshness.js';
import type { CheckboxCore, CheckboxHost } from './checkbox-host.js';
import { CheckboxLinks } from './checkbox-links.js';
import { factsOf, hostWords } from './checkbox-record.js';
import { textOf, type Tick } from './checkbox-tick.js';
import { Ticking } from './checkbox-ticking.js';
import { explainIncorporated, isIncorporated } from './checkbox-warnings.js';
import { ContextBuilder } from './context-builder.js';
import { checkboxStyles } from './styles/checkbox-field.js';
import { checkboxPlace } from './styles/checkbox.js';

export { tellUnticked } from './checkbox-events.js';
export { explainIgnored } from './checkbox-warnings.js';

/**
 * Everything about an `<avv-checkbox>` that needs the agreement: its words, the tick and its record, the dialog, whether
 * the text is still current. A file of its own in the single-file build.
 */
export class CheckboxField {
  static readonly styles = [checkboxPlace, checkboxStyles];

  /** The record as JSON, or empty. */
  value = '';
  readonly #host: CheckboxHost;
  readonly #core: CheckboxCore;
  readonly #dialog: CheckboxDialog;
  readonly #freshness: Freshness;
  readonly #form: FormPart;
  readonly #links: CheckboxLinks;
  readonly #ticking = new Ticking();
  readonly #contexts = new ContextBuilder();
  #judged: { grounds: readonly unknown[]; acceptedAt: string | undefined } | undefined;

  constructor(host: CheckboxHost, core: CheckboxCore) {
    this.#host = host;
    this.#core = core;
    this.#dialog = new CheckboxDialog(host);
    this.#links = new CheckboxLinks(this.#dialog, () => this.#context);
    this.#freshness = new Freshness(host, core);
    this.#form = new FormPart(host, core, {
      edited: () => this.#onEdit(),
      submitting: (event) => this.#onSubmit(event),
    });
  }

  connect(): void {
    this.#form.connect();
    this.#freshness.connect();
    this.#links.connect();
  }

  disconnect(): void {
    this.#form.disconnect();
    this.#freshness.disconnect();
    this.#dialog.disconnect();
    this.#links.disconnect();
  }

  get checked(): boolean {
    return this.value !== '';
  }

  /** When the agreement on the page was accepted, if the page has a receipt of it. */
  get acceptedAt(): string | undefined {
    const shown = this.#core.shown();
    if (!shown) return undefined;
    const { receipt, test } = this.#host;
    const grounds = [receipt, shown, test];
    if (!this.#judged || grounds.some((ground, index) => ground !== this.#judged!.grounds[index])) {
      const standing = standingOf(receipt, { ...shown.agreement, digest: shown.digest }, Boolean(test));
      this.#judged = { grounds, acceptedAt: standing.status === 'accepted' ? standing.receipt.acceptedAt : undefined };
    }
    return this.#judged.acceptedAt;
  }

  /** There is nothing to tick: it has been accepted, or is accepted with the contract that it is part of. */
  get isSettled(): boolean {
    const shown = this.#core.shown();
    return Boolean(this.acceptedAt || (shown && isIncorporated(shown)));
  }

  /** Why the box is to be ticked anew. */
  get changeMessage(): string {
    const { change } = this.#ticking;
    return change ? changeMessage(change, this.#host.msg) : '';
  }

  /** By the person. */
  toggle(): void {
    const shown = this.#core.shown();
    if (!shown) return;
    this.#ticking.set(this.checked ? undefined : this.#tickOf(shown));
    this.renew();
  }

  #tickOf(shown: ReadyState): Tick {
    const { agreement, shownAt } = shown;
    const { hasBeenOpen, endReached } = this.#dialog;
    return {
      text: textOf(shown),
      document: { id: agreement.id, version: agreement.version, language: agreement.language },
      at: new Date().toISOString(),
      presentation: { mode: hasBeenOpen ? 'dialog' : 'checkbox', shownAt, endReached },
    };
  }

  /** By a script: takes the tick away, or brings back one that the person has made. Tells whether it could. */
  set(checked: boolean): boolean {
    this.#ticking.put(checked, this.#core.shown());
    this.renew();
    return this.checked === checked;
  }

  /** The form was reset. */
  clear(): void {
    this.#ticking.forget();
    this.renew();
  }

  /** The person has come back, and the browser has kept what was in the form. */
  restore(value: string): void {
    this.#ticking.restore(value);
    this.follow();
  }

  /** Another document, or none. */
  follow(): void {
    const shown = this.#core.shown();
    this.#dialog.follow(shown?.agreement);
    this.#freshness.follow(shown);
    if (shown && this.#ticking.follow(shown)) this.#onLost();
    if (shown && isIncorporated(shown)) this.#onIncorporated(shown);
    this.renew();
    if (shown) void this.#host.updateComplete.then(() => this.#links.arrive());
  }

  #onIncorporated(shown: ReadyState): void {
    this.#ticking.forget();
    explainIncorporated('<avv-checkbox>', shown);
  }

  #onLost(): void {
    this.#core.reveal();
    void this.#host.updateComplete.then(() => tell(this.#host, 'input', 'change'));
  }

  /** Brings the entry of the form up to what the page knows now. */
  renew(): void {
    const shown = this.#core.shown();
    const value = shown && !this.isSettled ? this.#ticking.valueFor(this.#host, shown) : '';
    if (value !== this.value) this.#core.setFormValue(value || null);
    this.value = value;
    this.#core.setState('checked', this.checked);
    this.#core.setState('accepted', Boolean(this.acceptedAt));
    this.#core.refresh();
  }

  /** Values that a framework has copied follow. */
  #onEdit(): void {
    const former = this.value;
    this.renew();
    if (this.value !== former) tell(this.#host, 'input');
  }

  #onSubmit(event: SubmitEvent): void {
    this.renew();
    const { submitter } = event as { submitter: HTMLButtonElement | null };
    if (this.checked && !submitter?.formNoValidate) void this.#freshness.hold(event);
  }

  /** Ids of what names the box where the page labels it: browsers give its label to the element, not to the box in it. */
  get labelledBy(): string {
    return hostWords(this.#host) && 'avv-host-words avv-label';
  }

  /** @param isTold Whether the person is to be told what is wrong. */
  render(shown: ReadyState, isTold: boolean): unknown {
    const { change } = this.#ticking;
    const context = this.#context!;
    const model = {
      words: tickWords(shown.agreement),
      hostWords: hostWords(this.#host),
      acceptedAt: this.acceptedAt,
      isIncorporated: isIncorporated(shown),
      change,
      problem: isTold ? this.#problem : '',
      trial: Boolean(this.#host.test),
      link: { href: this.#hrefOf(shown), opensDialog: this.#dialog.isPossible },
    };
    return html`<div @click=${this.#links.onClick}>
      ${checkboxView(model, context)}${this.#dialog.render(shown, change, context)}
    </div>`;
  }

  /** The browser says in its own language that the tick is missing; what stands in the page is in the page's. */
  get #problem(): string {
    const { validity, validationMessage, msg } = this.#host;
    return validity.customError ? validationMessage : missingTick(msg);
  }

  /** The page's own link is for people, the file is for machines. */
  #hrefOf({ url }: ReadyState): string | undefined {
    return this.#host.querySelector<HTMLAnchorElement>('a[href]')?.href ?? url;
  }

  get #context(): ViewContext | undefined {
    const shown = this.#core.shown();
    if (!shown) return undefined;
    const { agreement, url } = shown;
    const { msg, locale, features } = this.#host;
    const context = this.#contexts.build({
      agreement,
      url: url ?? document.baseURI,
      msg,
      locale,
      headingLevel: 2,
      placeholders: factsOf(this.#host, agreement).placeholders,
      features: features ?? [],
      hrefBase: this.#links.hrefBase,
      marks: undefined,
    });
    return { ...context, terms: undefined }; // their definitions stand in the dialog
  }
}
