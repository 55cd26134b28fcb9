import { randomUUID } from 'node:crypto';
import type { FaultCase } from '../faults/case.js';
import { faultGroups, findFault } from '../faults/index.js';
import { html, type Html } from '../html.js';
import type { Site } from '../site.js';
import type { Visit } from '../visit.js';
import { layout, VIEWER } from './layout.js';

/** All faults as links; the viewer beside them shows the chosen one. */
export function errorsPage(visit: Visit, _site: Site, request: Request): Html {
  const chosen = findFault(new URL(request.url).searchParams.get('case')) ?? faultGroups[0]!.cases[0]!;
  const { t } = visit;
  return layout(visit, {
    title: `${t(...chosen.title)} – ${t('Fehlerfälle', 'Faults')}`,
    styles: ['errors'],
    // The log first, so that it misses nothing.
    scripts: ['/assets/errors.js', VIEWER],
    main: html`<div class="faults">
      <div class="fault">
        <h1>${t(...chosen.title)}</h1>
        <p class="lead">${t(...chosen.text)}</p>
        <p class="to-list"><a href="#cases">${t('Alle Fehlerfälle', 'All faults')}</a></p>
        <div class="card">${viewer(chosen, visit)}</div>
        ${eventLog(visit)}
      </div>
      ${list(chosen, visit)}
    </div>`,
  });
}

/** Each page has a run of its own, so that cases which change over time begin anew. */
function viewer({ id, attributes = {}, endpoint }: FaultCase, { t }: Visit): Html {
  const run = randomUUID();
  const all = {
    src: `/errors/files/${id}?run=${run}`,
    ...(endpoint && { endpoint: `/errors/endpoint/${id}?run=${run}` }),
    ...attributes,
  };
  return html`<avv-viewer${Object.entries(all).map(([name, value]) => html` ${name}="${value}"`)}>
    <p data-fallback>${t('Sie erreichen uns auch unter', 'You can also reach us at')} <a href="mailto:avv@muster.example">avv@muster.example</a>.</p>
  </avv-viewer>`;
}

const eventLog = ({ t }: Visit): Html => html`<section class="events" aria-labelledby="events-title">
  <h2 id="events-title">${t('Ereignisse, die der Host bekommt', 'Events that the host gets')}</h2>
  <ol data-events></ol>
</section>`;

function list(chosen: FaultCase, { t, to }: Visit): Html {
  const entry = ({ id, title }: FaultCase) =>
    html`<li><a href="${to('/errors/')}?case=${id}"${id === chosen.id && html` aria-current="page"`}>${t(...title)}</a></li>`;
  return html`<nav class="fault-list" id="cases" aria-label="${t('Fehlerfälle', 'Faults')}">
    ${faultGroups.map(({ title, cases }) => html`<h2>${t(...title)}</h2><ul>${cases.map(entry)}</ul>`)}
  </nav>`;
}
