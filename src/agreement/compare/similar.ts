/** How often each word occurs in a text; case makes no difference. */
export type WordCounts = ReadonlyMap<string, number>;

export function wordCounts(text: string): WordCounts {
  const counts = new Map<string, number>();
  for (const word of text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** How much two texts have in common, from 0 to 1: the words in both, of all (Dice's coefficient). */
export function similarity(one: WordCounts, other: WordCounts): number {
  let shared = 0;
  for (const [word, count] of one) shared += Math.min(count, other.get(word) ?? 0);
  return (2 * shared) / (total(one) + total(other) || 1);
}

function total(counts: WordCounts): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}
