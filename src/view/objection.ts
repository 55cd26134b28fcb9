import { html, nothing, type TemplateResult } from 'lit';
import { str } from '@lit/localize/internal/str-tag.js';
import { fieldId, fieldView } from './act.js';
import { changeName } from './changes.js';
import type { ViewContext } from './context.js';
import { trialView } from './earlier.js';
import { factList, type Fact } from './facts.js';
import { heading } from './heading.js';
import type { ChangesModel, Objected, ObjectionModel } from './objection-model.js';
import { objectionRules } from './objection-rules.js';
import { instant, issuedFacts, settled } from './receipt.js';
import { detailsView } from './status.js';
import { plainText } from './text.js';

export const FORM_TITLE = 'avv-objection-title';
export const FAILURE = 'avv-objection-failure';
export const CHOICES = 'avv-objection-choices';
/** How the names of the fields begin: apart from those of the acceptance on the same page. */
export const FIELD = 'objection ';

/** Ids of changes are free to hold anything but white space. */
export const openerId = (change: string): string => `avv-object-${change}`;
export const objectedId = (change: string): string => `avv-objected-${change}`;

/** More than anybody types, less than any endpoint refuses. */
const LONGEST_REASON = 2000;

/** The exact words on the button; they go into the record. */
export const sendLabel = (msg: ViewContext['msg']): string => msg('Einspruch absenden', { id: 'objection.send' });

/** Beneath the change, in its own panel: no dialog, since nothing else has to stop. */
export function objectionView(model: ObjectionModel, context: ViewContext, level: number): TemplateResult {
  const { msg, locale } = context;
  const { fields, busy, close } = model;
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault(); // a dialog around the viewer stays open
    close();
  };
  return html`<div
    class="objection no-print ui"
    part="objection"
    lang=${locale}
    role="group"
    aria-labelledby=${FORM_TITLE}
    @keydown=${onKey}
  >
    ${heading(level + 1, msg('Einspruch erheben', { id: 'objection.title' }), FORM_TITLE)}
    <form novalidate @submit=${model.submit}>
      ${failureView(model, context)} ${choicesView(model, context)}
      ${reasonView(model, context)}
      <div class="fields">${fields.map((field) => fieldView(field, model, context))}</div>
      ${subjectView(model, context)} ${model.trial ? trialView(context) : nothing}
      <div class="buttons">
        <button type="submit" part="objection-action" class="send" aria-disabled=${busy ? 'true' : nothing}>
          ${busy ? msg('Wird gesendet …', { id: 'act.sending' }) : sendLabel(msg)}
        </button>
        <button type="button" part="objection-action" aria-disabled=${busy ? 'true' : nothing} @click=${close}>
          ${msg('Abbrechen', { id: 'panel.cancel' })}
        </button>
      </div>
      ${waitingView(model, context)}
    </form>
  </div>`;
}

function failureView({ failure }: ObjectionModel, { msg }: ViewContext): unknown {
  if (!failure) return nothing;
  return html`<div class="error-panel" part="error" role="alert" id=${FAILURE} tabindex="-1">
    <p class="error-title">${failure.title}</p>
    <p>${failure.advice}</p>
    ${detailsView(failure, msg)}
  </div>`;
}

/** One form for several changes: the one at which it was opened is chosen, since that is what was pressed. */
function choicesView({ choices, choiceError, choose }: ObjectionModel, context: ViewContext): unknown {
  if (choices.length < 2) return nothing;
  return html`<fieldset id=${CHOICES} tabindex="-1" aria-describedby=${choiceError ? `${CHOICES}-error` : nothing}>
    <legend>${context.msg('Wogegen richtet sich Ihr Einspruch?', { id: 'objection.against' })}</legend>
    ${choices.map(
      ({ id, name, chosen }) =>
        html`<label class="choice"
          ><input
            type="checkbox"
            part="checkbox"
            .checked=${chosen}
            @change=${(event: Event) => choose(id, (event.target as HTMLInputElement).checked)}
          />
          <span>${name}</span></label
        >`,
    )}
    ${choiceError ? html`<p class="field-error" id="${CHOICES}-error">${choiceError}</p>` : nothing}
  </fieldset>`;
}

function reasonView({ reason, input }: ObjectionModel, context: ViewContext): TemplateResult {
  const { msg, agreement } = context;
  const { value, required, error } = reason;
  const id = fieldId(FIELD + reason.name);
  const grounds = plainText(agreement.subprocessors?.policy?.grounds, context);
  const described = [grounds && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const optional = html`<span class="quiet">${msg('(freiwillig)', { id: 'act.optional' })}</span>`;
  return html`<div class="field reason" part="field">
    <label for=${id}>${msg('Begründung', { id: 'objection.reason' })} ${required ? nothing : optional}</label>
    ${
      grounds
        ? html`<p class="hint" id="${id}-hint">
            ${msg('Der Vertrag verlangt:', { id: 'objection.demands' })} <span lang=${agreement.language}>${grounds}</span>
          </p>`
        : nothing
    }
    <textarea
      id=${id}
      part="input"
      rows="4"
      maxlength=${LONGEST_REASON}
      ?required=${required}
      aria-invalid=${error ? 'true' : nothing}
      aria-describedby=${described || nothing}
      .value=${value}
      @input=${(event: Event) => input(reason.name, (event.target as HTMLTextAreaElement).value)}
    ></textarea>
    ${error ? html`<p class="field-error" id="${id}-error">${error}</p>` : nothing}
  </div>`;
}

/** Right at the button: against what and for whom (WCAG 3.3.4). */
function subjectView({ choices, customerName }: ObjectionModel, { msg, agreement }: ViewContext): TemplateResult {
  const chosen = choices.filter((choice) => choice.chosen);
  return html`<p class="subject">
    ${msg('Sie erheben Einspruch gegen:', { id: 'objection.subject' })}
    ${chosen.map(({ name }, index) => html`${index ? '; ' : nothing}<strong>${name}</strong>`)},
    <span lang=${agreement.language}>${agreement.title}</span>, ${msg('Fassung', { id: 'header.version' })} ${agreement.version}${
      customerName ? html`, ${msg('für', { id: 'act.for' })} <strong>${customerName}</strong>` : nothing
    }.
  </p>`;
}

function waitingView({ waiting }: ObjectionModel, { msg }: ViewContext): unknown {
  if (!waiting) return nothing;
  return html`<p class="quiet" part="waiting">
    ${msg('Der Einspruch ist noch nicht bestätigt. Sekunden bis zum nächsten Versuch:', { id: 'objection.waiting' })} ${waiting}
  </p>`;
}

/** In the place of the form: what was said, when it came in, and what follows. */
export function objectedView(
  objected: Objected,
  change: string,
  { copy, save }: Pick<ChangesModel, 'copy' | 'save'>,
  context: ViewContext,
  level: number,
): TemplateResult {
  const { msg, locale } = context;
  const button = (words: string, press: () => void) =>
    html`<button type="button" class="quiet" part="objection-action" @click=${press}>${words}</button>`;
  return html`<div class="objected ui" part="objected" lang=${locale}>
    ${heading(level + 1, objectedTitle(objected, context), objectedId(change))} ${remarks(objected, context)}
    ${factList([objectionRules(context).remedy], 'facts', locale)}
    <details ?open=${objected.sentAt === change}>
      <summary>${msg('Beleg', { id: 'objected.receipt' })}</summary>
      ${factList(receiptFacts(objected, context), 'receipt-facts', locale)}
      <div class="buttons no-print">
        ${button(msg('Kopieren', { id: 'receipt.copy' }), () => copy(objected))}
        ${button(msg('Als JSON speichern', { id: 'receipt.download' }), () => save(objected))}
      </div>
    </details>
  </div>`;
}

function objectedTitle({ receipt, pending }: Objected, { msg }: ViewContext): string {
  if (pending) return msg('Einspruch übermittelt, Bestätigung steht aus', { id: 'objected.pending' });
  return receipt
    ? msg('Einspruch erhoben', { id: 'objected.title' })
    : msg('Einspruch übermittelt', { id: 'objected.recorded' });
}

function remarks({ record, receipt, pending }: Objected, context: ViewContext): unknown {
  const { msg } = context;
  return [
    receipt &&
      html`<p>${msg(str`Ihr Einspruch ist eingegangen: ${instant(receipt.acceptedAt, context)}.`, { id: 'objected.at' })}</p>`,
    (receipt?.test ?? record.test) &&
      html`<p class="notice" part="notice"><strong>${msg('Probe – bindet niemanden', { id: 'receipt.test' })}</strong></p>`,
    pending &&
      html`<p>
        ${msg('Bitte folgen Sie den Hinweisen, die Sie vom Anbieter erhalten.', { id: 'receipt.pendingAdvice' })}
        ${pending.statusUrl ? html`<a href=${pending.statusUrl} rel="noopener noreferrer">${pending.statusUrl}</a>` : nothing}
      </p>`,
    !receipt &&
      !pending &&
      html`<p>${msg('Der Server hat den Einspruch entgegengenommen, stellt aber keinen Beleg aus.', { id: 'objected.none' })}</p>`,
  ].map((remark) => remark || nothing);
}

function receiptFacts({ record, receipt }: Objected, context: ViewContext): Fact[] {
  const { msg } = context;
  const { document, customer, acceptor, changes, reason } = record;
  const { established } = receipt ?? {};
  return [
    [msg('Einspruch gegen', { id: 'objected.against' }), changes.map((id) => nameOf(id, context)).join('; ')],
    [msg('Begründung', { id: 'objection.reason' }), reason && html`<span class="reason">${reason}</span>`],
    [msg('Fassung', { id: 'header.version' }), document.version],
    [
      msg('Einspruch für', { id: 'objected.for' }),
      settled(customer, established?.customer, ['name', 'address', 'country'], context),
    ],
    [msg('Kundenkonto', { id: 'receipt.account' }), settled(customer, established?.customer, ['reference'], context)],
    [
      msg('Einspruch durch', { id: 'objected.by' }),
      settled(acceptor, established?.acceptor, ['name', 'position', 'email'], context),
    ],
    ...issuedFacts(record, receipt, context),
  ];
}

/** A change that the document on the page does not announce goes by its id. */
function nameOf(id: string, context: ViewContext): unknown {
  const change = context.agreement.subprocessors?.changes?.find((candidate) => candidate.id === id);
  return change ? changeName(change, context) : id;
}
