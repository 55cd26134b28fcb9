import { stat } from 'node:fs/promises';
import { platform } from 'node:process';
import type { JWK } from 'jose';
import { createSigner, type Signer } from '../../server/index.js';
import { UsageError } from '../command.js';
import { readJson } from './files.js';
import type { Settings } from './config-file.js';

const MAKE_ONE = 'make one with “avv keygen --out FILE”';

/** @throws {UsageError} Naming the file that holds no key of the kind that belongs there. */
export async function openSigner({ key, retiredKeys }: Pick<Settings, 'key' | 'retiredKeys'>): Promise<Signer> {
  const retired = await Promise.all(retiredKeys.map(readPublicKey));
  const jwk = await readPrivateKey(key);
  try {
    return await createSigner({ key: jwk, retired });
  } catch (cause) {
    const { message } = cause as Error;
    const retiredFile = retiredKeys[Number(/^retired\[(\d+)\]/.exec(message)?.[1] ?? NaN)];
    throw new UsageError(`${retiredFile ?? key}: cannot be used: ${message}`, { cause });
  }
}

/** Whether others than its owner may read the file, which Windows cannot tell. */
export async function isExposed(file: string): Promise<boolean> {
  return platform !== 'win32' && ((await stat(file)).mode & 0o077) !== 0;
}

export async function readPrivateKey(file: string): Promise<JWK> {
  const jwk = await readKey(file);
  if (jwk.d) return jwk;
  throw new UsageError(`${file}: a public key cannot sign; ${MAKE_ONE}`);
}

/** A private key has no business among those that only verify. */
async function readPublicKey(file: string): Promise<JWK> {
  const jwk = await readKey(file);
  if (!jwk.d) return jwk;
  throw new UsageError(`${file}: a private key; keep its public part only, from “avv keygen --retire ${file}”`);
}

async function readKey(file: string): Promise<JWK> {
  const value = await readJson(file, MAKE_ONE);
  const { kty } = (value ?? {}) as { kty?: unknown };
  if (typeof kty === 'string') return value as JWK;
  throw new UsageError(`${file}: not a key (JWK, RFC 7517); ${MAKE_ONE}`);
}
