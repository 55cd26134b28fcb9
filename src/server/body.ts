import { AvvError } from '../agreement/errors.js';
import { parseJson } from '../agreement/json.js';
import { ProblemError } from './problem.js';

/** Bytes that are read of a request. */
export const BODY_LIMIT = 64 * 1024;

/** A record has four levels; hosts may add some. */
const DEPTH_LIMIT = 16;

/** The JSON value of a request, read no further than the limit. */
export async function readJson(request: Request): Promise<unknown> {
  refuseOtherTypes(request.headers.get('Content-Type') ?? '');
  const text = decode(await readBytes(request));
  try {
    return parseJson(text, DEPTH_LIMIT);
  } catch (error) {
    if (!(error instanceof AvvError)) throw error;
    throw new ProblemError('malformed', `The body is not acceptable JSON: ${error.message}`, { cause: error });
  }
}

/** Only JSON: a foreign page cannot send it without asking first (CORS preflight), unlike forms and plain text. */
function refuseOtherTypes(contentType: string): void {
  if (/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(contentType.trim())) return;
  throw new ProblemError('unsupported-media-type', `Send application/json in UTF-8, not “${contentType}”`, {
    headers: { Accept: 'application/json' },
  });
}

async function readBytes(request: Request): Promise<Uint8Array[]> {
  if (Number(request.headers.get('Content-Length')) > BODY_LIMIT) throw tooLarge();
  const chunks: Uint8Array[] = [];
  const reader = request.body?.getReader();
  for (let total = 0; reader;) {
    const { done, value } = await reader.read().catch(refuseBroken);
    if (done) break;
    total += value.byteLength;
    if (total > BODY_LIMIT) {
      await reader.cancel();
      throw tooLarge();
    }
    chunks.push(value);
  }
  return chunks;
}

function refuseBroken(cause: unknown): never {
  throw new ProblemError('malformed', 'The body broke off', { cause });
}

const tooLarge = (): ProblemError => new ProblemError('too-large', `More than ${BODY_LIMIT} bytes`);

function decode(chunks: readonly Uint8Array[]): string {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode();
  } catch (cause) {
    throw new ProblemError('malformed', 'The body is not UTF-8', { cause });
  }
}
