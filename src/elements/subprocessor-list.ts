import { render } from 'lit';
import type { Agreement, Subprocessor } from '../agreement/schema.js';
import { subprocessorsCsv, subprocessorsJson } from '../agreement/subprocessor-export.js';
import {
  inOrder,
  SubprocessorSearch,
  type SubprocessorFilter,
  type SubprocessorOrder,
} from '../agreement/subprocessor-filter.js';
import { allSubprocessors, subprocessorsInForce } from '../agreement/subprocessors.js';
import type { ViewContext } from '../view/context.js';
import { countryName } from '../view/countries.js';
import { countWords, listToolsView, type ListToolsModel } from '../view/list-tools.js';
import { overviewView, type OverviewRow } from '../view/subprocessor-overview.js';
import { adoptStyles } from './adopt-styles.js';
import { FilterAddress } from './filter-address.js';
import { ListFolds } from './list-folds.js';
import type { ListHost, ListReading } from './list-host.js';
import { copyText, saveFile } from './save.js';
import { listStyles } from './styles/list.js';
import { today } from './today.js';

/** Milliseconds without a keystroke after which the count is said: said at each, nobody could listen to it. */
const PAUSE = 700;

/** Searches, filters, sorts and exports a list of subprocessors: one that it shows itself, or that of an agreement. */
export class SubprocessorList {
  readonly #host: ListHost;
  readonly #reading: ListReading;
  readonly #address: FilterAddress;
  readonly #folds: ListFolds;
  #agreement: Agreement | undefined;
  #search: SubprocessorSearch | undefined;
  #filter: SubprocessorFilter = {};
  #order: SubprocessorOrder | undefined;
  #rows: readonly OverviewRow[] = [];
  #isOpen = false;
  #isAlone = false;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ListHost, reading: ListReading) {
    this.#host = host;
    this.#reading = reading;
    this.#address = new FilterAddress(host, reading);
    this.#folds = new ListFolds(host);
    adoptStyles(host.renderRoot, listStyles);
  }

  connect(): void {
    addEventListener('hashchange', this.#onAddress);
    this.#folds.connect();
  }

  disconnect(): void {
    clearTimeout(this.#pause);
    removeEventListener('hashchange', this.#onAddress);
    this.#folds.disconnect();
  }

  /** The list by itself; the tools come into it when it stands. */
  render(context: ViewContext, onComplete: () => void): unknown {
    this.#isAlone = this.#isOpen = true;
    this.#begin(context.agreement);
    const complete = () => {
      this.follow();
      onComplete();
    };
    return overviewView({ rows: this.#rows, day: today(), onComplete: complete }, context);
  }

  /** Puts the tools above the list of an agreement; where the address means a filter, with that. */
  open(): void {
    const wasOpen = this.#isOpen;
    this.#isOpen = true;
    this.#toggle()?.setAttribute('hidden', '');
    this.follow();
    if (this.#address.read()) return this.#apply();
    if (!wasOpen) this.#place()?.querySelector('input')?.focus();
  }

  /** After each update of the element: the same filter over what stands there now. */
  follow(): void {
    const context = this.#reading.context();
    if (!context || !this.#isOpen) return;
    this.#begin(context.agreement);
    this.#draw();
  }

  /** A place that somebody wants to see is not filtered out, nor folded. */
  uncover(place: Element): void {
    if (place.closest('[data-out]')) this.#reset();
    place.querySelector('details')?.setAttribute('open', '');
  }

  #begin(agreement: Agreement): void {
    if (agreement === this.#agreement) return;
    this.#agreement = agreement;
    this.#search = new SubprocessorSearch(agreement);
    this.#isOpen = this.#isAlone;
    ({ filter: this.#filter, order: this.#order } = this.#address.read() ?? { filter: {}, order: undefined });
    this.#arrange();
  }

  /** The rows in their order: by group as in the document, or all of them by something else. */
  #arrange(): void {
    const groups = this.#agreement!.subprocessors?.groups ?? [];
    const inDocument = groups.flatMap((group): OverviewRow[] => [
      { group },
      ...group.entries.map((entry) => ({ group, entry })),
    ]);
    const rowOf = new Map(inDocument.map((row) => [row.entry, row]));
    const { locale = 'de' } = this.#reading.context() ?? {};
    const nameOf = (code: string) => countryName(code, locale);
    this.#rows = this.#order ? this.#sorted(locale, nameOf).map((entry) => rowOf.get(entry)!) : inDocument;
  }

  #sorted = (locale: string, nameOf: (code: string) => string): Subprocessor[] =>
    inOrder(allSubprocessors(this.#agreement!), this.#order, locale, nameOf);

  #found(filter = this.#filter): Set<Subprocessor> {
    return this.#search!.find(filter, { features: this.#host.features, day: today() });
  }

  #place(): HTMLElement | null {
    return this.#host.renderRoot.querySelector('.list-tools');
  }

  #toggle(): Element | null {
    return this.#host.renderRoot.querySelector('[part=list-tools-toggle]');
  }

  #draw(): void {
    const place = this.#place();
    const context = this.#reading.context();
    if (!place || !context) return;
    const found = this.#found();
    this.#mark(found);
    render(listToolsView(this.#model(found), context), place);
  }

  /** Rows that the filter leaves out stay in the page: paper and the copy for the customer hold all of them. */
  #mark(found: ReadonlySet<Subprocessor>): void {
    const shown = new Set([...found].map(({ id }) => id));
    const isWhole = found.size === this.#search!.total;
    for (const { id, entries } of this.#agreement!.subprocessors?.groups ?? [])
      if (isWhole || entries.some((entry) => found.has(entry))) shown.add(id);
    for (const row of this.#host.renderRoot.querySelectorAll('.subprocessors tr[id]'))
      row.toggleAttribute('data-out', !shown.has(row.id));
  }

  #model(found: ReadonlySet<Subprocessor>): ListToolsModel {
    const { features } = this.#host;
    const agreement = this.#agreement!;
    const isKnown = features.length > 0 || this.#host.hasAttribute('features');
    return {
      agreement,
      entries: allSubprocessors(agreement),
      filter: this.#filter,
      order: this.#order,
      shown: found.size,
      mine: isKnown ? subprocessorsInForce(agreement, features, today()) : undefined,
      isAlone: this.#isAlone,
      day: today(),
      type: (text) => this.#narrow({ text: text || undefined }, PAUSE),
      choose: (change) => this.#choose(change),
      sort: (order) => this.#sort(order),
      reset: () => this.#reset(),
      copyAddress: () => void this.#copyAddress(),
      save: (kind) => this.#save(kind),
      print: () => this.#folds.print(),
    };
  }

  #narrow(change: SubprocessorFilter, pause = 0): void {
    this.#filter = { ...this.#filter, ...change };
    this.#draw();
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#sayCount(), pause);
  }

  #choose(change: SubprocessorFilter): void {
    const isNew = Object.entries(change).some(
      ([key, value]) => this.#filter[key as keyof SubprocessorFilter] !== value,
    );
    if (isNew) this.#narrow(change);
    this.#address.write({ filter: this.#filter, order: this.#order });
  }

  #reset(): void {
    this.#choose({
      text: undefined,
      country: undefined,
      leaves: undefined,
      safeguard: undefined,
      optional: undefined,
      mine: undefined,
    });
    // The button that was pressed has gone.
    this.#place()?.querySelector('input')?.focus();
  }

  #sort(order: SubprocessorOrder | undefined): void {
    this.#order = order;
    this.#address.write({ filter: this.#filter, order });
    this.#rearrange();
  }

  #rearrange(): void {
    this.#arrange();
    // Rows keep their places and get other entries.
    this.#folds.close();
    this.#host.requestUpdate();
  }

  #sayCount(): void {
    const context = this.#reading.context();
    if (context) void this.#reading.announce(countWords(this.#found().size, this.#search!.total, context));
  }

  /** The address has changed by a link, the back button or by hand. */
  readonly #onAddress = (): void => {
    if (!this.#isOpen || !this.#agreement) return;
    if (this.#address.isEmpty || this.#address.read()) this.#apply();
  };

  /** Shows what the address says. */
  #apply(): void {
    const { filter, order } = this.#address.read() ?? { filter: {}, order: undefined };
    this.#filter = {};
    this.#narrow(filter);
    if (order !== this.#order) {
      this.#order = order;
      this.#rearrange();
    }
    this.#address.scrollTo(this.#isAlone ? this.#host : this.#place());
  }

  async #copyAddress(): Promise<void> {
    const { msg } = this.#reading.context()!;
    const copied = await copyText(this.#address.of({ filter: this.#filter, order: this.#order }));
    await this.#reading.announce(
      copied
        ? msg('Link kopiert', { id: 'section.copied' })
        : msg('Kopieren ist hier nicht möglich.', { id: 'copy.denied' }),
    );
  }

  /** What is shown, in the order in which it is shown. */
  #save(kind: 'csv' | 'json'): void {
    const agreement = this.#agreement!;
    const found = this.#found();
    const { locale } = this.#reading.context()!;
    const entries = this.#sorted(locale, (code) => countryName(code, locale)).filter((entry) => found.has(entry));
    const name = `${agreement.id}_${agreement.version}_subprocessors`.replace(/[^\p{L}\p{N}._-]+/gu, '-');
    if (kind === 'csv') saveFile(`${name}.csv`, subprocessorsCsv(agreement, entries), 'text/csv;charset=utf-8');
    else saveFile(`${name}.json`, subprocessorsJson(agreement, entries), 'application/json');
  }
}
