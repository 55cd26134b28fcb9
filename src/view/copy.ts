import { html, nothing, type TemplateResult } from 'lit';
import type { AcceptanceRecord, Receipt } from '../acceptance/schema.js';
import { wordsShown } from '../acceptance/words.js';
import type { ViewContext } from './context.js';
import { factList, type Fact } from './facts.js';
import { heading } from './heading.js';
import { formatInstant } from './names.js';
import { literal } from './markdown-text.js';
import { checkList, failures, summary, type Proof } from './proof.js';
import { richText } from './text.js';

/** What a durable copy says of the acceptance; title, remark and facts are those of the receipt on the page. */
export interface CopyModel {
  title: string;
  remark: unknown;
  facts: unknown;
  record: AcceptanceRecord;
  receipt: Receipt | undefined;
  proof: Proof | undefined;
  /** When the copy was made, and the receipt checked. */
  madeAt: Date;
  /** Name of the file itself. */
  fileName: string;
}

/** Right at the top, so that nobody has to read to the end to know what this is: what, for whom, when. */
export function copyNotice({ title, record, receipt, remark }: CopyModel, context: ViewContext): TemplateResult {
  const { name, reference } = { ...record.customer, ...receipt?.established?.customer };
  const facts = [name ?? reference, receipt && formatInstant(receipt.acceptedAt, context)].filter(Boolean);
  return html`<div class="notice ui" lang=${context.locale}>
    <p><a href="#avv-act"><strong>${title}</strong></a>${facts.map((fact) => ` · ${fact}`)}</p>
    ${record.test ? remark : nothing}
  </div>`;
}

/** Above the definitions, which open from their words on the page and stand one after the other here. */
export const termsHeading = (context: ViewContext): TemplateResult =>
  html`<div class="ui" lang=${context.locale}>
    ${heading(context.headingLevel + 1, context.msg('Definierte Begriffe', { id: 'copy.terms' }))}
  </div>`;

/** Who accepted what with which words, the receipt, what was checked of it, and how to check it again. */
export function acceptanceView(model: CopyModel, context: ViewContext): TemplateResult {
  const { title, remark, facts, receipt } = model;
  return html`<section class="act receipt ui" id="avv-act" lang=${context.locale}>
    ${heading(context.headingLevel + 1, title)} ${remark} ${facts}
    ${statementsView(model, context)} ${receipt ? proofSection(model, context) : nothing}
    ${checkingView(model, context)}
  </section>`;
}

const subheading = (words: string, { headingLevel }: ViewContext): TemplateResult => heading(headingLevel + 2, words);

/** The exact words, with the boxes as they were. */
function statementsView({ record }: CopyModel, context: ViewContext): TemplateResult {
  const { msg, agreement } = context;
  const { declarations, authority, act } = record;
  return html`${subheading(msg('Abgegebene Erklärungen', { id: 'copy.statements' }), context)}
    <ul class="checks">
      ${declarations.map(({ id, text, checked }) => box(checked, declared(id, text, record, context), context))}
      ${authority ? box(authority.confirmed, html`<p lang=${agreement.language}>${literal(authority.statement)}</p>`, context) : nothing}
    </ul>
    <p>${msg('Betätigte Schaltfläche:', { id: 'copy.button' })} <strong><q>${act.label}</q></strong></p>`;
}

function box(checked: boolean, words: unknown, { msg }: ViewContext): TemplateResult {
  const state = checked ? msg('angekreuzt', { id: 'copy.ticked' }) : msg('nicht angekreuzt', { id: 'copy.unticked' });
  return html`<li>
    <span class="sign" role="img" aria-label=${state}>${checked ? '☑' : '☐'}</span>
    <div>${words}</div>
  </li>`;
}

/** As it was shown, if these are the agreement's words; otherwise letter for letter. */
function declared(id: string, text: string, { placeholders }: AcceptanceRecord, context: ViewContext): TemplateResult {
  const { agreement } = context;
  const own = agreement.acceptance?.declarations?.find((declaration) => declaration.id === id)?.text;
  const same = own !== undefined && wordsShown(own, agreement, placeholders) === text;
  const words = same ? richText(own, { ...context, placeholders, terms: undefined }, 6) : literal(text);
  return html`<div lang=${agreement.language}>${words}</div>`;
}

function proofSection({ proof, madeAt }: CopyModel, context: ViewContext): unknown {
  const { msg } = context;
  const title = subheading(msg('Prüfung des Belegs', { id: 'copy.proof' }), context);
  if (!proof)
    return html`${title}<p>${msg('Der Beleg wurde beim Speichern nicht geprüft.', { id: 'copy.unproven' })}</p>`;
  const now = formatInstant(madeAt.toISOString(), context);
  const isTrue = !failures(proof).length;
  return html`${title}
    <p><strong>${isTrue ? summary(proof, context) : msg('Der Beleg stimmt nicht und beweist diese Annahme nicht.', { id: 'proof.failed' })}</strong></p>
    ${checkList(proof, context)}
    <p class="quiet">${msg('Geprüft beim Speichern dieser Kopie am', { id: 'copy.checkedAt' })} ${now}.</p>
    ${isTrue ? html`<p>${meaning(context)}</p>` : nothing}`;
}

const meaning = ({ msg }: ViewContext): string =>
  msg(
    'Der Beleg zeigt, welcher Text mit welchen Erklärungen wann angenommen wurde, und bindet den Aussteller. Er zeigt nicht, wer am Gerät saß.',
    { id: 'copy.proves' },
  );

/** How anybody can do it again, without us and without the provider. */
function checkingView({ receipt, fileName }: CopyModel, context: ViewContext): TemplateResult {
  const { msg, locale } = context;
  const facts: Fact[] = [
    [msg('Hashwert der Annahme', { id: 'copy.recordDigest' }), receipt && html`<code>${receipt.recordDigest}</code>`],
    [msg('Schlüssel des Anbieters', { id: 'copy.keys' }), receipt?.keysUrl && html`<code>${receipt.keysUrl}</code>`],
  ];
  return html`${subheading(msg('Selbst nachprüfen', { id: 'copy.check' }), context)}
    <p>
      ${msg('Diese Datei enthält den Vertrag und die Annahme auch in maschinenlesbarer Form (JSON). Die Hashwerte sind SHA-256 (base64url) über die kanonische Form nach RFC 8785.', { id: 'copy.machine' })}
      ${receipt ? msg('Ohne Netz und ohne den Anbieter prüft sie das Programm „avv“ aus dem npm-Paket „avv-viewer“, mit den öffentlichen Schlüsseln des Anbieters:', { id: 'copy.offline' }) : nothing}
    </p>
    ${receipt ? html`<pre><code>avv verify ${fileName} --keys jwks.json</code></pre>` : nothing}
    ${receipt ? factList(facts, '', locale) : nothing}`;
}
