import { html, type TemplateResult } from 'lit';
import type { TextContext } from './markdown-context.js';

/** Rendered text: strings and templates. */
export type Pieces = unknown[];

/**
 * Control characters, and those that turn the direction of text: they could make a sentence read otherwise than it is
 * stored. Zero-width and no-break spaces and soft hyphens are ordinary typography.
 */
const CONTROLS = /[\0-\x08\v-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const PLACEHOLDERS = /\{\{([a-z][A-Za-z\d]*)\}\}/g;

/** Cuts a text at the matches of a global pattern that `view` has something for. */
export function cut(text: string, pattern: RegExp, view: (match: RegExpExecArray) => unknown): Pieces {
  if (text.search(pattern) < 0) return [text];
  const pieces: Pieces = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const piece = view(match);
    if (piece === undefined) continue;
    pieces.push(text.slice(end, match.index), piece);
    end = match.index + match[0].length;
  }
  return [...pieces, text.slice(end)];
}

function controlMark([character]: RegExpExecArray): TemplateResult {
  const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return html`<span class="control" part="control">U+${code}</span>`;
}

/** Text as it is, with invisible controls made visible. */
export const literal = (text: string): Pieces => cut(text, CONTROLS, controlMark);

/** Only strings are looked into; what has been rendered already stays. */
const within = (pieces: Pieces, view: (text: string) => Pieces): Pieces =>
  pieces.flatMap((piece) => (typeof piece === 'string' ? view(piece) : [piece]));

/** Running text: placeholders filled in, defined terms marked (not in links, which hold no button), controls visible. */
export function prose(text: string, context: TextContext, inLink = false): Pieces {
  const filled = cut(text, PLACEHOLDERS, ([, key]) => context.placeholder?.(key!));
  const { terms } = context;
  return within(terms && !inLink ? within(filled, (piece) => terms.mark(piece)) : filled, literal);
}
