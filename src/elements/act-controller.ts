import type { SubmitOutcome } from '../acceptance/answer.js';
import { checkReceipt } from '../acceptance/receipt.js';
import type { AcceptanceRecord } from '../acceptance/schema.js';
import { submitAcceptance } from '../acceptance/submit.js';
import { AvvError } from '../agreement/errors.js';
import type { Agreement } from '../agreement/schema.js';
import { step } from '../agreement/validate.js';
import type { ActState } from '../view/act-model.js';
import { ActForm } from './act-form.js';
import type { AcceptedController } from './accepted.js';
import { recordOfAct, requestOptionsOf, webAddress } from './act-record.js';
import { Attempts, pausesOf, type Attempt } from './attempts.js';
import type { ConclusionHost, Reading } from './conclusion-host.js';
import { AvvAcceptedEvent, AvvBeforeAcceptEvent, AvvErrorEvent } from './events.js';

/** The act and its sending. What has been typed or ticked is kept until it has been stored. */
export class ActController {
  state: ActState = { status: 'open' };
  readonly form: ActForm;
  #host: ConclusionHost;
  #reading: Reading;
  #accepted: Pick<AcceptedController, 'earlier'>;
  #agreement: Agreement | undefined;
  readonly #attempts = new Attempts<AcceptanceRecord>();
  /** The document that the server no longer takes, until its successor is there. */
  #refused: { agreement: Agreement; error: AvvError } | undefined;
  #run = 0;
  #begun = false;
  #clock: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ConclusionHost, reading: Reading, accepted: Pick<AcceptedController, 'earlier'>) {
    this.#host = host;
    this.#reading = reading;
    this.#accepted = accepted;
    this.form = new ActForm(host);
  }

  /** Another document: ticks are for the text that was read, so they go; what was typed stays. */
  show(agreement: Agreement | undefined): void {
    if (agreement === this.#agreement) return;
    this.#agreement = agreement;
    this.form.show(agreement);
    this.#begun = false;
    this.#run++;
    this.#set({ status: 'open', ...(agreement && this.#afterRefusal(agreement)) });
    this.#refused = undefined;
  }

  /** Somebody has come to the form. */
  begin(): void {
    this.#begun = true;
  }

  /** Nobody would lose anything if something else stood in the place of the form. */
  get untouched(): boolean {
    return this.state.status === 'open' && !this.state.failure && !this.#begun;
  }

  /** The form as it was at first, but for what has been typed. */
  reopen(): void {
    this.form.show(this.#agreement);
    this.#set({ status: 'open' });
  }

  /** What to say of a document that was loaded because the server had refused the one before it. */
  #afterRefusal(next: Agreement): Omit<ActState, 'status'> | undefined {
    if (next.id !== this.#refused?.agreement.id) return undefined;
    const { agreement, error } = this.#refused;
    // A server that disagrees with the file that it still publishes: reading it again would lead to nothing.
    if (JSON.stringify(next) === JSON.stringify(agreement)) return { failure: error };
    return { replaced: { from: agreement.version, to: next.version } };
  }

  /** The act. Resolves to the name of the first field with an error, so that focus can go there. */
  async accept(): Promise<string | undefined> {
    if (this.state.status !== 'open') return undefined;
    this.form.check();
    this.#set({ status: 'open' });
    if (this.form.firstError) return this.form.firstError;
    const attempt = this.#attempts.next(this.record());
    // A copy: what the host amends, it amends in each try.
    const event = new AvvBeforeAcceptEvent(copyOf(attempt.record), attempt.key);
    if (!this.#host.dispatchEvent(event)) return undefined;
    const missing = openPlaceholder(this.#agreement!, event.record);
    if (missing) this.#refuseIncomplete(missing);
    else await this.#send(event, attempt);
    return this.form.firstError;
  }

  /** Asking the customer would not help, and a record with a gap proves nothing. */
  #refuseIncomplete(pointer: string): void {
    const message = `The page has to set a value of the required placeholder ${pointer}`;
    const failure = new AvvError('host-incomplete', message, { pointer });
    this.#host.dispatchEvent(new AvvErrorEvent('accept', failure));
    this.#set({ status: 'open', failure });
  }

  /** What would be accepted at this moment. */
  record(): AcceptanceRecord {
    const previousVersion = this.#accepted.earlier?.version;
    return recordOfAct({ host: this.#host, reading: this.#reading, form: this.form, previousVersion });
  }

  /** The host hears of the end also when another document is shown by then; the page says nothing of it there. */
  async #send(event: AvvBeforeAcceptEvent, attempt: Attempt<AcceptanceRecord>): Promise<void> {
    const run = ++this.#run;
    const { draft } = this.form;
    this.#set({ status: 'submitting' });
    try {
      const outcome = await this.#outcome(event, attempt, run);
      draft?.forget();
      this.#succeed(event.record, outcome, run);
    } catch (cause) {
      await this.#fail(cause, attempt, run);
    }
  }

  async #outcome(event: AvvBeforeAcceptEvent, attempt: Attempt<AcceptanceRecord>, run: number): Promise<SubmitOutcome> {
    const { record, response } = event;
    if (response) {
      const receipt = await response;
      return receipt
        ? { status: 'accepted', receipt: checkReceipt(receipt, record), replayed: false }
        : { status: 'recorded' };
    }
    const endpoint = this.#endpoint;
    const pauses = pausesOf(attempt, (seconds) => this.#countDown(seconds, run));
    const options = { ...requestOptionsOf(this.#host), ...pauses, endpoint };
    return submitAcceptance({ ...options, record, key: attempt.key });
  }

  get #endpoint(): URL {
    return new URL(this.#host.endpoint ?? '', document.baseURI);
  }

  /** Shows the seconds until the next try, down to its beginning. */
  #countDown(seconds: number, run: number): void {
    if (run !== this.#run || this.state.status !== 'submitting') return;
    clearTimeout(this.#clock);
    this.#set({ status: 'submitting', ...(seconds > 0 && { waiting: seconds }) });
    if (seconds > 0) this.#clock = setTimeout(() => this.#countDown(seconds - 1, run), 1000);
  }

  #succeed(record: AcceptanceRecord, outcome: SubmitOutcome, run: number): void {
    const receipt = outcome.status === 'accepted' ? outcome.receipt : undefined;
    const pending =
      outcome.status === 'pending' ? { statusUrl: webAddress(outcome.statusUrl, this.#endpoint) } : undefined;
    if (run === this.#run) {
      this.#attempts.end();
      this.#set({ status: 'done', record, ...(receipt && { receipt }), ...(pending && { pending }) });
    }
    const replayed = outcome.status === 'accepted' && outcome.replayed;
    this.#host.dispatchEvent(new AvvAcceptedEvent(record, receipt, Boolean(pending), pending?.statusUrl, replayed));
  }

  async #fail(cause: unknown, attempt: Attempt<AcceptanceRecord>, run: number): Promise<void> {
    const error = cause instanceof AvvError ? cause : new AvvError('submit-network', String(cause), { cause });
    this.#host.dispatchEvent(new AvvErrorEvent('accept', error));
    if (run !== this.#run) return;
    const uncertain = this.#attempts.fail(attempt, error);
    if (error.code === 'superseded') return this.#readAgain(error);
    this.form.refuse(error.details.fields ?? []);
    this.#set({ status: 'open', failure: error, uncertain });
  }

  /** The text that was accepted is no longer the text: loads it anew, unticks, asks again. */
  #readAgain(error: AvvError): Promise<void> {
    this.#refused = { agreement: this.#agreement!, error };
    return this.#host.reload();
  }

  #set(state: ActState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}

const copyOf = (record: AcceptanceRecord): AcceptanceRecord => JSON.parse(JSON.stringify(record)) as AcceptanceRecord;

/** JSON pointer to the first required placeholder that nobody has filled. */
function openPlaceholder({ placeholders = [] }: Agreement, record: AcceptanceRecord): string | undefined {
  const open = placeholders.find(({ key, required }) => required && !record.placeholders[key]?.trim());
  return open && `/placeholders${step(open.key)}`;
}
