import type { Run, Weight } from './model.js';
import { sequenceChanges } from './sequences.js';
import { saysTheSame } from './slips.js';
import { tokensOf, type Token } from './tokens.js';
import { heaviest } from './weight.js';

/** Words that stayed, or words that stand in the place of others. */
interface Hunk {
  same: readonly Token[];
  removed: readonly Token[];
  added: readonly Token[];
}

/** Word by word, what became of a text. */
export function compareRuns(before: string, after: string): { runs: Run[]; weight: Weight } {
  const hunks = merged(hunksOf(tokensOf(before), tokensOf(after)));
  const differing = hunks.filter(({ same }) => !same.length);
  return {
    runs: hunks.flatMap(({ same, removed, added }) => [
      ...run('same', same),
      ...run('removed', removed),
      ...run('added', added),
    ]),
    weight: heaviest(differing.map(({ removed, added }) => (saysTheSame(removed, added) ? 'editorial' : 'substance'))),
  };
}

function run(kind: Run['kind'], tokens: readonly Token[]): Run[] {
  return tokens.length ? [{ kind, text: tokens.map(({ text }) => text).join('') }] : [];
}

/** Keys are numbered, as numbers are quicker to compare. */
function hunksOf(before: readonly Token[], after: readonly Token[]): Hunk[] {
  const hunks: Hunk[] = [];
  let [was, is] = [0, 0];
  const numbers = new Map<string, number>();
  const numberOf = ({ key }: Token): number => numbers.get(key) ?? numbers.set(key, numbers.size).size - 1;
  for (const { added, removed, count } of sequenceChanges(before.map(numberOf), after.map(numberOf))) {
    const last = hunks.at(-1);
    const open = last && !last.same.length ? hunks.pop()! : { same: [], removed: [], added: [] };
    if (removed) hunks.push({ ...open, removed: [...open.removed, ...before.slice(was, (was += count))] });
    else if (added) hunks.push({ ...open, added: [...open.added, ...after.slice(is, (is += count))] });
    else {
      if (open.removed.length || open.added.length) hunks.push(open);
      hunks.push({ same: after.slice(is, (is += count)), removed: [], added: [] });
      was += count;
    }
  }
  return hunks;
}

/** So few letters between two changes are read as part of one. */
const FEW_LETTERS = 3;

/** Changes that only a comma or an article stands between are one: nobody reads text in shreds. */
function merged(hunks: readonly Hunk[]): Hunk[] {
  const joined: Hunk[] = [];
  for (const [index, hunk] of hunks.entries()) {
    const isShred = hunk.same.length && index && index < hunks.length - 1 && letters(hunk.same) <= FEW_LETTERS;
    const last = joined.at(-1);
    const { same, removed, added } = hunk;
    if (last && !last.same.length && (isShred || !same.length)) {
      joined[joined.length - 1] = {
        same: [],
        removed: [...last.removed, ...same, ...removed],
        added: [...last.added, ...same, ...added],
      };
    } else joined.push(hunk);
  }
  return joined;
}

const letters = (tokens: readonly Token[]): number =>
  tokens.reduce((sum, { key }) => sum + (key.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0);
