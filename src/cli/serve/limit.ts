/**
 * At most `requests` in each window of `seconds` for each key; a count of this process alone, forgotten at its end.
 *
 * @returns Seconds until the next window for a key that has used up its requests, otherwise `undefined`.
 */
export function createLimit(
  { requests, seconds }: { requests: number; seconds: number },
  now: () => number = Date.now,
): (key: string) => number | undefined {
  const counts = new Map<string, number>();
  let current = 0;
  return (key) => {
    if (requests === 0) return undefined;
    const time = now() / 1000;
    const window = Math.floor(time / seconds);
    if (window !== current) counts.clear();
    current = window;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count > requests ? (window + 1) * seconds - time : undefined;
  };
}
