import type { ViewContext } from '../context.js';
import type { MarkWords } from './marks.js';
import type { Area } from './rows.js';

/** What the rows of a comparison depend on. A new object stands for a reason to render them again. */
export interface CompareContext {
  /** Of the former version, with what it fills in and links to. */
  before: ViewContext;
  after: ViewContext;
  /** Whether both versions stand beside each other; otherwise the former is marked in the newer one. */
  side: boolean;
  words: MarkWords;
  /** First change of each area that has one, as the key of its row. */
  areas: ReadonlyMap<Area, string>;
  /** Numbers of the changes, by the keys of their rows, from 1. */
  numbers: ReadonlyMap<string, number>;
  /** Address of a row. */
  addressOf(key: string): string;
}

/** Id of a row in the shadow tree, where the clauses themselves have the ids of the document. */
export const rowId = (key: string): string => `avv-c-${key}`;
