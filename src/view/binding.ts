import { html, nothing } from 'lit';
import { resolveHref } from '../agreement/href.js';
import type { Translation } from '../agreement/schema.js';
import type { ViewContext } from './context.js';
import { languageName, ownLanguageName } from './names.js';

/** Shows another language version instead. */
export type SwitchTo = (href: string) => void;

export function translationButton({ language, href }: Translation, context: ViewContext, switchTo: SwitchTo): unknown {
  const target = resolveHref(href, context.url);
  if (!target) return nothing;
  return html`<button type="button" class="quiet" part="action" lang=${language} @click=${() => switchTo(target)}>
    ${ownLanguageName(language)}
  </button>`;
}

/** Language of the text that binds, where that is not the one on the page, with the way to it. */
export function bindingVersion({
  agreement,
}: ViewContext): { language: string; translation?: Translation } | undefined {
  const { bindingLanguage, language, translations } = agreement;
  if (!bindingLanguage || bindingLanguage === language) return undefined;
  const translation = translations?.find((other) => other.language === bindingLanguage);
  return { language: bindingLanguage, ...(translation && { translation }) };
}

export const informational = ({ msg }: ViewContext): string =>
  msg('Diese Übersetzung dient nur der Information. Verbindliche Sprachfassung:', { id: 'header.informational' });

/** Said when the text on the page is not the one that binds: above the text, and where it is accepted. */
export function bindingNotice(context: ViewContext, switchTo: SwitchTo): unknown {
  const binding = bindingVersion(context);
  if (!binding) return nothing;
  const { language, translation } = binding;
  return html`<p class="notice ui" part="notice">
    ${informational(context)} <strong>${languageName(language, context)}</strong>.
    ${translation ? translationButton(translation, context, switchTo) : nothing}
  </p>`;
}
