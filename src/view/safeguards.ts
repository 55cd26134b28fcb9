import { html, nothing, type TemplateResult } from 'lit';
import type { Safeguard, Subprocessor } from '../agreement/schema.js';
import type { ViewContext } from './context.js';
import { formatDate } from './names.js';
import { plainText } from './text.js';

type Kind = Safeguard['type'];

export function safeguardNames({ msg }: ViewContext): Record<Kind, string> {
  return {
    adequacy: msg('Angemessenheitsbeschluss', { id: 'safeguard.adequacy' }),
    dpf: msg('Datenschutzrahmen EU-USA (Data Privacy Framework)', { id: 'safeguard.dpf' }),
    scc: msg('Standardvertragsklauseln', { id: 'safeguard.scc' }),
    bcr: msg('Verbindliche interne Datenschutzvorschriften', { id: 'safeguard.bcr' }),
    certification: msg('Zertifizierung', { id: 'safeguard.certification' }),
    derogation: msg('Ausnahme für bestimmte Fälle', { id: 'safeguard.derogation' }),
    other: msg('Sonstige Garantie', { id: 'safeguard.other' }),
  };
}

function explanations({ msg }: ViewContext): Record<Kind, string> {
  return {
    adequacy: msg('Laut Beschluss der EU-Kommission bietet das Land ein angemessenes Schutzniveau (Art. 45 DSGVO).', {
      id: 'safeguard.adequacy.why',
    }),
    dpf: msg(
      'Angemessenheitsbeschluss für US-Organisationen, die nach diesem Rahmen zertifiziert sind (Art. 45 DSGVO).',
      { id: 'safeguard.dpf.why' },
    ),
    scc: msg(
      'Von der EU-Kommission erlassene Vertragsklauseln zwischen Datenexporteur und Datenimporteur (Art. 46 Abs. 2 lit. c DSGVO).',
      { id: 'safeguard.scc.why' },
    ),
    bcr: msg(
      'Von einer Aufsichtsbehörde genehmigte Regeln innerhalb einer Unternehmensgruppe (Art. 46 Abs. 2 lit. b, Art. 47 DSGVO).',
      { id: 'safeguard.bcr.why' },
    ),
    certification: msg(
      'Genehmigter Zertifizierungsmechanismus mit durchsetzbaren Verpflichtungen des Datenimporteurs (Art. 46 Abs. 2 lit. f DSGVO).',
      { id: 'safeguard.certification.why' },
    ),
    derogation: msg(
      'Übermittlung im Einzelfall ohne Angemessenheitsbeschluss und ohne geeignete Garantien (Art. 49 DSGVO).',
      { id: 'safeguard.derogation.why' },
    ),
    other: msg('Im Vertrag näher bezeichnet.', { id: 'safeguard.other.why' }),
  };
}

/** The safeguards of one entry: the agreement's words where it has some, the type's name otherwise. */
export function safeguardsView(safeguards: readonly Safeguard[], context: ViewContext): TemplateResult[] {
  const { msg, locale } = context;
  return safeguards.map(({ type, note, reference, asOf }) => {
    const words =
      plainText(note, context) ?? html`<span class="ui" lang=${locale}>${safeguardNames(context)[type]}</span>`;
    const date = asOf
      ? html` <span class="ui" lang=${locale}>(${msg('Stand', { id: 'safeguard.asOf' })} ${formatDate(asOf, context)})</span>`
      : nothing;
    return html`<div><span class="badge" part="badge">${words}</span>${reference ? html` ${plainText(reference, context)}` : nothing}${date}</div>`;
  });
}

/** What the kinds of safeguard that occur mean, once beneath the table. */
export function safeguardLegend(entries: readonly Subprocessor[], context: ViewContext): unknown {
  const kinds = new Set(entries.flatMap(({ safeguards }) => safeguards?.map(({ type }) => type) ?? []));
  if (!kinds.size) return nothing;
  const [name, why] = [safeguardNames(context), explanations(context)];
  return html`<dl class="legend ui" part="legend" lang=${context.locale}>
    ${[...kinds].map((kind) => html`<dt>${name[kind]}:</dt> <dd>${why[kind]}</dd>`)}
  </dl>`;
}
