import { html, type TemplateResult } from 'lit';
import { str } from '@lit/localize/internal/str-tag.js';
import type { Change, Subject } from '../../agreement/compare/model.js';
import { changeWords } from '../changed-sections.js';
import type { ViewContext } from '../context.js';
import { plainText } from '../text.js';
import type { Area } from './rows.js';

/** What happened, in a word; the same ones as in contents and banner. */
export function kindWords({ msg }: ViewContext): Readonly<Record<Change['kind'], string>> {
  const { added, changed, gone } = changeWords(msg);
  return {
    added,
    changed,
    removed: gone,
    moved: msg('verschoben', { id: 'compare.moved' }),
    renumbered: msg('neu nummeriert', { id: 'compare.renumbered' }),
  };
}

/** What happened to an entry, by everything that did. */
export function whatHappened({ kind, moved, renumbered, weight }: Change, context: ViewContext): string[] {
  const { msg } = context;
  const words = kindWords(context);
  const before = renumbered?.before;
  return [
    words[kind],
    ...(moved && kind !== 'moved' ? [words.moved] : []),
    ...(before ? [msg(str`bisher ${before}`, { id: 'compare.before' })] : []),
    ...(weight === 'editorial' && kind === 'changed' ? [msg('nur redaktionell', { id: 'compare.editorial' })] : []),
  ];
}

export const areaNames = ({ msg }: ViewContext): Readonly<Record<Area, string>> => ({
  text: msg('Vertragstext', { id: 'area.text' }),
  subprocessors: msg('Unterauftragsverarbeiter', { id: 'subprocessors.caption' }),
  periods: msg('Fristen', { id: 'area.periods' }),
  processing: msg('Angaben zur Verarbeitung', { id: 'area.processing' }),
  measures: msg('Technische und organisatorische Maßnahmen', { id: 'area.measures' }),
  acceptance: msg('Annahme', { id: 'area.acceptance' }),
  people: msg('Parteien und Kontakte', { id: 'area.people' }),
  terms: msg('Begriffe', { id: 'area.terms' }),
  document: msg('Angaben zum Vertrag', { id: 'area.document' }),
});

/** Names of what has none of its own. */
function subjectName(subject: Subject, { msg }: ViewContext): string {
  const names: Partial<Record<Subject, string>> = {
    preamble: msg('Präambel', { id: 'since.preamble' }),
    closing: msg('Schlusstext', { id: 'since.closing' }),
    section: msg('Absatz', { id: 'since.paragraph' }),
    subprocessors: msg('Regeln und Stand der Liste', { id: 'subject.subprocessors' }),
    announcement: msg('Angekündigte Änderung', { id: 'subject.announcement' }),
    periods: msg('Fristen', { id: 'area.periods' }),
    processing: msg('Angaben zur Verarbeitung', { id: 'area.processing' }),
    measures: msg('Technische und organisatorische Maßnahmen', { id: 'area.measures' }),
    'measure-group': msg('Maßnahmen', { id: 'subject.measures' }),
    measure: msg('Maßnahme', { id: 'subject.measure' }),
    acceptance: msg('Annahme', { id: 'area.acceptance' }),
    declaration: msg('Erklärung', { id: 'subject.declaration' }),
    ask: msg('Abgefragte Angabe', { id: 'subject.ask' }),
    placeholder: msg('Platzhalter', { id: 'subject.placeholder' }),
    party: msg('Partei', { id: 'subject.party' }),
    contact: msg('Kontakt', { id: 'party.contact' }),
  };
  return names[subject] ?? msg('Angaben zum Vertrag', { id: 'area.document' });
}

/** Entries whose names are words of the document; the title of the file names no change. */
export function nameOf({ name, subject }: Change, context: ViewContext): TemplateResult | string {
  const own = subjectName(subject, context);
  const words = [name.label, name.title ?? name.around].filter((part) => part !== undefined);
  if (!words.length || subject === 'document') return own;
  const text = words.join(' ');
  return html`${hasKind(subject) ? `${own}: ` : ''}<span lang=${context.agreement.language}>${plainText(text, context)}</span>`;
}

/** Codes and names that say nothing without the kind of entry. */
const hasKind = (subject: Subject): boolean =>
  ['placeholder', 'ask', 'contact', 'party', 'declaration'].includes(subject);
