import { html, nothing, type TemplateResult } from 'lit';
import type { AnnouncedChange, Subprocessor, SubprocessorGroup } from '../agreement/schema.js';
import type { ViewContext } from './context.js';
import { allColumns, conditionView, entityView } from './subprocessors.js';
import { plainText } from './text.js';

interface Entry {
  entry: Subprocessor;
  group: SubprocessorGroup;
}

/** A fact of an entry: what is compared, and how it is shown. */
interface Field {
  title: string;
  /** What it is made of; equal values stand for equal facts. */
  value(of: Entry): unknown;
  view(of: Entry): unknown;
}

/** What the columns of the list are made of; when an entry is in force says the change itself. */
const MADE_OF: Readonly<Record<string, readonly (keyof Subprocessor)[]>> = {
  data: ['dataCategories'],
  locations: ['locations'],
  safeguards: ['safeguards'],
  basis: ['legalBasis'],
  links: ['privacyPolicy', 'agreement'],
};

function fieldsOf(context: ViewContext): Field[] {
  const { msg } = context;
  const columns = allColumns(context);
  const task = columns.find(({ key }) => key === 'task');
  const own = columns.filter(({ key }) => key in MADE_OF);
  return [
    {
      title: msg('Rechtsträger', { id: 'replacement.entities' }),
      value: ({ entry: { product, address, entities } }) => [product, address, entities],
      view: ({ entry: { product, address, entities = [] } }) => [
        entities.map((entity) => entityView(entity, context)),
        [product, address].filter(Boolean).map((words) => html`<div>${plainText(words, context)}</div>`),
      ],
    },
    ...(task
      ? [
          {
            title: task.title,
            value: ({ entry, group }: Entry) => entry.task ?? group.title,
            view: ({ entry, group }: Entry) => task.cell(entry, group),
          },
        ]
      : []),
    ...own.map(({ key, title, cell }) => ({
      title,
      value: ({ entry }: Entry) => MADE_OF[key]!.map((name) => entry[name]),
      view: ({ entry, group }: Entry) => cell(entry, group),
    })),
    {
      title: msg('Einsatz', { id: 'replacement.condition' }),
      value: ({ entry }) => entry.condition,
      view: ({ entry }) => conditionView(entry, context),
    },
  ];
}

/** Replaced entries side by side, fact by fact where they differ; of entries that are not in the list nothing is known. */
export function replacementView({ replaces, entries }: AnnouncedChange, context: ViewContext): unknown {
  const all = new Map(
    context.agreement.subprocessors!.groups.flatMap((group) =>
      group.entries.map((entry) => [entry.id, { entry, group }] as const),
    ),
  );
  const former = [replaces ?? []].flat().map((id) => all.get(id));
  const next = entries.map((id) => all.get(id));
  const pairs = former.flatMap((old, index) => {
    const its = next[index];
    return old && its ? [comparison(old, its, context)] : [];
  });
  return pairs.length ? pairs : nothing;
}

function comparison(former: Entry, next: Entry, context: ViewContext): TemplateResult | typeof nothing {
  const { msg, locale, agreement } = context;
  const differing = fieldsOf(context).filter(
    ({ value }) => JSON.stringify(value(former)) !== JSON.stringify(value(next)),
  );
  if (!differing.length) return nothing;
  const head = (label: string, { entry }: Entry) =>
    html`<th scope="col" role="columnheader"><span class="ui" lang=${locale}>${label}</span> ${plainText(entry.name, context)}</th>`;
  const label = {
    former: msg('Bisher:', { id: 'replacement.former' }),
    next: msg('Künftig:', { id: 'replacement.next' }),
  };
  const name = msg('Was sich unterscheidet', { id: 'replacement.caption' });
  return html`<div class="table-scroll" role="region" tabindex="0" aria-label="${name}: ${former.entry.name}, ${next.entry.name}">
    <table role="table" class="replacement" part="change-comparison">
      <caption class="hidden">${name}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <td role="cell"></td>
          ${head(label.former, former)} ${head(label.next, next)}
        </tr>
      </thead>
      <tbody role="rowgroup" lang=${agreement.language}>
        ${differing.map(
          ({ title, view }) =>
            html`<tr role="row">
              <th scope="row" role="rowheader" class="ui" lang=${locale}>${title}</th>
              <td role="cell" data-label=${label.former}>${orNothing(view(former))}</td>
              <td role="cell" data-label=${label.next}>${orNothing(view(next))}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

const orNothing = (words: unknown): unknown =>
  words === undefined || words === nothing || (Array.isArray(words) && !words.flat(2).length) ? '–' : words;
