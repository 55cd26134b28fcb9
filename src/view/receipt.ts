import { html, nothing, type TemplateResult } from 'lit';
import type { AcceptanceRecord, Receipt } from '../acceptance/schema.js';
import type { ViewContext } from './context.js';
import { formatInstant } from './names.js';
import { factList } from './facts.js';
import { heading } from './heading.js';

export interface ReceiptModel {
  record: AcceptanceRecord;
  receipt: Receipt | undefined;
  /** Still to be confirmed elsewhere, for example by e-mail. */
  pending: { statusUrl: string | undefined } | undefined;
  copy(): void;
  download(): void;
  print(): void;
}

const joined = (...values: readonly (string | undefined)[]): string | undefined =>
  values.filter(Boolean).join(', ') || undefined;

function actions(model: ReceiptModel, { msg }: ViewContext): TemplateResult {
  return html`<div class="buttons no-print">
    <button type="button" part="receipt-action" @click=${() => model.copy()}>${msg('Kopieren', { id: 'receipt.copy' })}</button>
    <button type="button" part="receipt-action" @click=${() => model.download()}>
      ${msg('Als JSON speichern', { id: 'receipt.download' })}
    </button>
    <button type="button" part="receipt-action" @click=${() => model.print()}>
      ${msg('Mit Vertrag drucken', { id: 'receipt.print' })}
    </button>
  </div>`;
}

function title({ receipt, pending }: ReceiptModel, { msg }: ViewContext): string {
  if (pending) return msg('Annahme übermittelt, Bestätigung steht aus', { id: 'receipt.pending' });
  return receipt
    ? msg('Vertrag angenommen', { id: 'receipt.title' })
    : msg('Annahme übermittelt', { id: 'receipt.recorded' });
}

function remark({ receipt, pending }: ReceiptModel, { msg }: ViewContext): unknown {
  if (pending)
    return html`<p>${msg('Bitte folgen Sie den Hinweisen, die Sie vom Anbieter erhalten.', { id: 'receipt.pendingAdvice' })}</p>`;
  if (receipt) return nothing;
  return html`<p>${msg('Der Server hat die Annahme entgegengenommen, stellt aber keinen Beleg aus.', { id: 'receipt.none' })}</p>`;
}

/** What was accepted, by whom, for whom, when by the server's clock, with id and digest. */
export function receiptView(model: ReceiptModel, context: ViewContext): TemplateResult {
  const { msg, locale } = context;
  const { record, receipt } = model;
  const { document, acceptor, customer } = record;
  return html`<section class="act receipt ui" part="receipt" id="avv-act" lang=${locale}>
    ${heading(context.headingLevel + 1, title(model, context), 'avv-receipt')} ${remark(model, context)}
    ${factList(
      [
        [
          msg('Vertrag', { id: 'receipt.document' }),
          html`<span lang=${document.language}>${context.agreement.title}</span>`,
        ],
        [msg('Fassung', { id: 'header.version' }), document.version],
        [msg('Angenommen für', { id: 'receipt.for' }), joined(customer.name, customer.address, customer.country)],
        [msg('Kundenkonto', { id: 'receipt.account' }), customer.reference],
        [msg('Angenommen durch', { id: 'receipt.by' }), joined(acceptor.name, acceptor.position, acceptor.email)],
        [msg('Zeitpunkt laut Server', { id: 'receipt.at' }), receipt && formatInstant(receipt.acceptedAt, context)],
        [msg('Belegnummer', { id: 'receipt.id' }), receipt && html`<code>${receipt.id}</code>`],
        [
          msg('Hashwert des Vertrags', { id: 'receipt.digest' }),
          document.digest && html`<code>${document.digest}</code>`,
        ],
      ],
      'receipt-facts',
      locale,
    )}
    ${actions(model, context)}
    <slot name="after-accept"></slot>
  </section>`;
}
