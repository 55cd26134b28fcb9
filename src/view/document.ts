import { html, nothing, type TemplateResult } from 'lit';
import { hasUnplacedSubprocessors, topSections } from '../agreement/outline.js';
import type { Agreement, Section, Term } from '../agreement/schema.js';
import { chunked } from './chunked.js';
import { contentsView, type ContentsModel } from './contents.js';
import type { ViewContext } from './context.js';
import { headerView, versionLine, type HeaderActions } from './header.js';
import { topSectionView } from './section.js';
import { unplacedSubprocessors } from './subprocessors.js';
import { richText } from './text.js';

interface DocumentModel {
  contents: ContentsModel;
  actions: HeaderActions;
  /** A click somewhere in the text; on the number of a clause it copies the link. */
  copyLink(event: Event): void;
  /** Whether every clause stands; only then comes what follows, so that nothing moves under the reader. */
  complete: boolean;
  onComplete(): void;
  /** Act, receipt or note on how the agreement is concluded. */
  conclusion: unknown;
  /** Something else stands in its place. */
  hidden?: boolean;
}

/** A clause or annex, or the place of the subprocessors that none of them places. */
type Item = Section | 'subprocessors';

const itemsOf = new WeakMap<Agreement, readonly Item[]>();

/** The same list for the same document, so that `chunked` sees that nothing has changed. */
function items(agreement: Agreement): readonly Item[] {
  const known = itemsOf.get(agreement);
  if (known) return known;
  const list: Item[] = topSections(agreement);
  if (hasUnplacedSubprocessors(agreement)) list.push('subprocessors');
  itemsOf.set(agreement, list);
  return list;
}

const itemView = (item: Item, context: ViewContext): TemplateResult =>
  item === 'subprocessors' ? unplacedSubprocessors(context) : topSectionView(item, context);

/** The definition behind each marked word; opened by the browser, without script. */
function definition({ id, term, definition: words }: Term, context: ViewContext): TemplateResult {
  return html`<div popover class="definition" part="definition" id=${id} lang=${context.agreement.language}>
    <p><strong>${term}</strong></p>
    ${richText(words, { ...context, terms: undefined }, context.headingLevel)}
  </div>`;
}

function afterSections(model: DocumentModel, context: ViewContext): unknown {
  if (!model.complete) return nothing;
  const { agreement } = context;
  return html`
    ${
      agreement.closing
        ? html`<div class="closing" part="closing" lang=${agreement.language}>${richText(agreement.closing, context, context.headingLevel)}</div>`
        : nothing
    }
    <div class="end"></div>
    ${agreement.terms?.map((term) => definition(term, context))}`;
}

/** The agreement from title to closing, with its contents and what follows it. */
export function documentView(model: DocumentModel, context: ViewContext): TemplateResult {
  const { agreement } = context;
  return html`<article class="layout" part="document" lang=${context.locale} ?hidden=${model.hidden ?? false}>
    ${headerView(context, model.actions)} ${contentsView(model.contents, context)}
    <div class="text" part="text" @click=${model.copyLink}>
      ${
        agreement.preamble
          ? html`<div class="preamble" part="preamble" lang=${agreement.language}>${richText(agreement.preamble, context, context.headingLevel)}</div>`
          : nothing
      }
      <div
        ${chunked(
          items(agreement),
          (item) => itemView(item, context),
          context,
          () => model.onComplete(),
        )}
      ></div>
      ${afterSections(model, context)}
      ${model.conclusion}
      <div class="bottom"></div>
      <footer class="print-only">${versionLine(context)}</footer>
    </div>
  </article>`;
}
