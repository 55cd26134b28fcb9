/** Freezes a JSON value all the way down. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const child of Array.isArray(value) ? (value as unknown[]) : Object.values(value)) deepFreeze(child);
  return Object.freeze(value);
}
