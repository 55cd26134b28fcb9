import { html, type Html } from '../html.js';
import { keysPath, werkbank } from '../providers.js';
import { ACCEPTOR, acceptLongAgo, CUSTOMER } from '../returning/customer.js';
import { CASES, isCase, type Case } from '../returning/cases.js';
import type { Site } from '../site.js';
import type { Visit } from '../visit.js';
import { layout, startOverForm, VIEWER } from './layout.js';

/** What somebody sees who accepted an earlier version, by what the new one asks: `?as=<case>`. */
export async function returningPage(visit: Visit, site: Site, request: Request): Promise<Html> {
  const { t, account } = visit;
  const wanted = new URL(request.url).searchParams.get('as') ?? '';
  const shown: Case = isCase(wanted) ? wanted : 'grace';
  await acceptLongAgo(shown, account, site);
  const [title, text] = caseWords(shown, visit);
  const file = `/returning/files/${shown}.avv.json`;
  return layout(visit, {
    title: t('Neue Fassung', 'New version'),
    provider: werkbank,
    scripts: [VIEWER, '/assets/returning.js'],
    preload: file,
    main: html`<div class="flow">
      <h1>${t('Wer früher angenommen hat', 'Who accepted earlier')}</h1>
      <p class="lead">${t(
        'Hobelspan Möbel hat vor fünf Monaten die Fassung 2026-06 angenommen. Was der Vertrag heute verlangt, hängt von der neuen Fassung ab.',
        'Hobelspan Möbel accepted version 2026-06 five months ago. What the agreement asks today depends on the new version.',
      )}</p>
      ${choices(shown, visit)}
      <h2>${title}</h2>
      <p class="note">${text} <span class="quiet">viewer.status: <output id="status">…</output></span></p>
      <div class="card">
        <avv-viewer
          heading-level="3" src="${file}" endpoint="/api/returning/${shown}/avv/acceptances" keys="${keysPath(werkbank)}"
          data-customer="${JSON.stringify(CUSTOMER)}" data-acceptor="${JSON.stringify(ACCEPTOR)}"
        >
          <p><a href="${file}">${t('Den Vertrag als Datei laden', 'Download the agreement')}</a></p>
        </avv-viewer>
      </div>
      ${startOverForm(visit, '/returning/')}
    </div>`,
  });
}

const choices = (
  shown: Case,
  visit: Visit,
): Html => html`<nav class="choices" aria-label="${visit.t('Fälle', 'Cases')}">
  <ul>${CASES.map((name) => {
    const current = name === shown && html` aria-current="page"`;
    return html`<li><a href="${visit.to('/returning/')}?as=${name}"${current}>${caseWords(name, visit)[0]}</a></li>`;
  })}</ul>
</nav>`;

function caseWords(name: Case, { t }: Visit): readonly [string, string] {
  const words: Record<Case, readonly [string, string]> = {
    accepted: [
      t('Unverändert', 'Unchanged'),
      t('Es gibt keine neue Fassung: der Beleg, sonst nichts.', 'There is no new version: the receipt, nothing else.'),
    ],
    notice: [
      t('Zur Kenntnis', 'Notice'),
      t('Die Änderung ist nur mitzuteilen.', 'Customers only have to be told of the change.'),
    ],
    objection: [
      t('Einspruch möglich', 'Objection window'),
      t('Wer nicht einverstanden ist, kann bis zu einem Tag widersprechen.', 'Who disagrees can object until a day.'),
    ],
    grace: [
      t('Annahme bis …', 'Accept by …'),
      t(
        'Die neue Fassung ist anzunehmen, und es ist noch Zeit.',
        'The new version has to be accepted, and there is time.',
      ),
    ],
    outdated: [
      t('Frist vorbei', 'Overdue'),
      t(
        'Die Frist ist vorbei: Ein Anbieter ließe jetzt nicht weiter.',
        'The time is over: a provider would stop here.',
      ),
    ],
    upcoming: [
      t('Gilt erst später', 'Not in force yet'),
      t('Die neue Fassung lässt sich schon lesen und annehmen.', 'The new version can already be read and accepted.'),
    ],
  };
  return words[name];
}
