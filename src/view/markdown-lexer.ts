import type { Token } from 'marked';
import { inlineBudget, withinBlockLimits } from './markdown-limits.js';

let lexer: ((text: string) => Token[]) | undefined;
let loading: Promise<void> | undefined;

/** Whether `lex` works already. */
export const lexerReady = (): boolean => lexer !== undefined;

/**
 * Loads marked, once. Most agreements need nothing of it, and evaluating it is the dearest part of showing one, so it
 * is imported only when asked for. Never rejects: without it texts are shown as typed, and the next call tries again.
 */
export function loadLexer(): Promise<void> {
  loading ??= createLexer().catch(() => {
    loading = undefined;
  });
  return loading;
}

async function createLexer(): Promise<void> {
  const { Lexer } = await import('marked');
  // Options of our own, for a page that shares marked with us may have changed its defaults.
  const options = { gfm: true };
  class BoundedLexer extends Lexer {
    readonly spend = inlineBudget();
    override inlineTokens(run: string, tokens?: Token[]): Token[] {
      this.spend(run);
      return super.inlineTokens(run, tokens);
    }
  }
  lexer = (text) => new BoundedLexer(options).lex(text);
}

/** marked's tokens; `undefined` for a text beyond the limits, one that marked fails at, or while marked is not there. */
export function lex(text: string): Token[] | undefined {
  if (!lexer || !withinBlockLimits(text)) return undefined;
  try {
    return lexer(text);
  } catch {
    return undefined;
  }
}
