/**
 * What two versions of an agreement differ in, as plain JSON: it can be printed, sent and kept.
 * `compare` makes it, `apply` turns the former version into the newer one with it.
 */
export interface Comparison {
  before: Edition;
  after: Edition;
  /**
   * In the reading order of the newer version: the document, its preamble, clauses, annexes, closing, then data; what is
   * gone stands where it stood. Empty if, and only if, the canonical JSON of both is the same: nothing goes unreported.
   */
  changes: Change[];
}

/** Which file was compared. */
export interface Edition {
  id: string;
  version: string;
  language: string;
}

/** What a change is about: an entry of one of the format's lists, or one of its objects. */
export type Subject =
  /** Fields of the whole file: title, dates, law and venue, keys that the format does not know. */
  | 'document'
  | 'preamble'
  | 'closing'
  /** A clause or an annex, of any level. */
  | 'section'
  | 'term'
  | 'party'
  | 'contact'
  | 'placeholder'
  | 'attachment'
  | 'translation'
  | 'changelog'
  | 'processing'
  | 'measures'
  | 'measure-group'
  | 'measure'
  | 'certificate'
  /** The list as a whole: its rules (`policy`), its date, its address elsewhere. */
  | 'subprocessors'
  | 'subprocessor-group'
  | 'subprocessor'
  /** An entry of `subprocessors.changes`. */
  | 'announcement'
  | 'periods'
  | 'acceptance'
  | 'declaration'
  | 'ask';

/**
 * How much a change weighs, from least to most:
 * - `formal`: what the file says of itself (version, dates of publication, changelog, ids, what only checks read);
 * - `renumbered`: the printed number and nothing else;
 * - `editorial`: white space, invisible characters, punctuation, emphasis, capitals, letters doubled or swapped by
 *   mistake, the order of entries. Never numbers, negations or words like “must” and “may” (`significant-words.ts`);
 * - `substance`: all else. In doubt a change is one of substance, and so is one in a key that nobody knows.
 */
export type Weight = 'formal' | 'renumbered' | 'editorial' | 'substance';

/** One entry or object that is not what it was. */
export interface Change {
  /**
   * What happened, by the most that did: a clause that stands elsewhere and reads otherwise is `changed`, with `moved`.
   * `moved` and `renumbered` alone mean that nothing else happened. Of entries that came or went with all that is in
   * them, only the outermost is named.
   */
  kind: 'added' | 'removed' | 'changed' | 'moved' | 'renumbered';
  subject: Subject;
  weight: Weight;
  /** Its names in the newer version; in the former, where it is gone. */
  name: Name;
  /**
   * JSON pointer (RFC 6901) into the former version; missing where it was added. Preamble and closing are fields of the
   * document: theirs is that of the document, and what came or went stands in `fields`.
   */
  before?: string;
  /** JSON pointer into the newer version; missing where it was removed. */
  after?: string;
  /** Where it was removed: the pointer at which it would stand in the newer version, before what stands there now. */
  gap?: string;
  /** Where it was added or removed: all of it, without entries in it that lived elsewhere before, or live on elsewhere. */
  value?: unknown;
  /** It stands elsewhere: after other entries of the same list, or in another list. */
  moved?: 'order' | 'parent';
  /** Its printed number, where that changed. */
  renumbered?: { before?: string; after?: string };
  /** Where it lives on: what is different in it, entries within it apart. The number is among them. */
  fields: FieldChange[];
}

/** Names by which people find an entry. */
export interface Name {
  id?: string;
  label?: string;
  /** Title, name or term; where there is none, the title of the nearest entry around it that has one is in `around`. */
  title?: string;
  around?: string;
}

/** One field that is not what it was. */
export interface FieldChange {
  /** From the entry to the field, `['policy', 'objectionDays']`. */
  path: readonly string[];
  weight: Weight;
  /** Missing where there was none. */
  before?: unknown;
  /** Missing where there is none any more. */
  after?: unknown;
  /** Where both are text: block by block, over the source. */
  blocks?: TextBlock[];
  /** Where both are lists: the items that came and that went; neither means that only their order is new. */
  items?: { added: unknown[]; removed: unknown[] };
}

/**
 * A block of text (paragraph, list item, table row) and what became of it.
 *
 * Words are compared over the text that is handed in. `compare` hands in the Markdown source, which the core can read
 * without a Markdown reader; that is what `avv diff` prints. A view that marks the *rendered* text hands in the visible
 * text of its leaves (paragraph, item, heading, cell) to the same function, {@link compareTexts}: then the runs fit its
 * text nodes exactly, whatever marks, links and references stand between the words. Runs over the source would have to be
 * carried through the Markdown reader, where a mark may begin within bold words and end outside.
 */
export interface TextBlock {
  kind: 'same' | 'changed' | 'added' | 'removed';
  weight: Weight;
  /** Index in the former list of blocks; missing where it was added. */
  before?: number;
  /** Index in the newer list of blocks; missing where it was removed. */
  after?: number;
  /** All of its words, in reading order; what was removed stands before what was added in its place. */
  runs: Run[];
}

/**
 * Neighbouring words with the same fate, and the white space after them. The runs that are not `removed` are the newer
 * text, character by character; those that are not `added` are the former one but for white space and invisible
 * characters, which differ in the middle of what stayed the same without being worth a mark.
 */
export interface Run {
  kind: 'same' | 'removed' | 'added';
  text: string;
}
