import { declineOf, submitDecline, type Decline } from '../acceptance/decline.js';
import { newKey } from '../acceptance/key.js';
import type { AcceptanceRecord } from '../acceptance/schema.js';
import { AvvError } from '../agreement/errors.js';
import { explainDeclineError } from '../localization/decline-errors.js';
import type { ViewContext } from '../view/context.js';
import { DECLINE_FAILURE, decliningView, type DecliningModel } from '../view/declining.js';
import { requestOptionsOf } from './act-record.js';
import type { ConclusionHost } from './conclusion-host.js';
import { AvvErrorEvent } from './events.js';
import { AvvDeclinedEvent } from './instead-events.js';
import { setState } from './states.js';

/** Says no: to the host by an event, and to an endpoint where there is one for it. */
export class Declining {
  /** What has been said about the document on the page. */
  declined: Decline | undefined;
  busy = false;
  readonly #host: ConclusionHost;
  readonly #recordNow: () => AcceptanceRecord;
  readonly #focus: (id: string) => void;
  #reason = '';
  #failure: AvvError | undefined;
  /** The same words again are the same act: a lost answer never makes two of it. */
  #attempt = { content: '', key: '' };
  #run = 0;

  constructor(host: ConclusionHost, recordNow: () => AcceptanceRecord, focus: (id: string) => void) {
    this.#host = host;
    this.#recordNow = recordNow;
    this.#focus = focus;
  }

  /** Another document, or another look at the same one. */
  reset(): void {
    this.#run++;
    this.declined = this.#failure = undefined;
    this.busy = false;
    this.#reason = '';
    setState(this.#host, 'declined', false);
  }

  render(context: ViewContext, close: () => void): unknown {
    const model: DecliningModel = {
      reason: this.#reason,
      busy: this.busy,
      told: Boolean(this.#host.declineEndpoint),
      failure: this.#failure && explainDeclineError(this.#failure, this.#host.msg),
      input: (reason) => (this.#reason = reason),
      decline: (event) => void this.#decline(event),
      close,
    };
    return decliningView(model, context);
  }

  async #decline(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    const decline = declineOf(this.#recordNow(), this.#reason.trim());
    const run = ++this.#run;
    try {
      if (this.#host.declineEndpoint) await this.#send(decline, this.#host.declineEndpoint);
      this.#succeed(decline, run);
    } catch (cause) {
      this.#fail(cause, run);
    }
  }

  async #send(decline: Decline, endpoint: string): Promise<void> {
    this.#set({ busy: true, failure: undefined });
    const content = JSON.stringify({ ...decline, at: undefined });
    if (content !== this.#attempt.content) this.#attempt = { content, key: newKey() };
    await submitDecline({
      ...requestOptionsOf(this.#host),
      endpoint: new URL(endpoint, document.baseURI),
      record: decline,
      key: this.#attempt.key,
    });
  }

  /** The host hears of it also when another document is shown by then. */
  #succeed(decline: Decline, run: number): void {
    if (run === this.#run) {
      this.#attempt = { content: '', key: '' };
      this.declined = decline;
      setState(this.#host, 'declined', true);
      this.#set({ busy: false, failure: undefined });
      this.#focus('avv-act-title');
    }
    this.#host.dispatchEvent(new AvvDeclinedEvent(decline));
  }

  #fail(cause: unknown, run: number): void {
    const error = cause instanceof AvvError ? cause : new AvvError('submit-network', String(cause), { cause });
    this.#host.dispatchEvent(new AvvErrorEvent('decline', error));
    if (run !== this.#run) return;
    this.#set({ busy: false, failure: error });
    this.#focus(DECLINE_FAILURE);
  }

  #set({ busy, failure }: { busy: boolean; failure: AvvError | undefined }): void {
    this.busy = busy;
    this.#failure = failure;
    this.#host.requestUpdate();
  }
}
