import { html, nothing, type TemplateResult } from 'lit';
import { REASON_WORDS } from '../acceptance/reason-words.js';
import { CHECK_WORDS, RESULT_WORDS, type Words } from '../acceptance/verification-words.js';
import type { Check, CheckName } from '../acceptance/verification.js';
import type { Verification } from '../acceptance/verify.js';
import type { ViewContext } from './context.js';

/** What was found out about a receipt. */
export interface Proof {
  verification: Verification;
  /** The issuer's keys could not be loaded. */
  keysLost: boolean;
}

/** The checks' words are the command line's as well; further languages of the interface read the English ones. */
const inWords = (words: Words, { locale }: ViewContext): string => (locale === 'de' ? words.de : words.en);

/** A trial fails by its nature; that it is one is said elsewhere. */
const failed = ({ result, reason }: Check): boolean => result === 'fail' && reason !== 'trial';

export const failures = ({ verification }: Proof): Check[] => verification.checks.filter(failed);

/** What the text stands on: without them, nothing has been shown. */
const ESSENTIAL: readonly CheckName[] = ['form', 'record', 'document', 'statements'];

/** One calm line, or an alert that names what is wrong; each single check beneath it. */
export function proofView(proof: Proof, retry: () => void, context: ViewContext): TemplateResult {
  const { msg } = context;
  const wrong = failures(proof);
  const again = html`<button type="button" class="quiet no-print" part="retry" @click=${retry}>
    ${msg('Erneut versuchen', { id: 'error.retry' })}
  </button>`;
  return html`${wrong.length ? alertView(wrong, context) : html`<p>${summary(proof, context)}</p>`}
    ${proof.keysLost ? again : nothing}
    <details part="proof-details">
      <summary>${msg('Einzelne Prüfungen', { id: 'proof.checks' })}</summary>
      ${checkList(proof, context)}
    </details>`;
}

function alertView(wrong: readonly Check[], context: ViewContext): TemplateResult {
  const { msg } = context;
  return html`<div class="error-panel" part="error" role="alert">
    <p class="error-title">${msg('Der Beleg stimmt nicht und beweist diese Annahme nicht.', { id: 'proof.failed' })}</p>
    <ul>
      ${wrong.map((check) => html`<li>${checkWords(check, context)}</li>`)}
    </ul>
    <p>${msg('Bitte speichern Sie den Beleg und wenden Sie sich damit an den Anbieter.', { id: 'proof.failedAdvice' })}</p>
  </div>`;
}

/** In one or two sentences what is proven and what is not. */
export function summary(proof: Proof, context: ViewContext): string {
  const { msg } = context;
  const { checks } = proof.verification;
  const open = checks.find(({ name, result }) => result === 'unchecked' && ESSENTIAL.includes(name));
  if (open)
    return `${msg('Beleg nicht vollständig geprüft:', { id: 'proof.partly' })} ${inWords(REASON_WORDS[open.reason], context)}`;
  const signature = checks.find(({ name }) => name === 'signature')!;
  return signature.result === 'pass'
    ? msg('Beleg geprüft: Vertragstext, Erklärungen und Signatur stimmen.', { id: 'proof.signed' })
    : `${msg('Beleg geprüft: Vertragstext und Erklärungen stimmen.', { id: 'proof.passed' })} ${withoutSignature(signature, proof, context)}`;
}

function withoutSignature({ reason }: Check, { keysLost }: Proof, context: ViewContext): string {
  const { msg } = context;
  if (reason === 'unsigned') return msg('Der Beleg trägt keine Signatur.', { id: 'proof.unsigned' });
  if (keysLost)
    return msg('Signatur nicht geprüft: Die Schlüssel des Anbieters konnten nicht geladen werden.', {
      id: 'proof.keysLost',
    });
  if (reason === 'no-keys') return msg('Signatur nicht geprüft: kein Schlüssel angegeben.', { id: 'proof.noKeys' });
  return `${msg('Signatur nicht geprüft:', { id: 'proof.noSignature' })} ${inWords(REASON_WORDS[reason], context)}`;
}

const SIGNS = { pass: '✓', fail: '✗', unchecked: '–' };

/** Each check with how it ended and why. */
export function checkList({ verification }: Proof, context: ViewContext): TemplateResult {
  return html`<ul class="checks">
    ${verification.checks.map(
      (check) =>
        html`<li part="check" data-result=${check.result}>
          <span class="sign" aria-hidden="true">${SIGNS[check.reason === 'trial' ? 'unchecked' : check.result]}</span>
          <div>${checkWords(check, context)}</div>
        </li>`,
    )}
  </ul>`;
}

/** Name, result, reason; of what does not match, both sides. */
function checkWords(check: Check, context: ViewContext): TemplateResult {
  const { name, result, reason } = check;
  return html`<strong>${inWords(CHECK_WORDS[name], context)}</strong>
    <span class="quiet">${inWords(RESULT_WORDS[result], context)}.</span> ${inWords(REASON_WORDS[reason], context)}
    ${failed(check) ? bothSides(check, context) : nothing}`;
}

/** What should be there and what is; where there are no two sides, what exactly was found. */
function bothSides({ expected, received, detail }: Check, { msg }: ViewContext): TemplateResult[] {
  const side = (name: string, value: string) => html`<p class="side">${name} <code>${value}</code></p>`;
  if (expected === undefined && received === undefined) return [html`<p class="side"><code>${detail}</code></p>`];
  return [
    side(msg('Erwartet:', { id: 'proof.expected' }), expected ?? '–'),
    side(msg('Erhalten:', { id: 'proof.received' }), received ?? '–'),
  ];
}
