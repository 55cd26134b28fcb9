import { html, nothing, type TemplateResult } from 'lit';
import { str } from '@lit/localize/internal/str-tag.js';
import type { ChangelogEntry } from '../../agreement/schema.js';
import type { Explanation } from '../../localization/load-errors.js';
import { chunked } from '../chunked.js';
import type { ViewContext } from '../context.js';
import { heading } from '../heading.js';
import { formatDate } from '../names.js';
import { detailsView } from '../status.js';
import { plainText } from '../text.js';
import type { CompareContext } from './context.js';
import { rowView } from './row.js';
import type { Row } from './rows.js';
import { summaryView } from './summary.js';

export interface ComparisonModel {
  /** The former version that the text is held against. */
  version: string;
  /** Versions that it can be held against. */
  versions: readonly string[];
  /** The version that this customer has accepted. */
  accepted: string | undefined;
  state: ComparisonState;
  /** Number of the change at which the reader is, from 1; 0 before the first. */
  current: number;
  choose(version: string): void;
  retry(): void;
  step(by: 1 | -1): void;
  show(side: boolean): void;
  print(): void;
  leave(): void;
  copyLink(event: Event): void;
  keydown(event: KeyboardEvent): void;
  onComplete(): void;
}

export type ComparisonState =
  | { status: 'loading' }
  | { status: 'failed'; explanation: Explanation }
  | { status: 'ready'; rows: readonly Row[]; entries: readonly ChangelogEntry[]; compare: CompareContext };

/** Two versions of the agreement, held against each other: summary, then the text with its marks. */
export function comparisonView(model: ComparisonModel, context: ViewContext): TemplateResult {
  const { state } = model;
  const isSide = state.status === 'ready' && state.compare.side;
  return html`<section
    class=${isSide ? 'compare beside' : 'compare'}
    part="comparison"
    lang=${context.locale}
    aria-labelledby="avv-compare"
    @keydown=${model.keydown}
    @click=${model.copyLink}
  >
    ${headerView(model, context)} ${contentView(model, context)}
  </section>`;
}

function headerView(model: ComparisonModel, context: ViewContext): TemplateResult {
  const { msg, headingLevel, agreement } = context;
  const title = msg(str`Änderungen seit der Fassung ${model.version}`, { id: 'compare.title' });
  return html`<header class="ui" part="header">
    ${heading(headingLevel, title, 'avv-compare')}
    <p class="subtitle" part="subtitle" lang=${agreement.language}>${plainText(agreement.title, context)}</p>
    <p class="version" part="version">${editionsView(model, context)}</p>
    <div class="buttons no-print">
      <button type="button" class="quiet" part="comparison-action" @click=${model.leave}>
        ${msg('Zurück zum Vertragstext', { id: 'compare.leave' })}
      </button>
      ${pickerView(model, context)} ${toolsView(model, context)}
    </div>
  </header>`;
}

/** Which two texts these are, with their dates. */
function editionsView({ version, state }: ComparisonModel, context: ViewContext): string {
  const { msg, agreement } = context;
  const former = state.status === 'ready' ? state.compare.before.agreement : { version, published: undefined };
  const name = ({ version: own, published }: { version: string; published?: string | undefined }) => {
    const words = msg(str`Fassung ${own}`, { id: 'compare.version' });
    return published && published !== own ? `${words} (${formatDate(published, context)})` : words;
  };
  return `${name(former)} → ${name(agreement)}`;
}

function pickerView({ version, versions, accepted, choose }: ComparisonModel, { msg }: ViewContext): unknown {
  if (versions.length < 2) return nothing;
  const hint = msg('von Ihnen angenommen', { id: 'compare.accepted' });
  const onChange = (event: Event) => choose((event.target as HTMLSelectElement).value);
  return html`<label class="pick">
    ${msg('Vergleichen mit', { id: 'compare.with' })}
    <select part="comparison-input" @change=${onChange}>
      ${versions.map(
        (each) =>
          html`<option value=${each} .selected=${each === version}>${each}${each === accepted ? ` (${hint})` : ''}</option>`,
      )}
    </select>
  </label>`;
}

function toolsView({ state, show, print }: ComparisonModel, { msg }: ViewContext): unknown {
  if (state.status !== 'ready') return nothing;
  const { side } = state.compare;
  return html`<button
      type="button"
      class="quiet views"
      part="comparison-action"
      aria-pressed=${side}
      @click=${() => show(!side)}
    >
      ${msg('Nebeneinander', { id: 'compare.side' })}
    </button>
    <button type="button" class="quiet" part="comparison-action" @click=${print}>
      ${msg('Drucken', { id: 'header.print' })}
    </button>`;
}

function contentView(model: ComparisonModel, context: ViewContext): unknown {
  const { msg } = context;
  switch (model.state.status) {
    case 'loading':
      return html`<p class="ui" role="status">${msg('Die frühere Fassung wird geladen …', { id: 'compare.loading' })}</p>`;
    case 'failed':
      return failedView(model.state.explanation, model, context);
    case 'ready':
      return readyView(model.state, model, context);
  }
}

function failedView(
  explanation: Explanation,
  { version, retry }: ComparisonModel,
  { msg }: ViewContext,
): TemplateResult {
  return html`<div class="error-panel ui" part="error" role="alert">
    <p class="error-title">${msg(str`Die Fassung ${version} konnte nicht geladen werden.`, { id: 'since.unavailable' })}</p>
    <p>${explanation.title} ${explanation.advice}</p>
    ${detailsView(explanation, msg)}
    <button type="button" part="retry" @click=${retry}>${msg('Erneut versuchen', { id: 'error.retry' })}</button>
  </div>`;
}

function readyView(
  { rows, entries, compare }: Extract<ComparisonState, { status: 'ready' }>,
  model: ComparisonModel,
  context: ViewContext,
): TemplateResult {
  const { msg, headingLevel, locale } = context;
  return html`${summaryView(rows, entries, compare)}
    <div class="ui" lang=${locale}>
      ${heading(headingLevel + 1, msg('Wortlaut mit Änderungen', { id: 'compare.text' }), 'avv-marked')}
      <p class="legend">
        <ins>${msg('Neues ist unterstrichen', { id: 'compare.legend.added' })}</ins>,
        <del>${msg('Entfallenes durchgestrichen', { id: 'compare.legend.removed' })}</del>.
      </p>
    </div>
    ${compare.numbers.size ? stepsView(model, compare.numbers.size, context) : nothing}
    <div class="rows" part="comparison-text" ${chunked(
      rows,
      (row) => rowView(row, compare),
      compare,
      () => model.onComplete(),
    )}></div>`;
}

export const countWords = (count: number, msg: ViewContext['msg']): string =>
  msg(str`Änderungen: ${count}`, { id: 'compare.count' });

/** At the upper edge of the screen as long as the text is there. */
function stepsView({ current, step }: ComparisonModel, total: number, { msg, locale }: ViewContext): TemplateResult {
  return html`<div class="steps ui no-print" part="comparison-steps" role="group" lang=${locale}
    aria-label=${msg('Von Änderung zu Änderung', { id: 'compare.steps' })}>
    <button type="button" class="quiet" part="comparison-action" aria-keyshortcuts="p" title=${msg('Taste P', { id: 'compare.key.p' })}
      @click=${() => step(-1)}>${msg('Vorige', { id: 'compare.previous' })}</button>
    <span>${current ? msg(str`Änderung ${current} von ${total}`, { id: 'compare.number' }) : countWords(total, msg)}</span>
    <button type="button" class="quiet" part="comparison-action" aria-keyshortcuts="n" title=${msg('Taste N', { id: 'compare.key.n' })}
      @click=${() => step(1)}>${msg('Nächste', { id: 'compare.next' })}</button>
  </div>`;
}
