import { nothing } from 'lit';
import type { Receipt } from '../acceptance/schema.js';
import type { AcceptanceStatus } from '../acceptance/status.js';
import type { Agreement } from '../agreement/schema.js';
import { explainDoubt } from '../localization/receipt-doubts.js';
import { explainSubmitError } from '../localization/submit-errors.js';
import type { ActState } from '../view/act-model.js';
import { actView, fieldId, type ActModel } from '../view/act.js';
import { acceptedBeforeView } from '../view/conclusion.js';
import type { Marks, ViewContext } from '../view/context.js';
import { incorporatedName, incorporatedView } from '../view/incorporated.js';
import { receiptView, type ReceiptModel } from '../view/receipt.js';
import { AcceptedController } from './accepted.js';
import { ActController } from './act-controller.js';
import type { ConclusionHost, Reading } from './conclusion-host.js';
import type { FormerFile } from './former-version.js';
import { Instead } from './instead.js';
import { OverTime } from './over-time.js';
import { printAlone } from './print.js';
import { ProofPart } from './proof-part.js';
import { saveFile } from './save.js';
import { SteadyController } from './steady.js';

/**
 * What follows the text: the act, its receipt, or how the agreement is concluded otherwise. The single-file build loads
 * it as a file of its own: who only reads does not need it.
 */
export class Conclusion {
  readonly #host: ConclusionHost;
  readonly #reading: Reading;
  readonly #act: ActController;
  readonly #accepted: AcceptedController;
  readonly #proof: ProofPart;
  readonly #steady: SteadyController;
  readonly #instead: Instead;
  readonly #overTime: OverTime;
  #agreement: Agreement | undefined;
  /** The document for which something stands after the text. */
  #rendered: Agreement | undefined;
  #actStood = false;

  constructor(host: ConclusionHost, reading: Reading) {
    this.#host = host;
    this.#reading = reading;
    this.#accepted = new AcceptedController(host, reading, () => this.#act.untouched);
    this.#act = new ActController(host, reading, this.#accepted);
    this.#proof = new ProofPart(host, reading);
    this.#steady = new SteadyController(host);
    this.#instead = new Instead(host, reading, this.#act);
    this.#overTime = new OverTime(host, reading, this.#accepted, this.#act);
  }

  /** Values of the agreement's placeholders: the typed ones included, or those with which it was accepted. */
  get placeholderValues(): Readonly<Record<string, string>> {
    const { placeholderValues } = this.#act.form;
    const before = this.#acceptedBefore;
    return before ? { ...placeholderValues, ...before.record.placeholders } : placeholderValues;
  }

  /** The receipt of a former acceptance of this version. */
  get #acceptedBefore(): Receipt | undefined {
    const { standing } = this.#accepted;
    const isOpen = this.#act.state.status !== 'done';
    return isOpen && standing.status === 'accepted' ? standing.receipt : undefined;
  }

  /** Another document, or the same one anew. */
  show(agreement: Agreement): void {
    this.#agreement = agreement;
    this.#act.show(agreement);
    this.#instead.show();
    this.#accepted.follow(agreement);
    this.#overTime.show(agreement);
  }

  /** The host has changed something. */
  follow(): void {
    this.#act.form.follow();
    if (this.#agreement) this.#accepted.follow(this.#agreement);
    this.#overTime.follow();
  }

  /** Resolves when it knows what to show, or waits no longer to know. */
  get settled(): Promise<void> {
    return this.#accepted.settled.then(() => this.#overTime.settled);
  }

  get status(): AcceptanceStatus | undefined {
    return this.#overTime.status;
  }

  get acceptedFile(): FormerFile | undefined {
    return this.#overTime.acceptedFile;
  }

  get marks(): Marks | undefined {
    return this.#overTime.marks;
  }

  /** The document stands: what has to be said of a former attempt is said now. */
  onShown(): void {
    const { state: act } = this.#act;
    if (act.status === 'open' && (act.failure ?? act.replaced)) this.#focus('avv-failure');
  }

  onUpdated(): void {
    this.#steady.watch(this.#host.renderRoot.querySelector('#avv-accept'));
    // After `avv-load`: what is wrong with a receipt is wrong in regard to the text that has been loaded.
    if (this.#rendered === this.#agreement) void this.#host.updateComplete.then(() => this.#accepted.report());
    void this.#host.updateComplete.then(() => this.#overTime.report());
    this.#overTime.onUpdated();
    this.#noteAct();
  }

  /** Tells when something stands after the text, again with each document. */
  #noteAct(): void {
    const stands = Boolean(this.#host.renderRoot.querySelector('#avv-act'));
    if (stands && !this.#actStood) this.#reading.actStands();
    this.#actStood = stands;
  }

  /** Name of it in the contents. */
  nameIn(context: ViewContext): string | undefined {
    const { agreement, msg } = context;
    if (agreement.acceptance?.mode === 'incorporated') return incorporatedName(msg);
    if (this.#act.state.status === 'done' || this.#acceptedBefore || this.#accepted.namedByHost)
      return msg('Angenommen', { id: 'contents.accepted' });
    if (this.#asks && this.#instead.declined) return msg('Nicht angenommen', { id: 'contents.declined' });
    return this.#asks ? this.#overTime.nameOfAct(context) : this.#overTime.name(context);
  }

  /** A former version is being looked at. */
  get isFormer(): boolean {
    return this.#overTime.isFormer;
  }

  /**
   * Without an endpoint the agreement is for reading; with one, it may be about to tell what has been accepted. With a
   * checkbox of the page, there is no button.
   */
  get #asks(): boolean {
    const isHere = Boolean(this.#host.endpoint) && !this.#host.htmlFor;
    return this.#overTime.asks && isHere && !(this.#accepted.waiting && this.#act.untouched);
  }

  render(context: ViewContext): unknown {
    this.#rendered = context.agreement;
    const end = this.#end(context);
    const { panel, banner } = this.#overTime.render(end !== nothing, context);
    return [panel, end, banner];
  }

  #end(context: ViewContext): unknown {
    const { state: act } = this.#act;
    if (act.status === 'done') return receiptView(this.#receiptModel(act), context);
    if (context.agreement.acceptance?.mode === 'incorporated') return incorporatedView(context);
    const receipt = this.#acceptedBefore;
    if (receipt) return receiptView(this.#receiptModel({ status: 'done', record: receipt.record, receipt }), context);
    if (this.#accepted.namedByHost) return acceptedBeforeView(context);
    if (!this.#asks) return nothing;
    if (this.#instead.declined) return this.#instead.renderDeclined(context);
    return actView(this.#actModel(act, context), context);
  }

  #actModel(act: ActModel['state'], context: ViewContext): ActModel {
    const { failure, uncertain = undefined } = act.status === 'open' ? act : {};
    const { form } = this.#act;
    const { customer } = form.people;
    const { standing, earlier } = this.#accepted;
    return {
      state: act,
      earlier: earlier?.version === this.#agreement?.version || this.#overTime.tells ? undefined : earlier,
      doubt: standing.status === 'doubtful' ? explainDoubt(standing.error, this.#host.msg) : undefined,
      trial: this.#host.test,
      begin: () => this.#act.begin(),
      fields: form.fields,
      statements: form.statements,
      customerName: customer.name || customer.reference,
      failure: failure && explainSubmitError(failure, this.#host.msg, uncertain),
      settling: this.#steady.settling,
      instead: this.#instead.render(act, context),
      switchTo: (href) => void this.#reading.switchTo(href),
      input: (name, value) => form.input(name, value),
      toggle: (id, checked) => form.tick(id, checked),
      press: (event) => this.#onPress(event),
      submit: (event) => void this.#onSubmit(event),
    };
  }

  #receiptModel(act: Extract<ActState, { status: 'done' }>): ReceiptModel {
    const content = JSON.stringify(act.receipt ?? act.record, null, 2);
    const { msg } = this.#host;
    const model: ReceiptModel = {
      record: act.record,
      receipt: act.receipt,
      pending: act.pending,
      proof: this.#proof.stateOf(act.receipt),
      copy: () => this.#reading.copy(content, msg('Kopiert', { id: 'receipt.copied' })),
      download: () => saveFile(`${act.receipt?.id ?? 'avv'}.json`, content, 'application/json'),
      saveCopy: (context) => void this.#proof.saveCopy(model, context),
      print: () => printAlone(this.#host),
    };
    return model;
  }

  /** A pointer's click on a button that has just appeared or moved was meant for something else. */
  #onPress(event: MouseEvent): void {
    if (event.detail > 0 && this.#steady.settling) event.preventDefault();
  }

  async #onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.#instead.busy) return;
    this.#instead.dismiss();
    const field = await this.#act.accept();
    await this.#host.updateComplete;
    const { state: act } = this.#act;
    if (act.status === 'done') this.#focus('avv-receipt');
    else if (field) this.#focus(fieldId(field));
    else if (act.status === 'open' && act.failure) this.#focus('avv-failure');
  }

  #focus(id: string): void {
    this.#host.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)}`)?.focus();
  }
}
