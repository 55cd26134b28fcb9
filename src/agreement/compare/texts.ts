import { normalText } from '../normal-text.js';
import type { Run, TextBlock, Weight } from './model.js';
import { compareRuns } from './runs.js';
import { sequenceChanges } from './sequences.js';
import { similarity, wordCounts } from './similar.js';
import { saysTheSame } from './slips.js';
import { tokensOf } from './tokens.js';
import { heaviest } from './weight.js';

/**
 * Compares two texts block by block and word by word: of Markdown source (`blocksOf` cuts it), or of what is shown of it.
 *
 * @returns In the order of the newer text; what is gone stands where it stood.
 */
export function compareTexts(before: readonly string[], after: readonly string[]): TextBlock[] {
  const blocks: TextBlock[] = [];
  let [was, is] = [0, 0];
  let gap: Gap = { before: [], after: [] };
  for (const { added, removed, count } of sequenceChanges(before.map(normalText), after.map(normalText))) {
    if (removed) gap.before.push(...indexes(was, (was += count)));
    else if (added) gap.after.push(...indexes(is, (is += count)));
    else {
      blocks.push(...closed(gap, before, after));
      gap = { before: [], after: [] };
      for (let end = is + count; is < end; is++, was++) blocks.push(paired(before, was, after, is));
    }
  }
  return [...blocks, ...closed(gap, before, after)];
}

/** How much the difference between two texts weighs. How they are cut into blocks says nothing. */
export function weightOfText(before: string, after: string, blocks: readonly TextBlock[]): Weight {
  const isCutOtherwise = blocks.some(({ kind }) => kind === 'added' || kind === 'removed');
  if (isCutOtherwise && saysTheSame(tokensOf(before), tokensOf(after))) return 'editorial';
  return heaviest(['editorial', ...blocks.map(({ weight }) => weight)]);
}

/** Markdown source in paragraphs, list items, rows of tables; together they are the source. */
export const blocksOf = (source: string): string[] => source.split(BLOCK_STARTS);

/** After a blank line; before the sign of an item, a row, a heading or a quotation at the beginning of a line. */
const BLOCK_STARTS = /(?<=\n[ \t]*\n)(?=[ \t]*\S)|(?<=\n)(?=[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]|[|#>]))/;

/** Blocks between two that stayed, by index. */
interface Gap {
  before: number[];
  after: number[];
}

const indexes = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);

function paired(before: readonly string[], was: number, after: readonly string[], is: number): TextBlock {
  const [former, current] = [before[was]!, after[is]!];
  const place = { before: was, after: is };
  if (former === current) return { kind: 'same', weight: 'formal', ...place, runs: run('same', current) };
  const { runs, weight } = compareRuns(former, current);
  if (runs.every(({ kind }) => kind === 'same')) return { kind: 'same', weight: 'editorial', ...place, runs };
  return { kind: 'changed', weight, ...place, runs };
}

/** Blocks that are gone or new, in this order; those that are much the same are one block that has changed. */
function closed(gap: Gap, before: readonly string[], after: readonly string[]): TextBlock[] {
  const pairs = alignment(gap, before, after);
  const blocks: TextBlock[] = [];
  let [gone, come] = [gap.before, gap.after];
  const flush = (was = Infinity, is = Infinity): void => {
    blocks.push(...gone.filter((at) => at < was).map((at) => whole('removed', before[at]!, { before: at })));
    blocks.push(...come.filter((at) => at < is).map((at) => whole('added', after[at]!, { after: at })));
    [gone, come] = [gone.filter((at) => at > was), come.filter((at) => at > is)];
  };
  for (const [is, was] of pairs) {
    flush(was, is);
    blocks.push(paired(before, was, after, is));
  }
  flush();
  return blocks;
}

const whole = (kind: 'added' | 'removed', text: string, place: Pick<TextBlock, 'before' | 'after'>): TextBlock => ({
  kind,
  weight: normalText(text) ? 'substance' : 'editorial',
  ...place,
  runs: run(kind, text),
});

const run = (kind: Run['kind'], text: string): Run[] => (text ? [{ kind, text }] : []);

/** From here on a block is a version of another. */
const SIMILAR = 0.4;

/** More pairs of blocks than this are not weighed against each other. */
const MOST_PAIRS = 40_000;

/**
 * Which new block each old one has become: the pairs in order that have most in common.
 *
 * @returns Index in the newer text → index in the former.
 */
function alignment(gap: Gap, before: readonly string[], after: readonly string[]): Map<number, number> {
  const pairs = new Map<number, number>();
  if (gap.before.length * gap.after.length > MOST_PAIRS) return pairs;
  const best = scores(gap, before, after);
  for (let i = 0, j = 0; i < gap.before.length && j < gap.after.length;) {
    const here = best[i]![j]!;
    if (here === best[i + 1]![j]) i++;
    else if (here === best[i]![j + 1]) j++;
    else pairs.set(gap.after[j++]!, gap.before[i++]!);
  }
  return pairs;
}

/** What the blocks from i and from j on have in common at best. */
function scores(gap: Gap, before: readonly string[], after: readonly string[]): number[][] {
  const [old, now] = [gap.before.map((at) => wordCounts(before[at]!)), gap.after.map((at) => wordCounts(after[at]!))];
  const best = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--) {
      const common = similarity(old[i]!, now[j]!);
      const together = common >= SIMILAR ? common + best[i + 1]![j + 1]! : 0;
      best[i]![j] = Math.max(together, best[i + 1]![j]!, best[i]![j + 1]!);
    }
  return best;
}
