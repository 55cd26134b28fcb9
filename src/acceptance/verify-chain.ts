import type { ChainProblem } from './chain-findings.js';
import { linesOf, type Chunks } from './chain-lines.js';
import { ChainWalk, type Checkpoint } from './chain-walk.js';
import type { ChainEntry, ChainHead } from './schema.js';
import { openKeyring } from './signature.js';
import { finding, type ChainCheckName, type Check } from './verification.js';

export type { ChainProblem } from './chain-findings.js';
export type { Chunks } from './chain-lines.js';
export type { Checkpoint } from './chain-walk.js';

export interface ChainOptions {
  /** The issuer's public keys: a JSON Web Key Set (RFC 7517). */
  keys?: unknown;
  /**
   * The `end` of an earlier verification: only what comes after it is given and read. The chain that it is the end of
   * cannot have been rewritten since, or the first link would be broken.
   */
  after?: Checkpoint | undefined;
  /** Problems after which reading ends; 100. */
  limit?: number | undefined;
}

export interface ChainVerification {
  /** Nothing is wrong. */
  valid: boolean;
  checks: Check<ChainCheckName>[];
  /** At most `limit`, in the order of the lines. */
  problems: ChainProblem[];
  /** Reading ended at the limit. */
  stopped: boolean;
  entries: number;
  receipts: number;
  /** Acceptances that were attached to an account later. */
  attachments: number;
  /** Receipts and attachments that erasures name. */
  erased: number;
  head?: ChainHead;
  /** The last entry: worth keeping, for `after`. */
  end?: Checkpoint;
}

/**
 * Checks an export of an issuer's chain (JSON Lines): every line in canonical form, no gap, every link, no trial among
 * acceptances that bind, every receipt and attachment against its entry and by its signature, attachments of earlier acceptances only and once each, contents
 * missing only where an erasure names them or where the export has none, and the signed head at the end. Each changed, missing, added or moved byte is a problem with its line.
 *
 * Reads as it goes: memory grows with the ids of the acts only.
 *
 * @param chunks The export in pieces of any size, with its line feeds: lines, chunks of a file, or all of it.
 * @throws What `chunks` throws; `Error` where there is no `crypto.subtle`. Never for what the export says.
 */
export const verifyChain = (chunks: Chunks, options: ChainOptions = {}): Promise<ChainVerification> =>
  walkChain(chunks, options);

/** The same, with a look at each entry. */
export async function walkChain(
  chunks: Chunks,
  { keys, after, limit = 100 }: ChainOptions,
  visit?: (entry: ChainEntry) => void,
): Promise<ChainVerification> {
  const walk = new ChainWalk(keys === undefined ? 'none' : openKeyring(keys), limit, after);
  for await (const line of linesOf(chunks)) {
    const entry = await walk.read(line);
    if (entry) visit?.(entry);
    if (walk.findings.full) return conclude(walk, true);
  }
  walk.finish();
  return conclude(walk, false);
}

function conclude(walk: ChainWalk, stopped: boolean): ChainVerification {
  const { findings, contents, entries, head, end } = walk;
  const checks = findings.checks();
  return {
    valid: findings.problems.length === 0,
    checks: stopped ? checks.map(unlessKnown) : checks,
    problems: findings.problems,
    stopped,
    entries,
    receipts: contents.receipts,
    attachments: contents.attached,
    erased: contents.erased,
    ...(head && { head }),
    ...(end && { end }),
  };
}

/** Nothing has passed that was not read to its end. */
const unlessKnown = (check: Check<ChainCheckName>): Check<ChainCheckName> =>
  check.result === 'fail' ? check : { name: check.name, ...finding('stopped', 'Reading ended before this was known') };
