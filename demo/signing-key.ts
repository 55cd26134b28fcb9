import { readFile, writeFile } from 'node:fs/promises';
import { generateSigningKey, type SigningKey } from '../src/server/index.js';

/** The key in a file that only this user can read; a new one the first time. */
export async function loadSigningKey(file: string): Promise<SigningKey> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text ? (JSON.parse(text) as SigningKey) : makeSigningKey(file);
}

async function makeSigningKey(file: string): Promise<SigningKey> {
  const key = await generateSigningKey();
  try {
    await writeFile(file, JSON.stringify(key, null, 2), { mode: 0o600, flag: 'wx' });
    return key;
  } catch (error) {
    // Another process that has just started was quicker: its key is the one.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return loadSigningKey(file);
    throw error;
  }
}
