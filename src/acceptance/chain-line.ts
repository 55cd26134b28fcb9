import { canonicalJson } from '../agreement/digest.js';
import { parseJson } from '../agreement/json.js';
import { validate, type ShapeRef } from '../agreement/validate.js';
import { entryShape, headShape } from '../generated/shapes.js';
import { MAX_LINE, type RawLine } from './chain-lines.js';
import type { ChainEntry, ChainHead } from './schema.js';
import { finding, type Finding, type Reason } from './verification.js';

/** What a line of an export says; the receipt or attachment in it is not looked at yet. */
export type ChainLine = EntryLine | { head: ChainHead };

export interface EntryLine {
  entry: ChainEntry;
  receipt?: unknown;
  attachment?: unknown;
}

/** Levels of JSON: those of a record, in a receipt, in a line. */
export const MAX_LEVELS = 80;

/** Reads a line, which must be the canonical form of its own value: so no byte of it can be another. */
export function readLine(raw: RawLine): ChainLine | Finding {
  if ('bytes' in raw) return finding('line-not-json', 'This is not UTF-8', 'UTF-8');
  const { text } = raw;
  if (!text.endsWith('\n'))
    return text.length > MAX_LINE
      ? finding('line-too-long', `The line has more than ${MAX_LINE} characters`)
      : finding('line-unterminated', 'The line does not end with a line feed: something was cut off');
  const value = parse(text);
  if ('reason' in value) return value;
  if (`${canonicalJson(value)}\n` !== text)
    return finding('line-not-canonical', 'The line is not written as an export writes it (RFC 8785)');
  return classify(value);
}

function parse(text: string): object | Finding {
  try {
    const value = parseJson(text, MAX_LEVELS);
    if (typeof value === 'object' && value !== null && !('reason' in value)) return value;
    return finding('line-unknown', 'The line is neither an entry nor a head');
  } catch (error) {
    const message = (error as Error).message.replace(/^Line \d+, /, '');
    return finding('line-not-json', `The line is not JSON: ${message}`);
  }
}

function classify(value: object): ChainLine | Finding {
  const kind = Object.keys(value).join();
  if (kind === 'head') return conforming(value as { head: ChainHead }, 'head', headShape, 'head-invalid');
  if (['entry', 'entry,receipt', 'attachment,entry'].includes(kind))
    return conforming(value as { entry: ChainEntry }, 'entry', entryShape, 'entry-invalid');
  return finding('line-unknown', 'The line is neither an entry nor a head', 'entry, receipt or head', kind);
}

function conforming<T extends ChainLine>(line: T, key: keyof T, shape: ShapeRef, reason: Reason): T | Finding {
  const [first] = validate(line[key], shape);
  if (!first) return line;
  return finding(reason, `/${String(key)}${first.pointer}: ${first.problem}`, first.expected, first.received);
}
