import { isDeepStrictEqual } from 'node:util';
import { entryDigest, entryOf } from '../../src/acceptance/entry.js';
import type { AnyReceipt } from '../../src/acceptance/schema.js';
import type { ConsentStore, StoredEntry } from '../../src/server/index.js';

/** An acceptance whose receipt a client holds in its hands. */
export interface Acknowledged {
  key: string;
  receipt: AnyReceipt;
}

/** What a store must not have done to a chain; everything empty is what it must be. */
export interface Audit {
  entries: number;
  /** Keys that were acknowledged and are not there with the same receipt. */
  lost: string[];
  /** Keys and ids that are there more than once. */
  duplicated: string[];
  /** What is wrong with the chain, in words. */
  broken: string[];
}

/** The whole chain, oldest first. */
export async function readChain(store: ConsentStore, chain: string): Promise<StoredEntry[]> {
  const entries: StoredEntry[] = [];
  for (;;) {
    const page = await store.list(chain, { after: entries.length, limit: 200 });
    if (page.length === 0) return entries;
    entries.push(...page);
  }
}

/** Holds a chain against what was acknowledged, and each link against the one before it. */
export async function audit(entries: readonly StoredEntry[], acknowledged: readonly Acknowledged[]): Promise<Audit> {
  const byKey = new Map(entries.map((stored) => [stored.key, stored]));
  return {
    entries: entries.length,
    lost: acknowledged
      .filter(({ key, receipt }) => !isDeepStrictEqual(byKey.get(key)?.content?.receipt, receipt))
      .map(({ key }) => key),
    duplicated: [...repeated(entries.map(({ key }) => key)), ...repeated(entries.map(({ entry }) => entry.id))],
    broken: await brokenLinks(entries),
  };
}

const repeated = (values: readonly (string | undefined)[]): string[] =>
  values.filter((value, index): value is string => value !== undefined && values.indexOf(value) !== index);

async function brokenLinks(entries: readonly StoredEntry[]): Promise<string[]> {
  const erased = new Set(entries.flatMap(({ entry }) => entry.erased ?? []));
  const problems: string[] = [];
  for (const [index, stored] of entries.entries()) {
    const { entry, digest, content } = stored;
    const say = (what: string) => problems.push(`${index + 1}: ${what}`);
    if (entry.sequence !== index + 1) say(`has sequence ${entry.sequence}`);
    if (entry.previousDigest !== entries[index - 1]?.digest) say('does not follow the entry before it');
    if (digest !== (await entryDigest(entry))) say('has another digest');
    if (content && !isDeepStrictEqual(await entryOf(content.receipt), entry)) say('is not the entry of its receipt');
    if (!content && entry.kind !== 'erasure' && !erased.has(entry.id)) say('has lost its receipt');
    if (content && erased.has(entry.id)) say('has a receipt that was erased');
  }
  return problems;
}
