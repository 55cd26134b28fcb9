import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { toAgreement } from '../../agreement/conform.js';
import type { Agreement } from '../../agreement/schema.js';
import { compareVersions } from '../../agreement/version.js';
import { UsageError } from '../command.js';
import { readJson } from './files.js';

interface Found {
  file: string;
  agreement: Agreement;
}

/**
 * The agreements of a folder, oldest version first: of one id and language the last is current, see
 * `ConsentHandlerOptions.agreements`. The newest is the one with the highest version (`compareVersions`), and of equal
 * ones that published last.
 *
 * @throws {UsageError} When there is none, one is not valid, or it cannot be said which of two is newer.
 */
export async function readAgreements(folder: string): Promise<Agreement[]> {
  const files = (await listJson(folder)).map((name) => join(folder, name));
  if (files.length === 0) throw new UsageError(`${folder}: there is no *.json file with an agreement`);
  const found = await Promise.all(files.map(readAgreement));
  return found.sort(byAge).map(({ agreement }) => agreement);
}

/** Which version of each is current, for the log: `muster-avv (de) 2.0`. */
export function describeCurrent(agreements: readonly Agreement[]): string[] {
  const current = new Map(agreements.map(({ id, language, version }) => [`${id} (${language})`, version]));
  return [...current].map(([name, version]) => `${name} ${version}`);
}

async function listJson(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((cause: Error) => {
    throw new UsageError(`${folder}: the folder of agreements cannot be read: ${cause.message}`, { cause });
  });
  return names.filter((name) => name.endsWith('.json')).sort();
}

async function readAgreement(file: string): Promise<Found> {
  const value = await readJson(file);
  try {
    return { file, agreement: toAgreement(value) };
  } catch (cause) {
    throw new UsageError(`${file}: ${(cause as Error).message}`, { cause });
  }
}

/** Documents apart, each from its oldest to its newest version. */
function byAge(a: Found, b: Found): number {
  const [x, y] = [a.agreement, b.agreement];
  if (x.id !== y.id) return x.id < y.id ? -1 : 1;
  if (x.language !== y.language) return x.language < y.language ? -1 : 1;
  const [versions, dates] = [compareVersions(x.version, y.version), compareDates(x.published, y.published)];
  if (versions * dates < 0)
    throw new UsageError(`${a.file} and ${b.file}: the higher version was published earlier; one of these is wrong`);
  if (versions || dates) return versions || dates;
  throw new UsageError(
    `${a.file} and ${b.file}: both are “${x.id}” (${x.language}), versions ${x.version} and ${y.version}, ` +
      'and neither is newer; remove one, or give it a higher version',
  );
}

/** Of `2026-11` and `2026-11-05` neither is earlier; nor is one that is not given. */
function compareDates(a = '', b = ''): number {
  const length = Math.min(a.length, b.length);
  return Math.sign(compareVersions(a.slice(0, length), b.slice(0, length)));
}
