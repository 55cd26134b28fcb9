import { html, type Html } from '../html.js';
import { agreementPath, plauderkasten, werkbank } from '../providers.js';
import type { Visit } from '../visit.js';
import { layout, VIEWER } from './layout.js';

/** The list alone, for everybody and for one customer. */
export function subprocessorsPage(visit: Visit): Html {
  const { t, language } = visit;
  const [everybody, customer] = [werkbank, plauderkasten].map((provider) => agreementPath(provider, language));
  return layout(visit, {
    title: t('Unterauftragsverarbeiter', 'Subprocessors'),
    styles: ['subprocessors'],
    scripts: [VIEWER],
    preload: everybody!,
    main: html`<div class="lists">
      <h1>${t('Unterauftragsverarbeiter', 'Subprocessors')}</h1>
      <p class="lead">${t(
        'Wer außer dem Anbieter mit den Daten umgeht, als Liste für sich: durchsuchen, filtern, sortieren, exportieren. Jeder Filter hat eine Adresse.',
        'Who handles the data besides the provider, as a list of its own: search, filter, sort, export. Each filter has an address.',
      )}</p>
      <p class="shortcuts"><span>${t('Zum Beispiel:', 'For example:')}</span>
        <a href="#werkbank.subprocessors?country=third">${t('Werkbank KI außerhalb des EWR', 'Werkbank KI outside the EEA')}</a>
        <a href="#plauderkasten.subprocessors?mine=yes">${t('Plauderkasten für diesen Kunden', 'Plauderkasten for this customer')}</a>
      </p>
      <section>
        <h2>${t('Werkbank KI, für alle', 'Werkbank KI, for everybody')}</h2>
        <avv-subprocessors id="werkbank" src="${everybody}" heading-level="3">
          <p><a href="${everybody}">${t('Vertrag mit der Liste als Datei', 'Agreement with the list as a file')}</a></p>
        </avv-subprocessors>
      </section>
      <section>
        <h2>${t('Plauderkasten, für einen Kunden mit Kalender', 'Plauderkasten, for a customer with the calendar')}</h2>
        <avv-subprocessors id="plauderkasten" src="${customer}" heading-level="3" features="calendar">
          <a slot="subscribe" href="mailto:${plauderkasten.email}?subject=${t('Änderungen%20melden', 'Notify%20me')}">${t('Änderungen per E-Mail', 'Changes by e-mail')}</a>
          <p><a href="${customer}">${t('Vertrag mit der Liste als Datei', 'Agreement with the list as a file')}</a></p>
        </avv-subprocessors>
      </section>
    </div>`,
  });
}
