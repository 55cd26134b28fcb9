import { diffArrays, type ArrayChange } from 'diff';

/** Beyond so many differences two lists have next to nothing in common, and looking for it takes time by their square. */
const MOST_EDITS = 1000;

/** What came, went and stayed from one list to another, in order: as much as possible stays. */
export const sequenceChanges = <T>(before: readonly T[], after: readonly T[]): ArrayChange<T>[] =>
  diffArrays([...before], [...after], { maxEditLength: MOST_EDITS }) ?? [
    change('removed', before),
    change('added', after),
  ];

const change = <T>(kind: 'added' | 'removed', value: readonly T[]): ArrayChange<T> => ({
  value: [...value],
  count: value.length,
  added: kind === 'added',
  removed: kind === 'removed',
});

/** What has kept its order among itself in two lists. All else has moved, or is in one list only. */
export const keptOrder = <T>(before: readonly T[], after: readonly T[]): ReadonlySet<T> =>
  new Set(sequenceChanges(before, after).flatMap(({ added, removed, value }) => (added || removed ? [] : value)));
