/** Frames for which a place is followed; what moves it later is no longer the arrival. */
const FOLLOWED = 12;

/**
 * Scrolls to a place in a document whose clauses are laid out only near the screen: arriving there gives the clauses
 * around it their true height, which may move it again, so for a moment it is held in view.
 */
export function scrollTo(place: Element, frames = FOLLOWED): void {
  place.scrollIntoView({ behavior: 'instant' }); // a smooth one would be cut off by the next
  if (frames > 0) requestAnimationFrame(() => scrollTo(place, frames - 1));
}
