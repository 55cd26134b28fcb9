import { html, nothing, type TemplateResult } from 'lit';
import type { MarkedToken, Token, Tokens } from 'marked';
import type { TextContext } from './markdown-context.js';
import { inline } from './markdown-inline.js';
import { literal, type Pieces } from './markdown-text.js';

const HEADINGS = [
  (content: unknown) => html`<h1>${content}</h1>`,
  (content: unknown) => html`<h2>${content}</h2>`,
  (content: unknown) => html`<h3>${content}</h3>`,
  (content: unknown) => html`<h4>${content}</h4>`,
  (content: unknown) => html`<h5>${content}</h5>`,
  (content: unknown) => html`<h6>${content}</h6>`,
];

/** HTML has six levels; deeper headings get theirs by ARIA. */
function heading(level: number, content: unknown): TemplateResult {
  return HEADINGS[level - 1]?.(content) ?? html`<div role="heading" aria-level=${level}>${content}</div>`;
}

/** marked ends code with one newline, whether or not it was typed. */
function code({ text }: Tokens.Code): TemplateResult {
  return html`<pre><code>${literal(text && `${text.replace(/\n$/, '')}\n`)}</code></pre>`;
}

/** "Deletion: after 30 days" – a label as real agreements write it, without punctuation of a sentence. */
const LABEL = /^[^.:;!?\n]{1,40}:(?=\s)/;

function leadingText(item: Tokens.ListItem): Tokens.Text | undefined {
  const block = item.tokens[0] as Tokens.Text | Tokens.Paragraph | undefined;
  const first = block?.tokens?.[0];
  return first?.type === 'text' ? (first as Tokens.Text) : undefined;
}

/** A list whose items all begin with a label is a list of definitions: the labels are set apart. */
const isLabelled = (items: readonly Tokens.ListItem[]): boolean =>
  items.length > 1 && items.every((item) => LABEL.test(leadingText(item)?.text ?? ''));

function labelledBlock(block: Tokens.Text | Tokens.Paragraph, context: TextContext): unknown {
  const [first, ...others] = block.tokens!;
  const { text } = first as Tokens.Text;
  const label = LABEL.exec(text)![0];
  const rest = { ...first, text: text.slice(label.length) } as Token;
  const content = [html`<span class="label">${inline([{ ...first, text: label } as Token], context)}</span>`, ...inline([rest, ...others], context)];
  return block.type === 'paragraph' ? html`<p>${content}</p>` : content;
}

function listItem({ tokens }: Tokens.ListItem, labelled: boolean, context: TextContext): TemplateResult {
  if (!labelled) return html`<li>${blocks(tokens, context)}</li>`;
  const [first, ...others] = tokens;
  return html`<li>${labelledBlock(first as Tokens.Paragraph, context)}${blocks(others, context)}</li>`;
}

/** `1)` is not `1.`: the number's delimiter is part of the document's words and is left to the style sheet. */
function list({ ordered, start, items }: Tokens.List, context: TextContext): TemplateResult {
  const labelled = isLabelled(items);
  const content = items.map((item) => listItem(item, labelled, context));
  if (!ordered) return html`<ul>${content}</ul>`;
  const delimiter = /^\s*\d+\)/.test(items[0]!.raw) ? ')' : nothing;
  return html`<ol start=${start === 1 ? nothing : start} data-delimiter=${delimiter}>${content}</ol>`;
}

function cell({ tokens, header, align }: Tokens.TableCell, context: TextContext): TemplateResult {
  const content = inline(tokens, context);
  const side = align ?? nothing;
  return header ? html`<th scope="col" data-align=${side}>${content}</th>` : html`<td data-align=${side}>${content}</td>`;
}

const row = (cells: readonly Tokens.TableCell[], context: TextContext): TemplateResult =>
  html`<tr>${cells.map((each) => cell(each, context))}</tr>`;

function table({ header, rows }: Tokens.Table, context: TextContext): TemplateResult {
  const body = rows.length ? html`<tbody>${rows.map((cells) => row(cells, context))}</tbody>` : nothing;
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${context.tableLabel}
    ><table><thead>${row(header, context)}</thead>${body}</table></div>`;
}

function pieces(token: MarkedToken, context: TextContext): Pieces {
  switch (token.type) {
    case 'paragraph':
      return [html`<p>${inline(token.tokens, context)}</p>`];
    case 'heading':
      return [heading(context.headingLevel + token.depth - 1, inline(token.tokens, context))];
    case 'list':
      return [list(token, context)];
    case 'table':
      return [table(token, context)];
    case 'blockquote':
      return [html`<blockquote>${blocks(token.tokens, context)}</blockquote>`];
    case 'code':
      return [code(token)];
    case 'hr':
      return [html`<hr />`];
    case 'html':
      return [html`<p>${literal(token.text)}</p>`];
    case 'space':
    case 'def':
      return [];
    default: // the text of a tight list item
      return inline([token], context);
  }
}

/** Block tokens as templates; within tight list items also as strings. */
export function blocks(tokens: readonly Token[], context: TextContext): Pieces {
  return (tokens as MarkedToken[]).flatMap((token) => pieces(token, context));
}
