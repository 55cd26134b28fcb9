import { html, type TemplateResult } from 'lit';
import type { Term } from '../agreement/schema.js';
import { cut, type Pieces } from './markdown-text.js';

/** Marks the defined terms in texts, each where it first occurs. */
export interface TermMatcher {
  /** The text in pieces: strings, and a button that opens the popover with the term’s id for each term that is marked. */
  mark(text: string): Pieces;
  /**
   * The matcher for the text of a section, which leaves out the terms that the section itself defines. Called on the
   * document's matcher it starts afresh; called on a section's it goes on, and marks nothing that was marked before.
   */
  within(sectionId: string | undefined): TermMatcher;
}

/** A text as a pattern that matches it. */
export const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** A noun in German or English: any case, singular or plural. */
const nounPattern = (word: string): string => `${escapePattern(word)}(?:e?[ns]|er?n?)?`;

/** A word before the noun: adjectives change their ending with the case. */
function modifierPattern(word: string): string {
  const [, stem] = /^(.+)e[rnsm]?$/.exec(word) ?? [];
  return stem ? `${escapePattern(stem)}e[rnsm]?` : escapePattern(word);
}

/** An adjective that begins a term is lower-case within a sentence; a noun is not: "services" are not the "Services". */
const eitherCase = (pattern: string): string =>
  pattern.replace(/^\p{L}/u, (first) => `[${first.toUpperCase()}${first.toLowerCase()}]`);

function termPattern(term: string): string {
  const words = term.trim().split(/\s+/);
  const noun = nounPattern(words.pop()!);
  return words.length ? eitherCase([...words.map(modifierPattern), noun].join('\\s+')) : noun;
}

/** One group a term; whole words only, so "Plattform" is not found in "Plattformen-Nutzer". */
function vocabularyPattern(terms: readonly Term[]): RegExp {
  const groups = terms.map(({ term }) => `(${termPattern(term)})`).join('|');
  return new RegExp(`(?:${groups})(?![\\p{L}\\p{M}\\p{N}]|-\\p{L})`, 'gu');
}

/** Looked at afterwards: a lookbehind in front of the pattern would be tried at every character. */
const isWithinWord = ({ input, index }: RegExpExecArray): boolean =>
  /[\p{L}\p{N}]-?$/u.test(input.slice(Math.max(0, index - 3), index));

function trigger({ id }: Term, word: string): TemplateResult {
  return html`<button type="button" class="term" part="term" popovertarget=${id}>${word}</button>`;
}

/** The matcher for a document's terms, `undefined` when it defines none. Made once a document: its pattern is large. */
export function termMatcher(terms: readonly Term[] = []): TermMatcher | undefined {
  // Longest first, so that "subprocessor list" wins over "subprocessor".
  const sorted = [...terms].sort((a, b) => b.term.length - a.term.length);
  const pattern = vocabularyPattern(sorted);

  const matcher = (sections: readonly (string | undefined)[], marked: Set<Term>): TermMatcher => ({
    mark: (text) =>
      cut(text, pattern, (match) => {
        const term = sorted[match.findIndex((group, index) => index && group) - 1]!;
        if (isWithinWord(match) || marked.has(term) || (term.section && sections.includes(term.section)))
          return undefined;
        marked.add(term);
        return trigger(term, match[0]);
      }),
    within: (id) => matcher([...sections, id], sections.length ? marked : new Set()),
  });
  return sorted.length ? matcher([], new Set()) : undefined;
}
