import { fieldOf, isList, type JsonObject } from './values.js';

/** What stands in a document at a JSON pointer (RFC 6901). */
export function valueAt<T = unknown>(root: unknown, pointer: string): T {
  const keys = pointer.split('/').slice(1);
  return keys.reduce<unknown>((value, key) => {
    const name = key.replace(/~1/g, '/').replace(/~0/g, '~');
    return isList(value) ? value[Number(name)] : fieldOf(value as JsonObject, name);
  }, root) as T;
}
