import { html, nothing, type TemplateResult } from 'lit';
import { str } from '@lit/localize/internal/str-tag.js';
import type { Decline } from '../acceptance/decline.js';
import type { Explanation } from '../localization/load-errors.js';
import type { ViewContext } from './context.js';
import { heading } from './heading.js';
import { detailsView } from './status.js';

/** More than anybody types, less than any endpoint refuses. */
const LONGEST_REASON = 2000;

export interface DecliningModel {
  reason: string;
  /** Being sent. */
  busy: boolean;
  /** The provider is told: there is an endpoint for it. */
  told: boolean;
  failure: Explanation | undefined;
  input(reason: string): void;
  decline(event: Event): void;
  close(): void;
}

const REASON = 'avv-decline-reason';
export const DECLINE_FAILURE = 'avv-decline-failure';

export const decliningTitle = ({ msg }: ViewContext): string => msg('Vertrag nicht annehmen?', { id: 'decline.title' });

function failureView(failure: Explanation | undefined, { msg }: ViewContext): unknown {
  if (!failure) return nothing;
  return html`<div class="error-panel" part="error" role="alert" id=${DECLINE_FAILURE} tabindex="-1">
    <p class="error-title">${failure.title}</p>
    <p>${failure.advice}</p>
    ${detailsView(failure, msg)}
  </div>`;
}

/** Asks once more, and for a reason that nobody has to give. */
export function decliningView(model: DecliningModel, context: ViewContext): TemplateResult {
  const { msg } = context;
  const { reason, busy, told, failure, input, decline, close } = model;
  return html`<form novalidate @submit=${decline}>
    <p>
      ${msg('Sie können den Vertrag hier auch danach noch annehmen.', { id: 'decline.explanation' })}
      ${told ? msg('Dem Anbieter wird mitgeteilt, dass Sie ihn nicht annehmen, zusammen mit dem Grund und Ihren Angaben oben.', { id: 'decline.told' }) : nothing}
    </p>
    <div class="field" part="field">
      <label for=${REASON}
        >${msg('Grund', { id: 'decline.reason' })}
        <span class="quiet">${msg('(freiwillig)', { id: 'act.optional' })}</span></label
      >
      <textarea
        id=${REASON}
        part="input"
        rows="3"
        maxlength=${LONGEST_REASON}
        .value=${reason}
        @input=${(event: Event) => input((event.target as HTMLTextAreaElement).value)}
      ></textarea>
    </div>
    ${failureView(failure, context)}
    <div class="buttons">
      <button type="submit" part="panel-action" aria-disabled=${busy ? 'true' : nothing}>
        ${busy ? msg('Wird gesendet …', { id: 'act.sending' }) : msg('Nicht annehmen bestätigen', { id: 'decline.confirm' })}
      </button>
      <button type="button" part="panel-action" @click=${close}>${msg('Abbrechen', { id: 'panel.cancel' })}</button>
    </div>
  </form>`;
}

/** In the place of the act: what was said, and the way back. */
export function declinedView(decline: Decline, reconsider: () => void, context: ViewContext): TemplateResult {
  const { msg } = context;
  const { reason, document } = decline;
  return html`<section class="act ui" part="act" id="avv-act" lang=${context.locale}>
    ${heading(context.headingLevel + 1, msg('Vertrag nicht angenommen', { id: 'declined.title' }), 'avv-act-title')}
    <p>${msg(str`Sie haben die Fassung ${document.version} nicht angenommen.`, { id: 'declined.version' })}</p>
    ${reason ? html`<p class="reason">${msg('Grund', { id: 'decline.reason' })}: ${reason}</p>` : nothing}
    <div class="buttons">
      <button type="button" part="panel-action" @click=${reconsider}>
        ${msg('Noch einmal überlegen', { id: 'declined.reconsider' })}
      </button>
    </div>
  </section>`;
}
