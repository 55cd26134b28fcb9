import { html, nothing } from 'lit';
import type { ChangelogEntry } from '../agreement/schema.js';
import type { ViewContext } from './context.js';
import { formatDate } from './names.js';
import { richText } from './text.js';

/** Version by version, newest first, in the provider's words. */
export function changelogView(changes: readonly ChangelogEntry[], context: ViewContext): unknown {
  if (!changes.length) return nothing;
  const { msg, agreement, headingLevel } = context;
  const effects = {
    editorial: msg('redaktionell', { id: 'effect.editorial' }),
    notice: msg('zur Kenntnis', { id: 'effect.notice' }),
    objection: msg('Einspruch möglich', { id: 'effect.objection' }),
    reacceptance: msg('Annahme nötig', { id: 'effect.reacceptance' }),
  };
  return html`<dl class="changelog" part="changelog">
    ${changes.map(
      ({ version, published, effect, summary }) => html`<dt>
          ${msg('Fassung', { id: 'header.version' })} ${version}
          ${published === version ? nothing : html`<span class="quiet">· ${formatDate(published, context)}</span>`}
          <span class="badge" part="badge">${effects[effect]}</span>
        </dt>
        <dd lang=${agreement.language}>${richText(summary, { ...context, terms: undefined }, headingLevel + 1)}</dd>`,
    )}
  </dl>`;
}
