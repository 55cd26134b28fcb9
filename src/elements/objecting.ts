import { createObjection } from '../acceptance/objection.js';
import { questionsOf } from '../acceptance/questions.js';
import type { SubmitOutcome } from '../acceptance/answer.js';
import type { Objection, ObjectionReceipt } from '../acceptance/schema.js';
import { submitObjection } from '../acceptance/submit.js';
import { AvvError, type FieldProblem } from '../agreement/errors.js';
import type { Agreement, Ask } from '../agreement/schema.js';
import { explainObjectionError } from '../localization/objection-errors.js';
import type { ViewContext } from '../view/context.js';
import { fieldId } from '../view/act.js';
import { FAILURE, FIELD, FORM_TITLE, objectedId, openerId, sendLabel, CHOICES } from '../view/objection.js';
import type { Objected, ObjectionModel } from '../view/objection-model.js';
import { ActForm } from './act-form.js';
import { clientOf, requestOptionsOf, webAddress } from './act-record.js';
import type { ReadyState } from './agreement-controller.js';
import { Attempts, pausesOf, type Attempt } from './attempts.js';
import type { ConclusionHost } from './conclusion-host.js';
import { AvvErrorEvent } from './events.js';
import { AvvObjectedEvent } from './objection-event.js';

/** open → submitting → closed, or back to open when it failed. */
type State =
  | { status: 'closed' }
  | { status: 'open'; failure?: AvvError; uncertain?: boolean }
  | { status: 'submitting'; waiting?: number };

/** Name of the reason among what is typed. */
const REASON = 'reason';

/** The form for an objection and its sending: at one change at a time, for as many as the customer chooses. */
export class Objecting {
  readonly #host: ConclusionHost;
  readonly #form: ActForm;
  readonly #attempts = new Attempts<Objection>();
  readonly #shown: () => ReadyState | undefined;
  readonly #onObjected: (objected: Objected) => void;
  #agreement: Agreement | undefined;
  #state: State = { status: 'closed' };
  /** The change at which the form stands. */
  #at = '';
  #chosen = new Set<string>();
  #choiceError: string | undefined;
  #run = 0;
  #clock: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ConclusionHost, shown: () => ReadyState | undefined, onObjected: (objected: Objected) => void) {
    this.#host = host;
    this.#form = new ActForm(host);
    this.#shown = shown;
    this.#onObjected = onObjected;
  }

  /** Another document; what was typed stays, and so does the form where its change is announced there, too. */
  show(agreement: Agreement): void {
    if (agreement !== this.#agreement) this.#form.show(formOf(agreement));
    this.#form.follow();
    this.#agreement = agreement;
  }

  open(at: string): void {
    if (this.#state.status === 'submitting') return;
    this.#at = at;
    this.#chosen = new Set([at]);
    this.#choiceError = undefined;
    this.#set({ status: 'open' });
    void this.#focus(FORM_TITLE);
  }

  /** The form at a change, if it is open there. */
  modelAt(
    id: string,
    open: readonly { id: string; name: unknown }[],
    context: ViewContext,
  ): ObjectionModel | undefined {
    const { status } = this.#state;
    if (status === 'closed' || this.#at !== id) return undefined;
    const { failure, uncertain = false } = this.#state.status === 'open' ? this.#state : {};
    const { fields, people } = this.#form;
    return {
      choices: open.map((choice) => ({ ...choice, chosen: this.#chosen.has(choice.id) })),
      choiceError: this.#choiceError,
      fields: fields.filter(({ name }) => name !== REASON).map((field) => ({ ...field, name: FIELD + field.name })),
      reason: fields.find(({ name }) => name === REASON)!,
      customerName: people.customer.name || people.customer.reference,
      trial: this.#host.test,
      busy: status === 'submitting',
      waiting: this.#state.status === 'submitting' ? this.#state.waiting : undefined,
      failure: failure && explainObjectionError(failure, uncertain, context.msg),
      choose: (change, chosen) => this.#choose(change, chosen),
      input: (name, value) => this.#form.input(name.replace(FIELD, ''), value),
      submit: (event) =>
        void this.#submit(
          event,
          open.map((choice) => choice.id),
        ),
      close: () => this.#close(),
    };
  }

  #choose(id: string, chosen: boolean): void {
    if (chosen) this.#chosen.add(id);
    else this.#chosen.delete(id);
    this.#choiceError = undefined;
    this.#host.requestUpdate();
  }

  #close(): void {
    if (this.#state.status === 'submitting') return;
    this.#set({ status: 'closed' });
    void this.#focus(openerId(this.#at));
  }

  /** @param open What may still be objected to. */
  async #submit(event: Event, open: readonly string[]): Promise<void> {
    event.preventDefault();
    const shown = this.#shown();
    if (this.#state.status !== 'open' || !shown) return;
    const changes = open.filter((id) => this.#chosen.has(id));
    const error = this.#firstError(changes);
    this.#set({ status: 'open' });
    if (error) return this.#focus(error);
    const attempt = this.#attempts.next(this.#record(changes, shown));
    await this.#send(attempt);
  }

  /** Id of the place of the first thing that is missing. */
  #firstError(changes: readonly string[]): string | undefined {
    const { msg } = this.#host;
    this.#form.check();
    this.#choiceError = changes.length
      ? undefined
      : msg('Bitte wählen Sie, wogegen sich Ihr Einspruch richtet.', { id: 'objection.choose' });
    const { firstError } = this.#form;
    return this.#choiceError ? CHOICES : firstError && fieldId(FIELD + firstError);
  }

  #record(changes: readonly string[], { agreement, digest, url }: ReadyState): Objection {
    const { customer, acceptor } = this.#form.people;
    const { [REASON]: reason, ...person } = acceptor;
    return createObjection({
      agreement,
      digest,
      href: url,
      customer,
      acceptor: person,
      changes,
      ...(reason && { reason }),
      act: { label: sendLabel(this.#host.msg), at: new Date().toISOString() },
      client: clientOf(this.#host),
      test: this.#host.test,
    });
  }

  get #endpoint(): URL {
    return new URL(this.#host.objectionEndpoint ?? this.#host.endpoint ?? '', document.baseURI);
  }

  async #send(attempt: Attempt<Objection>): Promise<void> {
    const run = ++this.#run;
    const { draft } = this.#form;
    const { record, key } = attempt;
    this.#set({ status: 'submitting' });
    try {
      const pauses = pausesOf(attempt, (seconds) => this.#countDown(seconds, run));
      const options = { ...requestOptionsOf(this.#host), ...pauses, endpoint: this.#endpoint };
      const outcome = await submitObjection({ ...options, record, key });
      this.#form.input(REASON, ''); // another objection has another one; who objects stays
      draft?.forget();
      this.#succeed(record, outcome);
    } catch (cause) {
      await this.#fail(cause, attempt);
    }
  }

  #countDown(seconds: number, run: number): void {
    clearTimeout(this.#clock);
    if (run !== this.#run || this.#state.status !== 'submitting') return;
    this.#set({ status: 'submitting', ...(seconds > 0 && { waiting: seconds }) });
    if (seconds > 0) this.#clock = setTimeout(() => this.#countDown(seconds - 1, run), 1000);
  }

  #succeed(record: Objection, outcome: SubmitOutcome<ObjectionReceipt>): void {
    const receipt = outcome.status === 'accepted' ? outcome.receipt : undefined;
    const pending =
      outcome.status === 'pending' ? { statusUrl: webAddress(outcome.statusUrl, this.#endpoint) } : undefined;
    this.#attempts.end();
    this.#set({ status: 'closed' });
    this.#onObjected({ record, receipt, pending, sentAt: this.#at });
    void this.#focus(objectedId(this.#at));
    const replayed = outcome.status === 'accepted' && outcome.replayed;
    this.#host.dispatchEvent(new AvvObjectedEvent(record, receipt, Boolean(pending), replayed));
  }

  async #fail(cause: unknown, attempt: Attempt<Objection>): Promise<void> {
    const error = cause instanceof AvvError ? cause : new AvvError('submit-network', String(cause), { cause });
    this.#host.dispatchEvent(new AvvErrorEvent('object', error));
    const uncertain = this.#attempts.fail(attempt, error);
    this.#form.refuse((error.details.fields ?? []).map(ofReason));
    this.#set({ status: 'open', failure: error, uncertain });
    // The text has changed: what is announced there may be something else.
    if (error.code === 'superseded') await this.#host.reload();
    await this.#focus(FAILURE);
  }

  async #focus(id: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)}`)?.focus();
  }

  #set(state: State): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}

/** The reason is typed beside the answers. */
const ofReason = ({ pointer, detail }: FieldProblem): FieldProblem => ({
  pointer: pointer === '/reason' ? `/acceptor/${REASON}` : pointer,
  detail,
});

const WHO: readonly Ask[] = ['name', 'email', 'company'].map((field) => ({ field, required: true }));

/**
 * The form of an objection as that of an agreement: it asks for whom the acceptance asks, and without a word about that
 * for person and company. A reason has to be given where the agreement says which grounds an objection needs.
 */
function formOf(agreement: Agreement): Agreement {
  const asked = questionsOf(agreement)
    .filter(({ place }) => place)
    .map(({ name, label, required }) => ({ field: name, required, ...(label && { label }) }));
  const required = Boolean(agreement.subprocessors?.policy?.grounds);
  const asks = [...(asked.length ? asked : WHO), { field: REASON, required }];
  return { ...agreement, id: `${agreement.id} objection`, placeholders: [], acceptance: { mode: 'explicit', asks } };
}
