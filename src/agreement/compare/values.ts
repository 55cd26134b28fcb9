/** An object of parsed JSON. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `Array.isArray` would say `any[]`. */
export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** The names that an object has a value for; JSON knows no other. */
export const keysOf = (value: JsonObject): string[] => Object.keys(value).filter((key) => value[key] !== undefined);

/** The names in either of two objects, those of the newer one last where only it has them. */
export const allKeys = (before: JsonObject, after: JsonObject): string[] => [
  ...new Set([...keysOf(before), ...keysOf(after)]),
];

/** Whether the canonical JSON (RFC 8785) of two values is the same. */
export function equal(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (isList(one) && isList(other))
    return one.length === other.length && one.every((item, index) => equal(item, other[index]));
  if (!isObject(one) || !isObject(other)) return false;
  const keys = keysOf(one);
  return keys.length === keysOf(other).length && keys.every((key) => own(other, key) && equal(one[key], other[key]));
}

/** Not what an object inherits: `constructor` is a name like any other. */
export const own = (value: JsonObject, key: string): boolean => Object.hasOwn(value, key);

/** The value of a field, `undefined` for what is only inherited. */
export const fieldOf = (value: JsonObject, key: string): unknown => (own(value, key) ? value[key] : undefined);
