import { decodeUtf8 } from '../agreement/decode.js';
import { AvvError } from '../agreement/errors.js';
import { parseJson } from '../agreement/json.js';
import { MAX_LEVELS } from './chain-line.js';

/** What a file for the verifier can be. A durable copy holds the receipt and the agreement. */
export type Evidence =
  | { kind: 'receipt'; receipt: unknown }
  | { kind: 'agreement'; agreement: unknown }
  | { kind: 'keys'; keys: unknown }
  | { kind: 'copy'; receipt: unknown; agreement: unknown }
  /** To be read in pieces. */
  | { kind: 'chain' };

/** Whether a file is an exported chain, by its first bytes: the canonical form leaves no choice. */
export const isChain = (start: Uint8Array): boolean =>
  /^\{"(entry|head)":/.test(new TextDecoder().decode(start.subarray(0, 16)));

/**
 * Tells by its content what a file is, and reads it.
 *
 * @throws {AvvError} `encoding`, `syntax`, `duplicate-key`, `too-deep`, `lone-surrogate`; `html` for a web page that is
 *   no durable copy; `content-type` for any other JSON.
 */
export function readEvidence(bytes: Uint8Array): Evidence {
  if (isChain(bytes)) return { kind: 'chain' };
  const text = decodeUtf8(bytes);
  if (/^\s*</.test(text)) return readCopy(text);
  return classify(parseJson(text, MAX_LEVELS));
}

function classify(value: unknown): Evidence {
  const { schema, format, keys } = (value ?? {}) as Record<string, unknown>;
  if (typeof schema === 'string' && schema.startsWith('avv-receipt/')) return { kind: 'receipt', receipt: value };
  if (typeof format === 'string' && format.startsWith('avv/')) return { kind: 'agreement', agreement: value };
  if (Array.isArray(keys)) return { kind: 'keys', keys: value };
  const received = typeof schema === 'string' ? schema : 'other JSON';
  throw new AvvError('content-type', `Neither receipt, agreement, key set nor chain, but ${received}`, { received });
}

function readCopy(page: string): Evidence {
  return { kind: 'copy', receipt: embedded(page, 'avv-receipt'), agreement: embedded(page, 'avv-agreement') };
}

/**
 * The JSON in a page of our own making, in which it holds no `<`. Once only: which of two would a reader see?
 *
 * @throws {AvvError}
 */
function embedded(page: string, id: string): unknown {
  const scripts = [...page.matchAll(/<script\b[^>]*\sid="([\w-]+)"[^>]*>([^<]*)<\/script>/g)];
  const [found, ...more] = scripts.filter(([, name]) => name === id);
  if (found && !more.length) return parseJson(found[2]!, MAX_LEVELS);
  const problem = found ? `“${id}” more than once` : `no “${id}”`;
  const hint = id === 'avv-receipt' && !found ? ' (a copy of an acceptance that got no receipt has none)' : '';
  throw new AvvError('html', `A web page with ${problem} in it${hint}`, { expected: id });
}
