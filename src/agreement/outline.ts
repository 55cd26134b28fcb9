import type { Agreement, Measure, Section } from './schema.js';

/** Every section, depth first, in the document's order. */
export function* allSections(sections: readonly Section[]): Generator<Section> {
  for (const section of sections) {
    yield section;
    if (section.sections) yield* allSections(section.sections);
  }
}

function* measureIds(measures: readonly Measure[]): Generator<string> {
  for (const { id, measures: children } of measures) {
    if (id) yield id;
    if (children) yield* measureIds(children);
  }
}

/** Clauses, then annexes. */
export const topSections = (agreement: Agreement): Section[] => [...agreement.sections, ...(agreement.annexes ?? [])];

/** The ids that can be linked to: sections, groups, entries, changes, measures, terms. */
export function* linkTargets(agreement: Agreement): Generator<string> {
  for (const { id } of allSections(topSections(agreement))) yield id;
  for (const group of agreement.subprocessors?.groups ?? []) {
    yield group.id;
    for (const { id } of group.entries) yield id;
  }
  for (const { id } of agreement.subprocessors?.changes ?? []) yield id;
  for (const { id } of agreement.terms ?? []) yield id;
  for (const group of agreement.measures?.groups ?? []) {
    yield group.id;
    yield* measureIds(group.measures);
  }
}

/** The data blocks that no section places and that the format then puts after the last annex. */
export const hasUnplacedSubprocessors = (agreement: Agreement): boolean =>
  Boolean(agreement.subprocessors) && !isPlaced(agreement, 'subprocessors');

/** Announced changes that no section places; they then stand beneath the list of subprocessors. */
export const hasUnplacedChanges = (agreement: Agreement): boolean =>
  Boolean(agreement.subprocessors?.changes?.length) && !isPlaced(agreement, 'changes');

function isPlaced(agreement: Agreement, block: 'subprocessors' | 'changes'): boolean {
  for (const { places } of allSections(topSections(agreement))) if (places?.includes(block)) return true;
  return false;
}
