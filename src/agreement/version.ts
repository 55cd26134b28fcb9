/**
 * Orders two versions of a document: negative if `a` is older, positive if it is newer, 0 if they are the same.
 * The numbers in them are compared from left to right, a missing one counting as 0, which orders dotted numbers
 * ("1.9" < "1.10", "1.0" = "1.0.0", "v2" = "2") and ISO dates. Versions without any number are compared as text.
 */
export function compareVersions(a: string, b: string): number {
  const [x, y] = [numbersIn(a), numbersIn(b)];
  if (x.length + y.length === 0) return a < b ? -1 : Number(a > b);
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    const difference = (x[i] ?? 0) - (y[i] ?? 0);
    if (difference) return difference;
  }
  return 0;
}

const numbersIn = (version: string): number[] => (version.match(/\d+/g) ?? []).map(Number);
