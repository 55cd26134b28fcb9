import { BASE } from './text-context.js';

const ATTRIBUTES = ['href', 'start', 'align'];
const BLOCKS = 'BLOCKQUOTE|DIV|H[1-6]|HR|LI|OL|P|PRE|TABLE|TBODY|TD|TH|THEAD|TR|UL';

/**
 * Text and structure of rendered Markdown as one string: tag names with `href`, `start` and alignment, and the text
 * with white space as browsers collapse it.
 */
export function outline(root: Element): string {
  return collapsed(children(root));
}

const children = (node: Node): string => [...node.childNodes].map(outlineOf).join('');

function outlineOf(node: Node): string {
  if (node instanceof Element) return elementOutline(node);
  if (node.nodeType !== Node.TEXT_NODE) return '';
  const text = node.textContent!.replaceAll('<', '‹').replaceAll('>', '›');
  // White space in preformatted text is kept apart from white space that collapses.
  return node.parentElement!.closest('pre') ? text.replaceAll(' ', '·').replaceAll('\n', '↵') : text;
}

function elementOutline(element: Element): string {
  if (element.matches('span.link-host')) return '';
  if (element.matches('span.label, div.table-scroll')) return children(element);
  const attributes = ATTRIBUTES.map((name) => attributeOutline(element, name)).join('');
  return `<${element.tagName}${attributes}>${children(element)}</${element.tagName}>`;
}

function attributeOutline(element: Element, name: string): string {
  const value = element.getAttribute(name) ?? element.getAttribute(`data-${name}`);
  if (value === null) return '';
  return ` ${name}=${name === 'href' ? resolved(value) : value}`;
}

/** marked leaves addresses relative and escapes more than the URL parser; places in the document are compared as they are. */
function resolved(href: string): string {
  if (href.startsWith('#')) return href;
  return new URL(href, BASE).href.replace(/%(?:5[B-E]|60|7[B-D])/g, decodeURIComponent);
}

function collapsed(text: string): string {
  const atBlocks = new RegExp(`[ \\t\\n]*(</?(?:${BLOCKS})\\b[^>]*>|<BR></BR>)[ \\t\\n]*`, 'g');
  return text
    .replace(/[ \t\n]+/g, ' ')
    .replace(atBlocks, '$1')
    .trim();
}
