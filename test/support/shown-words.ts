import type { Agreement, Contact, Measure, Party, Section, Subprocessor } from '../../src/agreement/schema.js';

/*
 * The words of an agreement as format.md orders them, and the words that a page shows, to be held against each other.
 * Neither side uses the viewer's own code: Markdown is undone by patterns, and the page is read as a reader would.
 */

/** What stands for `{{key}}`: a value, or the placeholder's label while it is open. */
type Placeholders = Readonly<Record<string, string>>;

type Text = string | undefined;

const BLOCK_FIELDS = ['subject', 'duration', 'nature', 'purposes', 'dataSubjects', 'dataCategories'] as const;
const OTHER_FIELDS = ['specialCategories', 'locations', 'frequency', 'retention'] as const;
const PROCESSING_FIELDS = [...BLOCK_FIELDS, ...OTHER_FIELDS] as const;

/** Every word of the agreement that a reader has to see, in the document's order. */
export function agreementWords(agreement: Agreement, values: Placeholders = {}): string[] {
  return words([...agreementTexts(agreement)].map((text) => filled(text ?? '', agreement, values)));
}

function* agreementTexts(agreement: Agreement): Generator<Text> {
  const { title, subtitle, preamble, sections, annexes = [], closing } = agreement;
  yield* [title, subtitle, plain(preamble)];
  for (const section of [...sections, ...annexes]) yield* sectionTexts(section, agreement);
  if (!isPlaced('subprocessors', [...sections, ...annexes])) yield* subprocessorTexts(agreement);
  yield plain(closing);
}

const isPlaced = (place: string, sections: readonly Section[]): boolean =>
  sections.some(({ places, sections: children = [] }) => places?.includes(place) || isPlaced(place, children));

function* sectionTexts(section: Section, agreement: Agreement): Generator<Text> {
  yield* [section.label, section.title, plain(section.body)];
  for (const place of section.places ?? []) yield* placedTexts(place, agreement);
  for (const child of section.sections ?? []) yield* sectionTexts(child, agreement);
}

function placedTexts(place: string, agreement: Agreement): Iterable<Text> {
  const [block, field] = place.split('.');
  if (block === 'measures') return measuresTexts(agreement);
  if (block === 'subprocessors') return subprocessorTexts(agreement);
  if (block === 'processing') return processingTexts(agreement, field);
  if (block === 'parties') return agreement.parties?.flatMap(partyTexts) ?? [];
  if (block === 'contacts') return agreement.contacts?.flatMap(contactTexts) ?? [];
  return changeTexts(agreement);
}

function* measuresTexts({ measures }: Agreement): Generator<Text> {
  for (const { label, title, measures: list } of measures?.groups ?? []) {
    yield* [label, title];
    yield* list.flatMap(measureTexts);
  }
  for (const { title } of measures?.certificates ?? []) yield title;
}

const measureTexts = ({ label, title, text, measures = [] }: Measure): Text[] => [
  label,
  title,
  plain(text),
  ...measures.flatMap(measureTexts),
];

function* subprocessorTexts({ subprocessors }: Agreement): Generator<Text> {
  for (const { title, note, entries } of subprocessors?.groups ?? []) {
    yield* [title, plain(note)];
    yield* entries.flatMap(entryTexts);
  }
}

function entryTexts(entry: Subprocessor): Text[] {
  const { name, entities = [], product, address, contact, task, dataCategories = [], locations = [] } = entry;
  const { safeguards = [], legalBasis, privacyPolicy, agreement } = entry;
  return [
    ...[name, ...entities.flatMap(({ legalName, address: seat, role }) => [legalName, seat, role])],
    ...[product, address, ...(contact ? contactTexts(contact) : []), task, ...dataCategories, ...locations],
    ...safeguards.flatMap(({ note, reference }) => [note, reference]),
    ...[legalBasis, privacyPolicy, agreement],
  ];
}

function processingTexts({ processing = {} }: Agreement, field?: string): Text[] {
  const fields = field ? [field as (typeof PROCESSING_FIELDS)[number]] : PROCESSING_FIELDS;
  return fields.flatMap((name) => {
    if (name === 'dataCategories')
      return (processing.dataCategories ?? []).flatMap(({ label, examples, dataSubjects = [] }) => [
        label,
        examples,
        ...dataSubjects,
      ]);
    return name === 'specialCategories' ? [processing.specialCategories?.note] : processing[name];
  });
}

function partyTexts({ name, alias, address, register, imprint, contact, ...party }: Party): Text[] {
  const { dataProtectionOfficer: officer, representative } = party;
  const officerTexts = officer && (officer.status ? [officer.note as string] : contactTexts(officer));
  return [
    name,
    alias,
    address,
    register,
    imprint,
    ...(contact ? contactTexts(contact) : []),
    ...(officerTexts ?? []),
    representative,
  ];
}

const contactTexts = ({ name, position, email, phone, url, address }: Contact): Text[] => [
  ...[name, position, email, phone, url, address],
];

function* changeTexts({ subprocessors }: Agreement): Generator<Text> {
  const names = new Map(subprocessors?.groups.flatMap(({ entries }) => entries).map(({ id, name }) => [id, name]));
  for (const { entries, reason } of subprocessors?.changes ?? []) {
    yield* entries.map((id) => names.get(id) ?? id);
    yield reason;
  }
}

/** Markdown without its signs: lists, headings, tables, links, autolinks, bold, escapes. Numbers of lists stay. */
function plain(markdown: Text): Text {
  return markdown
    ?.replace(/^\s*(?:[-*+]|#{1,6})\s+/gm, '')
    .replace(/^\|?(?:\s*:?-+:?\s*\|)+.*$/gm, '')
    .replace(/\|/g, ' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<((?:https?:\/\/|mailto:)?[^\s<>]+)>/g, '$1')
    .replace(/\*\*(.+?)\*\*/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

const filled = (text: string, { placeholders = [] }: Agreement, values: Placeholders): string =>
  text.replace(/\{\{(\w+)\}\}/g, (whole, key: string) => {
    const declared = placeholders.find((placeholder) => placeholder.key === key);
    return declared ? (values[key] ?? declared.label) : whole;
  });

/** Words without the punctuation around them, so that it does not matter which marks structure stands for. */
const words = (texts: readonly string[]): string[] =>
  texts.flatMap((text) =>
    text
      .split(/\s+/)
      .map((word) => word.replace(/^[^\p{L}\p{N}{]+|[^\p{L}\p{N}}]+$/gu, ''))
      .filter(Boolean),
  );

/** What belongs to the interface, and the summaries, which are not part of the text. */
const NOT_THE_TEXT =
  ".ui, .hidden, .print-only, nav, form, button:not(.term), [popover], [role='status'], [part~='summary'], [part~='link-host']";

/** Every word of the agreement that the page shows, from top to bottom. */
export function shownWords(root: ParentNode & Node): string[] {
  return words([...shownTexts(root)]);
}

const BLOCKS = new Set(['inline', 'inline-block', 'contents']);

function* shownTexts(root: Node): Generator<string> {
  let line = '';
  for (const piece of pieces(root)) {
    if (piece !== BREAK) line += piece;
    else {
      yield line;
      line = '';
    }
  }
  yield line;
}

const BREAK = '\n\n';

/** Texts, with a break at the edges of whatever is not in line, as words do not go on across them. */
function* pieces(node: Node): Generator<string> {
  if (node instanceof Text) yield node.data;
  if (node instanceof Element && (node.matches(NOT_THE_TEXT) || getComputedStyle(node).display === 'none')) return;
  const isBlock = node instanceof Element && !BLOCKS.has(getComputedStyle(node).display);
  if (isBlock) yield BREAK;
  if (node instanceof HTMLLIElement && node.parentElement instanceof HTMLOListElement) yield `${number(node)}. `;
  for (const child of node.childNodes) yield* pieces(child);
  if (isBlock) yield BREAK;
}

const number = (item: HTMLLIElement): number => {
  const list = item.parentElement as HTMLOListElement;
  return list.start + [...list.children].indexOf(item);
};

/** Where two lists of words part, with the words around; `undefined` where they agree. */
export function firstDifference(expected: readonly string[], found: readonly string[]): string | undefined {
  const length = Math.max(expected.length, found.length);
  for (let index = 0; index < length; index++)
    if (expected[index] !== found[index])
      return `word ${index + 1}: expected “${around(expected, index)}”, found “${around(found, index)}”`;
  return undefined;
}

const around = (list: readonly string[], index: number): string =>
  [
    ...list.slice(Math.max(0, index - 6), index),
    `[[${list[index] ?? 'the end'}]]`,
    ...list.slice(index + 1, index + 5),
  ].join(' ');
