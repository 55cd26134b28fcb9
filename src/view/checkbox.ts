import { html, nothing, type TemplateResult } from 'lit';
import { str } from '@lit/localize/internal/str-tag.js';
import type { TickWords } from '../acceptance/one-tick.js';
import { resolveHref } from '../agreement/href.js';
import type { ChangelogEntry } from '../agreement/schema.js';
import type { Msg } from '../localization/localization.js';
import { bindingVersion, informational } from './binding.js';
import type { ViewContext } from './context.js';
import { incorporatedWords } from './incorporated.js';
import { formatInstant, languageName } from './names.js';
import { plainText, richText } from './text.js';

/** The text is no longer the one that was ticked. */
export interface TextChange {
  from: string;
  to: string;
  /** What the changelog says of it, newest first. */
  changes: readonly ChangelogEntry[];
}

export interface CheckboxModel {
  words: TickWords;
  /** Words of the page's own `<label>`; empty without. */
  hostWords: string;
  /** When the agreement has been accepted before: ISO 8601, as the receipt says. */
  acceptedAt: string | undefined;
  /** It is part of another contract. */
  isIncorporated: boolean;
  change: TextChange | undefined;
  /** What is wrong, once the person is to be told. */
  problem: string;
  trial: boolean;
  link: AgreementLink;
}

interface AgreementLink {
  /** Where it leads in a new tab, or without a dialog. */
  href: string | undefined;
  opensDialog: boolean;
}

/** Our own words, where neither the agreement nor the page has any. */
export const defaultTickLabel = (msg: Msg): string =>
  msg('Ich nehme den Vertrag zur Auftragsverarbeitung an.', { id: 'checkbox.label' });

/** In one sentence; what the changelog says stands beneath. */
export function changeMessage({ from, to }: TextChange, msg: Msg): string {
  if (from === to)
    return msg(
      'Der Vertragstext wurde geändert, nachdem Sie das Feld angekreuzt hatten. Bitte sehen Sie ihn sich an und kreuzen Sie das Feld erneut an.',
      { id: 'checkbox.changedText' },
    );
  return msg(
    str`Der Vertrag wurde geändert, nachdem Sie das Feld angekreuzt hatten: Fassung ${from} → ${to}. Bitte sehen Sie sich die neue Fassung an und kreuzen Sie das Feld erneut an.`,
    { id: 'checkbox.changed' },
  );
}

function labelView({ words, hostWords }: CheckboxModel, context: ViewContext): unknown {
  const { agreement, msg, locale } = context;
  const { declarations, authority } = words;
  if (!declarations.length && !authority)
    return hostWords
      ? nothing
      : html`<label for="avv-box" part="label" lang=${locale}>${defaultTickLabel(msg)}</label>`;
  const texts = declarations.map(({ text }) => [richText(text, context, 6), ' ']);
  return html`<label for="avv-box" part="label" id="avv-label" lang=${agreement.language}
    >${texts}${authority ? html`<p>${plainText(authority, context)}</p>` : nothing}</label
  >`;
}

/** Title and version, leading to the text. */
function titleView({ link: { href, opensDialog } }: CheckboxModel, { agreement, msg }: ViewContext): TemplateResult {
  const { title, version, language } = agreement;
  const name = href
    ? html`<a
        part="agreement-link"
        href=${href}
        target="_blank"
        rel="noopener noreferrer"
        lang=${language}
        aria-haspopup=${opensDialog ? 'dialog' : nothing}
        >${title}</a
      >`
    : html`<span lang=${language}>${title}</span>`;
  return html`<p class="about" part="about">${name}, ${`${msg('Fassung', { id: 'header.version' })} ${version}`}</p>`;
}

/** Said where the text is a translation that does not bind, with the way to the one that does. */
function bindingView({ link: { opensDialog } }: CheckboxModel, context: ViewContext): unknown {
  const { language, translation } = bindingVersion(context) ?? {};
  if (!language) return nothing;
  const name = languageName(language, context);
  const href = resolveHref(translation?.href, context.url);
  const way = href
    ? html`<a
        part="agreement-link"
        href=${href}
        hreflang=${language}
        target="_blank"
        rel="noopener noreferrer"
        aria-haspopup=${opensDialog ? 'dialog' : nothing}
        >${name}</a
      >`
    : html`<strong>${name}</strong>`;
  return html`<p class="about" part="binding">${informational(context)} ${way}.</p>`;
}

/** What describes the box. */
const aboutView = (model: CheckboxModel, context: ViewContext): TemplateResult =>
  html`<div id="avv-about">${titleView(model, context)} ${bindingView(model, context)}</div>`;

function problemView({ problem, change }: CheckboxModel, context: ViewContext): unknown {
  if (!problem) return nothing;
  const summaries = change?.changes.map(({ summary }) => html`<li>${richText(summary, context, 6)}</li>`) ?? [];
  return html`<div class="problem" part="error" id="avv-problem" role="alert">
    <p>${problem}</p>
    ${summaries.length ? html`<ul part="changes" lang=${context.agreement.language}>${summaries}</ul>` : nothing}
  </div>`;
}

/** What stands beside the box, or in the place of both. */
export function checkboxView(model: CheckboxModel, context: ViewContext): TemplateResult {
  const { acceptedAt, isIncorporated, hostWords, trial } = model;
  const { msg } = context;
  if (acceptedAt)
    return html`<p part="accepted">${msg(str`Angenommen am ${formatInstant(acceptedAt, context)}`, { id: 'checkbox.accepted' })}</p>
      ${titleView(model, context)}`;
  if (isIncorporated) return html`${incorporatedWords(context)} ${titleView(model, context)}`;
  return html`<span id="avv-host-words" hidden>${hostWords}</span>${labelView(model, context)} ${aboutView(model, context)}
    ${
      trial
        ? html`<p class="trial"><strong>${msg('Probebetrieb: Diese Annahme bindet niemanden.', { id: 'trial.act' })}</strong></p>`
        : nothing
    }
    ${problemView(model, context)}`;
}

export interface DialogModel {
  change: TextChange | undefined;
  viewer: unknown;
  close(): void;
  /** It has been closed, in whatever way. */
  closed(): void;
  press(event: MouseEvent): void;
}

/** The agreement for reading, on top of the page. */
export function dialogView(model: DialogModel, { agreement, msg, locale }: ViewContext): TemplateResult {
  const { change, viewer, close, closed, press } = model;
  return html`<dialog part="dialog" aria-label=${agreement.title} lang=${locale} @close=${closed} @click=${press}>
    <div class="bar" part="dialog-bar">
      <p role="status">${
        change
          ? changeMessage(change, msg)
          : msg('Zum Lesen. Ankreuzen können Sie das Feld danach im Formular.', { id: 'checkbox.reading' })
      }</p>
      <button type="button" part="close" @click=${close}>${msg('Schließen', { id: 'checkbox.close' })}</button>
    </div>
    <div class="viewer">${viewer}</div>
  </dialog>`;
}
