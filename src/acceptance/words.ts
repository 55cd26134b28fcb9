import type { Agreement } from '../agreement/schema.js';

/** Values of placeholders, by key. */
export type PlaceholderValues = Readonly<Record<string, string>>;

/**
 * A text of the agreement as it was shown: `{{key}}` replaced by its value. Open and undeclared ones stay as they
 * are, and a value is never searched for further placeholders.
 */
export function wordsShown(text: string, agreement: Agreement, values: PlaceholderValues): string {
  const filled = new Map(agreement.placeholders?.map(({ key }) => [key, Object.hasOwn(values, key) && values[key]]));
  return text.replace(/\{\{([a-z][A-Za-z0-9]*)\}\}/g, (gap, key: string) => filled.get(key) || gap);
}

/** Where the answer to an ask stands in a record. */
export type AskPlace = readonly ['customer' | 'acceptor', string];

/** `company`, `address` and `country` describe the customer; everything else, also fields of the provider's own, the person. */
export function askPlace(field: string): AskPlace {
  if (field === 'company') return ['customer', 'name'];
  return [field === 'address' || field === 'country' ? 'customer' : 'acceptor', field];
}
