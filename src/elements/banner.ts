import { nothing } from 'lit';
import { bannerView, type BannerModel } from '../view/banner.js';
import type { ViewContext } from '../view/context.js';
import { str } from '@lit/localize/internal/str-tag.js';
import { formatDate, formatInstant } from '../view/names.js';
import { objectionWords, type OverTimeModel } from '../view/over-time.js';
import type { AcceptedController } from './accepted.js';
import type { ConclusionHost, Reading } from './conclusion-host.js';
import type { FormerVisit } from './former-visit.js';
import type { Publication } from './publication.js';

interface BannerParts {
  host: ConclusionHost;
  reading: Reading;
  accepted: AcceptedController;
  publication: Publication;
  visit: FormerVisit;
}

type Banner = Omit<BannerModel, 'away' | 'close'> & {
  /** Leads to a place of the page: not needed while that is on the screen. */
  leads?: boolean;
  closable?: boolean;
};

/** The one thing that the reader has to know wherever he is; closed, it does not come back with the same words. */
export class BannerPart {
  readonly #parts: BannerParts;
  readonly #closed = new Set<string>();
  #target: Element | null = null;
  #observer: IntersectionObserver | undefined;
  /** Until it is known, nothing flashes. */
  #away = true;
  #shown = '';
  #said = '';

  constructor(parts: BannerParts) {
    this.#parts = parts;
  }

  /** @param target Where it leads to when it speaks of the acceptance. */
  render(model: OverTimeModel, target: string | undefined, context: ViewContext): unknown {
    const banner = this.#find(model, target, context);
    this.#shown = '';
    if (!banner || this.#closed.has(banner.words)) return nothing;
    const { words, action, closable } = banner;
    this.#shown = words;
    const close = closable ? () => this.#close(words) : undefined;
    return bannerView({ words, action, close, away: Boolean(banner.leads) && this.#away }, context);
  }

  /** The most urgent one. */
  #find(model: OverTimeModel, target: string | undefined, context: ViewContext): Banner | undefined {
    const elsewhere = model.status?.status === 'accepted' ? undefined : this.#elsewhere(context);
    return this.#newer(context) ?? elsewhere ?? this.#back(context) ?? this.#ofStatus(model, target, context);
  }

  #newer({ msg, agreement }: ViewContext): Banner | undefined {
    const { newer } = this.#parts.publication;
    if (!newer) return undefined;
    const words =
      newer === agreement.version
        ? msg('Dieser Vertrag ist inzwischen geändert worden.', { id: 'banner.changed' })
        : msg(str`Es gibt eine neue Fassung dieses Vertrags: ${newer}.`, { id: 'banner.newer' });
    const label = msg('Neue Fassung laden', { id: 'banner.load' });
    return { words, action: { label, press: () => void this.#reload() }, closable: true };
  }

  #elsewhere(context: ViewContext): Banner | undefined {
    const { accepted } = this.#parts;
    if (!accepted.elsewhere) return undefined;
    const { msg } = context;
    const time = formatInstant(accepted.elsewhere.acceptedAt, context);
    const words = msg(str`Dieser Vertrag ist inzwischen angenommen worden: ${time}.`, { id: 'banner.elsewhere' });
    const press = () => void this.#focusAfter(() => accepted.useElsewhere(), 'avv-receipt');
    return { words, action: { label: msg('Beleg zeigen', { id: 'banner.receipt' }), press }, closable: true };
  }

  #back({ msg, agreement }: ViewContext): Banner | undefined {
    const { visit } = this.#parts;
    if (!visit.from) return undefined;
    const words = msg(str`Sie sehen die Fassung ${agreement.version}.`, { id: 'banner.former' });
    const label = msg(str`Zurück zur Fassung ${visit.from}`, { id: 'banner.back' });
    return { words, action: { label, press: () => visit.goBack() } };
  }

  #ofStatus(model: OverTimeModel, target: string | undefined, context: ViewContext): Banner | undefined {
    const words = statusWords(model, context);
    if (!words || !target) return undefined;
    const label = context.msg('Mehr dazu', { id: 'banner.more' });
    return { words, leads: true, action: { label, press: () => this.#parts.host.reveal(target) }, closable: true };
  }

  /** Watches the place that the banner leads to, and says to screen readers what has come. */
  onUpdated(): void {
    const { host, reading } = this.#parts;
    const target = host.renderRoot.querySelector('.since') ?? host.renderRoot.querySelector('.act');
    if (target !== this.#target) this.#watch(target);
    const words = this.#shown;
    if (words && words !== this.#said) void host.updateComplete.then(() => reading.announce(words));
    this.#said = words;
  }

  #watch(target: Element | null): void {
    this.#observer?.disconnect();
    this.#target = target;
    if (!target) return;
    this.#observer = new IntersectionObserver(([entry]) => {
      const away = entry!.isIntersecting || entry!.boundingClientRect.top < 0;
      if (away === this.#away) return;
      this.#away = away;
      this.#parts.host.requestUpdate();
    });
    this.#observer.observe(target);
  }

  #close(words: string): void {
    this.#closed.add(words);
    this.#parts.host.requestUpdate();
  }

  #reload(): Promise<void> {
    return this.#focusAfter(() => this.#parts.host.reload(), 'avv-title');
  }

  /** The button that was pressed goes; the focus stays with what comes. */
  async #focusAfter(work: () => unknown, id: string): Promise<void> {
    const { host } = this.#parts;
    await work();
    await host.updateComplete;
    host.reveal(id);
  }
}

/** What the customer has to know before reading. Editorial changes need not be known. */
function statusWords(
  { status, acceptedOn, comingOn, objection, overtaken }: OverTimeModel,
  context: ViewContext,
): string | undefined {
  const { msg, agreement } = context;
  if (comingOn) return msg(str`Diese Fassung gilt erst ab ${formatDate(comingOn, context)}.`, { id: 'banner.coming' });
  if (!status?.acceptedVersion || status.acceptedVersion === agreement.version || overtaken) return undefined;
  if (status.status === 'grace')
    return msg(str`Neue Fassung: bitte bis zum ${formatDate(status.until!, context)} annehmen.`, {
      id: 'banner.grace',
    });
  if (status.status === 'outdated') return msg('Neue Fassung: bitte erneut annehmen.', { id: 'banner.outdated' });
  if (status.effect === 'editorial') return undefined;
  const changed = acceptedOn
    ? msg(str`Geändert, seit Sie am ${formatDate(acceptedOn, context)} angenommen haben.`, { id: 'banner.since' })
    : msg(str`Geändert seit der Fassung ${status.acceptedVersion}, die angenommen wurde.`, {
        id: 'banner.sinceVersion',
      });
  return objection && !objection.isOver ? `${changed} ${objectionWords(objection, context)}` : changed;
}
