import { compareInSteps } from '../agreement/compare/compare.js';
import type { LoadOptions } from '../agreement/load.js';
import type { Agreement, ChangelogEntry } from '../agreement/schema.js';
import { compareVersions } from '../agreement/version.js';
import type { CompareContext } from '../view/compare/context.js';
import { rowsOf, type Area, type Row } from '../view/compare/rows.js';
import type { ViewContext } from '../view/context.js';
import { prepareMarkdown } from '../view/markdown.js';
import { markdownTexts } from '../view/markdown-texts.js';
import { ContextBuilder } from './context-builder.js';
import { loadFormer, type FormerFile } from './former-version.js';
import { inSlices } from './slices.js';

/** A former version, and what is otherwise in the newer one. */
export interface Found {
  former: Agreement;
  /** Where it came from: the base of its links. */
  url: string;
  rows: readonly Row[];
  /** The changes that readers go through, by their rows, from 1: all but what the file only says of itself. */
  numbers: ReadonlyMap<string, number>;
  /** What the provider says of the versions since then, newest first. */
  entries: readonly ChangelogEntry[];
}

/** @throws {AvvError} Whatever `loadFormer` throws. */
export async function findChanges(file: FormerFile, agreement: Agreement, options: LoadOptions): Promise<Found> {
  const former = await loadFormer(file, agreement, options);
  await prepareMarkdown([...markdownTexts(former), ...markdownTexts(agreement)]);
  const comparison = await inSlices(compareInSteps(former, agreement));
  const rows = rowsOf(comparison, former, agreement);
  const told = rows.filter(({ change }) => change && change.weight !== 'formal');
  const numbers = new Map(told.map(({ key }, index) => [key, index + 1]));
  return { former, url: file.href, rows, numbers, entries: entriesSince(former.version, agreement) };
}

const entriesSince = (since: string, { version, changelog = [] }: Agreement): ChangelogEntry[] =>
  changelog.filter(
    (entry) => compareVersions(entry.version, since) > 0 && compareVersions(entry.version, version) <= 0,
  );

/** What the rows need besides themselves; terms are not marked, for their definitions stand with the text. */
export function compareContext(
  { former, url, rows, numbers }: Found,
  context: ViewContext,
  { side, hrefBase }: { side: boolean; hrefBase: string },
): CompareContext {
  const { msg, locale } = context;
  const after = { ...context, terms: undefined, marks: undefined };
  const before = new ContextBuilder().build({ ...after, agreement: former, url, hrefBase });
  return {
    before: { ...before, terms: undefined },
    after,
    side,
    words: {
      added: msg('neu:', { id: 'compare.said.added' }),
      removed: msg('entfernt:', { id: 'compare.said.removed' }),
      locale,
    },
    areas: firstOfAreas(rows),
    numbers,
    addressOf: (key) => hrefBase + encodeURIComponent(addressOf(former.version, key)),
  };
}

function firstOfAreas(rows: readonly Row[]): Map<Area, string> {
  const first = new Map<Area, string>();
  for (const row of rows) if (row.kind === 'data' && !first.has(row.area)) first.set(row.area, row.key);
  return first;
}

/** What stands for a row in the page's address. */
const addressOf = (since: string, at: string): string => `compare?${new URLSearchParams({ since, at }).toString()}`;
