import { html, nothing, type TemplateResult } from 'lit';
import type { Processing } from '../agreement/schema.js';
import type { ViewContext } from './context.js';
import { type Fact, factList, valueList } from './facts.js';
import { commaSeparated, plainText, plainTexts } from './text.js';

type DataCategory = NonNullable<Processing['dataCategories']>[number];

function dataCategoryView({ label, examples, dataSubjects }: DataCategory, context: ViewContext): TemplateResult {
  const whom = commaSeparated(plainTexts(dataSubjects, context));
  const concerns = html` <span class="ui" lang=${context.locale}>${context.msg('betrifft:', { id: 'processing.concerns' })}</span> ${whom}`;
  const details = examples ? html` (${plainText(examples, context)})` : nothing;
  return html`${plainText(label, context)}${details}${whom.length ? concerns : nothing}`;
}

/** With words of its own the agreement speaks for itself; otherwise the bare status is put into words. */
function specialCategoriesView(special: Processing['specialCategories'], context: ViewContext): unknown {
  if (!special) return undefined;
  const { msg } = context;
  const words = {
    none: msg('keine besonderen Kategorien', { id: 'special.none' }),
    excluded: msg('ausgeschlossen', { id: 'special.excluded' }),
    present: msg('besondere Kategorien werden verarbeitet', { id: 'special.present' }),
  };
  return (
    plainText(special.note, context) ?? html`<span class="ui" lang=${context.locale}>${words[special.status]}</span>`
  );
}

function facts(processing: Processing, context: ViewContext): Record<string, Fact> {
  const { msg } = context;
  const list = (texts: readonly string[] | undefined) => valueList(plainTexts(texts, context));
  return {
    subject: [msg('Gegenstand', { id: 'processing.subject' }), plainText(processing.subject, context)],
    duration: [msg('Dauer', { id: 'processing.duration' }), plainText(processing.duration, context)],
    nature: [msg('Art der Verarbeitung', { id: 'processing.nature' }), list(processing.nature)],
    purposes: [msg('Zwecke', { id: 'processing.purposes' }), list(processing.purposes)],
    dataSubjects: [
      msg('Kategorien betroffener Personen', { id: 'processing.dataSubjects' }),
      list(processing.dataSubjects),
    ],
    dataCategories: [
      msg('Arten personenbezogener Daten', { id: 'processing.dataCategories' }),
      valueList(processing.dataCategories?.map((category) => dataCategoryView(category, context))),
    ],
    specialCategories: [
      msg('Besondere Kategorien personenbezogener Daten', { id: 'processing.specialCategories' }),
      specialCategoriesView(processing.specialCategories, context),
    ],
    locations: [msg('Orte der Verarbeitung', { id: 'processing.locations' }), list(processing.locations)],
    frequency: [
      msg('Häufigkeit der Übermittlung', { id: 'processing.frequency' }),
      plainText(processing.frequency, context),
    ],
    retention: [msg('Speicherdauer', { id: 'processing.retention' }), plainText(processing.retention, context)],
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
