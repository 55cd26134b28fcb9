import { AvvError } from '../agreement/errors.js';
import type { ViewContext } from '../view/context.js';
import type { ComparisonHost, ComparisonReading } from './comparison-host.js';
import { AvvErrorEvent } from './events.js';
import { loadComparison } from './parts.js';
import type { VersionComparison } from './version-comparison.js';

/** Loads what holds the text against a former version when somebody asks for it. */
export class ComparisonPart {
  #comparison: VersionComparison | undefined;

  constructor(
    private readonly host: ComparisonHost,
    private readonly reading: ComparisonReading,
  ) {
    host.addEventListener('click', this.#onClick);
  }

  /** Whether it stands in the place of the text. */
  get isOpen(): boolean {
    return this.#comparison?.isOpen ?? false;
  }

  render(context: ViewContext): unknown {
    return this.#comparison?.render(context);
  }

  /** Whether a fragment stands for a comparison, or a place in it: `#compare?since=2026-06&at=s-3`. */
  hasTarget(fragment: string): boolean {
    return fragment.startsWith('compare?');
  }

  /** Whether a place is one of the comparison, and leads there; for any other it makes way. */
  leadsTo(id: string): boolean {
    if (!this.hasTarget(id)) return this.#comparison?.leadsTo(id) ?? false;
    void this.#load().then(() => this.#comparison?.follow(id));
    return true;
  }

  /** Resolves when the comparison stands or has failed, which it says. */
  async open(version?: string): Promise<void> {
    await this.#load();
    await this.#comparison?.open(version);
  }

  async #load(): Promise<void> {
    try {
      const { VersionComparison } = await loadComparison();
      this.#comparison ??= new VersionComparison(this.host, this.reading);
    } catch (cause) {
      const { msg } = this.host;
      this.reading.announce(msg('Die Fassungen lassen sich gerade nicht vergleichen.', { id: 'compare.unavailable' }));
      this.host.dispatchEvent(new AvvErrorEvent('compare', new AvvError('network', String(cause), { cause })));
    }
  }

  readonly #onClick = (event: Event): void => {
    const [target] = event.composedPath();
    if (target instanceof Element && target.part.contains('compare-toggle')) void this.open();
  };
}
