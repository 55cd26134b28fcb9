import { html, nothing } from 'lit';
import type { ViewContext } from './context.js';
import { formatDate } from './names.js';
import { plainText } from './text.js';

/** Announced changes of the subprocessors (Art. 28(2) GDPR): what, from when, until when one may object. */
export function announcedChanges(context: ViewContext): unknown {
  const { subprocessors } = context.agreement;
  if (!subprocessors?.changes?.length) return nothing;
  const { msg, locale } = context;
  const names = new Map(
    subprocessors.groups.flatMap(({ entries }) => entries.map(({ id, name }) => [id, name] as const)),
  );
  const named = (ids: string | string[] = []): string =>
    [ids]
      .flat()
      .map((id) => names.get(id) ?? id)
      .join(', ');
  const kinds = {
    added: msg('Neu', { id: 'change.added' }),
    removed: msg('Entfällt', { id: 'change.removed' }),
    replaced: msg('Ersetzt', { id: 'change.replaced' }),
    changed: msg('Geändert', { id: 'change.changed' }),
  };
  return html`<ul class="changes" part="changes">
    ${subprocessors.changes.map(
      ({ id, kind, entries, replaces, effective, objectUntil, reason }) =>
        html`<li id=${id}>
          <span class="ui" lang=${locale}>${kinds[kind]}:</span>
          ${plainText(
            [replaces, entries]
              .filter((ids) => ids?.length)
              .map(named)
              .join(' → '),
            context,
          )}
          <span class="ui" lang=${locale}>
            ${msg('wirksam ab', { id: 'change.effective' })} ${formatDate(effective, context)}${
              objectUntil
                ? html`, ${msg('Einspruch möglich bis', { id: 'change.objectUntil' })} ${formatDate(objectUntil, context)}`
                : nothing
            }
          </span>
          ${plainText(reason, context)}
        </li>`,
    )}
  </ul>`;
}
