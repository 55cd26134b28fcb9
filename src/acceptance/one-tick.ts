import type { Agreement, Declaration } from '../agreement/schema.js';
import { createRecord, type RecordInput } from './record.js';
import type { AcceptanceRecord } from './schema.js';
import { wordsShown, type PlaceholderValues } from './words.js';

/** What a person declares who accepts an agreement by ticking one box: all that it cannot be accepted without. */
export interface TickWords {
  /** The required ones; the optional ones are not asked here, and recorded as not ticked. */
  declarations: readonly Declaration[];
  /** Statement that the person may act for the customer (§ 164 BGB). */
  authority: string | undefined;
}

export const tickWords = ({ acceptance }: Agreement): TickWords => ({
  declarations: acceptance?.declarations?.filter(({ required }) => required) ?? [],
  authority: acceptance?.authority?.text,
});

/** The words beside the box as they are shown (Markdown); empty for an agreement that demands none. */
export function tickLabel(agreement: Agreement, placeholders: PlaceholderValues): string {
  const { declarations, authority } = tickWords(agreement);
  const texts = [...declarations.map(({ text }) => text), ...(authority ? [authority] : [])];
  return texts.map((text) => wordsShown(text, agreement, placeholders)).join(' ');
}

/** The record of an acceptance by one tick, which makes every statement beside the box. */
export function tickRecord(input: Omit<RecordInput, 'checked' | 'authority'>): AcceptanceRecord {
  const { declarations, authority } = tickWords(input.agreement);
  return createRecord({
    ...input,
    checked: declarations.map(({ id }) => id),
    authority: authority ? { confirmed: true, statement: authority } : undefined,
  });
}
