import type { Agreement } from '../agreement/schema.js';
import type { Msg } from '../localization/localization.js';
import type { LiveChanges } from './changes.js';
import type { TermMatcher } from './terms.js';

/** Clauses that read otherwise than in the version that was accepted: what happened to each, in a word, by id. */
export interface Marks {
  clauses: ReadonlyMap<string, string>;
  /** Those of the first level, for what happened within them, too. */
  contents: ReadonlyMap<string, string>;
}

/**
 * Everything a view may depend on besides the piece of the document that it shows. A new object stands for a reason
 * to render the text again; as long as it is the same object, the rendered text is left alone.
 */
export interface ViewContext {
  agreement: Agreement;
  /** Final address of the file; relative references are resolved against it. */
  url: string | undefined;
  msg: Msg;
  /** Interface language, for dates and names. */
  locale: string;
  /** Level of the document's title, from 1. */
  headingLevel: number;
  /** Address of a place in this document, `undefined` when there is no such id. */
  hrefFor(id: string): string | undefined;
  /** Values for `{{key}}`, from the host and from what has been typed. */
  placeholders: Readonly<Record<string, string>>;
  /** Optional features that are active for this customer. */
  features: readonly string[];
  terms: TermMatcher | undefined;
  marks: Marks | undefined;
  /** Where there is a page that goes on after it has been rendered. */
  changes?: LiveChanges | undefined;
  /** The reader's time zone (IANA), where no clock of the reader's tells. */
  timeZone?: string | undefined;
}
