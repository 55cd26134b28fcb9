/**
 * The parts that few pages need, each a file of its own in the single-file build. They are loaded from here, because
 * what a file shares with the others is what the single file holds.
 */
export const loadConclusion = () => import('./conclusion.js');

/** Needed by the act's file: a declaration, which is there before what the two files share is put together. */
export function loadProof() {
  return import('./proof.js');
}

/** Needed by each `<avv-checkbox>`, and by no page without one. */
export const loadCheckbox = () => import('./checkbox-field.js');

/** Needed where a checkbox of the page is bound to a viewer. */
export const loadBound = () => import('./bound-checkbox.js');

/** Needed for a list of subprocessors alone, and where somebody searches, filters or exports the one in an agreement. */
export const loadList = () => import('./subprocessor-list.js');

/** Needed where somebody wants to see what has changed since a former version. */
export const loadComparison = () => import('./version-comparison.js');

/** Needed where an agreement announces changes of its subprocessors. */
export const loadChanges = () => import('./announced-changes.js');
