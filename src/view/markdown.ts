import { html, type TemplateResult } from 'lit';
import type { Token } from 'marked';
import { blocks } from './markdown-blocks.js';
import type { TextContext } from './markdown-context.js';
import { lex, lexerReady, loadLexer } from './markdown-lexer.js';
import { simpleTokens } from './markdown-simple.js';
import { prose } from './markdown-text.js';

export type { TextContext } from './markdown-context.js';

/**
 * To be awaited before `markdown` is called for these texts: loads marked if one of them needs it. `undefined` when
 * there is nothing to wait for. Never rejects.
 */
export function prepareMarkdown(texts: Iterable<string>): Promise<void> | undefined {
  prepared.clear();
  for (const text of texts) prepared.set(text, simpleTokens(text));
  return [...prepared.values()].includes(undefined) && !lexerReady() ? loadLexer() : undefined;
}

/** What has been read while preparing the latest document, so that rendering it does not read it again. */
const prepared = new Map<string, Token[] | undefined>();

/** Beyond the limits nothing is lost: the text stands there as it was typed, in paragraphs. */
function asTyped(text: string, context: TextContext): TemplateResult[] {
  const paragraphs = text.split(/(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)\s*/);
  return paragraphs.map((paragraph) => html`<p class="as-typed">${prose(paragraph, context)}</p>`);
}

/**
 * A Markdown field as Lit templates: GitHub-flavoured Markdown as marked reads it, but HTML is shown as text, images
 * are links, and links lead only where `linkTarget` allows. No HTML string is ever made, so nothing has to be sanitised.
 */
export function markdown(text: string, context: TextContext): unknown {
  const tokens = (prepared.has(text) ? prepared.get(text) : simpleTokens(text)) ?? lex(text);
  return tokens ? blocks(tokens, context) : asTyped(text, context);
}
