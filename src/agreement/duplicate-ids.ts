import type { Agreement } from './schema.js';
import { step, type Violation } from './validate.js';

interface Place {
  pointer: string;
  id: string | undefined;
}

/**
 * Ids that a document uses more than once. Sections, annexes, measures, subprocessors, their groups, announced changes
 * and terms share one namespace, that of `#links`. `expected` holds the pointer to the first use.
 */
export function duplicateIds(agreement: Agreement): Violation[] {
  const first = new Map<string, string>();
  return places(agreement).flatMap(({ pointer, id }) => {
    if (id === undefined) return [];
    const expected = first.get(id);
    if (expected === undefined) first.set(id, pointer);
    return expected === undefined ? [] : [{ pointer, problem: 'duplicate-id' as const, expected, received: JSON.stringify(id) }];
  });
}

function places({ sections, annexes, terms, measures, subprocessors }: Agreement): Place[] {
  const groups = subprocessors?.groups ?? [];
  return [
    ...tree(sections, '/sections', 'sections'),
    ...tree(annexes, '/annexes', 'sections'),
    ...tree(terms, '/terms'),
    ...tree(measures?.groups, '/measures/groups', 'measures'),
    ...tree(groups, '/subprocessors/groups'),
    ...groups.flatMap(({ entries }, index) => tree(entries, `/subprocessors/groups${step(index)}/entries`)),
    ...tree(subprocessors?.changes, '/subprocessors/changes'),
  ];
}

/** The ids of a list and, if its nodes have children, of those. */
function tree(nodes: readonly object[] = [], pointer: string, children = ''): Place[] {
  return (nodes as Record<string, never>[]).flatMap((node, index) => {
    const place = pointer + step(index);
    return [{ pointer: `${place}/id`, id: node.id }, ...(children ? tree(node[children], `${place}/${children}`, children) : [])];
  });
}
