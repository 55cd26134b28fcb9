import { html, nothing, type TemplateResult } from 'lit';
import { str } from '@lit/localize/internal/str-tag.js';
import type { AcceptanceRecord, AnyReceipt, Receipt } from '../acceptance/schema.js';
import type { ViewContext } from './context.js';
import { formatInstant, languageName } from './names.js';
import { factList, type Fact } from './facts.js';
import { heading } from './heading.js';

export interface ReceiptModel {
  record: AcceptanceRecord;
  receipt: Receipt | undefined;
  /** Still to be confirmed elsewhere, for example by e-mail. */
  pending: { statusUrl: string | undefined } | undefined;
  /** Whether the receipt is true; `undefined` where there is none, and no copy has been asked for. */
  proof: ProofState | undefined;
  copy(): void;
  download(): void;
  saveCopy(context: ViewContext): void;
  print(): void;
}

/** unavailable: the file that checks receipts and makes copies could not be loaded. */
export type ProofState =
  | { status: 'loading' }
  | { status: 'unavailable'; retry(): void }
  | { status: 'checked'; render(context: ViewContext): unknown };

const joined = (...values: readonly (string | undefined)[]): string | undefined =>
  values.filter(Boolean).join(', ') || undefined;

type Names = Readonly<Record<string, unknown>>;

/** What the server knows counts; what was typed is said where it was something else. */
export function settled(claimed: Names, known: Names = {}, keys: readonly string[], { msg }: ViewContext): unknown {
  const text = (from: Names, wanted: readonly string[]) =>
    joined(...wanted.map((key) => from[key] as string | undefined));
  const counts = text({ ...claimed, ...known }, keys);
  const claim = text(
    claimed,
    keys.filter((key) => known[key] !== undefined && known[key] !== claimed[key]),
  );
  if (!claim) return counts;
  return html`${counts}<br /><span class="quiet">${msg('angegeben:', { id: 'receipt.claimed' })} ${claim}</span>`;
}

/** A date that does not exist stands as it is. */
export const instant = (text: string, context: ViewContext): string =>
  Number.isNaN(Date.parse(text)) ? text : formatInstant(text, context);

/** What the issuer answers for, of an acceptance or an objection: when, under which number, how it can be shown, which text. */
export function issuedFacts(
  { document }: Pick<AcceptanceRecord, 'document'>,
  receipt: AnyReceipt | undefined,
  context: ViewContext,
): Fact[] {
  const { msg } = context;
  const digest = receipt?.established?.document.digest ?? document.digest;
  return [
    [msg('Zeitpunkt laut Server', { id: 'receipt.at' }), receipt && instant(receipt.acceptedAt, context)],
    [msg('Belegnummer', { id: 'receipt.id' }), receipt && html`<code>${receipt.id}</code>`],
    [msg('Ausgestellt von', { id: 'receipt.issuer' }), receipt?.issuer],
    [msg('Nachweis', { id: 'receipt.evidence' }), receipt && evidence(receipt, context)],
    [msg('Hashwert des Vertrags', { id: 'receipt.digest' }), digest && html`<code>${digest}</code>`],
  ];
}

/** Where it stands in the issuer's chain, and whether it is signed. */
function evidence(
  { sequence, signature }: Pick<Receipt, 'sequence' | 'signature'>,
  { msg }: ViewContext,
): string | undefined {
  const place =
    sequence === undefined ? '' : msg(str`Nr. ${sequence} in der Kette des Anbieters`, { id: 'receipt.chain' });
  return joined(place, signature && msg('signiert', { id: 'receipt.signed' }));
}

/** The record may name another document than the one on the page, when the host hands in an older receipt. */
export const concerns = ({ document }: AcceptanceRecord, { agreement }: ViewContext): boolean =>
  (['id', 'version', 'language'] as const).every((key) => document[key] === agreement[key]);

function documentName({ document }: AcceptanceRecord, { agreement }: ViewContext): unknown {
  return document.id === agreement.id
    ? html`<span lang=${agreement.language}>${agreement.title}</span>`
    : html`<code>${document.id}</code>`;
}

/** What was accepted, by whom, for whom, when by the server's clock, with id and digest. */
export function receiptFacts(
  { record, receipt }: Pick<ReceiptModel, 'record' | 'receipt'>,
  context: ViewContext,
): TemplateResult {
  const { msg, locale } = context;
  const { document, customer, acceptor } = record;
  const { established } = receipt ?? {};
  const facts: Fact[] = [
    [msg('Vertrag', { id: 'receipt.document' }), documentName(record, context)],
    [msg('Fassung', { id: 'header.version' }), document.version],
    [
      msg('Angenommen für', { id: 'receipt.for' }),
      settled(customer, established?.customer, ['name', 'address', 'country'], context),
    ],
    [msg('Kundenkonto', { id: 'receipt.account' }), settled(customer, established?.customer, ['reference'], context)],
    [
      msg('Angenommen durch', { id: 'receipt.by' }),
      settled(acceptor, established?.acceptor, ['name', 'position', 'email'], context),
    ],
    ...issuedFacts(record, receipt, context),
  ];
  return factList(facts, 'receipt-facts', locale);
}

function actions(model: ReceiptModel, context: ViewContext): TemplateResult {
  const { msg } = context;
  const button = (words: string, press: () => void) =>
    html`<button type="button" part="receipt-action" @click=${press}>${words}</button>`;
  const whole = concerns(model.record, context);
  return html`<div class="buttons no-print">
    ${button(msg('Kopieren', { id: 'receipt.copy' }), () => model.copy())}
    ${button(msg('Als JSON speichern', { id: 'receipt.download' }), () => model.download())}
    ${whole ? button(msg('Vollständige Kopie speichern (HTML)', { id: 'receipt.save' }), () => model.saveCopy(context)) : nothing}
    ${whole ? button(msg('Mit Vertrag drucken', { id: 'receipt.print' }), () => model.print()) : nothing}
  </div>`;
}

/** What became of the act. */
type Outcome = Pick<ReceiptModel, 'record' | 'receipt' | 'pending'>;

export function receiptTitle({ receipt, pending }: Outcome, { msg }: ViewContext): string {
  if (pending) return msg('Annahme übermittelt, Bestätigung steht aus', { id: 'receipt.pending' });
  return receipt
    ? msg('Vertrag angenommen', { id: 'receipt.title' })
    : msg('Annahme übermittelt', { id: 'receipt.recorded' });
}

/** What has to be known beside the facts: a trial, a confirmation that is still missing, no receipt. */
export function receiptRemark({ record, receipt, pending }: Outcome, context: ViewContext): unknown {
  const { msg } = context;
  const { language } = record.document;
  const remarks = [
    (receipt?.test ?? record.test) &&
      html`<p class="notice" part="notice"><strong>${msg('Probe – bindet niemanden', { id: 'receipt.test' })}</strong></p>`,
    pending &&
      html`<p>${msg('Bitte folgen Sie den Hinweisen, die Sie vom Anbieter erhalten.', { id: 'receipt.pendingAdvice' })}</p>`,
    pending?.statusUrl &&
      html`<p>
        ${msg('Stand der Bestätigung:', { id: 'receipt.statusUrl' })}
        <a href=${pending.statusUrl} rel="noopener noreferrer">${pending.statusUrl}</a>
      </p>`,
    language !== context.agreement.language &&
      html`<p>${msg('Angenommen in der Sprachfassung:', { id: 'receipt.language' })} ${languageName(language, context)}</p>`,
    !receipt &&
      !pending &&
      html`<p>${msg('Der Server hat die Annahme entgegengenommen, stellt aber keinen Beleg aus.', { id: 'receipt.none' })}</p>`,
  ];
  return remarks.map((remark) => remark || nothing);
}

/** Whether the receipt is true. Said when it is known; the place is there before, so that nothing jumps. */
function proofPlace(proof: ProofState | undefined, context: ViewContext): unknown {
  if (!proof) return nothing;
  return html`<div class="proof" part="proof" role="status">${proofWords(proof, context)}</div>`;
}

function proofWords(proof: ProofState, context: ViewContext): unknown {
  const { msg } = context;
  switch (proof.status) {
    case 'loading':
      return html`<p class="quiet">${msg('Der Beleg wird geprüft …', { id: 'proof.loading' })}</p>`;
    case 'unavailable':
      return html`<p>
          ${msg('Beleg nicht geprüft: Eine Datei zum Prüfen und Speichern konnte nicht geladen werden. Ihre Annahme ist davon nicht betroffen.', { id: 'proof.unavailable' })}
        </p>
        <button type="button" class="quiet no-print" part="retry" @click=${() => proof.retry()}>
          ${msg('Erneut versuchen', { id: 'error.retry' })}
        </button>`;
    case 'checked':
      return proof.render(context);
  }
}

/** The receipt in the place of the form. */
export function receiptView(model: ReceiptModel, context: ViewContext): TemplateResult {
  return html`<section class="act receipt ui" part="receipt" id="avv-act" lang=${context.locale}>
    ${heading(context.headingLevel + 1, receiptTitle(model, context), 'avv-receipt')} ${receiptRemark(model, context)}
    ${receiptFacts(model, context)} ${proofPlace(model.proof, context)} ${actions(model, context)}
    <slot name="after-accept"></slot>
  </section>`;
}
