import { html, nothing, type TemplateResult } from 'lit';
import type { ViewContext } from './context.js';
import { heading } from './heading.js';

/** What one can do instead of accepting. */
export type Way = 'delegate' | 'decline';

/** A button that opens a panel. */
interface OpenerModel {
  id: string;
  label: string;
  part: string;
  open: boolean;
  /** Something is being sent. */
  disabled: boolean;
  press(): void;
}

/** The heading of the open panel, where the focus goes. */
export const PANEL_TITLE = 'avv-panel-title';
const PANEL = 'avv-panel';

/** Quieter than the act, beside which it stands. */
export function openerView({ id, label, part, open, disabled, press }: OpenerModel): TemplateResult {
  return html`<button
    type="button"
    class="opener"
    part=${part}
    id=${id}
    aria-expanded=${open}
    aria-controls=${open ? PANEL : nothing}
    ?disabled=${disabled}
    @click=${press}
  >
    ${label}
  </button>`;
}

/** Beneath the act, in its own panel: no dialog, since nothing else has to stop. */
export function panelView(title: string, content: unknown, close: () => void, context: ViewContext): TemplateResult {
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault(); // a dialog around the viewer stays open
    close();
  };
  return html`<div class="panel" part="panel" id=${PANEL} role="group" aria-labelledby=${PANEL_TITLE} @keydown=${onKey}>
    ${heading(context.headingLevel + 2, title, PANEL_TITLE)} ${content}
  </div>`;
}
