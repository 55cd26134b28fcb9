import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { generateSigningKey } from '../server/index.js';
import { UsageError } from './command.js';
import { readPrivateKey } from './serve/keys.js';

export const help = `Usage: avv keygen [--alg EdDSA|ES256] [--out FILE]
       avv keygen --retire FILE [--out FILE]

Makes a private signing key (JWK, RFC 7517). Keep it secret and backed up: who has it can sign receipts.

  --alg     EdDSA (Ed25519), the default, or ES256
  --out     write to a new file that only its owner may read, instead of standard output; never overwrites
  --retire  print the public part of a key, with its end (“exp”) in 24 hours: name that file in “retiredKeys” and
            begin with a new key before; receipts of the old one can still be checked
`;

export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { alg: { type: 'string' }, out: { type: 'string' }, retire: { type: 'string' } },
  });
  if (values.retire && values.alg) throw new UsageError('Either --alg, for a new key, or --retire, for one there is');
  const key = values.retire ? await retire(values.retire) : await generateSigningKey(algorithm(values.alg));
  await put(`${JSON.stringify(key, null, 2)}\n`, values.out);
  return 0;
}

function algorithm(name = 'EdDSA'): 'EdDSA' | 'ES256' {
  if (name === 'EdDSA' || name === 'ES256') return name;
  throw new UsageError(`--alg must be EdDSA or ES256, not ${name}`);
}

/** Time to bring the new key to every copy of the server, in seconds. */
const HANDOVER = 24 * 60 * 60;

async function retire(file: string): Promise<object> {
  const { d: _secret, ...publicKey } = await readPrivateKey(file);
  return { ...publicKey, exp: Math.floor(Date.now() / 1000) + HANDOVER };
}

async function put(text: string, file: string | undefined): Promise<void> {
  if (file === undefined) return void process.stdout.write(text);
  await writeFile(file, text, { flag: 'wx', mode: 0o600 }).catch((cause: Error) => {
    throw new UsageError(`Cannot write ${file}: ${cause.message}`, { cause });
  });
}
