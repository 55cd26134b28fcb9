import { html, type TemplateResult } from 'lit';
import type { Term } from '../agreement/schema.js';

/** Marks the defined terms in a text, each where it first occurs. */
export interface TermMatcher {
  /** The text in pieces: strings, and a button that opens the popover `term-ID` for each term marked. */
  mark(text: string): (string | TemplateResult)[];
  /**
   * The matcher for a text of that section, which leaves out the terms that the section defines itself. Called on the
   * document's matcher it starts afresh; called on its result it goes on: what has been marked is not marked again.
   */
  within(sectionId: string | undefined): TermMatcher;
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** A noun in the singular, in the plural, in any case of German or English. */
const NOUN_ENDING = '(?:e?[ns]|er?n?)?';

/** A word before the noun: an adjective changes its ending with the case. */
const modifier = (word: string): string => (/.e[rnsm]?$/.test(word) ? `${escaped(word.replace(/e[rnsm]?$/, ''))}e[rnsm]?` : escaped(word));

/** An adjective at the beginning of a term is lower-case within a sentence. A single word is not: "services" are not "Services". */
const eitherCase = (pattern: string): string =>
  pattern.replace(/^\p{Lu}|^\p{Ll}/u, (first) => `[${first.toUpperCase()}${first.toLowerCase()}]`);

function termPattern(term: string): string {
  const words = term.trim().split(/\s+/);
  const noun = escaped(words.pop()!) + NOUN_ENDING;
  return words.length ? eitherCase([...words.map(modifier), noun].join('\\s+')) : noun;
}

/** One group a term, longest term first, so that "subprocessor list" wins over "subprocessor". */
function matcherPattern(terms: readonly Term[]): RegExp {
  const groups = terms.map(({ term }) => `(${termPattern(term)})`).join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}]|\\p{L}-)(?:${groups})(?![\\p{L}\\p{M}\\p{N}]|-\\p{L})`, 'gu');
}

const trigger = ({ id }: Term, word: string): TemplateResult =>
  html`<button type="button" class="term" part="term" popovertarget=${`term-${id}`}>${word}</button>`;

/** The terms of a document with the one large pattern that finds them. */
class Vocabulary {
  readonly #terms: readonly Term[];
  readonly #pattern: RegExp;

  constructor(terms: readonly Term[]) {
    // Longest first, so that "subprocessor list" wins over "subprocessor".
    this.#terms = [...terms].sort((a, b) => b.term.length - a.term.length);
    this.#pattern = matcherPattern(this.#terms);
  }

  *find(text: string): Generator<{ term: Term; word: string; index: number }> {
    for (const match of text.matchAll(this.#pattern)) {
      const group = match.findIndex((value, position) => position > 0 && value !== undefined);
      yield { term: this.#terms[group - 1]!, word: match[0], index: match.index };
    }
  }
}

class Matcher implements TermMatcher {
  readonly #vocabulary: Vocabulary;
  readonly #sections: readonly (string | undefined)[];
  readonly #marked: Set<Term>;

  constructor(vocabulary: Vocabulary, sections: readonly (string | undefined)[], marked: Set<Term>) {
    this.#vocabulary = vocabulary;
    this.#sections = sections;
    this.#marked = marked;
  }

  within(sectionId: string | undefined): TermMatcher {
    const marked = this.#sections.length ? this.#marked : new Set<Term>();
    return new Matcher(this.#vocabulary, [...this.#sections, sectionId], marked);
  }

  mark(text: string): (string | TemplateResult)[] {
    const pieces: (string | TemplateResult)[] = [];
    let end = 0;
    for (const { term, word, index } of this.#vocabulary.find(text)) {
      if (!this.#isNew(term)) continue;
      pieces.push(text.slice(end, index), trigger(term, word));
      end = index + word.length;
    }
    pieces.push(text.slice(end));
    return pieces;
  }

  #isNew(term: Term): boolean {
    if (this.#marked.has(term) || (term.section && this.#sections.includes(term.section))) return false;
    this.#marked.add(term);
    return true;
  }
}

/** The matcher for a document's terms, `undefined` when it defines none. To be made once a document. */
export function termMatcher(terms: readonly Term[] = []): TermMatcher | undefined {
  return terms.length ? new Matcher(new Vocabulary(terms), [], new Set()) : undefined;
}
