import type { Agreement } from '../agreement/schema.js';
import { formerFile, type FormerFile } from './former-version.js';

/**
 * The former versions that an agreement says the address of: the accepted one first, then as they stand in the changelog.
 *
 * @param accepted That of the accepted version, of which more is known.
 */
export function formerFiles(
  agreement: Agreement,
  url: string | undefined,
  accepted: FormerFile | undefined,
): FormerFile[] {
  const { changelog = [], supersedes, version: own } = agreement;
  const versions = [...changelog.map(({ version }) => version), ...(supersedes ? [supersedes.version] : [])];
  const others = [...new Set(versions)]
    .filter((version) => version !== own && version !== accepted?.version)
    .flatMap((version) => formerFile(version, agreement, url) ?? []);
  return accepted ? [accepted, ...others] : others;
}

/** The one that a reader most likely means: the accepted one, else the one before, else the first. */
export const likelyFile = (files: readonly FormerFile[], { supersedes }: Agreement, accepted: FormerFile | undefined) =>
  accepted ?? files.find(({ version }) => version === supersedes?.version) ?? files[0];
