import { html, type TemplateResult } from 'lit';
import { str } from '@lit/localize/internal/str-tag.js';
import { compareVersions } from '../agreement/version.js';
import type { Explanation } from '../localization/load-errors.js';
import type { ViewContext } from './context.js';
import { formatInstant } from './names.js';
import { detailsView } from './status.js';

/** Another version than the one on the page. */
export interface EarlierVersion {
  version: string;
  /** By the server's clock; `undefined` where nobody has kept a receipt. */
  at?: string;
}

/** At the form: which version has been accepted already, and how this one stands to it. */
export function earlierView({ version, at }: EarlierVersion, context: ViewContext): TemplateResult {
  const { msg, agreement } = context;
  const accepted = at
    ? msg(str`Am ${formatInstant(at, context)} wurde die Fassung ${version} angenommen.`, { id: 'earlier.at' })
    : msg(str`Bereits angenommen wurde die Fassung ${version}.`, { id: 'earlier.version' });
  const order =
    compareVersions(version, agreement.version) > 0
      ? msg('Hier steht eine ältere Fassung.', { id: 'earlier.older' })
      : msg('Diese Fassung ist neu.', { id: 'earlier.newer' });
  return html`<div class="notice" part="notice"><p>${accepted} ${order}</p></div>`;
}

/** At the form: there is a receipt, but it does not show that this text has been accepted. */
export const doubtView = (doubt: Explanation, { msg }: ViewContext): TemplateResult =>
  html`<div class="error-panel" part="error" role="alert">
    <p class="error-title">${doubt.title}</p>
    <p>${doubt.advice}</p>
    ${detailsView(doubt, msg)}
  </div>`;

/** At the button, in words: nobody should take a trial for the real thing, or the reverse. */
export const trialView = ({ msg }: ViewContext): TemplateResult =>
  html`<div class="notice" part="notice">
    <p><strong>${msg('Probebetrieb: Diese Annahme bindet niemanden.', { id: 'trial.act' })}</strong></p>
  </div>`;
