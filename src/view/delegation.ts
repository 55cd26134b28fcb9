import { html, nothing, type TemplateResult } from 'lit';
import { str } from '@lit/localize/internal/str-tag.js';
import { wordsShown } from '../acceptance/words.js';
import type { ViewContext } from './context.js';
import { detailsView } from './status.js';

export interface DelegationModel {
  /** Where the agreement can be accepted. */
  url: string;
  mailto: string;
  email: string;
  /** What is wrong with the e-mail address. */
  error: string | undefined;
  /** The host is sending. */
  busy: boolean;
  /** How the last step ended. */
  said: string | undefined;
  /** Why the host could not send; for its developer. */
  failure: string | undefined;
  /** Whether the browser can share. */
  canShare: boolean;
  input(email: string): void;
  /** The link that opens the e-mail. */
  write(event: Event): void;
  copy(): void;
  share(): void;
  close(): void;
}

export const DELEGATE_EMAIL = 'avv-delegate-email';
const ERROR = 'avv-delegate-error';

export const delegationTitle = ({ msg }: ViewContext): string =>
  msg('Eine zeichnungsberechtigte Person bitten', { id: 'delegate.title' });

/** The message that a colleague gets, in the interface language. */
export function delegationMessage({ msg, agreement, placeholders }: ViewContext): { subject: string; words: string[] } {
  const title = wordsShown(agreement.title, agreement, placeholders);
  return {
    subject: msg(str`Bitte annehmen: ${title}`, { id: 'delegate.subject' }),
    words: [
      msg('Guten Tag,', { id: 'delegate.greeting' }),
      '',
      msg('für unser Unternehmen ist noch dieser Vertrag zur Auftragsverarbeitung anzunehmen:', {
        id: 'delegate.request',
      }),
      `${title}, ${msg('Fassung', { id: 'header.version' })} ${agreement.version}`,
      '',
      msg('Ich darf ihn nicht selbst zeichnen. Hier lässt er sich lesen und annehmen:', { id: 'delegate.here' }),
    ],
  };
}

function emailField({ email, error, input }: DelegationModel, { msg }: ViewContext): TemplateResult {
  return html`<div class="field" part="field">
    <label for=${DELEGATE_EMAIL}
      >${msg('E-Mail-Adresse der Person', { id: 'delegate.email' })}
      <span class="quiet">${msg('(freiwillig)', { id: 'act.optional' })}</span></label
    >
    <input
      id=${DELEGATE_EMAIL}
      part="input"
      type="email"
      autocomplete="off"
      .value=${email}
      aria-invalid=${error ? 'true' : nothing}
      aria-describedby=${error ? ERROR : nothing}
      @input=${(event: Event) => input((event.target as HTMLInputElement).value)}
    />
    ${error ? html`<p class="field-error" id=${ERROR}>${error}</p>` : nothing}
  </div>`;
}

function actions(model: DelegationModel, { msg }: ViewContext): TemplateResult {
  const { mailto, busy, canShare, write, copy, share, close } = model;
  const button = (label: string, press: () => void) =>
    html`<button type="button" part="panel-action" @click=${press}>${label}</button>`;
  return html`<div class="buttons">
    <a class="button" part="panel-action" href=${mailto} aria-disabled=${busy ? 'true' : nothing} @click=${write}
      >${busy ? msg('Wird gesendet …', { id: 'act.sending' }) : msg('E-Mail schreiben', { id: 'delegate.write' })}</a
    >
    ${button(msg('Link kopieren', { id: 'delegate.copy' }), copy)}
    ${canShare ? button(msg('Teilen …', { id: 'delegate.share' }), share) : nothing}
    ${button(msg('Schließen', { id: 'panel.close' }), close)}
  </div>`;
}

function failureView(failure: string | undefined, { msg }: ViewContext): unknown {
  if (!failure) return nothing;
  const title = msg('Die Nachricht konnte nicht gesendet werden.', { id: 'delegate.failed' });
  const advice = msg('Bitte versuchen Sie es noch einmal, oder kopieren Sie den Link.', {
    id: 'delegate.failedAdvice',
  });
  return html`<div class="error-panel" part="error" role="alert">
    <p class="error-title">${title}</p>
    <p>${advice}</p>
    ${detailsView({ title, advice, details: [failure] }, msg)}
  </div>`;
}

/** How a colleague with authority gets the link. */
export function delegationView(model: DelegationModel, context: ViewContext): TemplateResult {
  const { msg } = context;
  return html`<p>
      ${msg('Wer Ihr Unternehmen vertreten darf, kann den Vertrag über diesen Link lesen und annehmen. Was Sie hier eingetragen haben, geht nicht mit.', { id: 'delegate.explanation' })}
    </p>
    <form novalidate @submit=${model.write}>
      ${emailField(model, context)}
      <p class="link"><code part="delegate-link">${model.url}</code></p>
      ${failureView(model.failure, context)} ${actions(model, context)}
      <p role="status">${model.said}</p>
    </form>`;
}
