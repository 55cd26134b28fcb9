import { html, nothing, type TemplateResult } from 'lit';
import type { Explanation } from '../localization/errors.js';
import type { Msg } from '../localization/localization.js';

/** The place is kept; the words come only after a second, by CSS, so that a quick answer does not flash. */
export function loadingView(msg: Msg, locale: string): TemplateResult {
  return html`<div class="loading" part="loading" lang=${locale}>
    <p role="status"><span>${msg('Der Vertrag wird geladen …', { id: 'loading' })}</span></p>
  </div>`;
}

/** What happened, what to do, a second try; the host's own fallback stays reachable below. */
export function errorView(
  { title, advice, details }: Explanation,
  msg: Msg,
  locale: string,
  retry: () => void,
): TemplateResult {
  return html`<div class="error-panel" part="error" role="alert" lang=${locale}>
      <p class="error-title">${title}</p>
      <p>${advice}</p>
      ${
        details.length
          ? html`<details>
            <summary>${msg('Einzelheiten für den Anbieter', { id: 'error.details' })}</summary>
            <ul>
              ${details.map((detail) => html`<li>${detail}</li>`)}
            </ul>
          </details>`
          : nothing
      }
      <button type="button" part="retry" @click=${retry}>${msg('Erneut versuchen', { id: 'error.retry' })}</button>
    </div>
    <slot></slot>`;
}
