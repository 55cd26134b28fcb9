import { html, nothing, type TemplateResult } from 'lit';
import type { MarkedToken, Token, Tokens } from 'marked';
import type { TextContext } from './markdown-context.js';
import { destinationOf, linkTarget, namesTarget, type LinkTarget } from './markdown-links.js';
import { decodeReferences } from './markdown-references.js';
import { literal, prose, withoutControls, type Pieces } from './markdown-text.js';

/** What a reader sees of inline tokens, as one string. */
export function visibleText(tokens: readonly Token[]): string {
  return (tokens as MarkedToken[])
    .map((token) => {
      if (token.type === 'br') return '\n';
      if (token.type === 'text' && !token.tokens) return decodeReferences(token.text);
      if ('tokens' in token && token.tokens) return visibleText(token.tokens as Token[]);
      return 'text' in token ? token.text : token.raw;
    })
    .join('');
}

function anchor({ href, external, shown }: LinkTarget, title: string | null | undefined, content: unknown, text: string): TemplateResult {
  const tooltip = title ? withoutControls(decodeReferences(title)) : nothing;
  // dir="auto" isolates the text: whatever its direction, it cannot reorder what stands around it.
  if (!external) return html`<a href=${href} title=${tooltip} dir="auto">${content}</a>`;
  const host = shown && !namesTarget(text, shown) ? html`<span class="link-host" part="link-host"> (${shown})</span>` : nothing;
  return html`<a class="external" href=${href} title=${tooltip} rel="noopener noreferrer" dir="auto">${content}</a>${host}`;
}

function link(token: Tokens.Link, context: TextContext): Pieces {
  const content = token.autolink ? literal(token.text) : inline(token.tokens, context, true);
  const target = linkTarget(destinationOf(token.href, token.autolink), context);
  return target ? [anchor(target, token.title, content, token.autolink ? token.text : visibleText(token.tokens))] : content;
}

/** Images are never loaded: their description stands for them and leads to them. */
function image(token: Tokens.Image, context: TextContext, inLink: boolean): Pieces {
  const destination = destinationOf(token.href);
  const text = visibleText(token.tokens) || destination;
  const target = inLink ? undefined : linkTarget(destination, context);
  return target ? [anchor(target, token.title, literal(text), text)] : literal(text);
}

function pieces(token: MarkedToken, context: TextContext, inLink: boolean): Pieces {
  switch (token.type) {
    case 'text':
      return token.tokens ? inline(token.tokens, context, inLink) : prose(decodeReferences(token.text), context, inLink);
    case 'strong':
      return [html`<strong>${inline(token.tokens, context, inLink)}</strong>`];
    case 'em':
      return [html`<em>${inline(token.tokens, context, inLink)}</em>`];
    case 'del':
      return [html`<del>${inline(token.tokens, context, inLink)}</del>`];
    case 'codespan':
      return [html`<code>${literal(token.text)}</code>`];
    case 'br':
      return [html`<br />`];
    case 'link':
      return link(token, context);
    case 'image':
      return image(token, context, inLink);
    case 'checkbox':
      return [token.checked ? '☑ ' : '☐ '];
    default: // escaped characters, and HTML, which is shown as it was typed
      return literal('text' in token ? token.text : token.raw);
  }
}

/** Inline tokens as strings and templates; neighbouring strings are joined, for each piece costs the browser a few nodes. */
export function inline(tokens: readonly Token[], context: TextContext, inLink = false): Pieces {
  const joined: Pieces = [];
  for (const token of tokens as MarkedToken[]) {
    for (const piece of pieces(token, context, inLink)) {
      if (typeof piece === 'string' && typeof joined.at(-1) === 'string') joined.push((joined.pop() as string) + piece);
      else if (piece !== '') joined.push(piece);
    }
  }
  return joined;
}
