import { html, nothing, type TemplateResult } from 'lit';
import type { Explanation } from '../localization/load-errors.js';
import type { Msg } from '../localization/localization.js';
import type { ViewContext } from './context.js';

/** The place is kept; the words come only after a second, by CSS, so that a quick answer does not flash. */
export function loadingView(msg: Msg, locale: string): TemplateResult {
  return html`<div class="loading" part="loading" lang=${locale}>
    <p role="status"><span>${msg('Der Vertrag wird geladen …', { id: 'loading' })}</span></p>
  </div>`;
}

/** What only the provider's developer understands, folded; facts that the reader has to see as well are open. */
export function detailsView({ details, open = false }: Explanation, msg: Msg): unknown {
  if (!details.length) return nothing;
  return html`<details ?open=${open}>
    <summary>${msg('Einzelheiten für den Anbieter', { id: 'error.details' })}</summary>
    <ul>
      ${details.map((detail) => html`<li>${detail}</li>`)}
    </ul>
  </details>`;
}

function errorPanel(explanation: Explanation, msg: Msg, locale: string, retry: () => void): TemplateResult {
  return html`<div class="error-panel" part="error" role="alert" lang=${locale}>
    <p class="error-title">${explanation.title}</p>
    <p>${explanation.advice}</p>
    ${detailsView(explanation, msg)}
    <button type="button" part="retry" @click=${retry}>${msg('Erneut versuchen', { id: 'error.retry' })}</button>
  </div>`;
}

/** What happened, what to do, a second try; the host's own fallback stays reachable below. */
export const errorView = (...panel: Parameters<typeof errorPanel>): TemplateResult =>
  html`${errorPanel(...panel)}<slot></slot>`;

/** In the place of the act when its file cannot be had; the text above it stays. */
export function unavailableView({ msg, locale }: ViewContext, retry: () => void): TemplateResult {
  const title = msg('Das Formular zur Annahme konnte nicht geladen werden.', { id: 'act.unavailable' });
  const advice = msg('Bitte prüfen Sie Ihre Internetverbindung und versuchen Sie es noch einmal.', {
    id: 'advice.network',
  });
  return html`<section class="act ui" part="act" id="avv-act">${errorPanel({ title, advice, details: [] }, msg, locale, retry)}</section>`;
}
