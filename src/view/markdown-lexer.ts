import type { Token } from 'marked';
import type { MarkdownReader } from './markdown-full.js';

let reader: MarkdownReader | undefined;
let loading: Promise<void> | undefined;

/** Whether `lex` works already. */
export const lexerReady = (): boolean => reader !== undefined;

/**
 * Loads marked, once. Most agreements need nothing of it, and it is the dearest part of showing one, in bytes as in
 * time, so it is asked for only when needed. Never rejects: without it texts are shown as typed, and the next call
 * tries again.
 */
export function loadLexer(): Promise<void> {
  loading ??= import('./markdown-full.js').then(
    (module) => void (reader = module.reader),
    () => void (loading = undefined),
  );
  return loading;
}

/** marked's tokens; `undefined` for a text beyond the limits, one that marked fails at, or while marked is not there. */
export const lex = (text: string): Token[] | undefined => reader?.lex(text);

/** The text with its character references decoded. Texts that hold some are never simple, so marked is there. */
export const decodeReferences = (text: string): string => reader?.decodeReferences(text) ?? text;
