import { str } from '@lit/localize/internal/str-tag.js';
import { COUNTRIES_AS_OF, countryStatus, type Adequacy, type AdequacyScope } from '../agreement/countries.js';
import type { ViewContext } from './context.js';
import { formatDate } from './names.js';

const displays = new Map<string, Intl.DisplayNames>();

/** The name of a country in the reader's language; a code that nobody knows stays as it is written. */
export function countryName(code: string, locale: string): string {
  if (!displays.has(locale)) displays.set(locale, new Intl.DisplayNames([locale], { type: 'region' }));
  return displays.get(locale)!.of(code) ?? code;
}

const scopes = ({ msg }: ViewContext): Record<AdequacyScope, string> => ({
  commercial: msg('nur für Organisationen, für die das Bundesgesetz PIPEDA gilt', { id: 'scope.commercial' }),
  dpf: msg('nur für Organisationen, die nach dem EU-US Data Privacy Framework zertifiziert sind', { id: 'scope.dpf' }),
  appi: msg('nur für Unternehmen, für die das Gesetz APPI mit den Ergänzenden Vorschriften gilt', { id: 'scope.appi' }),
  pipa: msg('für Stellen, für die das Gesetz PIPA gilt, ohne Kreditdaten und Religionsgemeinschaften', {
    id: 'scope.pipa',
  }),
  automated: msg('nur für automatisierte Übermittlung und Verarbeitung', { id: 'scope.automated' }),
});

function adequacyWords({ decision, journal, scope, until }: Adequacy, context: ViewContext): string {
  const { msg } = context;
  const number = decision.replace(/EC$/, msg('EG', { id: 'country.ec' }));
  const place = journal
    .replace(/^OJ/, msg('ABl.', { id: 'country.journal' }))
    .replace('p.', msg('S.', { id: 'country.page' }));
  const words = msg(str`Angemessenheitsbeschluss ${number} (${place})`, { id: 'country.adequate' });
  const limits = [
    scope && scopes(context)[scope],
    until && msg(str`befristet bis ${formatDate(until, context)}`, { id: 'country.until' }),
  ].filter(Boolean);
  return [words, ...limits].join(', ');
}

/** Where a country stands under Chapter V GDPR, in words. */
export function countryStatusWords(code: string, day: string, context: ViewContext): string {
  const { msg } = context;
  const status = countryStatus(code, day);
  if (status.kind === 'eea') return msg('Europäischer Wirtschaftsraum', { id: 'country.eea' });
  if (status.kind === 'third') return msg('kein Angemessenheitsbeschluss bekannt', { id: 'country.third' });
  return adequacyWords(status.adequacy, context);
}

/** Of which day the knowledge of countries is. */
export const countriesAsOf = (context: ViewContext): string =>
  context.msg(str`Länderangaben: Stand ${formatDate(COUNTRIES_AS_OF, context)}. Maßgeblich ist das Amtsblatt der EU.`, {
    id: 'country.asOf',
  });
