import { mkdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CopyFile } from '../src/server/index.js';

/** The durable copies as they were made when the agreement was accepted, by receipt. A host would mail them as well. */
export interface Copies {
  save(receiptId: string, file: CopyFile): Promise<void>;
  find(receiptId: string): Promise<Buffer<ArrayBuffer> | undefined>;
}

export function createCopies(folder: string): Copies {
  mkdirSync(folder, { recursive: true });
  const pathOf = (receiptId: string) => join(folder, `${receiptId}.html`);
  return {
    save: (receiptId, { content }) => writeFile(pathOf(receiptId), content),
    find: (receiptId) => readFile(pathOf(receiptId)).catch(() => undefined),
  };
}
