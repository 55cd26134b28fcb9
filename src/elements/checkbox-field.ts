import { html } from 'lit';
import { standingOf } from '../acceptance/standing.js';
import { acceptanceStatus } from '../acceptance/status.js';
import { tickWords } from '../acceptance/one-tick.js';
import { missingTick } from '../localization/form.js';
import { changeMessage, checkboxView, type TextChange } from '../view/checkbox.js';
import type { ViewContext } from '../view/context.js';
import type { ReadyState } from './agreement-controller.js';
import { CheckboxDialog } from './checkbox-dialog.js';
import { FormPart } from './checkbox-form.js';
import { Freshness } from './checkbox-freshness.js';
import type { CheckboxCore, CheckboxHost } from './checkbox-host.js';
import { factsOf, hostWords, type Facts } from './checkbox-record.js';
import { textOf, TickEntry, type Tick } from './checkbox-tick.js';
import { ContextBuilder } from './context-builder.js';
import { checkboxPlace, checkboxStyles } from './styles/checkbox.js';
import { today } from './today.js';

/**
 * Everything about an `<avv-checkbox>` that needs the agreement: its words, the tick and its record, the dialog, whether
 * the text is still current. A file of its own in the single-file build.
 */
export class CheckboxField {
  static readonly styles = [checkboxPlace, checkboxStyles];

  /** The record as JSON, or empty. */
  value = '';
  /** The text has changed since it was ticked. */
  change: TextChange | undefined;
  readonly #host: CheckboxHost;
  readonly #core: CheckboxCore;
  readonly #dialog: CheckboxDialog;
  readonly #freshness: Freshness;
  readonly #form: FormPart;
  readonly #entry = new TickEntry();
  readonly #contexts = new ContextBuilder();
  #hasArrived = false;
  #tick: Tick | undefined;
  /** The person's latest tick; a script may bring it back, but cannot make one. */
  #ownTick: Tick | undefined;
  #judged: { grounds: readonly unknown[]; acceptedAt: string | undefined } | undefined;

  constructor(host: CheckboxHost, core: CheckboxCore) {
    this.#host = host;
    this.#core = core;
    this.#dialog = new CheckboxDialog(host);
    this.#freshness = new Freshness(host, core);
    this.#form = new FormPart(host, core, {
      edited: () => this.#onEdit(),
      submitting: (event) => this.#onSubmit(event),
    });
  }

  connect(): void {
    this.#form.connect();
    this.#freshness.connect();
    addEventListener('hashchange', this.#followAddress);
  }

  disconnect(): void {
    this.#form.disconnect();
    this.#freshness.disconnect();
    this.#dialog.disconnect();
    removeEventListener('hashchange', this.#followAddress);
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

  /** Why the box is to be ticked anew. */
  get changeMessage(): string {
    return this.change ? changeMessage(this.change, this.#host.msg) : '';
  }

  /** By the person. */
  toggle(): void {
    const shown = this.#core.shown();
    if (!shown) return;
    this.change = undefined;
    this.#tick = this.checked ? undefined : this.#tickOf(shown);
    this.#ownTick = this.#tick ?? this.#ownTick;
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
    const shown = this.#core.shown();
    const own = shown && this.#ownTick?.text === textOf(shown) ? this.#ownTick : undefined;
    this.#tick = checked ? (this.#tick ?? own) : undefined;
    if (!checked) this.change = undefined;
    this.renew();
    return this.checked === checked;
  }

  /** The form was reset. */
  clear(): void {
    this.#ownTick = undefined;
    this.set(false);
  }

  /** The person has come back, and the browser has kept what was in the form. */
  restore(value: string): void {
    this.#tick = this.#ownTick = this.#entry.restore(value);
    this.follow();
  }

  /** Another document, or none. A tick is for the text that was there: it goes, and is missed if it was the same agreement. */
  follow(): void {
    const shown = this.#core.shown();
    this.#dialog.follow(shown?.agreement);
    this.#freshness.follow(shown);
    if (shown && this.#tick && this.#tick.text !== textOf(shown)) this.#lose(this.#tick, shown);
    this.renew();
    if (shown) void this.#arrive();
  }

  /** Once: the address that the person came with. */
  async #arrive(): Promise<void> {
    if (this.#hasArrived) return;
    this.#hasArrived = true;
    await this.#host.updateComplete;
    this.#followAddress();
  }

  #lose({ document: { id, language, version } }: Tick, { agreement }: ReadyState): void {
    this.#tick = undefined;
    if (id !== agreement.id || language !== agreement.language) return;
    const { changes } = acceptanceStatus({ agreement, accepted: { version }, today: today() });
    this.change = { from: version, to: agreement.version, changes };
    this.#core.reveal();
    void this.#host.updateComplete.then(() => this.#tell('input', 'change'));
  }

  /** Brings the entry of the form up to what the page knows now. */
  renew(): void {
    const shown = this.#core.shown();
    const isTicked = shown && this.#tick && !this.acceptedAt;
    const value = isTicked ? this.#entry.valueFor(this.#host, shown, this.#tick!) : '';
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
    if (this.value !== former) this.#tell('input');
  }

  #tell(...types: string[]): void {
    for (const type of types) this.#host.dispatchEvent(new Event(type, { bubbles: true, composed: type === 'input' }));
  }

  #onSubmit(event: SubmitEvent): void {
    this.renew();
    const { submitter } = event as { submitter: HTMLButtonElement | null };
    if (this.checked && !submitter?.formNoValidate) void this.#freshness.hold(event);
  }

  /** `#<name>.<id>` in the page's address leads to a clause in the dialog. */
  readonly #followAddress = (): void => {
    this.#openAt(location.href);
  };

  /** Whether the address is one of a clause in the dialog; opens it there. */
  #openAt(href: string): boolean {
    const shown = this.#core.shown();
    const base = this.#hrefBase;
    if (!shown || !this.#dialog.isPossible || !href.startsWith(base)) return false;
    const target = decoded(href.slice(base.length));
    if (!this.#contextOf(shown, factsOf(this.#host, shown.agreement)).hrefFor(target)) return false;
    void this.#dialog.open(href, target);
    return true;
  }

  get #hrefBase(): string {
    return `${location.href.split('#')[0]}#${encodeURIComponent(`${this.#dialog.viewerId}.`)}`;
  }

  /** Links to the agreement and into it open the dialog; into a new tab they lead as the person wants it. */
  readonly #onClick = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button > 0 || !this.#dialog.isPossible) return;
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    if (!link) return;
    const isAgreement = link.part.contains('agreement-link');
    if (isAgreement) void this.#dialog.open();
    if (isAgreement || this.#openAt(link.href)) event.preventDefault();
  };

  /** Ids of what names the box where the page labels it: browsers give its label to the element, not to the box in it. */
  get labelledBy(): string {
    return hostWords(this.#host) && 'avv-host-words avv-label';
  }

  /** @param isTold Whether the person is to be told what is wrong. */
  render(shown: ReadyState, isTold: boolean): unknown {
    const facts = factsOf(this.#host, shown.agreement);
    const context = this.#contextOf(shown, facts);
    const model = {
      words: tickWords(shown.agreement),
      hostWords: hostWords(this.#host),
      acceptedAt: this.acceptedAt,
      change: this.change,
      problem: isTold ? this.#problem : '',
      trial: Boolean(this.#host.test),
      link: { href: this.#hrefOf(shown), opensDialog: this.#dialog.isPossible },
    };
    return html`<div @click=${this.#onClick}>
      ${checkboxView(model, context)}${this.#dialog.render(shown, this.change, context)}
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

  #contextOf({ agreement, url }: ReadyState, { placeholders }: Facts): ViewContext {
    const { msg, locale } = this.#host;
    const context = this.#contexts.build({
      agreement,
      url: url ?? document.baseURI,
      msg,
      locale,
      headingLevel: 2,
      placeholders,
      features: this.#host.features ?? [],
      hrefBase: this.#hrefBase,
      marks: undefined,
    });
    return { ...context, terms: undefined }; // their definitions stand in the dialog
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

let hasExplained = false;

/** Once a page: a framework would set it at every rendering. */
export function explainIgnored(what: string): void {
  if (hasExplained) return;
  hasExplained = true;
  // eslint-disable-next-line no-console -- a mistake of the page's author, and no error of the page
  console.warn(
    `<avv-checkbox>: the ${what} is ignored. Only the person can accept an agreement; if that has happened before, hand over its \`receipt\`.`,
  );
}
