import { createReadStream } from 'node:fs';
import { isChain, readEvidence, type Evidence } from '../acceptance/verify-files.js';
import { AvvError } from '../agreement/errors.js';
import { UsageError } from './command.js';

/** Larger than any receipt, agreement or copy, so that a film is not read into memory by mistake. */
const MAX_BYTES = 32 * 1024 * 1024;

const NAMES: Readonly<Record<Evidence['kind'], string>> = {
  receipt: 'a receipt',
  agreement: 'an agreement',
  keys: 'a set of keys',
  copy: 'a durable copy',
  chain: 'an exported chain',
};

/** Where each kind of file belongs on the command line. */
const PLACES: Readonly<Record<Evidence['kind'], string>> = {
  receipt: 'give it without an option',
  agreement: 'give it with --agreement',
  keys: 'give it with --keys',
  copy: 'give it without an option',
  chain: 'give it with --chain',
};

/** @throws {UsageError} When the file cannot be read or is of another kind. */
export async function readFileOf<K extends Evidence['kind']>(
  path: string,
  ...kinds: readonly K[]
): Promise<Extract<Evidence, { kind: K }>> {
  const evidence = await readAny(path);
  if (kinds.includes(evidence.kind as K)) return evidence as Extract<Evidence, { kind: K }>;
  const wanted = kinds.map((kind) => NAMES[kind]).join(' or ');
  throw new UsageError(`${path}: this is ${NAMES[evidence.kind]}, not ${wanted}; ${PLACES[evidence.kind]}.`);
}

async function readAny(path: string): Promise<Evidence> {
  const bytes = await readBytes(path);
  try {
    return readEvidence(bytes);
  } catch (error) {
    if (!(error instanceof AvvError)) throw error;
    throw new UsageError(`${path}: ${error.message}. Was it changed or cut off? Ask for it again where it came from.`);
  }
}

/** All of it, or of a chain its beginning: that is read line by line. */
async function readBytes(path: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of readChunks(path)) {
    size += chunk.length;
    if (size > MAX_BYTES)
      throw new UsageError(`${path}: over ${MAX_BYTES / 1024 / 1024} MiB; this is no file of avv-viewer.`);
    chunks.push(chunk);
    if (isChain(chunks[0]!)) break;
  }
  return Buffer.concat(chunks);
}

/**
 * The chunks of a file, which may be of any size.
 *
 * @throws {UsageError} When it cannot be read.
 */
export async function* readChunks(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw unreadable(path, error as NodeJS.ErrnoException);
  }
}

const REMEDIES: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; check the path',
  EACCES: 'it may not be read; check its permissions',
  EISDIR: 'this is a folder; name the file in it',
};

const unreadable = (path: string, { code = '', message }: NodeJS.ErrnoException): UsageError =>
  new UsageError(`${path}: ${REMEDIES[code] ?? message}.`);
