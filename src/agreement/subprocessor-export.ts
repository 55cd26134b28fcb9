import type { Agreement, Contact, Subprocessor, SubprocessorGroup, Subprocessors } from './schema.js';
import { transferOf } from './transfers.js';

/** A cell's text; several values are parted by semicolons. */
type Column = (entry: Subprocessor, group: SubprocessorGroup) => string | readonly (string | undefined)[] | undefined;

const contactWords = ({ name, position, email, phone, url, address }: Contact): (string | undefined)[] => [
  name,
  position,
  email,
  phone,
  url,
  address,
];

/** Named after the fields of the format, so that programs can rely on them in every language. */
const COLUMNS: Readonly<Record<string, Column>> = {
  id: ({ id }) => id,
  group: (_, { title }) => title,
  name: ({ name }) => name,
  product: ({ product }) => product,
  entities: ({ entities }) =>
    entities?.map(({ legalName, address, country }) => [legalName, address, country].filter(Boolean).join(', ')),
  address: ({ address }) => address,
  country: ({ country }) => country,
  contact: ({ contact }) => contact && contactWords(contact),
  task: ({ task }, { title }) => task ?? title,
  dataCategories: ({ dataCategories }) => dataCategories,
  locations: ({ locations }) => locations,
  countries: ({ countries }) => countries,
  reach: (entry) => transferOf(entry).reach,
  safeguards: ({ safeguards }) =>
    safeguards?.map(({ type, note, reference, asOf }) => [type, note, reference, asOf].filter(Boolean).join(', ')),
  legalBasis: ({ legalBasis }) => legalBasis,
  privacyPolicy: ({ privacyPolicy }) => privacyPolicy,
  agreement: ({ agreement }) => agreement,
  condition: ({ condition }) => condition?.label,
  effectiveFrom: ({ effectiveFrom }) => effectiveFrom,
  effectiveTo: ({ effectiveTo }) => effectiveTo,
};

/**
 * What a spreadsheet would take for a formula becomes text by an apostrophe (OWASP, “CSV Injection”): `=`, `+`, `-`, `@`
 * also in their other forms (full width, small, superscript) and behind white space or invisible characters, and tab,
 * carriage return and line feed, at which some programs begin a cell anew.
 */
function harmless(text: string): string {
  const start = text.normalize('NFKC').replace(/^[\s\p{C}]+/u, '');
  return /^[\t\r\n]/.test(text) || /^[=+\-@\u2212]/.test(start) ? `'${text}` : text;
}

/** RFC 4180: every field in quotation marks, those within doubled. */
const field = (text: string): string => `"${harmless(text).replaceAll('"', '""')}"`;

const textOf = (value: ReturnType<Column>): string =>
  typeof value === 'string' ? value : (value?.filter(Boolean).join('; ') ?? '');

/**
 * Some of an agreement's subprocessors as CSV (RFC 4180), in the order given; with a byte order mark, by which Excel knows
 * UTF-8, and safe to open in a spreadsheet.
 */
export function subprocessorsCsv({ subprocessors }: Agreement, entries: Iterable<Subprocessor>): string {
  const groupOf = groupsByEntry(subprocessors);
  const rows = [...entries].map((entry) =>
    Object.values(COLUMNS).map((column) => textOf(column(entry, groupOf.get(entry)!))),
  );
  return `\ufeff${[Object.keys(COLUMNS), ...rows].map((row) => `${row.map(field).join()}\r\n`).join('')}`;
}

function groupsByEntry(subprocessors: Subprocessors | undefined): Map<Subprocessor, SubprocessorGroup> {
  const groups = subprocessors?.groups ?? [];
  return new Map(groups.flatMap((group) => group.entries.map((entry) => [entry, group] as const)));
}

/**
 * The same as JSON: the agreement's own data in its own form, with the document that they are from, and how many of how
 * many entries these are, so that nobody takes an extract for the whole.
 */
export function subprocessorsJson(agreement: Agreement, entries: Iterable<Subprocessor>): string {
  const { id, version, language, title, subprocessors } = agreement;
  const chosen = new Set(entries);
  const all = subprocessors?.groups ?? [];
  const groups = all
    .map((group) => ({ ...group, entries: group.entries.filter((entry) => chosen.has(entry)) }))
    .filter((group, index) => group.entries.length || !all[index]!.entries.length);
  const extract = { entries: chosen.size, of: all.flatMap((group) => group.entries).length };
  return `${JSON.stringify({ agreement: { id, version, language, title }, updated: subprocessors?.updated, extract, groups }, null, 2)}\n`;
}
