import { html, nothing, type TemplateResult } from 'lit';
import { topSections } from '../agreement/outline.js';
import type { Section } from '../agreement/schema.js';
import type { ViewContext } from './context.js';
import { plainText } from './text.js';

export interface ContentsModel {
  open: boolean;
  /** Id of the clause that is being read. */
  current: string | undefined;
  /** Name of what follows the text, the last entry. */
  act: string | undefined;
  /** Its address. */
  actAddress: string;
  toggle(): void;
  /** Goes to the act. */
  go(event: Event): void;
}

/** Where the act is found; not an id of any document, since those hold no white space. */
export const ACT = 'avv act';

function markView({ id }: Section, { marks, locale }: ViewContext): unknown {
  const word = marks?.contents.get(id);
  return word ? html` <span class="badge ui" part="badge" lang=${locale}>${word}</span>` : nothing;
}

function entry(section: Section, { current }: ContentsModel, context: ViewContext): TemplateResult {
  return html`<li>
    <a href=${context.hrefFor(section.id)!} data-section=${section.id} aria-current=${current === section.id ? 'location' : nothing}
      >${section.label ? html`<span class="number">${section.label}</span> ` : nothing}${plainText(section.title, context)}${markView(section, context)}</a
    >
  </li>`;
}

/** The contents: beside the text where there is room, folded above it otherwise; the act is the last entry. */
export function contentsView(model: ContentsModel, context: ViewContext): unknown {
  const { msg } = context;
  const entries = topSections(context.agreement).filter(({ label, title }) => label ?? title);
  if (entries.length < 3) return nothing;
  const title = msg('Inhalt', { id: 'contents.title' });
  return html`<nav class="contents" part="contents" aria-label=${title}>
    <button type="button" class="fold-button" part="contents-toggle" aria-expanded=${model.open} @click=${() => model.toggle()}>
      ${title}
    </button>
    <ol ?data-open=${model.open} lang=${context.agreement.language}>
      ${entries.map((section) => entry(section, model, context))}
      ${
        model.act
          ? html`<li class="act-entry ui" lang=${context.locale}>
            <a href=${model.actAddress} data-section=${ACT} @click=${model.go} aria-current=${model.current === ACT ? 'location' : nothing}
              >${model.act}</a
            >
          </li>`
          : nothing
      }
    </ol>
  </nav>`;
}
