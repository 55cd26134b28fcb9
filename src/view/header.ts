import { html, nothing, type TemplateResult } from 'lit';
import { resolveHref } from '../agreement/href.js';
import type { Agreement, Translation } from '../agreement/schema.js';
import type { ViewContext } from './context.js';
import { formatDate, languageName, ownLanguageName } from './names.js';
import { heading } from './heading.js';
import { plainText } from './text.js';

export interface HeaderActions {
  print(): void;
  /** Shows another language version instead. */
  switchTo(href: string): void;
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

function translationButton({ language, href }: Translation, context: ViewContext, actions: HeaderActions): unknown {
  const target = resolveHref(href, context.url);
  if (!target) return nothing;
  return html`<button type="button" class="quiet" part="action" lang=${language} @click=${() => actions.switchTo(target)}>
    ${ownLanguageName(language)}
  </button>`;
}

/** Said when the text on the page is not the one that binds, with the way to the one that is. */
function bindingNotice(context: ViewContext, actions: HeaderActions): unknown {
  const { msg, agreement } = context;
  const { bindingLanguage, language, translations } = agreement;
  if (!bindingLanguage || bindingLanguage === language) return nothing;
  const binding = translations?.find((translation) => translation.language === bindingLanguage);
  return html`<p class="notice ui" part="notice">
    ${msg('Diese Übersetzung dient nur der Information. Verbindliche Sprachfassung:', { id: 'header.informational' })}
    <strong>${languageName(bindingLanguage, context)}</strong>. ${binding ? translationButton(binding, context, actions) : nothing}
  </p>`;
}

/** Without the binding one where the notice below leads there. */
const otherLanguages = ({ translations = [], bindingLanguage, language }: Agreement): Translation[] =>
  translations.filter((other) => other.language !== language && other.language !== bindingLanguage);

export function headerView(context: ViewContext, actions: HeaderActions): TemplateResult {
  const { agreement, msg } = context;
  return html`<header part="header">
    ${heading(context.headingLevel, html`<span lang=${agreement.language}>${plainText(agreement.title, context)}</span>`, 'avv-title')}
    ${agreement.subtitle ? html`<p class="subtitle" part="subtitle" lang=${agreement.language}>${plainText(agreement.subtitle, context)}</p>` : nothing}
    <div class="meta">
      ${versionLine(context)}
      <div class="actions">
        ${otherLanguages(agreement).map((translation) => translationButton(translation, context, actions))}
        <button type="button" class="quiet" part="action" @click=${() => actions.print()}>${msg('Drucken', { id: 'header.print' })}</button>
        <slot name="actions"></slot>
      </div>
    </div>
    ${bindingNotice(context, actions)}
  </header>`;
}
