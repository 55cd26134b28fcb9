import { html, nothing, type TemplateResult } from 'lit';
import type { MarkedToken, Token, Tokens } from 'marked';
import { heading } from './heading.js';
import type { TextContext } from './markdown-context.js';
import { inline, single } from './markdown-inline.js';
import { literal } from './markdown-text.js';

/** "Deletion: after 30 days" – a label as agreements write it, without punctuation of a sentence. */
const LABEL = /^[^.:;!?\n]{1,40}:(?=\s)/;

/** The text that a list item begins with, if it begins with text. */
function leadingText({ tokens: [block] }: Tokens.ListItem): string {
  const first = (block as Tokens.Text | undefined)?.tokens?.[0];
  return first?.type === 'text' ? (first as Tokens.Text).text : '';
}

/** The first block of an item with its label set apart. */
function labelled({ type, tokens }: Tokens.Text | Tokens.Paragraph, context: TextContext): unknown {
  const [first, ...others] = tokens as [Tokens.Text, ...Token[]];
  const [label] = LABEL.exec(first.text)!;
  const rest = { ...first, text: first.text.slice(label.length) };
  const content = [
    html`<span class="label">${inline([{ ...first, text: label }], context)}</span>`,
    inline([rest, ...others], context),
  ];
  return type === 'text' ? content : html`<p>${content}</p>`;
}

function itemWithLabel({ tokens: [first, ...others] }: Tokens.ListItem, context: TextContext): TemplateResult {
  return html`<li>${labelled(first as Tokens.Text, context)}${blocks(others, context)}</li>`;
}

const item = ({ tokens }: Tokens.ListItem, context: TextContext): TemplateResult =>
  html`<li>${blocks(tokens, context)}</li>`;

/** Two items or more that all begin with a label are definitions. "1)" is not "1.": the style sheet can tell. */
function list({ ordered, start, items }: Tokens.List, context: TextContext): TemplateResult {
  const isLabelled = items.length > 1 && items.every((each) => LABEL.test(leadingText(each)));
  const content = items.map((each) => (isLabelled ? itemWithLabel : item)(each, context));
  if (!ordered) return html`<ul>${content}</ul>`;
  const delimiter = /^\s*\d+\)/.test(items[0]!.raw) ? ')' : nothing;
  return html`<ol start=${start === 1 ? nothing : start} data-delimiter=${delimiter}>${content}</ol>`;
}

/** Markdown has no other way to end a line within a cell, and agreements have lists in cells. */
const withLines = (tokens: readonly Token[]): Token[] =>
  tokens.map((token) => (/^<br\s*\/?>$/i.test(token.raw) ? { ...token, type: 'br' } : token));

function row(cells: readonly Tokens.TableCell[], context: TextContext): TemplateResult {
  const content = cells.map(({ tokens, header, align }) => {
    const text = inline(withLines(tokens), context);
    const side = align ?? nothing;
    return header ? html`<th scope="col" data-align=${side}>${text}</th>` : html`<td data-align=${side}>${text}</td>`;
  });
  return html`<tr>${content}</tr>`;
}

function table({ header, rows }: Tokens.Table, context: TextContext): TemplateResult {
  const body = rows.length ? html`<tbody>${rows.map((cells) => row(cells, context))}</tbody>` : nothing;
  const content = html`<table><thead>${row(header, context)}</thead>${body}</table>`;
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${context.tableLabel}>${content}</div>`;
}

function view(token: MarkedToken, context: TextContext): unknown {
  switch (token.type) {
    case 'paragraph':
      return html`<p>${inline(token.tokens, context)}</p>`;
    case 'heading':
      return heading(context.headingLevel + token.depth - 1, inline(token.tokens, context));
    case 'list':
      return list(token, context);
    case 'table':
      return table(token, context);
    case 'blockquote':
      return html`<blockquote>${blocks(token.tokens, context)}</blockquote>`;
    case 'code': // marked ends code with one newline, whether or not it was typed
      return html`<pre><code>${literal(token.text && `${token.text.replace(/\n$/, '')}\n`)}</code></pre>`;
    case 'hr':
      return html`<hr>`;
    case 'html':
      return html`<p>${literal(token.text)}</p>`;
    case 'space':
    case 'def':
      return [];
    case 'text': // the text of an item in a tight list
      return inline(token.tokens ?? [token], context);
    default: // its checkbox
      return inline([token], context);
  }
}

/** Block tokens as Lit renders them. */
export function blocks(tokens: readonly Token[], context: TextContext): unknown {
  return single(tokens.flatMap((token) => view(token as MarkedToken, context)));
}
