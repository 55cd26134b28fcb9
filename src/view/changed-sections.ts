import { html, nothing, type TemplateResult } from 'lit';
import { str } from '@lit/localize/internal/str-tag.js';
import type { ChangedPlace } from '../agreement/changed-sections.js';
import type { ViewContext } from './context.js';
import { plainText } from './text.js';

/** What happened to a clause, in a word. */
export const changeWords = (msg: ViewContext['msg']): Readonly<Record<ChangedPlace['kind'], string>> => ({
  added: msg('neu', { id: 'since.added' }),
  changed: msg('geändert', { id: 'since.changed' }),
  gone: msg('entfallen', { id: 'since.gone' }),
});

export interface ChangedSectionsModel {
  changes: readonly ChangedPlace[];
  /** Whether they are marked in the text. */
  marked: boolean;
  toggle(): void;
}

/** The clauses that read otherwise than before, with the way to each. */
export function changedSectionsView({ changes }: ChangedSectionsModel, context: ViewContext): TemplateResult {
  const { msg } = context;
  if (!changes.length)
    return html`<p>${msg('Der Wortlaut der Abschnitte ist derselbe geblieben.', { id: 'since.same' })}</p>`;
  return html`<p class="since-title" id="avv-changed">${msg(str`Geänderte Abschnitte (${changes.length})`, { id: 'since.sections' })}</p>
    <ul part="changed-sections" class="changed-sections" aria-labelledby="avv-changed">
      ${changes.map((change) => placeView(change, context))}
    </ul>`;
}

/** Whether the text shows them. */
export function markingView({ changes, marked, toggle }: ChangedSectionsModel, { msg }: ViewContext): unknown {
  if (!changes.some(({ what, kind }) => what === 'section' && kind !== 'gone')) return nothing;
  return html`<button type="button" class="quiet" part="since-action" aria-pressed=${marked} @click=${toggle}>
    ${msg('Änderungen im Text markieren', { id: 'since.mark' })}
  </button>`;
}

function placeView(change: ChangedPlace, context: ViewContext): TemplateResult {
  const { kind, id } = change;
  const href = id && context.hrefFor(id);
  const name = nameOf(change, context);
  return html`<li>
    ${href ? html`<a href=${href}>${name}</a>` : html`<span>${name}</span>`}
    <span class="badge" part="badge">${changeWords(context.msg)[kind]}</span>
  </li>`;
}

/** Its own name in the words of the document, or that of its kind. */
function nameOf({ what, label, title, around }: ChangedPlace, context: ViewContext): unknown {
  const { msg, agreement } = context;
  const words = [label, title, around].filter((part) => part !== undefined);
  if (words.length)
    return html`<span lang=${agreement.language}>${words.map((part, index) => [index ? ' ' : nothing, plainText(part, context)])}</span>`;
  const names = {
    section: msg('Absatz', { id: 'since.paragraph' }),
    term: msg('Begriff', { id: 'since.term' }),
    preamble: msg('Präambel', { id: 'since.preamble' }),
    closing: msg('Schlusstext', { id: 'since.closing' }),
    subprocessors: msg('Unterauftragsverarbeiter', { id: 'subprocessors.caption' }),
  };
  return names[what];
}
