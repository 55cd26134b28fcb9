import { html, nothing, type TemplateResult } from 'lit';
import { resolveHref } from '../agreement/href.js';
import type { ViewContext } from './context.js';
import { heading } from './heading.js';
import { dataLink } from './text.js';

/** Name of the note on how the agreement is concluded in the contents. */
export const incorporatedName = (msg: ViewContext['msg']): string =>
  msg('Vertragsschluss', { id: 'contents.incorporated' });

/** `mode: "incorporated"`: no button, but through what the agreement binds and how to get a signed copy. */
export function incorporatedView(context: ViewContext): TemplateResult {
  const { msg, agreement } = context;
  const { via, signedCopy } = agreement.acceptance ?? {};
  const page = resolveHref(signedCopy?.href, context.url);
  return html`<section class="act ui" part="act" id="avv-act" lang=${context.locale}>
    ${heading(context.headingLevel + 1, msg('So wird dieser Vertrag geschlossen', { id: 'incorporated.title' }), 'avv-act-title')}
    <p>
      ${msg('Eine gesonderte Annahme ist nicht nötig. Der Vertrag ist Bestandteil des folgenden Vertrags:', { id: 'incorporated.via' })}
      ${
        via
          ? dataLink(via.href, via.title, context)
          : (agreement.mainContract?.title ?? msg('Hauptvertrag', { id: 'incorporated.main' }))
      }.
    </p>
    ${
      signedCopy
        ? html`<p>
          ${msg('Eine unterzeichnete Ausfertigung erhalten Sie unter:', { id: 'incorporated.copy' })}
          ${signedCopy.email ? html`<a href="mailto:${signedCopy.email}">${signedCopy.email}</a>` : nothing}
          ${page ? html`<a href=${page} rel="noopener noreferrer">${signedCopy.href}</a>` : nothing}
        </p>`
        : nothing
    }
  </section>`;
}
