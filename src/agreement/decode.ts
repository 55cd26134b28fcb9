import { AvvError } from './errors.js';

const JSON_TYPE = /^(application|text)\/json$|\+json$/;

/**
 * Tells apart what a server calls JSON and what is: a web page is one under any name, and plain text or no type at all
 * will do if it begins like an agreement.
 *
 * @throws {AvvError} `html` or `content-type`.
 */
export function checkContent(bytes: Uint8Array, contentType: string): void {
  const type = contentType.split(';')[0]!.trim().toLowerCase();
  const start = String.fromCharCode(bytes.find((byte) => byte > 32 && byte < 127) ?? 0); // past byte order mark and space
  if (start === '<') throw new AvvError('html', 'A web page where JSON was expected', { received: type });
  if (JSON_TYPE.test(type) || (start === '{' && /^(text\/plain)?$/.test(type))) return;
  const received = type || 'no content type';
  throw new AvvError('content-type', `Not JSON, but ${received}`, { expected: 'application/json', received });
}

/** @throws {AvvError} `encoding`: JSON is UTF-8 (RFC 8259 section 8.1). A byte order mark is ignored. */
export function decodeUtf8(bytes: Uint8Array): string {
  if (isUtf16(bytes)) throw notUtf8('UTF-16');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw notUtf8('invalid bytes', cause);
  }
}

/** By its byte order mark, or by the zero beside the first ASCII character. */
const isUtf16 = ([first, second]: Uint8Array): boolean =>
  first === 0 || second === 0 || (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);

const notUtf8 = (received: string, cause?: unknown): AvvError =>
  new AvvError('encoding', `Not UTF-8 but ${received}`, { expected: 'UTF-8', received, cause });
