import type { StoredAcceptance } from '../../src/server/index.js';
import { allAcceptances } from '../database.js';
import { html, type Html } from '../html.js';
import { accepting } from '../providers.js';
import type { Site } from '../site.js';
import type { Visit } from '../visit.js';
import { layout } from './layout.js';

/** The provider's side: every acceptance with its record and receipt, as they are stored. */
export async function recordsPage(visit: Visit, { database }: Site): Promise<Html> {
  const { t } = visit;
  const lists = await Promise.all(accepting.map(({ id }) => allAcceptances(database.acceptances, id)));
  const rows = lists.flat().sort((a, b) => b.receipt.acceptedAt.localeCompare(a.receipt.acceptedAt));
  return layout(visit, {
    title: t('Datenbank', 'Database'),
    styles: ['records'],
    main: html`<div class="wide">
      <h1>${t('Gespeicherte Annahmen', 'Stored acceptances')}</h1>
      <p class="lead">${t(
        'Was die Endpunkte von Werkbank KI und Plauderkasten in demo/data/acceptances.db geschrieben haben. Die Tabellen lassen weder Ändern noch Löschen zu.',
        'What the endpoints of Werkbank KI and Plauderkasten have written to demo/data/acceptances.db. The tables allow neither change nor deletion.',
      )}</p>
      ${rows.length ? table(rows, visit) : empty(visit)}
    </div>`,
  });
}

const empty = ({ t, to }: Visit): Html => html`<p class="note">
  ${t('Noch ist nichts angenommen. Beginnen Sie beim', 'Nothing has been accepted yet. Start with the')}
  <a href="${to('/onboarding/')}">${t('Onboarding von Werkbank KI', 'onboarding of Werkbank KI')}</a> ${t('oder bei der', 'or the')}
  <a href="${to('/signup/')}">${t('Anmeldung von Plauderkasten', 'sign-up of Plauderkasten')}</a>.
</p>`;

function table(rows: readonly StoredAcceptance[], visit: Visit): Html {
  const { t } = visit;
  return html`<table class="records">
    <caption>${rows.length} ${rows.length === 1 ? t('Annahme', 'acceptance') : t('Annahmen', 'acceptances')}</caption>
    <thead>
      <tr>
        <th scope="col">${t('Wann', 'When')}</th>
        <th scope="col">${t('Dokument', 'Document')}</th>
        <th scope="col">${t('Fassung', 'Version')}</th>
        <th scope="col">${t('Für', 'For')}</th>
        <th scope="col">${t('Durch', 'By')}</th>
      </tr>
    </thead>
    ${rows.map((acceptance) => row(acceptance, visit))}
  </table>`;
}

function row({ sequence, receipt }: StoredAcceptance, { t, language }: Visit): Html {
  const { id, acceptedAt, established, record } = receipt;
  const { document } = established;
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'long' }).format(
    new Date(acceptedAt),
  );
  return html`<tbody id="${id}">
    <tr>
      <td data-label="${t('Wann', 'When')}"><time datetime="${acceptedAt}">${when}</time></td>
      <th scope="row" data-label="${t('Dokument', 'Document')}">${document.id} (${document.language})</th>
      <td data-label="${t('Fassung', 'Version')}">${document.version}</td>
      <td data-label="${t('Für', 'For')}">${record.customer.name ?? '–'} <span class="quiet">${established.customer?.reference}</span></td>
      <td data-label="${t('Durch', 'By')}">${record.acceptor.name ?? '–'} <span class="quiet">${record.acceptor.email}</span></td>
    </tr>
    <tr>
      <td colspan="5">
        <details>
          <summary>${t('Beleg', 'Receipt')} <code>${id}</code> <span class="quiet">${t('Nr.', 'no.')} ${sequence}</span></summary>
          <pre tabindex="0"><code>${JSON.stringify(receipt, null, 2)}</code></pre>
        </details>
      </td>
    </tr>
  </tbody>`;
}
