import type { Agreement } from './schema.js';
import type { Violation } from './validate.js';

/** As many as `validate` reports. */
const LIMIT = 50;

/**
 * Ids that a document uses more than once. Sections, annexes, measures, subprocessors, their groups, announced changes
 * and terms share one namespace, that of `#links`. `expected` holds the pointer to the first use.
 */
export function duplicateIds(agreement: Agreement): Violation[] {
  const first = new Map<string, string>();
  const found: Violation[] = [];
  for (const [pointer, id] of ids(agreement)) {
    const expected = first.get(id);
    if (!expected) first.set(id, pointer);
    else if (found.push({ pointer, problem: 'duplicate-id', expected, received: JSON.stringify(id) }) === LIMIT) break;
  }
  return found;
}

type PlacedId = [pointer: string, id: string];

function* ids({ sections, annexes, terms, measures, subprocessors }: Agreement): Generator<PlacedId> {
  yield* tree(sections, '/sections', 'sections');
  yield* tree(annexes, '/annexes', 'sections');
  yield* tree(terms, '/terms');
  yield* tree(measures?.groups, '/measures/groups', 'measures');
  yield* tree(subprocessors?.groups, '/subprocessors/groups');
  for (const [index, group] of subprocessors?.groups.entries() ?? [])
    yield* tree(group.entries, `/subprocessors/groups/${index}/entries`);
  yield* tree(subprocessors?.changes, '/subprocessors/changes');
}

/** The ids of a list, in the document's order, each before those of its node's children. */
function* tree(nodes: readonly object[] = [], pointer: string, children = ''): Generator<PlacedId> {
  for (const [index, node] of (nodes as Record<string, never>[]).entries()) {
    if (node.id) yield [`${pointer}/${index}/id`, node.id];
    if (children) yield* tree(node[children], `${pointer}/${index}/${children}`, children);
  }
}
