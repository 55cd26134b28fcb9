import type { TermMatcher } from './terms.js';

/** What a link has to know of the document around it. */
export type LinkContext = Pick<TextContext, 'base' | 'hrefFor'>;

/** What a Markdown text has to know of the document around it. */
export interface TextContext {
  /** Absolute URL against which relative links are resolved; without it they are shown as text. */
  base?: string | undefined;
  /** Level of a `#` heading, from 1: one below the heading that stands above the text. */
  headingLevel: number;
  /** Accessible name of the scroll region around a table. */
  tableLabel: string;
  /** `href` of the place with this id, `undefined` when the document has no such place. */
  hrefFor(id: string): string | undefined;
  /** What stands in for `{{key}}`, `undefined` for a key that the document does not declare. */
  placeholder?(key: string): unknown;
  /** Marks defined terms; see `termMatcher`. */
  terms?: TermMatcher | undefined;
}
