import { html, noChange, nothing, type TemplateResult } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import type { AnnouncedChange } from '../agreement/schema.js';
import { allSubprocessors } from '../agreement/subprocessors.js';
import type { ViewContext } from './context.js';
import { heading } from './heading.js';
import { formatDate } from './names.js';
import { plainText } from './text.js';

/** What keeps announced changes up to date in their place, apart from the text around them. */
export interface LiveChanges {
  show(place: HTMLElement, context: ViewContext, level: number): void;
}

class LiveDirective extends Directive {
  render(_places: LiveChanges, _context: ViewContext, _level: number): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [places, context, level]: [LiveChanges, ViewContext, number]): unknown {
    places.show(element as HTMLElement, context, level);
    return noChange;
  }
}

const live = directive(LiveDirective);

/**
 * Announced changes of the subprocessors (Art. 28(2) GDPR): what, from when, until when one may object.
 *
 * @param level That of the heading above.
 */
export function announcedChanges(context: ViewContext, level = context.headingLevel + 1): unknown {
  if (!context.agreement.subprocessors?.changes?.length) return nothing;
  const { changes } = context;
  return changes
    ? html`<div class="live" ${live(changes, context, level)}></div>`
    : html`<div class="live">${plainChanges(context)}</div>`;
}

/** The list where no section places it: beneath that of the subprocessors, under a heading of the interface. */
export const changesBeneath = (context: ViewContext, level: number): TemplateResult =>
  html`${heading(level + 1, html`<span class="ui" lang=${context.locale}>${context.msg('Angekündigte Änderungen', { id: 'changes.title' })}</span>`)}
  ${announcedChanges(context, level + 1)}`;

export const kindWords = (kind: AnnouncedChange['kind'], { msg }: ViewContext): string =>
  ({
    added: msg('Neu', { id: 'change.added' }),
    removed: msg('Entfällt', { id: 'change.removed' }),
    replaced: msg('Ersetzt', { id: 'change.replaced' }),
    changed: msg('Geändert', { id: 'change.changed' }),
  })[kind];

/** The entries concerned, after those that they replace. An entry that is not in the list goes by its id. */
export function changeName({ replaces, entries }: AnnouncedChange, { agreement }: ViewContext): string {
  const names = new Map(allSubprocessors(agreement).map(({ id, name }) => [id, name]));
  const sides = [[replaces ?? []].flat(), entries].filter((ids) => ids.length);
  return sides.map((ids) => ids.map((id) => names.get(id) ?? id).join(', ')).join(' → ');
}

/** As the agreement says it; without what follows from the day on which it is read. */
export function plainChanges(context: ViewContext): TemplateResult {
  const { msg, locale, agreement } = context;
  return html`<ul class="changes" part="changes">
    ${agreement.subprocessors!.changes!.map((change) => {
      const { id, kind, effective, objectUntil, reason } = change;
      return html`<li id=${id}>
          <span class="ui" lang=${locale}>${kindWords(kind, context)}:</span>
          ${plainText(changeName(change, context), context)}
          <span class="ui" lang=${locale}>
            ${msg('wirksam ab', { id: 'change.effective' })} ${formatDate(effective, context)}${
              objectUntil
                ? html`, ${msg('Einspruch möglich bis', { id: 'change.objectUntil' })} ${formatDate(objectUntil, context)}`
                : nothing
            }
          </span>
          ${plainText(reason, context)}
        </li>`;
    })}
  </ul>`;
}
