import type { ViewContext } from '../context.js';
import { countryName } from '../countries.js';
import { formatDate } from '../names.js';
import { safeguardNames } from '../safeguards.js';

/** Names of the format's fields in the reader's words, as far as readers may see them change. */
export function fieldNames({ msg }: ViewContext): Readonly<Record<string, string>> {
  return {
    title: msg('Titel', { id: 'data.title' }),
    subtitle: msg('Untertitel', { id: 'data.subtitle' }),
    version: msg('Fassung', { id: 'header.version' }),
    published: msg('Veröffentlicht', { id: 'data.published' }),
    effectiveFrom: msg('Gilt ab', { id: 'data.effectiveFrom' }),
    effectiveTo: msg('Gilt bis', { id: 'data.effectiveTo' }),
    supersedes: msg('Ersetzt die Fassung', { id: 'data.supersedes' }),
    bindingLanguage: msg('Verbindliche Sprache', { id: 'data.bindingLanguage' }),
    mainContract: msg('Hauptvertrag', { id: 'incorporated.main' }),
    basedOn: msg('Vorlage', { id: 'data.basedOn' }),
    governingLaw: msg('Anwendbares Recht', { id: 'data.governingLaw' }),
    venue: msg('Gerichtsstand', { id: 'data.venue' }),
    term: msg('Begriff', { id: 'since.term' }),
    definition: msg('Definition', { id: 'data.definition' }),
    label: msg('Bezeichnung', { id: 'data.label' }),
    text: msg('Wortlaut', { id: 'data.text' }),
    note: msg('Anmerkung', { id: 'data.note' }),
    reference: msg('Nachweis', { id: 'data.reference' }),
    href: msg('Adresse im Netz', { id: 'data.href' }),
    validUntil: msg('Gültig bis', { id: 'data.validUntil' }),
    ...periodNames(msg),
    ...subprocessorNames(msg),
    ...announcementNames(msg),
    ...processingNames(msg),
    ...peopleNames(msg),
    ...acceptanceNames(msg),
  };
}

type Msg = ViewContext['msg'];

const periodNames = (msg: Msg): Record<string, string> => ({
  breachHours: msg('Meldung von Verletzungen (Stunden)', { id: 'data.breachHours' }),
  amendmentNoticeDays: msg('Ankündigung von Vertragsänderungen (Tage)', { id: 'data.amendmentNoticeDays' }),
  auditNoticeDays: msg('Ankündigung von Prüfungen (Tage)', { id: 'data.auditNoticeDays' }),
  auditsPerYear: msg('Prüfungen im Jahr', { id: 'data.auditsPerYear' }),
  returnChoiceDays: msg('Wahl zwischen Rückgabe und Löschung (Tage)', { id: 'data.returnChoiceDays' }),
  deletionDays: msg('Löschung (Tage)', { id: 'data.deletionDays' }),
  backupDays: msg('Löschung aus Sicherungen (Tage)', { id: 'data.backupDays' }),
});

const subprocessorNames = (msg: Msg): Record<string, string> => ({
  name: msg('Name', { id: 'data.name' }),
  product: msg('Produkt', { id: 'data.product' }),
  organisation: msg('Unternehmen', { id: 'data.organisation' }),
  entities: msg('Gesellschaften', { id: 'data.entities' }),
  legalName: msg('Firma', { id: 'data.legalName' }),
  address: msg('Anschrift', { id: 'data.address' }),
  country: msg('Land', { id: 'data.country' }),
  countries: msg('Länder', { id: 'data.countries' }),
  task: msg('Aufgabe', { id: 'subprocessor.task' }),
  safeguards: msg('Grundlage der Übermittlung', { id: 'subprocessor.safeguards' }),
  type: msg('Art', { id: 'data.type' }),
  asOf: msg('Stand', { id: 'safeguard.asOf' }),
  legalBasis: msg('Rechtsgrundlage', { id: 'subprocessor.legalBasis' }),
  privacyPolicy: msg('Datenschutzerklärung', { id: 'subprocessor.links' }),
  agreement: msg('Eigener AVV', { id: 'data.agreement' }),
  condition: msg('Nur bei Nutzung', { id: 'data.condition' }),
  feature: msg('Funktion', { id: 'data.feature' }),
  external: msg('Liste an anderer Stelle', { id: 'data.external' }),
  updated: msg('Stand der Liste', { id: 'data.updated' }),
  authorisation: msg('Art der Genehmigung', { id: 'data.authorisation' }),
  noticeDays: msg('Ankündigung (Tage)', { id: 'data.noticeDays' }),
  objectionDays: msg('Einspruchsfrist (Tage)', { id: 'data.objectionDays' }),
  windowStarts: msg('Beginn der Einspruchsfrist', { id: 'data.windowStarts' }),
  noticeChannels: msg('Wege der Ankündigung', { id: 'data.noticeChannels' }),
  objectionChannels: msg('Wege des Einspruchs', { id: 'data.objectionChannels' }),
  grounds: msg('Gründe', { id: 'objection.grounds' }),
  remedy: msg('Folge', { id: 'objection.remedy' }),
});

const announcementNames = (msg: Msg): Record<string, string> => ({
  kind: msg('Was geschieht', { id: 'data.kind' }),
  entries: msg('Betroffen', { id: 'data.entries' }),
  replaces: msg('Ersetzt wird', { id: 'data.replaces' }),
  announced: msg('Angekündigt', { id: 'data.announced' }),
  effective: msg('Wirksam ab', { id: 'data.effective' }),
  objectUntil: msg('Einspruch bis', { id: 'data.objectUntil' }),
  reason: msg('Grund', { id: 'data.reason' }),
});

const processingNames = (msg: Msg): Record<string, string> => ({
  subject: msg('Gegenstand', { id: 'processing.subject' }),
  duration: msg('Dauer', { id: 'processing.duration' }),
  nature: msg('Art der Verarbeitung', { id: 'processing.nature' }),
  purposes: msg('Zwecke', { id: 'processing.purposes' }),
  dataSubjects: msg('Kategorien betroffener Personen', { id: 'processing.dataSubjects' }),
  dataCategories: msg('Arten personenbezogener Daten', { id: 'processing.dataCategories' }),
  specialCategories: msg('Besondere Kategorien personenbezogener Daten', { id: 'processing.specialCategories' }),
  locations: msg('Orte der Verarbeitung', { id: 'processing.locations' }),
  frequency: msg('Häufigkeit der Übermittlung', { id: 'processing.frequency' }),
  retention: msg('Speicherdauer', { id: 'processing.retention' }),
  examples: msg('Beispiele', { id: 'data.examples' }),
});

const peopleNames = (msg: Msg): Record<string, string> => ({
  alias: msg('Im Text genannt', { id: 'data.alias' }),
  register: msg('Registereintrag', { id: 'party.register' }),
  imprint: msg('Impressum', { id: 'party.imprint' }),
  contact: msg('Kontakt', { id: 'party.contact' }),
  dataProtectionOfficer: msg('Datenschutzbeauftragter', { id: 'party.dpo' }),
  representative: msg('Vertretung', { id: 'party.representative' }),
  position: msg('Funktion', { id: 'data.position' }),
  email: msg('E-Mail', { id: 'data.email' }),
  phone: msg('Telefon', { id: 'data.phone' }),
  url: msg('Webseite', { id: 'data.url' }),
});

const acceptanceNames = (msg: Msg): Record<string, string> => ({
  mode: msg('Vertragsschluss', { id: 'contents.incorporated' }),
  required: msg('Erforderlich', { id: 'data.required' }),
  authority: msg('Erklärung zur Vertretung', { id: 'data.authority' }),
  signedCopy: msg('Unterzeichnete Ausfertigung', { id: 'data.signedCopy' }),
  via: msg('Bestandteil von', { id: 'data.via' }),
});

const DATE = /^\d{4}-\d{2}(-\d{2})?$/;

/** A value that is no text for people, in words as far as there are some. */
export function valueWords(key: string, value: string | number | boolean, context: ViewContext): string {
  const { msg, locale, agreement } = context;
  if (value === true) return msg('ja', { id: 'value.yes' });
  if (value === false) return msg('nein', { id: 'value.no' });
  const text = String(value);
  if (DATE.test(text) && key !== 'version') return formatDate(text, context);
  if (/^countr(y|ies)$/.test(key) && /^[A-Z]{2}$/.test(text)) return countryName(text, locale);
  if (key === 'entries' || key === 'replaces') return entryName(text, agreement);
  return codeWords(context)[`${key} ${text}`] ?? text;
}

const entryName = (id: string, { subprocessors }: ViewContext['agreement']): string =>
  subprocessors?.groups.flatMap(({ entries }) => entries).find((entry) => entry.id === id)?.name ?? id;

/** What the format's codes mean, by field and code. */
function codeWords(context: ViewContext): Readonly<Record<string, string>> {
  const { msg } = context;
  const safeguards = Object.entries(safeguardNames(context)).map(([code, words]) => [`type ${code}`, words]);
  return {
    ...(Object.fromEntries(safeguards) as Record<string, string>),
    'kind added': msg('Neu', { id: 'change.added' }),
    'kind removed': msg('Entfällt', { id: 'change.removed' }),
    'kind replaced': msg('Ersetzt', { id: 'change.replaced' }),
    'kind changed': msg('Geändert', { id: 'change.changed' }),
    'mode explicit': msg('durch Annahme', { id: 'value.explicit' }),
    'mode incorporated': msg('als Bestandteil eines anderen Vertrags', { id: 'value.incorporated' }),
    'authorisation general': msg('allgemeine Genehmigung', { id: 'value.general' }),
    'authorisation specific': msg('Genehmigung im Einzelfall', { id: 'value.specific' }),
    'windowStarts notice': msg('mit der Mitteilung', { id: 'value.notice' }),
    'windowStarts receipt': msg('mit dem Zugang der Mitteilung', { id: 'value.receipt' }),
    'status none': msg('keine besonderen Kategorien', { id: 'special.none' }),
    'status excluded': msg('ausgeschlossen', { id: 'special.excluded' }),
    'status present': msg('besondere Kategorien werden verarbeitet', { id: 'special.present' }),
  };
}
