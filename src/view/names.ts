import { str } from '@lit/localize/internal/str-tag.js';
import type { ViewContext } from './context.js';

/*
 * Dates and languages without `Intl`: its first use in a page takes some 10 ms, more than showing a whole agreement.
 * It is asked only for what is not known here.
 */

/** `2026-01-31` or `2026-01` in the reader's words. */
export function formatDate(isoDate: string, { msg }: ViewContext): string {
  const [year, month, day] = isoDate.split('-');
  const months = msg('Januar Februar März April Mai Juni Juli August September Oktober November Dezember', {
    id: 'months',
  });
  const name = months.split(' ')[Number(month) - 1];
  return day ? msg(str`${Number(day)}. ${name} ${year}`, { id: 'date' }) : `${name} ${year}`;
}

/** The name of a language in the interface language, for example “Englisch”. */
export function languageName(tag: string, { msg, locale }: ViewContext): string {
  if (tag === 'de') return msg('Deutsch', { id: 'language.de' });
  if (tag === 'en') return msg('Englisch', { id: 'language.en' });
  return displayName(tag, locale);
}

const OWN_NAMES: Readonly<Record<string, string>> = { de: 'Deutsch', en: 'English' };

/** A language in its own words, for those who look for it. */
export const ownLanguageName = (tag: string): string => OWN_NAMES[tag] ?? displayName(tag, tag);

/** A tag that nobody knows stays as it is written. */
function displayName(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** A point in time with its zone, as the reader's clock shows it. */
export const formatInstant = (isoInstant: string, { locale, timeZone }: ViewContext): string =>
  // English without a region would mean American dates.
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'long',
    timeStyle: 'long',
    timeZone,
  }).format(new Date(isoInstant));
