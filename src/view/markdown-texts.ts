import { allSections, topSections } from '../agreement/outline.js';
import type { Agreement, Measure } from '../agreement/schema.js';

function* measureTexts(measures: readonly Measure[]): Generator<string | undefined> {
  for (const { text, measures: children } of measures) {
    yield text;
    if (children) yield* measureTexts(children);
  }
}

function* optionalTexts(agreement: Agreement): Generator<string | undefined> {
  yield agreement.preamble;
  yield agreement.closing;
  for (const { body, summary } of allSections(topSections(agreement))) {
    yield body;
    yield summary;
  }
  for (const { definition } of agreement.terms ?? []) yield definition;
  for (const { text } of agreement.acceptance?.declarations ?? []) yield text;
  for (const { note } of agreement.subprocessors?.groups ?? []) yield note;
  for (const { summary } of agreement.changelog ?? []) yield summary;
  for (const { measures } of agreement.measures?.groups ?? []) yield* measureTexts(measures);
}

/** Every Markdown text that the page will show. */
export function* markdownTexts(agreement: Agreement): Generator<string> {
  for (const text of optionalTexts(agreement)) if (text) yield text;
}
