import { str } from '@lit/localize/internal/str-tag.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { Agreement, Subprocessor } from '../agreement/schema.js';
import { allSubprocessors } from '../agreement/subprocessors.js';
import { featuresThatTransfer, staysInEea, transferOf, type Reach, type Transfer } from '../agreement/transfers.js';
import type { ViewContext } from './context.js';
import { countriesAsOf, countryName, countryStatusWords } from './countries.js';
import { safeguardsView } from './safeguards.js';
import { commaSeparated, plainText } from './text.js';

export interface TransfersFor {
  /** ISO 8601 date for which countries are judged. */
  day: string;
  /** The entries in force for the customer; `undefined` where nobody said who that is. */
  mine: readonly Subprocessor[] | undefined;
}

/** What the agreement says that a transfer rests on, or that it says nothing: a remark, no reproach. */
export const safeguardsOrNone = ({ safeguards }: Subprocessor, context: ViewContext): unknown =>
  safeguards?.length
    ? safeguardsView(safeguards, context)
    : html`<span class="badge ui" part="badge" lang=${context.locale}>${noSafeguard(context)}</span>`;

export const noSafeguard = ({ msg }: ViewContext): string => msg('keine Garantie angegeben', { id: 'transfers.none' });

const nameLink = ({ id, name }: Subprocessor, context: ViewContext): TemplateResult =>
  html`<a href=${context.hrefFor(id)!} lang=${context.agreement.language}>${plainText(name, context)}</a>`;

const countryLine = (code: string, day: string, context: ViewContext): TemplateResult =>
  html`<div>${countryName(code, context.locale)}: ${countryStatusWords(code, day, context)}</div>`;

function transferItem({ entry, countries }: Transfer, day: string, context: ViewContext): TemplateResult {
  return html`<li>
    <strong>${nameLink(entry, context)}</strong>
    ${countries.map((code) => countryLine(code, day, context))}
    <div lang=${context.agreement.language}>${safeguardsOrNone(entry, context)}</div>
  </li>`;
}

/** The features in a list as people write it, and for each the reason. */
function withoutFeatures(agreement: Agreement, day: string, context: ViewContext): unknown {
  const { msg, locale } = context;
  const features = featuresThatTransfer(agreement, day);
  if (!features) return nothing;
  const names = new Intl.ListFormat(locale, { type: 'disjunction' }).format(features.map(({ label }) => label));
  return html`<p>
      <strong>${msg(str`Ohne ${names}: keine Übermittlung in Drittländer.`, { id: 'transfers.without' })}</strong>
      ${msg(
        'Jeder Eintrag, der Daten aus dem EWR bringt oder bringen kann, wird nur mit diesen Funktionen eingesetzt:',
        {
          id: 'transfers.because',
        },
      )}
    </p>
    <ul class="plain">
      ${features.map(
        ({ label, transfers }) =>
          html`<li>${label}: ${commaSeparated(transfers.map(({ entry }) => nameLink(entry, context)))}</li>`,
      )}
    </ul>`;
}

const titles = ({ msg }: ViewContext): [Exclude<Reach, 'eea'>, string][] => [
  ['leaves', msg('Verarbeitung außerhalb des EWR', { id: 'transfers.leaves' })],
  [
    'access',
    msg('Verarbeitung im EWR, aber Sitz oder angegebene Garantie deuten auf ein Drittland', { id: 'transfers.access' }),
  ],
  ['unknown', msg('Kein Land angegeben', { id: 'transfers.unknown' })],
];

/** In one line what the whole list amounts to, and what it amounts to for this customer. */
function conclusion(
  agreement: Agreement,
  transfers: readonly Transfer[],
  { day, mine }: TransfersFor,
  { msg }: ViewContext,
): string {
  if (staysInEea(agreement, day)) return msg('Nach den Angaben der Liste keine', { id: 'transfers.nothing' });
  const leaving = transfers.filter(({ reach }) => reach === 'leaves');
  const words = msg(str`${leaving.length} von ${transfers.length} Einträgen`, { id: 'transfers.count' });
  const ownCount = leaving.filter(({ entry }) => mine?.includes(entry)).length;
  return mine ? msg(str`${words}, davon gelten für Sie ${ownCount}`, { id: 'transfers.mine' }) : words;
}

function findings(agreement: Agreement, transfers: readonly Transfer[], day: string, context: ViewContext): unknown {
  const groups = titles(context).map(([reach, title]) => {
    const found = transfers.filter((transfer) => transfer.reach === reach);
    if (!found.length) return nothing;
    const list =
      reach === 'unknown'
        ? html`<p>${commaSeparated(found.map(({ entry }) => nameLink(entry, context)))}</p>`
        : html`<ul class="plain">${found.map((transfer) => transferItem(transfer, day, context))}</ul>`;
    return html`<p class="transfers-title">${title} (${found.length})</p>${list}`;
  });
  return html`${withoutFeatures(agreement, day, context)}${groups}
    <p class="quiet">${countriesAsOf(context)}</p>`;
}

/** Which entries leave the EEA (Chapter V GDPR) and on which safeguard, by what the agreement states; folded. */
export function transfersView(agreement: Agreement, subject: TransfersFor, context: ViewContext): TemplateResult {
  const transfers = allSubprocessors(agreement).map(transferOf);
  const title = context.msg('Übermittlung in Drittländer:', { id: 'transfers.title' });
  return html`<details class="transfers ui" part="transfers" lang=${context.locale}>
    <summary><strong>${title}</strong> ${conclusion(agreement, transfers, subject, context)}</summary>
    ${findings(agreement, transfers, subject.day, context)}
  </details>`;
}
