import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SubmitOutcome } from '../acceptance/answer.js';
import { questionsOf, type Question } from '../acceptance/questions.js';
import { checkReceipt } from '../acceptance/receipt.js';
import type { AcceptanceRecord } from '../acceptance/schema.js';
import { submitAcceptance, type SubmitOptions } from '../acceptance/submit.js';
import { maybeStored } from '../acceptance/uncertain.js';
import { askPlace } from '../acceptance/words.js';
import { AvvError } from '../agreement/errors.js';
import type { Agreement } from '../agreement/schema.js';
import { fieldLabels, missingAnswer, missingTick } from '../localization/form.js';
import type { Msg } from '../localization/localization.js';
import type { ActState, Field, Statement } from '../view/act-model.js';
import { AvvAcceptedEvent, AvvBeforeAcceptEvent, AvvErrorEvent } from './events.js';
import type { Prefill } from './prefill.js';

/** Id of the statement of authority in the form; ids of a document hold no white space, so it is free. */
const AUTHORITY = 'avv authority';

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
  /** The act that may have arrived although its answer did not: sent again as it was, under the same key. */
  #unanswered: { content: string; record: AcceptanceRecord; key: string } | undefined;
  #run = 0;

  constructor(host: ActHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {}

  /** Another document: ticks are for the text that was read, so they go; what was typed stays. */
  show(agreement: Agreement | undefined): void {
    if (agreement === this.#agreement) return;
    const before = this.#agreement;
    this.#agreement = agreement;
    this.#questions = agreement ? questionsOf(agreement) : [];
    this.#ticked.clear();
    this.#errors.clear();
    this.#run++;
    const replaced =
      this.#replacing && before && agreement ? { from: before.version, to: agreement.version } : undefined;
    this.#set({ status: 'open', ...(replaced && { replaced }) });
  }

  #replacing = false;

  get fields(): Field[] {
    const labels = fieldLabels(this.#host.msg);
    return this.#questions.map(({ name, label, required, autocomplete }) => ({
      name,
      label: label ?? labels[name] ?? name,
      type: name === 'email' ? 'email' : 'text',
      value: this.answer(name) ?? '',
      required,
      locked: this.#isLocked(name),
      autocomplete,
      error: this.#errors.get(name),
    }));
  }

  get statements(): Statement[] {
    const { declarations = [], authority } = this.#agreement?.acceptance ?? {};
    const statements = declarations.map(({ id, text, required }) => ({ id, text, required, markdown: true }));
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

  get ticked(): string[] {
    return [...this.#ticked];
  }

  /** What was typed, else what the host knows. */
  answer(name: string): string | undefined {
    return this.#answers.get(name) ?? this.#prefilled(name);
  }

  /** The answers as they go into the record: who is bound, and who acts. */
  get people(): { customer: Record<string, string>; acceptor: Record<string, string> } {
    const people = { customer: known(this.#host.customer), acceptor: known(this.#host.acceptor) };
    for (const { name, placeholder } of this.#questions) {
      const answer = this.answer(name);
      const [part, key] = askPlace(name);
      if (answer && (!placeholder || name !== placeholder)) people[part][key] = answer;
    }
    return people;
  }

  /** Values of all placeholders, the typed ones included. */
  get placeholderValues(): Record<string, string> {
    const values = { ...this.#host.placeholders };
    for (const { name, placeholder } of this.#questions) {
      const answer = this.answer(name);
      if (placeholder && answer) values[placeholder] = answer;
    }
    return values;
  }

  input(name: string, value: string): void {
    this.#answers.set(name, value.trim());
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
    const [firstError] = this.#errors.keys();
    this.#set({ status: 'open' });
    if (firstError) return firstError;
    const { record, key } = this.#nextAct();
    const event = new AvvBeforeAcceptEvent(record, key);
    if (!this.#host.dispatchEvent(event)) return undefined;
    await this.#send(event, key);
    return this.#errors.keys().next().value;
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
  #nextAct(): { record: AcceptanceRecord; key: string } {
    const record = this.#host.createRecord(this);
    const content = JSON.stringify({ ...record, act: undefined, presentation: undefined });
    if (this.#unanswered?.content !== content) this.#unanswered = { content, record, key: newKey() };
    return this.#unanswered;
  }

  async #send(event: AvvBeforeAcceptEvent, key: string): Promise<void> {
    const run = ++this.#run;
    this.#set({ status: 'submitting' });
    try {
      const outcome = await this.#outcome(event, key, run);
      if (run === this.#run) this.#succeed(event.record, outcome);
    } catch (cause) {
      if (run === this.#run) await this.#fail(cause);
    }
  }

  async #outcome(event: AvvBeforeAcceptEvent, key: string, run: number): Promise<SubmitOutcome> {
    const { record, response } = event;
    if (response) {
      const receipt = await response;
      return receipt
        ? { status: 'accepted', receipt: checkReceipt(receipt, record), replayed: false }
        : { status: 'recorded' };
    }
    const onWait = ({ seconds }: { seconds: number }) => this.#countDown(seconds, run);
    return submitAcceptance({ ...this.#host.submitOptions, record, key, onWait });
  }

  /** Shows the seconds until the next try, down to its beginning. */
  #countDown(seconds: number, run: number): void {
    if (run !== this.#run || this.state.status !== 'submitting') return;
    this.#set({ status: 'submitting', ...(seconds > 0 && { waiting: seconds }) });
    if (seconds > 0) setTimeout(() => this.#countDown(seconds - 1, run), 1000);
  }

  #succeed(record: AcceptanceRecord, outcome: SubmitOutcome): void {
    this.#unanswered = undefined;
    const receipt = outcome.status === 'accepted' ? outcome.receipt : undefined;
    const pending = outcome.status === 'pending' ? { statusUrl: outcome.statusUrl } : undefined;
    this.#set({ status: 'done', record, ...(receipt && { receipt }), ...(pending && { pending }) });
    this.#host.dispatchEvent(new AvvAcceptedEvent(record, receipt, Boolean(pending)));
  }

  async #fail(cause: unknown): Promise<void> {
    const error = cause instanceof AvvError ? cause : new AvvError('submit-network', String(cause), { cause });
    if (!maybeStored(error)) this.#unanswered = undefined;
    this.#host.dispatchEvent(new AvvErrorEvent('accept', error));
    if (error.code === 'superseded') return this.#readAgain(error);
    for (const { pointer, detail } of error.details.fields ?? []) this.#errors.set(this.#nameAt(pointer), detail);
    this.#set({ status: 'open', failure: error });
  }

  /** The text that was accepted is no longer the text: loads it anew, unticks, asks again. */
  async #readAgain(error: AvvError): Promise<void> {
    this.#replacing = true;
    try {
      const before = this.#agreement;
      await this.#host.reload();
      if (this.#agreement === before) this.#set({ status: 'open', failure: error });
    } finally {
      this.#replacing = false;
    }
  }

  /** The field or statement that a JSON pointer into the record means. */
  #nameAt(pointer: string): string {
    const [part, key] = pointer.split('/').slice(1);
    if (part === 'authority') return AUTHORITY;
    if (part === 'declarations') return this.#agreement?.acceptance?.declarations?.[Number(key)]?.id ?? pointer;
    if (part === 'placeholders') return this.#questions.find(({ placeholder }) => placeholder === key)?.name ?? pointer;
    const isHere = ({ name }: Question) => askPlace(name).join() === `${part},${key}`;
    return this.#questions.find(isHere)?.name ?? pointer;
  }

  #prefilled(name: string): string | undefined {
    const placeholder = this.#questions.find((question) => question.name === name)?.placeholder;
    const [part, key] = askPlace(name);
    const known = this.#host[part][key as keyof Prefill] ?? (placeholder && this.#host.placeholders[placeholder]);
    return typeof known === 'string' ? known : undefined;
  }

  #isLocked(name: string): boolean {
    if (!this.#prefilled(name)) return false;
    const [part, key] = askPlace(name);
    const { locked } = this.#host[part];
    return Array.isArray(locked) ? locked.includes(key) : Boolean(locked);
  }

  #set(state: ActState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}

/** What the host knows, without the lock. */
const known = ({ locked: _, ...facts }: Prefill): Record<string, string> => ({ ...facts });

/** A UUID; `randomUUID` itself is missing on plain http. */
function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte, index) => {
    const value = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return value.toString(16).padStart(2, '0');
  });
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
