import type { Agreement } from '../agreement/schema.js';
import { explainSubmitError } from '../localization/submit-errors.js';
import type { ActState } from '../view/act-model.js';
import { actView, fieldId, type ActModel } from '../view/act.js';
import { acceptedBeforeView, incorporatedView } from '../view/conclusion.js';
import type { ViewContext } from '../view/context.js';
import { receiptView, type ReceiptModel } from '../view/receipt.js';
import { ActController } from './act-controller.js';
import type { ConclusionHost, Reading } from './conclusion-host.js';
import { printAlone } from './print.js';
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
  readonly #steady: SteadyController;

  constructor(host: ConclusionHost, reading: Reading) {
    this.#host = host;
    this.#reading = reading;
    this.#act = new ActController(host, reading);
    this.#steady = new SteadyController(host);
  }

  /** Values of the agreement's placeholders, the typed ones included. */
  get placeholderValues(): Readonly<Record<string, string>> {
    return this.#act.form.placeholderValues;
  }

  /** Another document, or the same one anew. */
  show(agreement: Agreement): void {
    this.#act.show(agreement);
  }

  /** The document stands: what has to be said of a former attempt is said now. */
  onShown(): void {
    const { state: act } = this.#act;
    if (act.status === 'open' && (act.failure ?? act.replaced)) this.#focus('avv-failure');
  }

  onUpdated(): void {
    this.#steady.watch(this.#host.renderRoot.querySelector('#avv-accept'));
  }

  /** Name of it in the contents. */
  nameIn({ agreement, msg }: ViewContext): string {
    if (agreement.acceptance?.mode === 'incorporated') return msg('Vertragsschluss', { id: 'contents.incorporated' });
    const accepted = this.#act.state.status === 'done' || this.#host.acceptedVersion === agreement.version;
    return accepted ? msg('Angenommen', { id: 'contents.accepted' }) : msg('Annehmen', { id: 'contents.accept' });
  }

  render(context: ViewContext): unknown {
    const { state: act } = this.#act;
    if (act.status === 'done') return receiptView(this.#receiptModel(act), context);
    if (context.agreement.acceptance?.mode === 'incorporated') return incorporatedView(context);
    if (this.#host.acceptedVersion === context.agreement.version) return acceptedBeforeView(context);
    return actView(this.#actModel(act), context);
  }

  #actModel(act: ActModel['state']): ActModel {
    const { failure, uncertain = undefined } = act.status === 'open' ? act : {};
    const { form } = this.#act;
    const { customer } = form.people;
    return {
      state: act,
      fields: form.fields,
      statements: form.statements,
      customerName: customer.name || customer.reference,
      failure: failure && explainSubmitError(failure, this.#host.msg, uncertain),
      settling: this.#steady.settling,
      input: (name, value) => form.input(name, value),
      toggle: (id, checked) => form.tick(id, checked),
      press: (event) => this.#onPress(event),
      submit: (event) => void this.#onSubmit(event),
    };
  }

  #receiptModel(act: Extract<ActState, { status: 'done' }>): ReceiptModel {
    const content = JSON.stringify(act.receipt ?? act.record, null, 2);
    const { msg } = this.#host;
    return {
      record: act.record,
      receipt: act.receipt,
      pending: act.pending,
      copy: () => this.#reading.copy(content, msg('Kopiert', { id: 'receipt.copied' })),
      download: () => saveFile(`${act.receipt?.id ?? 'avv'}.json`, content, 'application/json'),
      print: () => printAlone(this.#host),
    };
  }

  /** A pointer's click on a button that has just appeared or moved was meant for something else. */
  #onPress(event: MouseEvent): void {
    if (event.detail > 0 && this.#steady.settling) event.preventDefault();
  }

  async #onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
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
