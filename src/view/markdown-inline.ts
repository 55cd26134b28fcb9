import { html, nothing } from 'lit';
import type { MarkedToken, Token, Tokens } from 'marked';
import type { LinkContext, TextContext } from './markdown-context.js';
import { linkTarget, names } from './markdown-links.js';
import { decodeReferences } from './markdown-lexer.js';
import { literal, prose, type Pieces } from './markdown-text.js';

interface Inline {
  type: string;
  text?: string;
  tokens?: Inline[];
}

/** What readers see of inline tokens, as one string; a line break is the only token without text. */
const visibleText = (tokens: readonly Inline[]): string =>
  tokens
    .map(({ type, text = '\n', tokens: inner }) => {
      if (inner) return visibleText(inner);
      return type === 'text' ? decodeReferences(text) : text;
    })
    .join('');

/** A link if its target is allowed, otherwise its text. `dir="auto"` isolates: it cannot reorder what is around it. */
export function anchor(destination: string, text: string, content: Pieces, context: LinkContext): Pieces {
  const target = linkTarget(destination, context);
  if (!target) return content;
  const { href, shown } = target;
  const kind = shown === undefined ? nothing : 'external';
  const link = html`<a class=${kind} href=${href} rel="noopener noreferrer" dir="auto">${content}</a>`;
  const host = html`<span class="link-host" part="link-host"> (${shown})</span>`;
  return shown && !names(text, shown) ? [link, host] : [link];
}

/** Autolinks are literal: neither character references nor placeholders mean anything in them. */
function link({ href, text, tokens, autolink }: Tokens.Link, context: TextContext, inLink: boolean): Pieces {
  const content = autolink ? literal(text) : pieces(tokens, context, true);
  if (inLink) return content;
  return autolink
    ? anchor(href, text, content, context)
    : anchor(decodeReferences(href), visibleText(tokens), content, context);
}

/** Images are never loaded: their description stands for them and leads to them. */
function image(token: Tokens.Image, context: TextContext, inLink: boolean): Pieces {
  const destination = decodeReferences(token.href);
  const text = visibleText(token.tokens) || destination;
  return inLink ? literal(text) : anchor(destination, text, literal(text), context);
}

function view(token: MarkedToken, context: TextContext, inLink: boolean): Pieces {
  switch (token.type) {
    case 'text':
      return prose(decodeReferences(token.text), context, inLink);
    case 'strong':
      return [html`<strong>${inline(token.tokens, context, inLink)}</strong>`];
    case 'em':
      return [html`<em>${inline(token.tokens, context, inLink)}</em>`];
    case 'del':
      return [html`<del>${inline(token.tokens, context, inLink)}</del>`];
    case 'codespan':
      return [html`<code>${literal(token.text)}</code>`];
    case 'br':
      return [html`<br>`];
    case 'link':
      return link(token, context, inLink);
    case 'image':
      return image(token, context, inLink);
    case 'checkbox':
      return [token.checked ? '☑ ' : '☐ '];
    default: // escaped characters, and HTML, which is shown as it was typed
      return literal((token as Tokens.Escape).text);
  }
}

/** Neighbouring strings are joined and a single piece stands alone, as each piece costs the browser a few nodes. */
function pieces(tokens: readonly Token[], context: TextContext, inLink: boolean): Pieces {
  const joined: Pieces = [];
  for (const piece of tokens.flatMap((token) => view(token as MarkedToken, context, inLink))) {
    if (typeof piece === 'string' && typeof joined.at(-1) === 'string')
      joined.push(`${joined.pop() as string}${piece}`);
    else if (piece !== '') joined.push(piece);
  }
  return joined;
}

/** Inline tokens as Lit renders them. */
export function inline(tokens: readonly Token[], context: TextContext, inLink = false): unknown {
  return single(pieces(tokens, context, inLink));
}

export const single = (content: Pieces): unknown => (content.length > 1 ? content : content[0]);
