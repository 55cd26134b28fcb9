import { digestOf } from '../agreement/digest.js';
import { AvvError } from '../agreement/errors.js';
import { resolveHref } from '../agreement/href.js';
import { load, type LoadOptions } from '../agreement/load.js';
import type { Agreement } from '../agreement/schema.js';

/** The file of a former version: where it is, and what it has to hash to, as far as known. */
export interface FormerFile {
  version: string;
  href: string;
  digests: readonly string[];
}

/**
 * Where the agreement says that a former version is: in `changelog`, else in `supersedes`.
 *
 * @param url The agreement's own address, that of relative references.
 * @param accepted Digest that a receipt names for that version, if it was accepted in this language.
 */
export function formerFile(
  version: string,
  { changelog = [], supersedes }: Agreement,
  url: string | undefined,
  accepted?: string,
): FormerFile | undefined {
  const entries = [...changelog, ...(supersedes ? [supersedes] : [])].filter((entry) => entry.version === version);
  const href = resolveHref(entries.find((entry) => entry.href)?.href, url ?? document.baseURI);
  if (!href?.startsWith('http')) return undefined;
  return {
    version,
    href,
    digests: [accepted, ...entries.map(({ digest }) => digest)].filter((known) => known !== undefined),
  };
}

/** @throws {AvvError} Whatever `load` throws, and `integrity` where it is another text than the one named. */
export async function loadFormer(
  { version, href, digests }: FormerFile,
  { id, language }: Agreement,
  options: LoadOptions,
): Promise<Agreement> {
  const { agreement } = await load(href, options);
  const digest = digests.length ? await digestOf(agreement) : undefined;
  const isMeant = agreement.id === id && agreement.language === language && agreement.version === version;
  if (isMeant && digests.every((expected) => expected === digest)) return agreement;
  throw new AvvError('integrity', `Not version ${version} of ${id}, or another text of it (${href})`, { url: href });
}
