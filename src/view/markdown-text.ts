import { html, type TemplateResult } from 'lit';
import type { TextContext } from './markdown-context.js';

/** Text to be rendered: strings and templates. */
export type Pieces = unknown[];

/**
 * Control characters, and those that turn the direction of text: they could make a sentence read otherwise than it is
 * stored. Zero-width and no-break spaces and soft hyphens are ordinary typography.
 */
const CONTROL = /(?![\n\t])[\p{Cc}\p{Bidi_Control}]/u;
const CONTROLS = new RegExp(CONTROL, 'gu');
const PLACEHOLDERS = /\{\{([a-z][A-Za-z\d]*)\}\}/g;

const codePoint = (character: string): string => `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

const controlMark = (character: string): TemplateResult => html`<span class="control" part="control">${codePoint(character)}</span>`;

/** For places that hold nothing but a string, such as attributes. */
export const withoutControls = (text: string): string => text.replace(CONTROLS, codePoint);

/** Cuts a text at each match of `pattern` that `view` has something for. */
function cut(text: string, pattern: RegExp, view: (match: RegExpExecArray) => unknown): Pieces {
  const pieces: Pieces = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const piece = view(match);
    if (piece === undefined) continue;
    pieces.push(text.slice(end, match.index), piece);
    end = match.index + match[0].length;
  }
  pieces.push(text.slice(end));
  return pieces;
}

/** Text as it is, with invisible controls made visible. */
export function literal(text: string): Pieces {
  return CONTROL.test(text) ? cut(text, CONTROLS, ([character]) => controlMark(character)) : [text];
}

function marked(text: string, context: TextContext, inLink: boolean): Pieces {
  const pieces = (!inLink && context.terms?.mark(text)) || [text];
  return pieces.flatMap((piece) => (typeof piece === 'string' ? literal(piece) : [piece]));
}

/** Running text: placeholders filled in, defined terms marked (a link holds no button), controls made visible. */
export function prose(text: string, context: TextContext, inLink = false): Pieces {
  if (!text.includes('{{')) return marked(text, context, inLink);
  return cut(text, PLACEHOLDERS, ([, key]) => context.placeholder?.(key!)).flatMap((piece) =>
    typeof piece === 'string' ? marked(piece, context, inLink) : [piece],
  );
}
