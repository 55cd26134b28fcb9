import { nothing } from 'lit';
import { AvvError } from '../agreement/errors.js';
import type { Agreement } from '../agreement/schema.js';
import { explainLoadError } from '../localization/load-errors.js';
import { comparisonView, countWords, type ComparisonModel, type ComparisonState } from '../view/compare/comparison.js';
import type { CompareContext } from '../view/compare/context.js';
import type { ViewContext } from '../view/context.js';
import { adoptStyles } from './adopt-styles.js';
import { ChangeSteps } from './change-steps.js';
import { loadOptionsOf } from './comparison.js';
import type { ComparisonHost, ComparisonReading } from './comparison-host.js';
import { AvvErrorEvent } from './events.js';
import { formerFiles, likelyFile } from './former-files.js';
import type { FormerFile } from './former-version.js';
import { compareContext, findChanges, type Found } from './found-changes.js';
import { Place } from './place.js';
import { printAlone } from './print.js';
import { scrollTo } from './scroll.js';
import { compareStyles } from './styles/compare.js';

/** A comparison that has been asked for; `found` or `error` when it is known what came of it. */
interface Run {
  agreement: Agreement;
  version: string;
  found?: Found;
  error?: AvvError;
}

/** Every row stands, or never will. */
class Completion {
  resolve!: () => void;
  readonly promise = new Promise<void>((resolve) => (this.resolve = resolve));
}

/** Holds the text against a former version, in the place of the text, until the reader goes back to it. */
export class VersionComparison {
  readonly #host: ComparisonHost;
  readonly #reading: ComparisonReading;
  readonly #steps: ChangeSteps;
  #run: Run | undefined;
  #side = false;
  #place: Place | undefined;
  #context: { grounds: readonly unknown[]; compare: CompareContext } | undefined;
  #completion = new Completion();

  constructor(host: ComparisonHost, reading: ComparisonReading) {
    this.#host = host;
    this.#reading = reading;
    this.#steps = new ChangeSteps(host.renderRoot);
    adoptStyles(host.renderRoot, compareStyles);
  }

  /** In the place of the document that it was asked for. */
  get isOpen(): boolean {
    return this.#run !== undefined && this.#run.agreement === this.#reading.shown()?.agreement;
  }

  /** @param address A fragment of the page's address: `compare?since=2026-06&at=s-3`. */
  async follow(address: string): Promise<void> {
    const parameters = new URLSearchParams(address.slice(address.indexOf('?')));
    await this.open(parameters.get('since') ?? undefined, parameters.get('at') ?? undefined);
  }

  /**
   * @param version Without it the accepted one, else the one before.
   * @param at Key of the row to begin at, as it stands in addresses.
   */
  async open(version?: string, at?: string): Promise<void> {
    const agreement = this.#reading.shown()?.agreement;
    if (!agreement) return;
    const files = this.#files;
    const file =
      version === undefined
        ? likelyFile(files, agreement, this.#reading.accepted())
        : files.find((each) => each.version === version);
    const wanted = version ?? file?.version;
    if (wanted === undefined) return;
    if (!this.isOpen) this.#place = this.#placeInText();
    const isThere = this.isOpen && this.#run!.version === wanted && this.#run!.found;
    if (!isThere) await this.#show((this.#run = { agreement, version: wanted }), file);
    if (this.#run?.found && at) await this.#goTo(at);
  }

  async #show(run: Run, file: FormerFile | undefined): Promise<void> {
    this.#steps.current = 0;
    await this.#update();
    this.#focusTitle();
    await this.#find(run, file);
    if (run !== this.#run) return;
    await this.#update();
    const count = run.found?.numbers.size ?? 0;
    if (!run.found) return;
    this.#reading.announce(countWords(count, this.#host.msg));
    await this.#completion.promise;
  }

  async #find(run: Run, file: FormerFile | undefined): Promise<void> {
    try {
      if (!file) throw new AvvError('not-found', `The agreement names no address of its version ${run.version}`);
      run.found = await findChanges(file, run.agreement, loadOptionsOf(this.#host));
    } catch (cause) {
      run.error = cause instanceof AvvError ? cause : new AvvError('network', String(cause), { cause });
      if (run === this.#run) this.#host.dispatchEvent(new AvvErrorEvent('compare', run.error));
    }
  }

  /** Renders the element; rows that were being rendered till now are no longer waited for. */
  async #update(): Promise<void> {
    this.#completion.resolve();
    this.#completion = new Completion();
    this.#host.requestUpdate();
    await this.#host.updateComplete;
  }

  /** Goes back to the text, to where the reader was. */
  async #leave(): Promise<void> {
    this.#run = undefined;
    await this.#update();
    this.#place?.restore();
  }

  /** Whether a place stands in the comparison, and goes there; for any other it makes way. */
  leadsTo(id: string): boolean {
    if (!this.isOpen) return false;
    if (this.#run!.found?.rows.some(({ key }) => key === id)) void this.#goTo(id);
    else {
      this.#run = undefined;
      void this.#update().then(() => this.#host.reveal(id));
    }
    return true;
  }

  get #files(): FormerFile[] {
    const { agreement, url } = this.#reading.shown()!;
    return formerFiles(agreement, url, this.#reading.accepted());
  }

  #placeInText(): Place {
    const { renderRoot } = this.#host;
    const parts = renderRoot.querySelectorAll<HTMLElement>('.layout > header, .layout .fold, .layout .act');
    return new Place(parts, (renderRoot as ShadowRoot).activeElement);
  }

  render(context: ViewContext): unknown {
    return this.isOpen ? comparisonView(this.#model(this.#run!, context), context) : nothing;
  }

  #model(run: Run, context: ViewContext): ComparisonModel {
    const { version } = run;
    return {
      version,
      versions: this.#files.map((file) => file.version),
      accepted: this.#reading.accepted()?.version,
      state: this.#state(run, context),
      current: this.#steps.current,
      choose: (chosen) => void this.open(chosen),
      retry: () => void this.open(version),
      step: (by) => this.#step(by),
      show: (side) => void this.#beside(side),
      print: () => void this.#completion.promise.then(() => printAlone(this.#host)),
      leave: () => void this.#leave(),
      copyLink: (event) => this.#reading.copyLink(event),
      keydown: (event) => this.#onKey(event),
      onComplete: () => this.#completion.resolve(),
    };
  }

  #state({ found, error }: Run, context: ViewContext): ComparisonState {
    if (error) return { status: 'failed', explanation: explainLoadError(error, this.#host.msg) };
    if (!found) return { status: 'loading' };
    return { status: 'ready', rows: found.rows, entries: found.entries, compare: this.#contextOf(found, context) };
  }

  /** The same object as long as the rows look the same. */
  #contextOf(found: Found, context: ViewContext): CompareContext {
    const grounds = [found, context, this.#side];
    if (!this.#context?.grounds.every((part, index) => part === grounds[index])) {
      const compare = compareContext(found, context, { side: this.#side, hrefBase: this.#reading.hrefBase() });
      this.#context = { grounds, compare };
    }
    return this.#context.compare;
  }

  async #goTo(key: string): Promise<void> {
    await this.#completion.promise;
    const { found } = this.#run ?? {};
    if (!found) return;
    this.#steps.current = found.numbers.get(key) ?? this.#steps.current;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#steps.goTo(key);
  }

  #focusTitle(): void {
    const title = this.#host.renderRoot.querySelector<HTMLElement>('#avv-compare');
    if (!title) return;
    scrollTo(title);
    title.focus({ preventScroll: true });
  }

  #step(by: 1 | -1): void {
    const next = this.#steps.next([...this.#run!.found!.numbers.keys()], by);
    if (next) void this.#goTo(next);
  }

  #onKey(event: KeyboardEvent): void {
    const { key, altKey, ctrlKey, metaKey } = event;
    const by = ({ n: 1, p: -1 } as const)[key.toLowerCase()];
    const isTyping = event.composedPath()[0] instanceof HTMLSelectElement;
    if (!by || altKey || ctrlKey || metaKey || isTyping || !this.#run?.found) return;
    event.preventDefault();
    event.stopPropagation(); // the page may have keys of its own
    this.#step(by);
  }

  /** The change that is being read stays on the screen. */
  async #beside(side: boolean): Promise<void> {
    this.#side = side;
    await this.#update();
    const current = [...this.#run!.found!.numbers.keys()][this.#steps.current - 1];
    if (current) await this.#goTo(current);
  }
}
