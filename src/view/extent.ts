import type { Section } from '../agreement/schema.js';

/** Characters in a line at the full measure. */
const MEASURE = 68;

const textLines = (text: string | undefined): number =>
  text ? text.split('\n').reduce((lines, line) => lines + Math.ceil(line.length / MEASURE), 0) : 0;

/**
 * How many lines a section will take, so that the scroll bar is right before it has been laid out. Placed blocks
 * are counted as a screenful; the browser remembers the true height once it has seen it.
 */
export function estimatedLines(section: Section): number {
  const children = section.sections?.reduce((lines, child) => lines + estimatedLines(child), 0) ?? 0;
  const blocks = (section.places?.length ?? 0) * 24;
  return 2 + textLines(section.title) * 2 + textLines(section.body) + textLines(section.summary) + blocks + children;
}
