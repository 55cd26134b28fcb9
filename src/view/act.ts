import { html, nothing, type TemplateResult } from 'lit';
import type { ActState, Field, Statement } from './act-model.js';
import type { Explanation } from '../localization/load-errors.js';
import { bindingNotice, type SwitchTo } from './binding.js';
import type { ViewContext } from './context.js';
import { doubtView, earlierView, trialView, type EarlierVersion } from './earlier.js';
import { formatDate, languageName } from './names.js';
import { heading } from './heading.js';
import { detailsView } from './status.js';
import { plainText, richText } from './text.js';

/** What one can do instead of accepting, where the host offers it. */
export interface ActInstead {
  /** Beside the button. */
  buttons: unknown;
  /** With the failure that it is a remedy for. */
  remedy: unknown;
  /** Beneath the form. */
  panel: unknown;
  /** Nothing may be accepted meanwhile. */
  busy: boolean;
}

/** What the form shows and what it reports back. */
export interface ActModel {
  state: Extract<ActState, { status: 'open' | 'submitting' }>;
  fields: readonly Field[];
  statements: readonly Statement[];
  /** For whom, as far as known. */
  customerName: string | undefined;
  failure: Explanation | undefined;
  /** Another version has been accepted before. */
  earlier: EarlierVersion | undefined;
  /** A receipt does not show what it is said to show. */
  doubt: Explanation | undefined;
  /** Binds nobody. */
  trial: boolean;
  /** The button has just appeared or moved and does not count clicks yet. */
  settling: boolean;
  instead: ActInstead;
  switchTo: SwitchTo;
  /** The reader has come to the form. */
  begin(): void;
  input(name: string, value: string): void;
  toggle(id: string, checked: boolean): void;
  press(event: MouseEvent): void;
  submit(event: SubmitEvent): void;
}

/** Ids of a document and names of fields are free to be the same, and names may hold white space. */
export const fieldId = (name: string): string => `avv-field-${name.replace(/\s/g, '-')}`;
const errorId = (name: string): string => `${fieldId(name)}-error`;

function errorText(name: string, error: string | undefined): unknown {
  return error ? html`<p class="field-error" id=${errorId(name)}>${error}</p>` : nothing;
}

export function fieldView(field: Field, model: Pick<ActModel, 'input'>, context: ViewContext): TemplateResult {
  const { name, label, type, value, required, locked, autocomplete, error } = field;
  const optional = context.msg('(freiwillig)', { id: 'act.optional' });
  return html`<div class="field" part="field">
    <label for=${fieldId(name)}>${label} ${required ? nothing : html`<span class="quiet">${optional}</span>`}</label>
    <input
      id=${fieldId(name)}
      name=${name}
      part="input"
      type=${type}
      .value=${value}
      ?required=${required}
      ?readonly=${locked}
      autocomplete=${autocomplete}
      aria-invalid=${error ? 'true' : nothing}
      aria-describedby=${error ? errorId(name) : nothing}
      @input=${(event: Event) => model.input(name, (event.target as HTMLInputElement).value)}
    />
    ${errorText(name, error)}
  </div>`;
}

function statementView(statement: Statement, model: ActModel, context: ViewContext): TemplateResult {
  const { id, text, markdown, required, checked, error } = statement;
  const optional = required
    ? nothing
    : html` <span class="quiet ui">${context.msg('(freiwillig)', { id: 'act.optional' })}</span>`;
  return html`<div class="statement" part="declaration">
    <label>
      <input
        type="checkbox"
        id=${fieldId(id)}
        part="checkbox"
        .checked=${checked}
        ?required=${required}
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${error ? errorId(id) : nothing}
        @change=${(event: Event) => model.toggle(id, (event.target as HTMLInputElement).checked)}
      />
      <span lang=${context.agreement.language}>${markdown ? richText(text, context, 6) : plainText(text, context)}${optional}</span>
    </label>
    ${errorText(id, error)}
  </div>`;
}

/** WCAG 3.3.4: title, version, date, language and for whom, right at the button. */
function subjectView({ customerName }: ActModel, context: ViewContext): TemplateResult {
  const { agreement, msg } = context;
  const { title, version, published, language } = agreement;
  const date = published && published !== version ? `, ${formatDate(published, context)}` : '';
  return html`<p class="subject" part="subject">
    ${msg('Sie nehmen diesen Vertrag an:', { id: 'act.subject' })} <strong lang=${language}>${title}</strong>,
    ${msg('Fassung', { id: 'header.version' })} ${version}${date} (${languageName(language, context)})${
      customerName
        ? html`, ${msg('für', { id: 'act.for' })} <strong>${customerName}</strong>`
        : html`, ${msg('für das Unternehmen oder die Organisation, die Sie vertreten', { id: 'act.forYours' })}`
    }.
  </p>`;
}

function buttonView({ state, settling, instead, press }: ActModel, { msg }: ViewContext): TemplateResult {
  const busy = state.status === 'submitting';
  return html`<button
    type="submit"
    class="accept"
    part="accept-button"
    id="avv-accept"
    aria-disabled=${busy || instead.busy ? 'true' : nothing}
    ?data-settling=${settling}
    @click=${press}
  >
    <span>${busy ? msg('Wird gesendet …', { id: 'act.sending' }) : acceptLabel(msg)}</span>
  </button>`;
}

/** The exact words on the button; they go into the record. */
export const acceptLabel = (msg: ViewContext['msg']): string => msg('AVV annehmen', { id: 'act.button' });

function waitingView(state: ActModel['state'], { msg }: ViewContext): unknown {
  if (state.status !== 'submitting' || !state.waiting) return nothing;
  return html`<p class="quiet" part="waiting">
    ${msg('Die Annahme ist noch nicht bestätigt. Sekunden bis zum nächsten Versuch:', { id: 'act.waiting' })} ${state.waiting}
  </p>`;
}

function failureView({ failure, instead }: ActModel, { msg }: ViewContext): unknown {
  if (!failure) return nothing;
  return html`<div class="error-panel" part="error" role="alert" id="avv-failure" tabindex="-1">
    <p class="error-title">${failure.title}</p>
    <p>${failure.advice}</p>
    ${detailsView(failure, msg)} ${instead.remedy}
  </div>`;
}

/** After a change under the reader's eyes: said, and accepted anew. */
function changedView({ state }: ActModel, { msg }: ViewContext): unknown {
  if (state.status !== 'open' || !state.replaced) return nothing;
  return html`<div class="notice" part="notice" role="alert" id="avv-failure" tabindex="-1">
    <p>
      ${msg('Der Vertrag wurde geändert, während Sie ihn gelesen haben. Ihre Annahme wurde nicht gespeichert. Bitte lesen Sie die neue Fassung und nehmen Sie sie erneut an.', { id: 'act.replaced' })}
      ${state.replaced.from === state.replaced.to ? nothing : html`<strong>${state.replaced.from} → ${state.replaced.to}</strong>`}
    </p>
  </div>`;
}

/** The act: what is being accepted, declarations, who acts, one button. */
export function actView(model: ActModel, context: ViewContext): TemplateResult {
  const { msg } = context;
  const { fields, statements, earlier, doubt, instead } = model;
  return html`<section class="act ui" part="act" id="avv-act" lang=${context.locale}>
    ${heading(context.headingLevel + 1, msg('Vertrag annehmen', { id: 'act.title' }), 'avv-act-title')}
    <form
      novalidate
      aria-labelledby="avv-act-title"
      @focusin=${() => model.begin()}
      @input=${() => model.begin()}
      @submit=${(event: SubmitEvent) => model.submit(event)}
    >
      ${changedView(model, context)} ${failureView(model, context)}
      ${doubt ? doubtView(doubt, context) : nothing} ${earlier ? earlierView(earlier, context) : nothing}
      <slot name="before-accept"></slot>
      ${fields.length ? html`<div class="fields">${fields.map((field) => fieldView(field, model, context))}</div>` : nothing}
      ${statements.map((statement) => statementView(statement, model, context))}
      ${subjectView(model, context)} ${bindingNotice(context, model.switchTo)} ${model.trial ? trialView(context) : nothing}
      <div class="buttons">${buttonView(model, context)} ${instead.buttons}</div>
      ${waitingView(model.state, context)}
    </form>
    ${instead.panel}
  </section>`;
}
