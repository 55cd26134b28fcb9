import { html, nothing, type TemplateResult } from 'lit';
import { resolveHref } from '../agreement/href.js';
import type { ViewContext } from './context.js';
import { heading } from './heading.js';
import { dataLink } from './text.js';

/** Name of the note on how the agreement is concluded in the contents. */
export const incorporatedName = (msg: ViewContext['msg']): string =>
  msg('Vertragsschluss', { id: 'contents.incorporated' });

/** That nothing is to be accepted here, and what the agreement is part of. */
export function incorporatedWords(context: ViewContext): TemplateResult {
  const { msg, agreement } = context;
  const { via } = agreement.acceptance ?? {};
  const contract = via
    ? dataLink(via.href, via.title, context)
    : (agreement.mainContract?.title ?? msg('Hauptvertrag', { id: 'incorporated.main' }));
  return html`<p>
    ${msg('Eine gesonderte Annahme ist nicht nötig. Der Vertrag ist Bestandteil des folgenden Vertrags:', { id: 'incorporated.via' })}
    ${contract}.
  </p>`;
}

/** `mode: "incorporated"`: no button, but through what the agreement binds and how to get a signed copy. */
export function incorporatedView(context: ViewContext): TemplateResult {
  const { msg, agreement } = context;
  const { signedCopy } = agreement.acceptance ?? {};
  const page = resolveHref(signedCopy?.href, context.url);
  return html`<section class="act ui" part="act" id="avv-act" lang=${context.locale}>
    ${heading(context.headingLevel + 1, msg('So wird dieser Vertrag geschlossen', { id: 'incorporated.title' }), 'avv-act-title')}
    ${incorporatedWords(context)}
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
