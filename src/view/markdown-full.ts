import { Lexer, type Token } from 'marked';
import { inlineBudget, withinBlockLimits } from './markdown-limits.js';
import { decodeReferences } from './markdown-references.js';

/** What it takes to read all of Markdown. */
export interface MarkdownReader {
  /** marked's tokens; `undefined` for a text beyond the limits, or one that marked fails at. */
  lex(text: string): Token[] | undefined;
  decodeReferences(text: string): string;
}

// Options of our own, for a page that shares marked with us may have changed its defaults.
const OPTIONS = { gfm: true };

class BoundedLexer extends Lexer {
  readonly spend = inlineBudget();
  override inlineTokens(run: string, tokens?: Token[]): Token[] {
    this.spend(run);
    return super.inlineTokens(run, tokens);
  }
}

function lex(text: string): Token[] | undefined {
  if (!withinBlockLimits(text)) return undefined;
  try {
    return new BoundedLexer(OPTIONS).lex(text);
  } catch {
    return undefined;
  }
}

/** The module's only value, so that it can be a file of its own without imports of ours. */
export const reader: MarkdownReader = { lex, decodeReferences };
