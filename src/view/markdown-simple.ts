import type { Token, Tokens } from 'marked';

/*
 * The Markdown that most agreements consist of: paragraphs, flat lists, bold words, links. It is read here in a
 * fraction of the time that evaluating marked takes. Whatever could mean anything else is left to marked, so that both
 * agree on everything that is accepted here.
 */

/** What could mean something within a line, once bold words and links are taken out. */
const SIGN = /[\\`*_~|@<[\u2028\u2029\p{Cc}]|&#?\w+;/u;
const SIGNS = ['://', 'www.'];

/** What could mean something at the beginning of a line. */
const BLOCK_START = /^(?:[-+=>:#]|\d{1,9}[.)])/;

const BOLD = /(?<![^\s(])\*\*([\p{L}\p{N}](?:[^*[\]<\n]*[^*[\]<\s])?)\*\*(?![^\s.,;:)])/u;
const LINK = /(?<!!)\[([^[\]*<\n]+)\]\(([^\s<>()[\]\\`*|"';\p{Cc}]+)\)/u;
const URL_IN_ANGLES = /<((?:https?|mailto|tel):[^\s<>[\]\\`*|\p{Cc}]*)>/u;
const ADDRESS_IN_ANGLES = /<([\w.+-]+@[a-zA-Z\d]+(?:-+[a-zA-Z\d]+)*(?:\.[a-zA-Z\d]+(?:-+[a-zA-Z\d]+)*)+)>/u;
const INLINE = new RegExp([BOLD, LINK, URL_IN_ANGLES, ADDRESS_IN_ANGLES].map(({ source }) => source).join('|'), 'gu');

const textToken = (text: string): Tokens.Text => ({ type: 'text', raw: text, text });

const isMeaningful = (text: string): boolean =>
  text.split('\n').some((line) => SIGN.test(line)) || SIGNS.some((sign) => text.includes(sign));

/** Spaces at either end would mean something, too. */
const isPlainLine = (line: string): boolean => line !== '' && line === line.trim() && !BLOCK_START.test(line);

function inlineToken([raw, bold, label, target, url, address]: RegExpExecArray): Token {
  const text = (bold ?? label ?? url ?? address)!;
  const tokens = [textToken(text)];
  if (bold) return { type: 'strong', raw, text, tokens };
  return { type: 'link', raw, href: target ?? url ?? `mailto:${text}`, text, tokens, autolink: !label };
}

function inlineTokens(text: string): Token[] | undefined {
  if (!isMeaningful(text)) return [textToken(text)];
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    const before = text.slice(end, match.index);
    if (isMeaningful(before) || isMeaningful(match[1] ?? match[2] ?? '')) return undefined;
    if (before) tokens.push(textToken(before));
    tokens.push(inlineToken(match));
    end = match.index + match[0].length;
  }
  const rest = text.slice(end);
  if (rest) tokens.push(textToken(rest));
  return isMeaningful(rest) ? undefined : tokens;
}

function paragraph(lines: readonly string[]): Token | undefined {
  if (!lines.every(isPlainLine)) return undefined;
  const text = lines.join('\n');
  const tokens = inlineTokens(text);
  return tokens && { type: 'paragraph', raw: text, text, tokens };
}

function listItem(line: string, markerLength: number): Tokens.ListItem | undefined {
  const text = line.slice(markerLength);
  const tokens = isPlainLine(text) ? inlineTokens(text) : undefined;
  const block = { type: 'text', raw: text, text, tokens };
  return tokens && { type: 'list_item', raw: line, task: false, loose: false, text, tokens: [block] };
}

function list(lines: readonly string[], marker: RegExp, start: number | ''): Tokens.List | undefined {
  const items = lines.map((line) => {
    const match = marker.exec(line);
    return match && listItem(line, match[0].length);
  });
  if (!items.every((item) => item)) return undefined;
  return {
    type: 'list',
    raw: lines.join('\n'),
    ordered: start !== '',
    start,
    loose: false,
    items: items as Tokens.ListItem[],
  };
}

const BULLET = /^- /;
const NUMBER = /^(\d{1,9})([.)]) /;

/** The lines between two blank ones: a paragraph, a list, or a paragraph with a list of bullets right below it. */
function blockTokens(lines: readonly string[]): (Token | undefined)[] {
  const [, number, delimiter] = NUMBER.exec(lines[0]!) ?? [];
  if (number) return [list(lines, delimiter === '.' ? /^\d{1,9}\. / : /^\d{1,9}\) /, Number(number))];
  const bullets = lines.findIndex((line) => BULLET.test(line));
  if (bullets < 0) return [paragraph(lines)];
  const items = list(lines.slice(bullets), BULLET, '');
  return bullets ? [paragraph(lines.slice(0, bullets)), items] : [items];
}

/** marked's tokens for a simple text, without the spaces between blocks; `undefined` for any other text. */
export function simpleTokens(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  for (const block of text.split(/\n{2,}/)) {
    const lines = block.split('\n');
    if (!lines.at(-1)) lines.pop();
    const found = lines.length ? blockTokens(lines) : [];
    // Two lists in a row may be one, with space between its items.
    if (found[0]?.type === 'list' && tokens.at(-1)?.type === 'list') return undefined;
    for (const token of found) {
      if (!token) return undefined;
      tokens.push(token);
    }
  }
  return tokens;
}
