import { html, nothing, type TemplateResult } from 'lit';
import { str } from '@lit/localize/internal/str-tag.js';
import type { Receipt } from '../acceptance/schema.js';
import type { AcceptanceStatus } from '../acceptance/status.js';
import type { ObjectionWindow } from '../agreement/objection-window.js';
import { changelogView } from './changelog.js';
import { changedSectionsView, markingView, type ChangedSectionsModel } from './changed-sections.js';
import type { ViewContext } from './context.js';
import { earlierView, type EarlierVersion } from './earlier.js';
import { factList } from './facts.js';
import { heading } from './heading.js';
import { formatDate } from './names.js';
import { objectionRules } from './objection-rules.js';
import { receiptFacts } from './receipt.js';

/** What a returning customer has to know, and everybody before a version is in force. */
export interface OverTimeModel {
  status: AcceptanceStatus | undefined;
  /** Calendar day of the acceptance. */
  acceptedOn: string | undefined;
  /** The accepted version is newer than the one on the page. */
  overtaken: EarlierVersion | undefined;
  /** First day in force, of a version that is not yet. */
  comingOn: string | undefined;
  /** The version that is in force until then, as far as the agreement tells. */
  inForce: string | undefined;
  objection: ObjectionWindow | undefined;
  /** The changed clauses, as far as known. */
  sections: ChangedSectionsModel | undefined;
  /** Former versions that can be looked at. */
  former: readonly FormerModel[];
  /** The accepted version's receipt. */
  receipt: Receipt | undefined;
  copy(): void;
  save(): void;
  /** Act or receipt follow. */
  isFollowed: boolean;
}

export interface FormerModel {
  version: string;
  failed: boolean;
  open(): void;
}

/** What has changed since the acceptance or is about to, what is to be done, and what was accepted. */
export function overTimeView(model: OverTimeModel, context: ViewContext): TemplateResult {
  const { isFollowed, overtaken, sections, former } = model;
  return html`<section class="act since ui" part="since" id=${isFollowed ? 'avv-since' : 'avv-act'} lang=${context.locale}>
    ${heading(context.headingLevel + 1, title(model, context), 'avv-since-title')}
    ${overtaken ? earlierView(overtaken, context) : nothing}
    ${sentences(model, context).map((sentence) => html`<p>${sentence}</p>`)}
    ${objectionView(model.objection, context)} ${changelogView(model.status?.changes ?? [], context)}
    ${sections ? changedSectionsView(sections, context) : nothing}
    <div class="buttons no-print">
      ${sections ? [markingView(sections, context), compareButton(context)] : nothing} ${former.map((version) => formerView(version, context))}
    </div>
    ${receiptView(model, context)}
    ${isFollowed ? nothing : html`<slot name="after-accept"></slot>`}
  </section>`;
}

function title({ status, acceptedOn, comingOn, overtaken }: OverTimeModel, context: ViewContext): string {
  const { msg, agreement } = context;
  if (comingOn) {
    const day = formatDate(comingOn, context);
    return msg(str`Die Fassung ${agreement.version} gilt ab ${day}`, { id: 'since.coming' });
  }
  if (overtaken) return msg('Vertrag angenommen', { id: 'receipt.title' });
  if (acceptedOn)
    return msg(str`Geändert, seit Sie am ${formatDate(acceptedOn, context)} angenommen haben`, { id: 'since.day' });
  return msg(str`Geändert seit der Fassung ${status?.acceptedVersion ?? ''}, die angenommen wurde`, {
    id: 'since.version',
  });
}

/** What it means, and what is to be done. */
function sentences({ status, comingOn, inForce, overtaken }: OverTimeModel, context: ViewContext): string[] {
  const { msg, agreement } = context;
  const { acceptedVersion, until, effect } = status ?? {};
  const all: string[] = [];
  if (comingOn && inForce) all.push(msg(str`Bis dahin gilt die Fassung ${inForce}.`, { id: 'since.inForce' }));
  if (!status || !acceptedVersion || acceptedVersion === agreement.version || overtaken) return all;
  const day = until && formatDate(until, context);
  const { version } = agreement;
  if (status.status === 'grace')
    all.push(
      msg(
        str`Bitte nehmen Sie die neue Fassung ${version} bis zum ${day!} an. Bis dahin genügt Ihre Annahme der Fassung ${acceptedVersion}.`,
        { id: 'since.grace' },
      ),
    );
  else if (status.status === 'outdated') {
    all.push(
      msg(
        str`Bitte nehmen Sie die Fassung ${version} jetzt an. Ihre Annahme der Fassung ${acceptedVersion} genügt nicht mehr.`,
        { id: 'since.outdated' },
      ),
    );
    if (day) all.push(msg(str`Die Frist dafür endete am ${day}.`, { id: 'since.over' }));
  } else if (effect === 'reacceptance')
    all.push(
      day
        ? msg(str`Bitte nehmen Sie die Fassung ${version} bis zum ${day} an; das ist schon jetzt möglich.`, {
            id: 'since.acceptUntil',
          })
        : msg(str`Sie können die Fassung ${version} schon jetzt annehmen.`, { id: 'since.acceptEarly' }),
    );
  else
    all.push(
      msg(str`Ihre Annahme der Fassung ${acceptedVersion} genügt weiterhin; Sie müssen nichts annehmen.`, {
        id: 'since.enough',
      }),
    );
  return all;
}

/** Until when and how changes may be objected to, in the agreement's own words as far as it has any. */
function objectionView(window: ObjectionWindow | undefined, context: ViewContext): unknown {
  if (!window) return nothing;
  return html`<p><strong>${objectionWords(window, context)}</strong></p>
    ${window.isOver ? nothing : factList(Object.values(objectionRules(context)), 'facts', context.locale)}`;
}

export function objectionWords({ until, days, windowStarts, isOver }: ObjectionWindow, context: ViewContext): string {
  const { msg } = context;
  const day = until && formatDate(until, context);
  if (day && isOver) return msg(str`Die Frist für einen Einspruch endete am ${day}.`, { id: 'objection.over' });
  if (day) return msg(str`Einspruch ist möglich bis zum ${day}.`, { id: 'objection.until' });
  if (!days) return msg('Einspruch ist möglich.', { id: 'objection.open' });
  return windowStarts === 'receipt'
    ? msg(str`Einspruch ist möglich innerhalb von ${days} Tagen nach Zugang der Mitteilung.`, {
        id: 'objection.receipt',
      })
    : msg(str`Einspruch ist möglich innerhalb von ${days} Tagen.`, { id: 'objection.days' });
}

/** Pressed, it shows both versions in one text: whoever has the comparison listens for that. */
const compareButton = ({ msg }: ViewContext): TemplateResult =>
  html`<button type="button" class="quiet" part="since-action compare-toggle">
    ${msg('Änderungen im Wortlaut zeigen', { id: 'since.compare' })}
  </button>`;

function formerView({ version, failed, open }: FormerModel, { msg }: ViewContext): TemplateResult {
  if (failed)
    return html`<p role="alert">${msg(str`Die Fassung ${version} konnte nicht geladen werden.`, { id: 'since.unavailable' })}</p>`;
  return html`<button type="button" class="quiet" part="since-action" @click=${open}>
    ${msg(str`Fassung ${version} ansehen`, { id: 'since.open' })}
  </button>`;
}

/** The evidence of what was accepted stays at hand, whatever has become of the text. */
function receiptView({ receipt, copy, save }: OverTimeModel, context: ViewContext): unknown {
  if (!receipt) return nothing;
  const { msg } = context;
  const { version } = receipt.record.document;
  return html`<details class="former">
    <summary>${msg(str`Beleg über die Annahme der Fassung ${version}`, { id: 'since.receipt' })}</summary>
    ${receiptFacts({ record: receipt.record, receipt }, context)}
    <div class="buttons no-print">
      <button type="button" class="quiet" part="since-action" @click=${copy}>${msg('Kopieren', { id: 'receipt.copy' })}</button>
      <button type="button" class="quiet" part="since-action" @click=${save}>
        ${msg('Als JSON speichern', { id: 'receipt.download' })}
      </button>
    </div>
  </details>`;
}
