import { readFile } from 'node:fs/promises';
import { parseJson } from '../../agreement/json.js';
import { UsageError } from '../command.js';

/**
 * The JSON value of a file.
 *
 * @param remedy What to do when there is no such file.
 * @throws {UsageError} When it cannot be read or is not JSON, with line and column.
 */
export async function readJson(file: string, remedy?: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    const reason = cause.code === 'ENOENT' ? 'there is no such file' : `cannot be read: ${cause.message}`;
    throw new UsageError(`${file}: ${reason}${remedy ? `; ${remedy}` : ''}`, { cause });
  });
  try {
    return parseJson(text);
  } catch (cause) {
    throw new UsageError(`${file}: not JSON: ${(cause as Error).message}`, { cause });
  }
}
