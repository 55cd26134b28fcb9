import { linkTargets } from '../agreement/outline.js';
import type { Agreement } from '../agreement/schema.js';
import type { Msg } from '../localization/localization.js';
import type { LiveChanges } from '../view/changes.js';
import type { Marks, ViewContext } from '../view/context.js';
import { termMatcher, type TermMatcher } from '../view/terms.js';

/** What the views' context is made of. */
export interface ContextInput {
  agreement: Agreement;
  url: string | undefined;
  msg: Msg;
  locale: string;
  headingLevel: number;
  placeholders: Readonly<Record<string, string>>;
  features: readonly string[];
  /** Address of a place, but for its id. */
  hrefBase: string;
  marks: Marks | undefined;
  changes?: LiveChanges | undefined;
  timeZone?: string | undefined;
}

/** Makes the views' context, and a new one only when something has changed that the text shows. */
export class ContextBuilder {
  #agreement: Agreement | undefined;
  #targets = new Set<string>();
  #terms: TermMatcher | undefined;
  #key = '';
  #context: ViewContext | undefined;

  /** Whether the document has a place with this id. */
  has(id: string): boolean {
    return this.#targets.has(id);
  }

  build(input: ContextInput): ViewContext {
    this.#remember(input.agreement);
    const key = JSON.stringify([input.hrefBase, input.locale, input.headingLevel, input.placeholders, input.features]);
    const { agreement, marks } = this.#context ?? {};
    if (agreement === input.agreement && marks === input.marks && key === this.#key) return this.#context!;
    this.#key = key;
    this.#context = {
      ...input,
      hrefFor: (id) => (this.has(id) ? input.hrefBase + encodeURIComponent(id) : undefined),
      terms: this.#terms,
    };
    return this.#context;
  }

  #remember(agreement: Agreement): void {
    if (agreement === this.#agreement) return;
    this.#agreement = agreement;
    this.#targets = new Set(linkTargets(agreement));
    this.#terms = termMatcher(agreement.terms);
  }
}
