import { html, type Html } from '../html.js';
import { agreementPath, fachboden } from '../providers.js';
import type { Visit } from '../visit.js';
import { layout, VIEWER } from './layout.js';

/** A public page: read, link, print. The agreement is part of the terms, nobody has to press anything. */
export function legalPage(visit: Visit): Html {
  const { t, language } = visit;
  const agreement = agreementPath(fachboden, language);
  return layout(visit, {
    title: t('Auftragsverarbeitung', 'Data processing'),
    provider: fachboden,
    scripts: [VIEWER],
    preload: agreement,
    main: html`<div class="wide">
      <div class="introduction">
        <h1>${t('Auftragsverarbeitung', 'Data processing')}</h1>
        <p class="lead">${t(
          'Wenn Ihr Team mit Regalwerk arbeitet, verarbeiten wir personenbezogene Daten in Ihrem Auftrag. Was dabei gilt, regelt dieser Vertrag; er ist Bestandteil unserer AGB.',
          'When your team works with Regalwerk, we process personal data on your behalf. This agreement says what applies; it is part of our terms.',
        )}</p>
        <p class="shortcuts"><span>${t('Häufig gesucht:', 'Often looked for:')}</span>
          <a href="#s-4-1">${t('Unterauftragnehmer', 'Subprocessors')}</a>
          <a href="#s-3-3">${t('Schutzmaßnahmen', 'Protective measures')}</a>
          <a href="#s-6-1">${t('Meldung von Verletzungen', 'Breach notification')}</a>
          <a href="#s-3-5">${t('Rückgabe und Löschung', 'Return and erasure')}</a>
        </p>
      </div>
      <avv-viewer src="${agreement}">
        <p>${t('Den Vertrag können Sie auch', 'You can also')}
          <a href="${agreement}">${t('als Datei laden', 'download the agreement')}</a>
          ${t('oder anfordern unter', 'or request it at')} <a href="mailto:${fachboden.email}">${fachboden.email}</a>.</p>
      </avv-viewer>
    </div>`,
  });
}
