import { toAgreement } from '../agreement/conform.js';
import type { Agreement } from '../agreement/schema.js';
import { UsageError } from './command.js';
import type { Language } from './report.js';
import { readJson } from './serve/files.js';

/** @throws {UsageError} When the file cannot be read, or is no agreement. */
export async function readAgreement(path: string): Promise<Agreement> {
  const value = await readJson(path);
  try {
    return toAgreement(value);
  } catch (cause) {
    throw new UsageError(`${path}: ${(cause as Error).message}`, { cause });
  }
}

/** @throws {UsageError} When there are no words in that language. */
export function languageOf(lang: string): Language {
  if (lang !== 'de' && lang !== 'en') throw new UsageError(`--lang ${lang}: there are de and en.`);
  return lang;
}
