import type { Agreement } from '../agreement/schema.js';
import type { Msg } from '../localization/localization.js';
import type { TermMatcher } from './terms.js';

/**
 * Everything a view may depend on besides the piece of the document that it shows. A new object stands for a reason
 * to render the text again; as long as it is the same object, the rendered text is left alone.
 */
export interface ViewContext {
  agreement: Agreement;
  /** Final address of the file; relative references are resolved against it. */
  url: string | undefined;
  msg: Msg;
  /** Interface language, for dates and names. */
  locale: string;
  /** Level of the document's title, from 1. */
  headingLevel: number;
  /** Address of a place in this document, `undefined` when there is no such id. */
  hrefFor(id: string): string | undefined;
  /** Values for `{{key}}`, from the host and from what has been typed. */
  placeholders: Readonly<Record<string, string>>;
  /** Optional features that are active for this customer. */
  features: readonly string[];
  terms: TermMatcher | undefined;
}

/** English without a region would mean American dates. */
const regional = (locale: string): string => (locale === 'en' ? 'en-GB' : locale);

/** `2026-02-30` has the form of a date, but browsers make it the 2nd of March, or nothing at all. */
const isInCalendar = (date: Date, isoDate: string): boolean =>
  !Number.isNaN(date.getTime()) && date.toISOString().startsWith(isoDate);

/** `2026-01-31` or `2026-01` in the reader's words; a date that there is not, as it is written. */
export function formatDate(isoDate: string, locale: string): string {
  const date = new Date(isoDate);
  if (!isInCalendar(date, isoDate)) return isoDate;
  const monthOnly = isoDate.length === 7;
  const options: Intl.DateTimeFormatOptions = monthOnly ? { month: 'long', year: 'numeric' } : { dateStyle: 'long' };
  return new Intl.DateTimeFormat(regional(locale), { ...options, timeZone: 'UTC' }).format(date);
}

/** A point in time with its zone, as the reader's clock shows it. */
export function formatInstant(isoInstant: string, locale: string): string {
  return new Intl.DateTimeFormat(regional(locale), { dateStyle: 'long', timeStyle: 'long' }).format(
    new Date(isoInstant),
  );
}

/** The name of a language in the interface language, for example “Englisch”; the tag, where it means nothing. */
export function languageName(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
