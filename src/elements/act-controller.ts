import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SubmitOutcome } from '../acceptance/answer.js';
import { questionsOf, type Question } from '../acceptance/questions.js';
import { checkReceipt } from '../acceptance/receipt.js';
import type { AcceptanceRecord } from '../acceptance/schema.js';
import { submitAcceptance, type Pause, type SubmitOptions } from '../acceptance/submit.js';
import { maybeStored } from '../acceptance/uncertain.js';
import { AvvError } from '../agreement/errors.js';
import type { Agreement } from '../agreement/schema.js';
import { fieldLabels, missingAnswer, missingTick } from '../localization/form.js';
import type { Msg } from '../localization/localization.js';
import type { ActState, Field, Statement } from '../view/act-model.js';
import { AvvAcceptedEvent, AvvBeforeAcceptEvent, AvvErrorEvent } from './events.js';
import type { Prefill } from './prefill.js';

/** Names of the boxes in the form: apart from those of the fields, which a declaration's id may well equal. */
const AUTHORITY = 'avv authority';
const boxOf = (declaration: string): string => `avv declaration ${declaration}`;

/** An act that has begun: sent again as it was and under the same key, while it may have arrived unanswered. */
interface Attempt {
  content: string;
  record: AcceptanceRecord;
  key: string;
  /** Some try of it may have been stored. */
  uncertain: boolean;
}

export interface ActHost extends ReactiveControllerHost, EventTarget {
  readonly customer: Prefill;
  readonly acceptor: Prefill;
  readonly placeholders: Readonly<Record<string, string>>;
  readonly submitOptions: Omit<SubmitOptions, 'record' | 'key'>;
  readonly msg: Msg;
  /** The record of the act at this moment. */
  createRecord(act: ActController): AcceptanceRecord;
  /** Loads the agreement anew after it has changed under the reader's eyes. */
  reload(): Promise<void>;
}

/** The form, its checks and the sending. What has been typed or ticked is kept until it has been stored. */
export class ActController implements ReactiveController {
  state: ActState = { status: 'open' };
  #host: ActHost;
  #agreement: Agreement | undefined;
  #questions: Question[] = [];
  #answers = new Map<string, string>();
  #ticked = new Set<string>();
  #errors = new Map<string, string>();
  #attempt: Attempt | undefined;
  /** The document that the server no longer takes, until its successor is there. */
  #refused: { agreement: Agreement; error: AvvError } | undefined;
  #run = 0;
  #clock: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ActHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {}

  /** Another document: ticks are for the text that was read, so they go; what was typed stays. */
  show(agreement: Agreement | undefined): void {
    if (agreement === this.#agreement) return;
    this.#agreement = agreement;
    this.#questions = agreement ? questionsOf(agreement) : [];
    this.#ticked.clear();
    this.#errors.clear();
    this.#run++;
    this.#set({ status: 'open', ...(agreement && this.#afterRefusal(agreement)) });
    this.#refused = undefined;
  }

  /** What to say of a document that was loaded because the server had refused the one before it. */
  #afterRefusal(next: Agreement): Omit<ActState, 'status'> | undefined {
    if (next.id !== this.#refused?.agreement.id) return undefined;
    const { agreement, error } = this.#refused;
    // A server that disagrees with the file that it still publishes: reading it again would lead to nothing.
    if (JSON.stringify(next) === JSON.stringify(agreement)) return { failure: error };
    return { replaced: { from: agreement.version, to: next.version } };
  }

  get fields(): Field[] {
    const labels = fieldLabels(this.#host.msg);
    return this.#questions.map(({ name, label, required, autocomplete }) => ({
      name,
      label: label ?? labels[name] ?? name,
      type: name === 'email' ? 'email' : 'text',
      value: this.#text(name) ?? '',
      required,
      locked: this.#isLocked(name),
      autocomplete,
      error: this.#errors.get(name),
    }));
  }

  get statements(): Statement[] {
    const { declarations = [], authority } = this.#agreement?.acceptance ?? {};
    const statements = declarations.map(({ id, ...words }) => ({ ...words, id: boxOf(id), markdown: true }));
    if (authority) statements.push({ id: AUTHORITY, text: authority.text, required: true, markdown: false });
    return statements.map((statement) => ({
      ...statement,
      checked: this.#ticked.has(statement.id),
      error: this.#errors.get(statement.id),
    }));
  }

  get authorityConfirmed(): boolean {
    return this.#ticked.has(AUTHORITY);
  }

  /** Ids of the declarations that are ticked. */
  get ticked(): string[] {
    const ids = this.#agreement?.acceptance?.declarations?.map(({ id }) => id) ?? [];
    return ids.filter((id) => this.#ticked.has(boxOf(id)));
  }

  /** What was typed, else what the host knows; `undefined` where nobody has said anything. */
  answer(name: string): string | undefined {
    return this.#text(name)?.trim();
  }

  #text(name: string): string | undefined {
    const known = this.#prefilled(name);
    return this.#isLocked(name) ? known : (this.#answers.get(name) ?? known);
  }

  /** The answers as they go into the record: who is bound, and who acts. */
  get people(): { customer: Record<string, string>; acceptor: Record<string, string> } {
    const people = { customer: known(this.#host.customer), acceptor: known(this.#host.acceptor) };
    for (const { name, place } of this.#questions) {
      const answer = this.answer(name);
      if (place && answer !== undefined) people[place[0]][place[1]] = answer;
    }
    return people;
  }

  /** Values of all placeholders, the typed ones included. */
  get placeholderValues(): Record<string, string> {
    const values = { ...this.#host.placeholders };
    for (const { name, placeholder } of this.#questions) {
      const answer = this.answer(name);
      if (placeholder && answer !== undefined) values[placeholder] = answer;
    }
    return values;
  }

  input(name: string, value: string): void {
    this.#answers.set(name, value);
    this.#errors.delete(name);
    this.#host.requestUpdate();
  }

  tick(id: string, checked: boolean): void {
    if (checked) this.#ticked.add(id);
    else this.#ticked.delete(id);
    this.#errors.delete(id);
    this.#host.requestUpdate();
  }

  /** The act. Resolves to the name of the first field with an error, so that focus can go there. */
  async accept(): Promise<string | undefined> {
    if (this.state.status !== 'open') return undefined;
    this.#errors = this.#check();
    this.#set({ status: 'open' });
    if (this.#errors.size) return this.#firstError;
    const attempt = this.#nextAttempt();
    // A copy: what the host amends, it amends in each try.
    const event = new AvvBeforeAcceptEvent(copyOf(attempt.record), attempt.key);
    if (!this.#host.dispatchEvent(event)) return undefined;
    await this.#send(event, attempt);
    return this.#firstError;
  }

  /** The first in the form, whatever the order in which a server names them. */
  get #firstError(): string | undefined {
    const names = [...this.#questions.map(({ name }) => name), ...this.statements.map(({ id }) => id)];
    return names.find((name) => this.#errors.has(name));
  }

  #check(): Map<string, string> {
    const { msg } = this.#host;
    const errors = new Map<string, string>();
    for (const { name, required } of this.#questions) {
      const error = missingAnswer(name, this.answer(name) ?? '', required, msg);
      if (error) errors.set(name, error);
    }
    for (const { id, required, checked } of this.statements) if (required && !checked) errors.set(id, missingTick(msg));
    return errors;
  }

  /** A new act, unless the very same one is still without an answer. */
  #nextAttempt(): Attempt {
    const record = this.#host.createRecord(this);
    const content = JSON.stringify({ ...record, act: undefined, presentation: undefined });
    if (this.#attempt?.content !== content) this.#attempt = { content, record, key: newKey(), uncertain: false };
    return this.#attempt;
  }

  /** The host hears of the end also when another document is shown by then; the page says nothing of it there. */
  async #send(event: AvvBeforeAcceptEvent, attempt: Attempt): Promise<void> {
    const run = ++this.#run;
    this.#set({ status: 'submitting' });
    try {
      const outcome = await this.#outcome(event, attempt, run);
      this.#succeed(event.record, outcome, run);
    } catch (cause) {
      await this.#fail(cause, attempt, run);
    }
  }

  async #outcome(event: AvvBeforeAcceptEvent, attempt: Attempt, run: number): Promise<SubmitOutcome> {
    const { record, response } = event;
    if (response) {
      const receipt = await response;
      return receipt
        ? { status: 'accepted', receipt: checkReceipt(receipt, record), replayed: false }
        : { status: 'recorded' };
    }
    const onWait = ({ seconds, error }: Pause) => {
      attempt.uncertain ||= maybeStored(error);
      this.#countDown(seconds, run);
    };
    return submitAcceptance({ ...this.#host.submitOptions, record, key: attempt.key, onWait });
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
    const pending = outcome.status === 'pending' ? { statusUrl: outcome.statusUrl } : undefined;
    if (run === this.#run) {
      this.#attempt = undefined;
      this.#set({ status: 'done', record, ...(receipt && { receipt }), ...(pending && { pending }) });
    }
    this.#host.dispatchEvent(new AvvAcceptedEvent(record, receipt, Boolean(pending)));
  }

  async #fail(cause: unknown, attempt: Attempt, run: number): Promise<void> {
    const error = cause instanceof AvvError ? cause : new AvvError('submit-network', String(cause), { cause });
    this.#host.dispatchEvent(new AvvErrorEvent('accept', error));
    if (run !== this.#run) return;
    const uncertain = (attempt.uncertain ||= maybeStored(error));
    if (!uncertain) this.#attempt = undefined;
    if (error.code === 'superseded') return this.#readAgain(error);
    for (const { pointer, detail } of error.details.fields ?? []) {
      const name = this.#nameAt(pointer);
      if (name) this.#errors.set(name, detail);
    }
    this.#set({ status: 'open', failure: error, uncertain });
  }

  /** The text that was accepted is no longer the text: loads it anew, unticks, asks again. */
  #readAgain(error: AvvError): Promise<void> {
    this.#refused = { agreement: this.#agreement!, error };
    return this.#host.reload();
  }

  /** The field or statement that a JSON pointer into the record means. */
  #nameAt(pointer: string): string | undefined {
    const [part, key] = pointer.split('/').slice(1);
    if (part === 'authority') return AUTHORITY;
    const { declarations = [] } = this.#agreement?.acceptance ?? {};
    if (part === 'declarations') return declarations.map(({ id }) => boxOf(id))[Number(key)];
    const isHere = ({ place, placeholder }: Question) =>
      part === 'placeholders' ? placeholder === key : place?.join() === `${part},${key}`;
    return this.#questions.find(isHere)?.name;
  }

  #prefilled(name: string): string | undefined {
    const { place, placeholder } = this.#question(name);
    const known = place && this.#host[place[0]][place[1] as keyof Prefill];
    const text = known ?? (placeholder && this.#host.placeholders[placeholder]);
    return typeof text === 'string' ? text : undefined;
  }

  #isLocked(name: string): boolean {
    const { place } = this.#question(name);
    if (!place || !this.#prefilled(name)) return false;
    const { locked } = this.#host[place[0]];
    return Array.isArray(locked) ? locked.includes(place[1]) : Boolean(locked);
  }

  #question(name: string): Partial<Question> {
    return this.#questions.find((question) => question.name === name) ?? {};
  }

  #set(state: ActState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}

/** What the host knows, without the lock. */
const known = ({ locked: _, ...facts }: Prefill): Record<string, string> => ({ ...facts });

const copyOf = (record: AcceptanceRecord): AcceptanceRecord => JSON.parse(JSON.stringify(record)) as AcceptanceRecord;

/** A UUID; `randomUUID` itself is missing on plain http. */
function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte, index) => {
    const value = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return value.toString(16).padStart(2, '0');
  });
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
