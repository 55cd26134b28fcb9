import type { AnyIssued } from '../../src/server/index.js';
import { allEntries } from '../database.js';
import { html, type Html } from '../html.js';
import { accepting, keysPath, tenantOf, type Provider } from '../providers.js';
import { objectionTenants } from '../returning/customer.js';
import type { Site } from '../site.js';
import type { Visit } from '../visit.js';
import { layout } from './layout.js';

/** A receipt with the provider who issued it. */
interface Row {
  provider: Provider;
  receipt: AnyIssued;
}

/** The provider's side: every acceptance and objection with its record and receipt, as they are stored. */
export async function recordsPage(visit: Visit, { database }: Site): Promise<Html> {
  const { t } = visit;
  const lists = await Promise.all(accepting.map((provider) => allReceipts(provider, database)));
  const rows = lists.flat().sort((a, b) => b.receipt.acceptedAt.localeCompare(a.receipt.acceptedAt));
  return layout(visit, {
    title: t('Datenbank', 'Database'),
    styles: ['records'],
    main: html`<div class="wide">
      <h1>${t('Gespeicherte Annahmen und Einsprüche', 'Stored acceptances and objections')}</h1>
      <p class="lead">${t(
        'Was die Endpunkte von Werkbank KI und Plauderkasten in demo/data/evidence.db geschrieben haben. Jeder Anbieter hat eine Kette, deren Glieder einander nennen. Die Tabellen lassen kein Ändern zu und kein Löschen, das die Kette nicht vermerkt.',
        'What the endpoints of Werkbank KI and Plauderkasten have written to demo/data/evidence.db. Each provider has a chain whose links name each other. The tables allow no change, and no deletion that the chain does not note.',
      )}</p>
      ${rows.length ? [table(rows, visit), ...accepting.map((provider) => downloads(provider, visit))] : empty(visit)}
    </div>`,
  });
}

async function allReceipts(provider: Provider, { acceptances }: Site['database']): Promise<Row[]> {
  const tenants = [tenantOf(provider), ...objectionTenants(provider)];
  const [own = [], ...others] = await Promise.all(tenants.map((tenant) => allEntries(acceptances, tenant)));
  const entries = [...own, ...others.flat().filter(({ entry }) => entry.kind === 'objection')];
  return entries.flatMap(({ content }) => (content ? [{ provider, receipt: content.receipt }] : []));
}

const downloads = (provider: Provider, { t }: Visit): Html => html`<p class="quiet">
  ${provider.product}:
  <a href="/records/files/${provider.id}.jsonl" download>${t('Kette mit allen Belegen (JSON Lines)', 'chain with all receipts (JSON Lines)')}</a> ·
  <a href="${keysPath(provider)}">${t('öffentliche Schlüssel (JWKS)', 'public keys (JWKS)')}</a>
</p>`;

const empty = ({ t, to }: Visit): Html => html`<p class="note">
  ${t('Noch ist nichts angenommen. Beginnen Sie beim', 'Nothing has been accepted yet. Start with the')}
  <a href="${to('/onboarding/')}">${t('Onboarding von Werkbank KI', 'onboarding of Werkbank KI')}</a> ${t('oder bei der', 'or the')}
  <a href="${to('/signup/')}">${t('Anmeldung von Plauderkasten', 'sign-up of Plauderkasten')}</a>.
</p>`;

function table(rows: readonly Row[], visit: Visit): Html {
  const { t } = visit;
  return html`<table class="records">
    <caption>${rows.length} ${rows.length === 1 ? t('Beleg', 'receipt') : t('Belege', 'receipts')}</caption>
    <thead>
      <tr>
        <th scope="col">${t('Wann', 'When')}</th>
        <th scope="col">${t('Dokument', 'Document')}</th>
        <th scope="col">${t('Fassung', 'Version')}</th>
        <th scope="col">${t('Für', 'For')}</th>
        <th scope="col">${t('Durch', 'By')}</th>
      </tr>
    </thead>
    ${rows.map((one) => row(one, visit))}
  </table>`;
}

function row({ provider, receipt }: Row, { t, to, language }: Visit): Html {
  const { id, acceptedAt, established, record, sequence, signature } = receipt;
  const { document } = established;
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'long' }).format(
    new Date(acceptedAt),
  );
  return html`<tbody id="${id}">
    <tr>
      <td data-label="${t('Wann', 'When')}"><time datetime="${acceptedAt}">${when}</time></td>
      <th scope="row" data-label="${t('Dokument', 'Document')}">${document.id} (${document.language})${objectionOf(record, t)}</th>
      <td data-label="${t('Fassung', 'Version')}">${document.version}</td>
      <td data-label="${t('Für', 'For')}">${record.customer.name ?? '–'} <span class="quiet">${established.customer?.reference}</span></td>
      <td data-label="${t('Durch', 'By')}">${record.acceptor.name ?? '–'} <span class="quiet">${record.acceptor.email}</span></td>
    </tr>
    <tr>
      <td colspan="5">
        <details>
          <summary>
            ${t('Beleg', 'Receipt')} <code>${id}</code>
            <span class="quiet">${t('Nr.', 'no.')} ${sequence}, ${signature ? t('signiert', 'signed') : t('nicht signiert', 'not signed')}</span>
          </summary>
          <p><a href="/records/files/${provider.id}/${id}.json" download>${t('Beleg als Datei', 'Receipt as a file')}</a> ·
            <a href="${to('/verify/')}">${t('Beleg prüfen', 'Verify a receipt')}</a></p>
          <pre tabindex="0"><code>${JSON.stringify(receipt, null, 2)}</code></pre>
        </details>
      </td>
    </tr>
  </tbody>`;
}

/** Against what, and why. */
function objectionOf(record: AnyIssued['record'], t: Visit['t']): Html | string {
  if (record.schema !== 'avv-objection/1') return '';
  const { changes, reason } = record;
  return html`<br /><strong>${t('Einspruch gegen', 'Objection to')} ${changes.join(', ')}</strong>${reason ? `: ${reason}` : ''}`;
}
