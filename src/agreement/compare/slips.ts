import { isSignificant } from './significant-words.js';
import { wordsOf, type Token } from './tokens.js';

/** A shorter word is too easily another word: “den” and “dem”. */
const LONG = 6;

/**
 * Whether what was removed and what was added in its place say the same: they differ in punctuation, emphasis, capitals,
 * in how words are put together, or in letters that were doubled or swapped by mistake. A letter more, less or other
 * makes another word too often (Leistung, Leitung; schützt, schätzt) to be taken for a slip.
 */
export function saysTheSame(removed: readonly Token[], added: readonly Token[]): boolean {
  const [before, after] = [wordsOf(removed), wordsOf(added)];
  if (before.join(' ') === after.join(' ')) return true;
  if (before.length === after.length) return before.every((word, index) => isSlip(word, after[index]!));
  return ![...before, ...after].some(isSignificant) && before.join('') === after.join('');
}

function isSlip(before: string, after: string): boolean {
  if (before === after) return true;
  if (isSignificant(before) || isSignificant(after) || Math.min(before.length, after.length) < LONG) return false;
  return sound(before) === sound(after) || isSwapped(before, after);
}

/** The same for spellings of one word: umlauts written out, letters doubled. “Maßen” is not “Massen”. */
const sound = (word: string): string =>
  word
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/(\p{L})\1+/gu, '$1');

/** Two neighbouring letters, neither of them the first, have changed places. */
function isSwapped(before: string, after: string): boolean {
  let at = 0;
  while (before[at] === after[at]) at++;
  const swapped = `${before.slice(0, at)}${before[at + 1] ?? ''}${before[at]}${before.slice(at + 2)}`;
  return at > 0 && swapped === after;
}
