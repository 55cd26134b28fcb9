/**
 * The parts that few pages need, each a file of its own in the single-file build. They are loaded from here, because
 * what a file shares with the others is what the single file holds.
 */
export const loadConclusion = () => import('./conclusion.js');

/** Needed by the act's file: a declaration, which is there before what the two files share is put together. */
export function loadProof() {
  return import('./proof.js');
}
