import type { ChangelogProposal } from '../agreement/compare/changelog.js';
import { EFFECT_REASONS, EFFECT_WORDS } from '../agreement/compare/effect-words.js';
import type { Change, Comparison, FieldChange, Run, TextBlock } from '../agreement/compare/model.js';
import { escaped, KIND_WORDS, nameOfChange } from '../agreement/compare/summary.js';
import { isList, isObject } from '../agreement/compare/values.js';
import { printable, type Language } from './report.js';

export interface DiffReport {
  title: string;
  comparison: Comparison;
  proposal: ChangelogProposal;
  language: Language;
}

const WORDS = {
  de: {
    from: 'Fassung',
    to: 'gegenüber',
    same: 'Beide Dateien sagen dasselbe.',
    changes: 'Was sich ändert',
    quiet: 'Nur Form, Nummer oder Schreibweise',
    counts: (all: number, quiet: number) =>
      `${all} ${all === 1 ? 'Änderung' : 'Änderungen'}, davon ${quiet} nur in Form, Nummer oder Schreibweise.`,
    effect: (words: string) => `Vorgeschlagene Wirkung: **${words}**.`,
    order: 'andere Reihenfolge',
    parent: 'steht an anderer Stelle',
    number: 'Nummer',
    none: '(keine)',
    reordered: 'andere Reihenfolge',
  },
  en: {
    from: 'Version',
    to: 'against',
    same: 'Both files say the same.',
    changes: 'What changes',
    quiet: 'Form, number or spelling only',
    counts: (all: number, quiet: number) =>
      `${all} ${all === 1 ? 'change' : 'changes'}, ${quiet} of them in form, number or spelling only.`,
    effect: (words: string) => `Proposed effect: **${words}**.`,
    order: 'other order',
    parent: 'stands elsewhere',
    number: 'number',
    none: '(none)',
    reordered: 'other order',
  },
} as const;

/** The comparison in Markdown: a paragraph that sums it up, what matters with all its words, the rest in a line each. */
export function diffReport({ title, comparison, proposal, language }: DiffReport): string {
  const { changes, before, after } = comparison;
  const words = WORDS[language];
  const head = `# ${safe(title)}\n\n${words.from} ${safe(edition(after))} ${words.to} ${safe(edition(before))}.`;
  if (!changes.length) return `${head} ${words.same}`;
  const quiet = changes.filter((change) => !isLoud(change));
  const loud = changes
    .filter(isLoud)
    .map((change) => section(change, groundOf(change, comparison, proposal), language));
  return [
    `${head} ${words.counts(changes.length, quiet.length)} ${effectOf(proposal, language)}`,
    ...(loud.length ? [`## ${words.changes}`, ...loud] : []),
    ...(quiet.length ? [`## ${words.quiet}`, quiet.map((change) => line(change, language)).join('\n')] : []),
  ].join('\n\n');
}

const edition = ({ version, language }: Comparison['after']): string => `${version} (${language})`;

const isLoud = ({ weight }: Change): boolean => weight === 'substance';

/** The proposed effect, and the reasons of those changes that have it. */
function effectOf({ entry, grounds }: ChangelogProposal, language: Language): string {
  const decisive = grounds.filter(({ effect }) => effect === entry.effect);
  const reasons = [...new Set(decisive.map(({ reason }) => EFFECT_REASONS[reason][language]))];
  return [WORDS[language].effect(EFFECT_WORDS[entry.effect][language]), ...reasons].join(' ');
}

type Ground = ChangelogProposal['grounds'][number] | undefined;

const groundOf = (change: Change, { changes }: Comparison, { grounds }: ChangelogProposal): Ground =>
  grounds.find((ground) => changes[ground.change] === change);

function section(change: Change, ground: Ground, language: Language): string {
  const reason = ground && `*${EFFECT_WORDS[ground.effect][language]}:* ${EFFECT_REASONS[ground.reason][language]}`;
  const fields = change.fields.map((field) => fieldView(field, language)).filter(Boolean);
  const value = change.value === undefined ? [] : [quoted(change)];
  return [`### ${heading(change, language)}`, ...(reason ? [reason] : []), ...fields, ...value].join('\n\n');
}

function heading(change: Change, language: Language): string {
  const { kind, moved, renumbered } = change;
  const words = WORDS[language];
  const more = [
    ...(moved ? [words[moved]] : []),
    ...(renumbered ? [`${words.number} ${renumbered.before ?? words.none} → ${renumbered.after ?? words.none}`] : []),
  ];
  const what = [KIND_WORDS[kind][language], ...more].join('; ');
  return `${safe(nameOfChange(change, language))} – ${safe(what)}`;
}

function line(change: Change, language: Language): string {
  const fields = change.fields.map(({ path }) => `\`${path.join('.')}\``).join(', ');
  return `- ${heading(change, language)}${fields && ` (${fields})`}`;
}

function fieldView({ path, before, after, blocks, items }: FieldChange, language: Language): string {
  const name = `\`${path.join('.')}\`: `;
  if (blocks)
    return blocks
      .filter(({ kind }) => kind !== 'same')
      .map(blockView)
      .join('\n>\n');
  if (items && !items.added.length && !items.removed.length) return `- ${name}${WORDS[language].reordered}`;
  const [gone, come] = items ? [items.removed, items.added] : [[before], [after]];
  const marked = [...gone.map((value) => mark('del', value)), ...come.map((value) => mark('ins', value))];
  return `- ${name}${marked.filter(Boolean).join(' ')}`;
}

const mark = (tag: 'del' | 'ins', value: unknown): string =>
  value === undefined ? '' : `<${tag}>${safe(plain(value))}</${tag}>`;

const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const blockView = ({ runs }: TextBlock): string => `> ${runs.map((run, index) => runView(run, index, runs)).join('')}`;

/** So many words around a change are enough to find it. */
const CONTEXT = 12;

function runView({ kind, text }: Run, index: number, runs: readonly Run[]): string {
  if (kind === 'same') return safe(shortened(text, index > 0, index < runs.length - 1));
  const [, words, space] = /^([^]*?)(\s*)$/.exec(text)!;
  return `<${kind === 'added' ? 'ins' : 'del'}>${safe(words!)}</${kind === 'added' ? 'ins' : 'del'}>${space && ' '}`;
}

/** The words beside a change before it, after it, or both; of a longer text the middle is left out. */
function shortened(text: string, isAfter: boolean, isBefore: boolean): string {
  const words = text.match(/\s*\S+\s*/g) ?? [];
  const [head, tail] = [isAfter ? CONTEXT : 0, isBefore ? CONTEXT : 0];
  if (words.length <= head + tail) return text;
  return `${words.slice(0, head).join('')}… ${tail ? words.slice(-tail).join('') : ''}`;
}

/** All that came or went, as it was written. */
function quoted({ kind, value }: Change): string {
  const tag = kind === 'added' ? 'ins' : 'del';
  return [...linesOf(value)].map((text) => `> <${tag}>${safe(text)}</${tag}>`).join('\n>\n');
}

/** The texts of an entry, each with the name of its field unless it is one that is printed without. */
function* linesOf(value: unknown, field = ''): Generator<string> {
  if (isList(value)) for (const item of value) yield* linesOf(item, field);
  else if (isObject(value)) for (const [key, part] of Object.entries(value)) yield* linesOf(part, key);
  else if (!['id', 'covers'].includes(field))
    yield PRINTED.includes(field) ? plain(value) : `${field}: ${plain(value)}`;
}

const PRINTED = ['label', 'title', 'body', 'text', 'name', 'term', 'definition', 'summary'];

/** The words of a file, which mean nothing in Markdown, on one line. */
const safe = (text: string): string => escaped(printable(text.replace(/\s+/g, ' ')));
