import { questionsOf, type Question } from '../acceptance/questions.js';
import type { FieldProblem } from '../agreement/errors.js';
import type { Agreement } from '../agreement/schema.js';
import { fieldLabels, missingAnswer, missingTick } from '../localization/form.js';
import type { Field, Statement } from '../view/act-model.js';
import type { ConclusionHost } from './conclusion-host.js';
import { Draft } from './drafts.js';
import type { Prefill } from './prefill.js';

/** Names of the boxes in the form: apart from those of the fields, which a declaration's id may well equal. */
const AUTHORITY = 'avv authority';
const boxOf = (declaration: string): string => `avv declaration ${declaration}`;

/** The answers, the boxes and what is wrong with them. What has been typed is kept from version to version. */
export class ActForm {
  #host: ConclusionHost;
  #agreement: Agreement | undefined;
  #questions: Question[] = [];
  #answers = new Map<string, string>();
  #ticked = new Set<string>();
  #errors = new Map<string, string>();
  #draft: Draft | undefined;

  constructor(host: ConclusionHost) {
    this.#host = host;
  }

  /** Another document: ticks are for the text that was read, so they go. */
  show(agreement: Agreement | undefined): void {
    this.#agreement = agreement;
    this.#questions = agreement ? questionsOf(agreement) : [];
    this.#ticked.clear();
    this.#errors.clear();
    this.follow();
  }

  /** What was typed belongs to a document, an endpoint and, as far as the host tells, to somebody. */
  follow(): void {
    if (!this.#agreement) return;
    const former = this.#draft;
    const draft = new Draft(this.#host, this.#agreement.id);
    if (former && draft.isSame(former)) return;
    this.#draft = draft;
    // The host may have learnt only now who it is that types.
    const goesOn = former?.documentId === draft.documentId && (!former.owner || former.owner === draft.owner);
    this.#answers = new Map([...draft.read(), ...(goesOn ? this.#answers : [])]);
    if (!goesOn || !former.read().size) return;
    former.forget();
    this.#keep();
  }

  /** Where what has been typed so far is kept. */
  get draft(): Draft | undefined {
    return this.#draft;
  }

  /** What the host knows anyway need not be kept. */
  #keep(): void {
    const typed = [...this.#answers].filter(([name, answer]) => answer !== (this.#prefilled(name) ?? ''));
    this.#draft?.keep(typed);
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
    this.#keep();
    this.#errors.delete(name);
    this.#host.requestUpdate();
  }

  tick(id: string, checked: boolean): void {
    if (checked) this.#ticked.add(id);
    else this.#ticked.delete(id);
    this.#errors.delete(id);
    this.#host.requestUpdate();
  }

  /** The first in the form, whatever the order in which a server names them. */
  get firstError(): string | undefined {
    const names = [...this.#questions.map(({ name }) => name), ...this.statements.map(({ id }) => id)];
    return names.find((name) => this.#errors.has(name));
  }

  /** Looks for what is missing. */
  check(): void {
    const { msg } = this.#host;
    this.#errors.clear();
    for (const { name, required } of this.#questions) {
      const error = missingAnswer(name, this.answer(name) ?? '', required, msg);
      if (error) this.#errors.set(name, error);
    }
    for (const { id, required, checked } of this.statements)
      if (required && !checked) this.#errors.set(id, missingTick(msg));
  }

  /** Notes what a server finds wrong, each at its field or box. */
  refuse(problems: readonly FieldProblem[]): void {
    for (const { pointer, detail } of problems) {
      const name = this.#nameAt(pointer);
      if (name) this.#errors.set(name, detail);
    }
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
}

/** What the host knows, without the lock. */
const known = ({ locked: _, ...facts }: Prefill): Record<string, string> => ({ ...facts });
