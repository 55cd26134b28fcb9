import { html, nothing, type TemplateResult } from 'lit';
import type { Processing } from '../agreement/schema.js';
import type { ViewContext } from './context.js';
import { type Fact, factList, valueList } from './facts.js';

type DataCategory = NonNullable<Processing['dataCategories']>[number];

function dataCategoryView({ label, examples, dataSubjects }: DataCategory, { msg }: ViewContext): TemplateResult {
  const concerns = dataSubjects?.length
    ? html` <span class="ui">${msg('betrifft:', { id: 'processing.concerns' })}</span> ${dataSubjects.join(', ')}`
    : nothing;
  return html`${label}${examples ? html` (${examples})` : nothing}${concerns}`;
}

/** With words of its own the agreement speaks for itself; otherwise the bare status is put into words. */
function specialCategoriesView(special: Processing['specialCategories'], { msg }: ViewContext): unknown {
  if (!special) return undefined;
  const words = {
    none: msg('keine besonderen Kategorien', { id: 'special.none' }),
    excluded: msg('ausgeschlossen', { id: 'special.excluded' }),
    present: msg('besondere Kategorien werden verarbeitet', { id: 'special.present' }),
  };
  return special.note ?? html`<span class="ui">${words[special.status]}</span>`;
}

function facts(processing: Processing, context: ViewContext): Record<string, Fact> {
  const { msg } = context;
  return {
    subject: [msg('Gegenstand', { id: 'processing.subject' }), processing.subject],
    duration: [msg('Dauer', { id: 'processing.duration' }), processing.duration],
    nature: [msg('Art der Verarbeitung', { id: 'processing.nature' }), valueList(processing.nature)],
    purposes: [msg('Zwecke', { id: 'processing.purposes' }), valueList(processing.purposes)],
    dataSubjects: [
      msg('Kategorien betroffener Personen', { id: 'processing.dataSubjects' }),
      valueList(processing.dataSubjects),
    ],
    dataCategories: [
      msg('Arten personenbezogener Daten', { id: 'processing.dataCategories' }),
      valueList(processing.dataCategories?.map((category) => dataCategoryView(category, context))),
    ],
    specialCategories: [
      msg('Besondere Kategorien personenbezogener Daten', { id: 'processing.specialCategories' }),
      specialCategoriesView(processing.specialCategories, context),
    ],
    locations: [msg('Orte der Verarbeitung', { id: 'processing.locations' }), valueList(processing.locations)],
    frequency: [msg('Häufigkeit der Übermittlung', { id: 'processing.frequency' }), processing.frequency],
    retention: [msg('Speicherdauer', { id: 'processing.retention' }), processing.retention],
  };
}

/** All details of the processing, or the one that `field` names; a single one stands under the clause's own title. */
export function processingView(context: ViewContext, field?: string): unknown {
  const { processing } = context.agreement;
  if (!processing) return nothing;
  const all = facts(processing, context);
  if (!field) return factList(Object.values(all), 'processing', context.locale);
  const value = all[field]?.[1];
  return value ? html`<div class="fact" part="processing">${value}</div>` : nothing;
}
