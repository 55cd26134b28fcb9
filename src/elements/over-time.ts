import { nothing } from 'lit';
import { str } from '@lit/localize/internal/str-tag.js';
import type { Receipt } from '../acceptance/schema.js';
import { documentOf } from '../acceptance/standing.js';
import type { AcceptanceStatus } from '../acceptance/status.js';
import { objectionWindow } from '../agreement/objection-window.js';
import type { Agreement } from '../agreement/schema.js';
import type { EarlierVersion } from '../view/earlier.js';
import type { Marks, ViewContext } from '../view/context.js';
import { formatDate } from '../view/names.js';
import { overTimeView, type OverTimeModel } from '../view/over-time.js';
import type { AcceptedController } from './accepted.js';
import { adoptStyles } from './adopt-styles.js';
import { BannerPart } from './banner.js';
import { Comparison } from './comparison.js';
import type { ConclusionHost, Reading } from './conclusion-host.js';
import { formerFile, type FormerFile } from './former-version.js';
import { FormerVisit } from './former-visit.js';
import { Publication } from './publication.js';
import { ReturnController } from './returning.js';
import { saveFile } from './save.js';
import { StatusController, type ActOfToday } from './status.js';
import { overTimeStyles } from './styles/over-time.js';
import { dayOf, today } from './today.js';

/** What becomes of an acceptance as the agreement, the days and other people go on. */
export class OverTime {
  readonly #host: ConclusionHost;
  readonly #reading: Reading;
  readonly #accepted: AcceptedController;
  readonly #act: ActOfToday;
  readonly #status: StatusController;
  readonly #comparison: Comparison;
  readonly #publication: Publication;
  readonly #visit: FormerVisit;
  readonly #banner: BannerPart;

  constructor(host: ConclusionHost, reading: Reading, accepted: AcceptedController, act: ActOfToday) {
    this.#host = host;
    this.#reading = reading;
    this.#accepted = accepted;
    this.#act = act;
    this.#visit = new FormerVisit(host, reading);
    this.#status = new StatusController({ host, reading, accepted, act, visit: this.#visit });
    this.#comparison = new Comparison(host);
    this.#publication = new Publication(host, reading);
    this.#banner = new BannerPart({ host, reading, accepted, publication: this.#publication, visit: this.#visit });
    new ReturnController(host, () => this.#onReturn());
  }

  /** Another document, or the same one anew. */
  show(agreement: Agreement): void {
    this.#publication.show(agreement);
    this.#visit.show(agreement);
    this.follow();
  }

  /** What is known may have become more. */
  follow(): void {
    if (this.#host.document) this.#comparison.follow(this.acceptedFile, this.#reading.shown().agreement);
  }

  /** Resolves when it is known what has changed, as far as it can be. */
  get settled(): Promise<void> {
    this.follow();
    return this.#comparison.settled;
  }

  get status(): AcceptanceStatus | undefined {
    return this.#status.current;
  }

  get marks(): Marks | undefined {
    const marks = this.#host.document ? this.#comparison.marks : undefined;
    if (marks) adoptStyles(this.#host.renderRoot, overTimeStyles);
    return marks;
  }

  /** A former version is being looked at, in the place of the published one. */
  get isFormer(): boolean {
    return this.#visit.isUnderWay;
  }

  /** Whether there is anything to accept. Former versions are for looking at. */
  get asks(): boolean {
    const { status } = this;
    if (this.#visit.isUnderWay) return false;
    return status?.status !== 'accepted' || Boolean(status.upcoming && status.effect === 'reacceptance');
  }

  /** The act's name in the contents. */
  nameOfAct(context: ViewContext): string {
    const { status, until } = this.status ?? {};
    return status === 'grace'
      ? context.msg(str`Annehmen bis ${formatDate(until!, context)}`, { id: 'contents.acceptUntil' })
      : context.msg('Annehmen', { id: 'contents.accept' });
  }

  /** Name in the contents where no act follows: what has changed since asks for none. */
  name({ msg }: ViewContext): string | undefined {
    const holds = this.status?.status === 'accepted' && !this.#visit.isUnderWay;
    return holds ? msg('Angenommen', { id: 'contents.accepted' }) : undefined;
  }

  /** Whether it says what was accepted before: the act need not. */
  get tells(): boolean {
    return Boolean(this.status?.changes.length);
  }

  onUpdated(): void {
    this.#banner.onUpdated();
  }

  report(): void {
    this.#status.report();
  }

  /** @param isFollowed Whether act or receipt follow. */
  render(isFollowed: boolean, context: ViewContext): { panel: unknown; banner: unknown } {
    const model = this.#model(isFollowed);
    const isNeeded = !this.#visit.isUnderWay && (model.comingOn ?? model.overtaken ?? (this.tells || model.sections));
    const target = isNeeded ? (isFollowed ? 'avv-since' : 'avv-act') : isFollowed ? 'avv-act' : undefined;
    const banner = this.#banner.render(model, target, context);
    if (isNeeded || banner !== nothing) adoptStyles(this.#host.renderRoot, overTimeStyles);
    return { panel: isNeeded ? overTimeView(model, context) : nothing, banner };
  }

  #model(isFollowed: boolean): OverTimeModel {
    const { agreement } = this.#reading.shown();
    const { status } = this;
    const { changes, marked } = this.#comparison;
    const isComing = (agreement.effectiveFrom ?? '') > today();
    const inForce = isComing ? formerOf(agreement) : undefined;
    const receipt = this.#formerReceipt;
    return {
      status,
      acceptedOn: status?.acceptedAt && dayOf(new Date(status.acceptedAt)),
      overtaken: this.#overtaken,
      comingOn: isComing ? agreement.effectiveFrom : undefined,
      inForce,
      objection: status && objectionWindow(status.changes, agreement, today()),
      sections: changes && { changes, marked, toggle: () => this.#comparison.toggle() },
      former: this.#visit.offers([
        this.acceptedFile,
        inForce && formerFile(inForce, agreement, this.#reading.shown().url),
      ]),
      receipt,
      copy: () => this.#reading.copy(asJson(receipt), this.#host.msg('Kopiert', { id: 'receipt.copied' })),
      save: () => saveFile(`${receipt?.id ?? 'avv'}.json`, asJson(receipt), 'application/json'),
      isFollowed,
    };
  }

  /** Where the accepted version is, if it is another than the one on the page and an older one. */
  get acceptedFile(): FormerFile | undefined {
    const { agreement, url } = this.#reading.shown();
    const version = this.status?.acceptedVersion;
    if (!version || version === agreement.version || this.#overtaken) return undefined;
    const receipt = this.#formerReceipt;
    const { language, digest } = receipt ? documentOf(receipt) : {};
    return formerFile(version, agreement, url, language === agreement.language ? digest : undefined);
  }

  /** The page shows an older version than the accepted one: a file that is cached somewhere, or a former one. */
  get #overtaken(): EarlierVersion | undefined {
    const { status, changes, acceptedVersion } = this.status ?? {};
    const isOther = acceptedVersion !== undefined && acceptedVersion !== this.#reading.shown().agreement.version;
    return isOther && status === 'accepted' && !changes?.length && !this.status?.upcoming
      ? this.#accepted.earlier
      : undefined;
  }

  /** Of another version than the one on the page. */
  get #formerReceipt(): Receipt | undefined {
    const { standing } = this.#accepted;
    return standing.status === 'other-version' && this.#act.state.status !== 'done' ? standing.receipt : undefined;
  }

  /** Days have passed, or others have acted. */
  #onReturn(): void {
    if (!this.#host.document) return;
    this.#host.requestUpdate();
    if (this.#act.state.status === 'open' && this.status?.status !== 'accepted') this.#accepted.again();
    void this.#publication.check();
  }
}

const asJson = (receipt: Receipt | undefined): string => JSON.stringify(receipt, null, 2);

/** The version before: the one named, else the one published last. */
function formerOf({ version, supersedes, changelog = [] }: Agreement): string | undefined {
  const others = changelog.filter((entry) => entry.version !== version);
  return supersedes?.version ?? others.sort((a, b) => (a.published < b.published ? 1 : -1))[0]?.version;
}
