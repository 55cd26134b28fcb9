import type { AnnouncedChange, ChangelogEntry } from '../../agreement/schema.js';

/** Languages of the feed's own words; the agreement's stay as they are. */
export type Language = 'de' | 'en';

export const WORDS = {
  de: {
    version: 'Fassung',
    effect: 'Wirkung',
    acceptBy: 'Anzunehmen bis',
    subprocessors: 'Unterauftragsverarbeiter',
    effective: 'Wirksam ab',
    objection: 'Einspruch möglich bis',
  },
  en: {
    version: 'Version',
    effect: 'Effect',
    acceptBy: 'To be accepted by',
    subprocessors: 'Subprocessors',
    effective: 'Effective from',
    objection: 'Objection possible until',
  },
} as const;

export const EFFECTS: Readonly<Record<Language, Record<ChangelogEntry['effect'], string>>> = {
  de: {
    editorial: 'redaktionell',
    notice: 'zur Kenntnis',
    objection: 'Einspruch möglich',
    reacceptance: 'Annahme nötig',
  },
  en: {
    editorial: 'editorial',
    notice: 'for information',
    objection: 'objection possible',
    reacceptance: 'has to be accepted',
  },
};

export const KINDS: Readonly<Record<Language, Record<AnnouncedChange['kind'], string>>> = {
  de: { added: 'neu', removed: 'entfällt', replaced: 'ersetzt', changed: 'geändert' },
  en: { added: 'added', removed: 'removed', replaced: 'replaced', changed: 'changed' },
};

/** An ISO 8601 day in words; the same on every machine. */
export const formatDay = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'de-DE', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(day),
  );
