import { visible } from '../normal-text.js';

/** The smallest piece of text that counts as changed or not. */
export interface Token {
  /** What is compared: without invisible characters, composed. */
  key: string;
  /** As it stands there, with the white space after it. */
  text: string;
}

/**
 * Placeholders and numbers ("1.000,00", "-5", "10–20", "24/7") are one token each, a word with its invisible characters
 * is, and so is every other character: signs of Markdown among them, as the source is compared.
 */
const TOKEN =
  /\{\{[^{}\s]*\}\}|(?<![\p{L}\p{N}])\p{Pd}?\d+(?:[.,:/\p{Pd}]\d+)*|[\p{L}\p{M}\p{N}\u00AD\u200B-\u200D\u2060\uFEFF]+|[^\s]/gu;

/** A text in tokens, whose texts together are the text. White space that nothing stands before is with the first one. */
export function tokensOf(text: string): Token[] {
  const found = [...text.matchAll(TOKEN)];
  if (!found.length && text) return [{ key: '', text }];
  return found.map(({ 0: raw, index }, number) => {
    const end = found[number + 1]?.index ?? text.length;
    return { key: visible(raw), text: text.slice(number ? index : 0, end) };
  });
}

/** Punctuation and signs that only set a text: all but those that mean something by themselves. */
const SILENT = /^[^\p{L}\p{M}\p{N}\p{Sc}\p{Cf}%‰°§¶&/<>=+±×÷≤≥≠~|{}]*$/u;

/** Tokens that say something, in small letters. */
export const wordsOf = (tokens: readonly Token[]): string[] =>
  tokens.filter(({ key }) => !SILENT.test(key)).map(({ key }) => key.toLowerCase());
