import { html, nothing, type TemplateResult } from 'lit';
import { tickWords } from '../acceptance/one-tick.js';
import type { Msg } from '../localization/localization.js';
import { bindingNotice, type SwitchTo } from './binding.js';
import type { ViewContext } from './context.js';
import { heading } from './heading.js';
import { plainText, richText } from './text.js';

export const earlyTick = (msg: Msg): string =>
  msg('Sie können das Feld ankreuzen, sobald der Vertrag auf der Seite steht.', { id: 'bound.early' });

export const otherText = (msg: Msg): string =>
  msg(
    'Auf der Seite steht jetzt ein anderer Vertragstext. Bitte sehen Sie ihn sich an und kreuzen Sie das Feld erneut an.',
    { id: 'bound.other' },
  );

export interface BoundModel {
  /** The words beside the page's box. */
  label: string;
  /** Why the form cannot be sent with the box as it is. */
  problem: string;
  switchTo: SwitchTo;
}

/** What is declared by ticking the page's own box. */
export function boundView({ label, problem, switchTo }: BoundModel, context: ViewContext): TemplateResult {
  const { agreement, locale, headingLevel, msg } = context;
  const { declarations, authority } = tickWords(agreement);
  return html`<section class="act ui" part="act" id="avv-act" lang=${locale}>
    ${heading(headingLevel + 1, msg('Annehmen', { id: 'contents.accept' }), 'avv-act-title')}
    <p>
      ${msg('Sie nehmen diesen Vertrag an, indem Sie im Formular dieser Seite ankreuzen:', { id: 'bound.how' })}
      <strong>${label}</strong>
    </p>
    ${
      declarations.length || authority
        ? html`<p>${msg('Damit erklären Sie:', { id: 'bound.declare' })}</p>
            <ul lang=${agreement.language}>
              ${declarations.map(({ text }) => html`<li part="declaration">${richText(text, context, 6)}</li>`)}
              ${authority ? html`<li part="declaration">${plainText(authority, context)}</li>` : nothing}
            </ul>`
        : nothing
    }
    ${bindingNotice(context, switchTo)}
    ${problem ? html`<p class="field-error" part="error" role="alert">${problem}</p>` : nothing}
  </section>`;
}
