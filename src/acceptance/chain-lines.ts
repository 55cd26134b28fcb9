/** Pieces of an export, of any size: lines, the chunks of a file, or the whole text. */
export type Chunks = string | Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/** A line with its line feed, or bytes that are not UTF-8. */
export type RawLine = { text: string } | { bytes: number };

/** In UTF-16 code units or bytes; an erasure of a hundred thousand receipts is shorter. */
export const MAX_LINE = 4 * 1024 * 1024;

const LINE_FEED = 10;

/** Cuts pieces into lines; memory holds one line and one piece. What is too long comes cut off. */
export async function* linesOf(chunks: Chunks): AsyncGenerator<RawLine> {
  let pieces: (string | Uint8Array)[] = [];
  let length = 0;
  for await (const chunk of typeof chunks === 'string' ? [chunks] : chunks) {
    for (const piece of cut(chunk)) {
      pieces.push(piece);
      length += piece.length;
      if (!ends(piece) && length <= MAX_LINE) continue;
      yield join(pieces);
      [pieces, length] = [[], 0];
    }
  }
  if (length) yield join(pieces);
}

function* cut(chunk: string | Uint8Array): Generator<string | Uint8Array> {
  for (let from = 0; from < chunk.length;) {
    const feed = typeof chunk === 'string' ? chunk.indexOf('\n', from) : chunk.indexOf(LINE_FEED, from);
    const end = feed < 0 ? chunk.length : feed + 1;
    yield typeof chunk === 'string' ? chunk.slice(from, end) : chunk.subarray(from, end);
    from = end;
  }
}

const ends = (piece: string | Uint8Array): boolean =>
  typeof piece === 'string' ? piece.endsWith('\n') : piece[piece.length - 1] === LINE_FEED;

function join(pieces: readonly (string | Uint8Array)[]): RawLine {
  if (pieces.every((piece) => typeof piece === 'string')) return { text: pieces.join('') };
  const bytes = concat(pieces.map((piece) => (typeof piece === 'string' ? new TextEncoder().encode(piece) : piece)));
  try {
    // A byte order mark stays: it is not part of what was exported.
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { bytes: bytes.length };
  }
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
