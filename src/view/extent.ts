import type { Agreement, Measure, Section } from '../agreement/schema.js';

/** Characters in a line at the full measure. */
const MEASURE = 74;
/** In em: a line, the space around a paragraph, a heading, an entry of the subprocessors, a list of facts. */
const [LINE, GAP, HEADING, ENTRY, FACTS] = [1.6, 0.75, 2.2, 4.4, 6];

const paragraphs = (text: string | undefined): number =>
  text
    ? text.split('\n').reduce((height, line) => height + (line ? Math.ceil(line.length / MEASURE) * LINE : GAP), GAP)
    : 0;

const measuresHeight = (measures: readonly Measure[]): number =>
  measures.reduce((height, { title, text, measures: children = [] }) => {
    const own = title && children.length ? HEADING : 0.25;
    return height + own + paragraphs(text ?? title) + measuresHeight(children);
  }, 0);

function blockHeight(place: string, { subprocessors, measures }: Agreement): number {
  if (place === 'subprocessors')
    return (subprocessors?.groups ?? []).reduce((height, { entries }) => height + HEADING + entries.length * ENTRY, 3);
  if (place === 'measures')
    return (measures?.groups ?? []).reduce((height, group) => height + HEADING + measuresHeight(group.measures), 0);
  return place.includes('.') ? FACTS : 4 * FACTS;
}

/**
 * How high a section will be, in em at the full measure, so that the scroll bar is nearly right before it has been
 * laid out; the browser remembers the true height once it has seen it.
 */
export function estimatedHeight(
  { title, body, summary, places = [], sections = [] }: Section,
  agreement: Agreement,
): number {
  const blocks = places.reduce((height, place) => height + blockHeight(place, agreement), 0);
  const children = sections.reduce((height, child) => height + estimatedHeight(child, agreement), 0);
  return (title ? HEADING : 0) + paragraphs(body) + paragraphs(summary) + blocks + children;
}
