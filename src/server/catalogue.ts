import type { AcceptanceRecord } from '../acceptance/schema.js';
import { toAgreement } from '../agreement/conform.js';
import { digestOf } from '../agreement/digest.js';
import type { Agreement } from '../agreement/schema.js';
import type { PublishedAgreement } from './options.js';
import { ProblemError } from './problem.js';

/** The server's copy of an agreement, with its digest. */
export interface OwnCopy extends PublishedAgreement {
  digest: string;
}

export interface Catalogue {
  /** The current copy of what a record says was shown; throws a `ProblemError` when that is not what is offered now. */
  find(shown: AcceptanceRecord['document']): Promise<OwnCopy>;
}

/** @throws {TypeError} When one of the agreements does not follow the format. */
export function createCatalogue(agreements: readonly (Agreement | PublishedAgreement)[]): Catalogue {
  const published = agreements.map(asPublished);
  published.forEach(refuseInvalid);
  const digests = new Map<Agreement, Promise<string>>();
  return {
    async find(shown) {
      const offered = published.filter(({ agreement }) => agreement.id === shown.id);
      const current = currentOf(offered, shown.language);
      if (!current) throw new ProblemError('unknown-document', describeMissing(shown, offered));
      const { agreement } = current;
      if (!digests.has(agreement)) digests.set(agreement, ownDigest(agreement));
      const own = { ...current, digest: await digests.get(agreement)! };
      refuseOutdated(shown, own);
      return own;
    },
  };
}

const asPublished = (entry: Agreement | PublishedAgreement): PublishedAgreement =>
  'format' in entry ? { agreement: entry } : entry;

/** Of one language the last one is current. */
const currentOf = (offered: readonly PublishedAgreement[], language: string): PublishedAgreement | undefined =>
  offered.filter(({ agreement }) => agreement.language === language).at(-1);

/**
 * The current agreement of an id in the first of the languages in which there is one; without any of them, the last one
 * of that id in whatever language.
 *
 * @throws {TypeError} When there is none with that id.
 */
export function currentAgreement(
  agreements: readonly (Agreement | PublishedAgreement)[],
  id: string,
  languages: readonly string[],
): Agreement {
  const offered = agreements.map(asPublished).filter(({ agreement }) => agreement.id === id);
  const current = languages.map((language) => currentOf(offered, language)).find(Boolean) ?? offered.at(-1);
  if (current) return current.agreement;
  throw new TypeError(`There is no document “${id}” among the agreements`);
}

function refuseInvalid({ agreement }: PublishedAgreement, index: number): void {
  try {
    toAgreement(agreement);
  } catch (cause) {
    throw new TypeError(`agreements[${index}]: ${(cause as Error).message}`, { cause });
  }
}

function describeMissing(
  { id, language }: AcceptanceRecord['document'],
  offered: readonly PublishedAgreement[],
): string {
  return offered.length ? `The document “${id}” is not offered in “${language}”` : `There is no document “${id}” here`;
}

async function ownDigest(agreement: Agreement): Promise<string> {
  const digest = await digestOf(agreement);
  if (!digest) throw new Error('This runtime has no crypto.subtle, which digests need');
  return digest;
}

function refuseOutdated({ version, digest }: AcceptanceRecord['document'], own: OwnCopy): void {
  const { id, version: current } = own.agreement;
  if (own.withdrawn) throw new ProblemError('withdrawn', `The document “${id}” is no longer offered`);
  if (version !== current)
    throw new ProblemError('version-superseded', `Version ${version} was shown, ${current} is current`);
  if (digest && digest !== own.digest)
    throw new ProblemError(
      'digest-mismatch',
      `The text shown is not that of version ${current}: ${digest} instead of ${own.digest}`,
    );
}
