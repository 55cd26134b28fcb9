import { lexer, type Token } from 'marked';

/** The words of a Markdown text, without its signs and addresses; a line a block. */
export const plainWords = (markdown: string): string =>
  lexer(markdown)
    .map((token) => wordsOf(token).trim())
    .filter(Boolean)
    .join('\n');

type Nested = Token & { tokens?: Token[]; items?: Token[]; text?: string };

function wordsOf(token: Token): string {
  const { type, tokens, items, text = '' } = token as Nested;
  if (type === 'br') return '\n';
  if (items) return items.map((item) => `– ${wordsOf(item).trim()}`).join('\n');
  return tokens ? tokens.map(wordsOf).join('') : text;
}
