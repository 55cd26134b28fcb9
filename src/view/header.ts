import { html, nothing, type TemplateResult } from 'lit';
import type { Agreement, Translation } from '../agreement/schema.js';
import { bindingNotice, translationButton, type SwitchTo } from './binding.js';
import type { ViewContext } from './context.js';
import { formatDate, languageName } from './names.js';
import { heading } from './heading.js';
import { plainText } from './text.js';

export interface HeaderActions {
  print(): void;
  switchTo: SwitchTo;
}

/** Version, date and language: the line that tells which text this is. */
export function versionLine(context: ViewContext): TemplateResult {
  const { agreement, msg } = context;
  const { version, published, effectiveFrom, language, bindingLanguage } = agreement;
  const binding =
    bindingLanguage === language ? msg('verbindliche Sprachfassung', { id: 'header.binding' }) : undefined;
  const facts = [
    `${msg('Fassung', { id: 'header.version' })} ${version}`,
    published && published !== version ? formatDate(published, context) : undefined,
    effectiveFrom && `${msg('gilt ab', { id: 'header.effectiveFrom' })} ${formatDate(effectiveFrom, context)}`,
    languageName(language, context),
    binding,
  ].filter(Boolean);
  return html`<p class="version ui" part="version">${facts.join(' · ')}</p>`;
}

/** Without the binding one where the notice below leads there. */
const otherLanguages = ({ translations = [], bindingLanguage, language }: Agreement): Translation[] =>
  translations.filter((other) => other.language !== language && other.language !== bindingLanguage);

/** Whether the agreement says where a former version of it is. */
const hasFormer = ({ changelog, supersedes, version }: Agreement): unknown =>
  supersedes?.href ?? changelog?.some((entry) => entry.href && entry.version !== version);

export function headerView(context: ViewContext, actions: HeaderActions): TemplateResult {
  const { agreement, msg } = context;
  return html`<header part="header">
    ${heading(context.headingLevel, html`<span lang=${agreement.language}>${plainText(agreement.title, context)}</span>`, 'avv-title')}
    ${agreement.subtitle ? html`<p class="subtitle" part="subtitle" lang=${agreement.language}>${plainText(agreement.subtitle, context)}</p>` : nothing}
    <div class="meta">
      ${versionLine(context)}
      <div class="actions">
        ${otherLanguages(agreement).map((translation) => translationButton(translation, context, actions.switchTo))}
        ${hasFormer(agreement) ? html`<button type="button" class="quiet" part="action compare-toggle">${msg('Änderungen', { id: 'header.changes' })}</button>` : nothing}
        <button type="button" class="quiet" part="action" @click=${() => actions.print()}>${msg('Drucken', { id: 'header.print' })}</button>
        <slot name="actions"></slot>
      </div>
    </div>
    ${bindingNotice(context, actions.switchTo)}
  </header>`;
}
