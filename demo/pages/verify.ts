import { html, type Html } from '../html.js';
import { pageResponse } from '../http.js';
import type { Visit } from '../visit.js';
import { layout } from './layout.js';

/** The browser holds the page to its promise: it can send nothing and ask for nothing but its own files. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/**
 * Verifies receipts and chains in the browser. There is nothing of the server in it: saved as a file beside `/assets/`
 * and `/avv-viewer/avv-verify.js`, any web server that serves files serves it.
 */
export function verifyPage(visit: Visit): Response {
  const { t } = visit;
  const page = layout(visit, {
    title: t('Beleg prüfen', 'Verify a receipt'),
    styles: ['verify'],
    scripts: ['/assets/verify.js'],
    main: html`<div class="column verify">
      <h1>${t('Beleg prüfen', 'Verify a receipt')}</h1>
      <p class="lead">${t(
        'Ob ein Beleg echt ist und zu welchem Vertrag er gehört, prüft diese Seite hier, in Ihrem Browser. Keine Datei verlässt Ihr Gerät; die Seite darf nichts senden.',
        'Whether a receipt is genuine and which agreement it belongs to is checked here, in your browser. No file leaves your device; the page may not send anything.',
      )}</p>
      <noscript><p class="note">${t('Dafür braucht die Seite JavaScript.', 'The page needs JavaScript for that.')}</p></noscript>
      ${dropZone(visit)} ${files(visit)}
      <div class="problem" role="alert" data-problems hidden></div>
      <p class="verdict" role="status" data-verdict></p>
      <div data-report></div>
      ${advice(visit)}
    </div>`,
  });
  return pageResponse(page, 200, POLICY);
}

/** The field's own button and its “no file chosen” would be in the browser's language and, beside the list, wrong. */
const dropZone = ({ t }: Visit): Html => html`<div class="drop" data-drop hidden>
  <p>${t('Dateien hierher ziehen oder', 'Drag files here or')}</p>
  <input type="file" id="files" multiple aria-describedby="files-hint">
  <label for="files">${t('Dateien auswählen', 'choose files')}</label>
  <p class="hint" id="files-hint">${t(
    'Beleg oder dauerhafte Kopie, dazu Vertrag, Schlüssel und Kette, soweit Sie sie haben; mehrere auf einmal, in beliebiger Reihenfolge.',
    'The receipt or a durable copy, with agreement, keys and chain as far as you have them; several at once, in any order.',
  )}</p>
</div>`;

function files({ t }: Visit): Html {
  const slot = (kind: string, name: string, hint: string) =>
    html`<li data-slot="${kind}">
      <strong>${name}</strong> <span data-file data-none="${t('fehlt', 'missing')}">${t('fehlt', 'missing')}</span>
      <button class="plain" type="button" data-remove="${kind}" hidden aria-label="${t(`${name} entfernen`, `Remove: ${name}`)}">${t('Entfernen', 'Remove')}</button>
      <span class="hint">${hint}</span>
    </li>`;
  return html`<ul class="slots" aria-label="${t('Dateien', 'Files')}" data-slots hidden>
    ${slot('receipt', t('Beleg', 'Receipt'), t('.json, oder eine dauerhafte Kopie .html', '.json, or a durable copy .html'))}
    ${slot('agreement', t('Vertrag', 'Agreement'), t('die Vertragsdatei .json; eine Kopie bringt sie mit', 'the agreement’s file .json; a copy brings its own'))}
    ${slot('keys', t('Schlüssel', 'Keys'), t('die öffentlichen Schlüssel des Ausstellers .json', 'the issuer’s public keys .json'))}
    ${slot('chain', t('Kette', 'Chain'), t('Export .jsonl; auch ohne Beleg', 'export .jsonl; also without a receipt'))}
  </ul>`;
}

const advice = ({ t }: Visit): Html => html`<section class="hint advice">
  <h2>${t('Was das beweist', 'What this proves')}</h2>
  <p>${t(
    'Welcher Text mit welchen Erklärungen wann angenommen wurde, und dass der Aussteller das bestätigt. Nicht, wer an der Tastatur saß.',
    'Which text was accepted with which statements and when, and that the issuer says so. Not who sat at the keyboard.',
  )}</p>
  <p>${t(
    'Vertrag und Schlüssel zählen nur, wenn Sie sie von dort haben, wo Sie ihnen vertrauen, zum Beispiel von der Website des Anbieters, und nicht von dem, der den Beleg vorlegt. Eine dauerhafte Kopie wird nach den Daten geprüft, die sie enthält, nicht danach, wie sie sie anzeigt.',
    'Agreement and keys only count if you have them from where you trust them, for example from the provider’s website, and not from whoever presents the receipt. A durable copy is checked by the data that it holds, not by how it displays them.',
  )}</p>
</section>`;
