import { html, nothing, type TemplateResult } from 'lit';
import { str } from '@lit/localize/internal/str-tag.js';
import type { AnnouncedChange } from '../agreement/schema.js';
import { changeName, kindWords } from './changes.js';
import type { ViewContext } from './context.js';
import { factList, type Fact } from './facts.js';
import { formatDate } from './names.js';
import { objectedView, objectionView, openerId } from './objection.js';
import type { ChangeItem, ChangesModel } from './objection-model.js';
import { objectionRules } from './objection-rules.js';
import { objectionWords } from './over-time.js';
import { contactLine } from './parties.js';
import { replacementView } from './replacement.js';
import { plainText } from './text.js';

/** Announced changes as they stand today: what one may still object to, what is over, what is in effect. */
export function announcedChangesView(model: ChangesModel, context: ViewContext, level: number): TemplateResult {
  return html`<ul class="changes standing" part="changes">
      ${model.items.map((item) => changeView(item, model, context, level))}
    </ul>
    ${countingView(model, context)}`;
}

function changeView(item: ChangeItem, model: ChangesModel, context: ViewContext, level: number): TemplateResult {
  const { change, form, objected } = item;
  const { locale } = context;
  return html`<li id=${change.id} part="change" data-phase=${item.standing.phase}>
    <p class="change-title">
      <span class="ui" lang=${locale}>${kindWords(change.kind, context)}:</span>
      <strong>${nameView(change, context)}</strong>
      <span class="badge ui" part="badge" lang=${locale}>${phaseWords(item, context)}</span>
    </p>
    ${change.reason ? html`<p class="change-reason">${plainText(change.reason, context)}</p>` : nothing}
    ${factList(factsOf(item, context), 'facts', locale)} ${replacementView(change, context)}
    ${objected ? objectedView(objected, change.id, model, context, level) : form ? objectionView(form, context, level) : waysView(item, context)}
  </li>`;
}

/** A single new entry links to its row in the list, where there is one. */
function nameView(change: AnnouncedChange, context: ViewContext): unknown {
  const { entries, replaces } = change;
  const href = entries.length === 1 && !replaces?.length ? context.hrefFor(entries[0]!) : undefined;
  const name = plainText(changeName(change, context), context);
  return href ? html`<a href=${href}>${name}</a>` : name;
}

function phaseWords({ standing, change }: ChangeItem, { msg }: ViewContext): string {
  const { phase, until } = standing;
  switch (phase) {
    case 'future':
      return msg('künftig', { id: 'change.future' });
    case 'open':
      return msg('Einspruch möglich', { id: 'effect.objection' });
    case 'closed':
      return until ? msg('Frist vorbei', { id: 'change.closed' }) : msg('angekündigt', { id: 'change.announced' });
    case 'effective':
      return change.kind === 'removed'
        ? msg('entfallen', { id: 'change.gone' })
        : msg('in Kraft', { id: 'change.inEffect' });
  }
}

function factsOf({ change, standing }: ChangeItem, context: ViewContext): Fact[] {
  const { msg, locale } = context;
  const own = (words: string) => html`<span class="ui" lang=${locale}>${words}</span>`;
  const until = untilWords({ change, standing }, context);
  return [
    [msg('Mitgeteilt am', { id: 'change.told' }), own(formatDate(change.announced, context))],
    [msg('Wirksam ab', { id: 'change.from' }), own(formatDate(change.effective, context))],
    [msg('Einspruch bis', { id: 'change.until' }), until && own(until)],
  ];
}

/** The last day, and how many are left until then. */
function untilWords({ standing }: Pick<ChangeItem, 'change' | 'standing'>, context: ViewContext): string | undefined {
  const { msg, agreement } = context;
  const { phase, until, daysLeft = -1 } = standing;
  const { objectionDays: days, windowStarts } = agreement.subprocessors?.policy ?? {};
  if (!until)
    return phase === 'open'
      ? objectionWords({ ...(days && { days }), ...(windowStarts && { windowStarts }), isOver: false }, context)
      : undefined;
  const day = formatDate(until, context);
  if (phase === 'future') return day;
  if (daysLeft < 0) return msg(str`${day} (Frist vorbei)`, { id: 'change.over' });
  if (daysLeft === 0) return msg(str`${day} (heute ist der letzte Tag)`, { id: 'change.lastDay' });
  return daysLeft === 1
    ? msg(str`${day} (noch 1 Tag)`, { id: 'change.oneDayLeft' })
    : msg(str`${day} (noch ${daysLeft} Tage)`, { id: 'change.daysLeft' });
}

/** What one can do about it: object here, object elsewhere, or, when it is too late, turn to the provider. */
function waysView(item: ChangeItem, context: ViewContext): unknown {
  const { standing, object, change } = item;
  if (standing.phase === 'open') return object ? openerView(change, object, context) : elsewhereView(context);
  return standing.phase === 'closed' && standing.until ? tooLateView(standing.until, context) : nothing;
}

const openerView = (change: AnnouncedChange, object: () => void, context: ViewContext): TemplateResult =>
  html`<div class="buttons no-print">
    <button type="button" class="ui" part="object-button" id=${openerId(change.id)} lang=${context.locale} @click=${object}>
      ${context.msg('Einspruch erheben', { id: 'objection.title' })}<span class="hidden">: ${changeName(change, context)}</span>
    </button>
  </div>`;

const elsewhereView = (context: ViewContext): TemplateResult =>
  rulesView(Object.values(objectionRules(context)), context);

/** What the agreement says of objecting, said once more here: not part of the text that it is beside. */
const rulesView = (rules: readonly Fact[], context: ViewContext): TemplateResult =>
  html`<div class="ui">${factList(rules, 'facts', context.locale)}</div>`;

function tooLateView(until: string, context: ViewContext): TemplateResult {
  const { msg, locale } = context;
  const day = formatDate(until, context);
  const contact = contactOf(context);
  return html`<p class="ui too-late" lang=${locale}>
      ${msg(str`Die Frist für einen Einspruch endete am ${day}.`, { id: 'objection.over' })}
      ${msg('Wenn Sie Bedenken haben, wenden Sie sich an den Anbieter.', { id: 'change.tooLate' })}
      ${contact ? html`<span lang=${context.agreement.language}>(${contact})</span>` : nothing}
    </p>
    ${rulesView([objectionRules(context).remedy], context)}`;
}

/** Whom to turn to: the contact for contracts or privacy, else that of the processor. */
function contactOf(context: ViewContext): unknown {
  const { contacts = [], parties = [] } = context.agreement;
  const processor = parties.find(({ role }) => role === 'processor');
  const contact =
    contacts.find(({ purpose }) => purpose === 'privacy') ??
    contacts.find(({ purpose }) => purpose === 'contract') ??
    contacts[0] ??
    processor?.contact;
  return contact ? contactLine(contact, context) : plainText(processor?.name, context);
}

/** How the days were counted, and by whose calendar; said once, where anything is counted. */
function countingView({ items, timeZone }: ChangesModel, context: ViewContext): unknown {
  const { msg } = context;
  const counted = items.filter(({ standing: { until, phase } }) => until && phase !== 'effective');
  if (!counted.length) return nothing;
  const days = context.agreement.subprocessors?.policy?.objectionDays;
  const sentences = [
    counted.some(({ standing }) => standing.isDerived) &&
      msg(
        str`Wo die Ankündigung keinen letzten Tag nennt, sind ${days ?? 0} Kalendertage ab der Mitteilung gezählt; deren Tag zählt nicht mit (§ 187 Abs. 1, § 188 Abs. 1 BGB). Endet die Frist an einem Samstag oder Sonntag, so gilt der Montag (§ 193 BGB); Feiertage sind nicht berücksichtigt.`,
        { id: 'change.counted' },
      ),
    counted.some(({ standing }) => !standing.isDerived) &&
      msg(
        'Ein letzter Tag, den die Ankündigung nennt, steht hier, wie er dort steht; dass sich eine Frist an Wochenenden und Feiertagen verlängern kann (§ 193 BGB), ist nicht eingerechnet.',
        { id: 'change.asWritten' },
      ),
    msg(str`Die übrigen Tage sind nach dem Kalender Ihres Geräts gezählt (Zeitzone ${timeZone}).`, {
      id: 'change.calendar',
    }),
  ];
  return html`<p class="legend ui" lang=${context.locale}>${sentences.filter(Boolean).join(' ')}</p>`;
}
