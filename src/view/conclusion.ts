import { html, type TemplateResult } from 'lit';
import type { ViewContext } from './context.js';
import { heading } from './heading.js';

/** The host says that this very version has been accepted: no second button. */
export function acceptedBeforeView(context: ViewContext): TemplateResult {
  const { msg, agreement } = context;
  return html`<section class="act ui" part="act" id="avv-act" lang=${context.locale}>
    ${heading(context.headingLevel + 1, msg('Vertrag angenommen', { id: 'receipt.title' }), 'avv-act-title')}
    <p>${msg('Diese Fassung wurde bereits angenommen:', { id: 'accepted.before' })} ${agreement.version}</p>
    <slot name="after-accept"></slot>
  </section>`;
}
