import { html, type Html } from '../html.js';
import type { Visit } from '../visit.js';
import { layout } from './layout.js';

export const missingPage = (visit: Visit): Html =>
  layout(visit, {
    title: visit.t('Nicht gefunden', 'Not found'),
    main: html`<div class="column">
      <h1>${visit.t('Diese Seite gibt es nicht', 'There is no such page')}</h1>
      <p><a href="${visit.to('/')}">${visit.t('Zur Übersicht', 'To the overview')}</a></p>
    </div>`,
  });
