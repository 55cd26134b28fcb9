/** Frames for which a place is followed; what moves it later is no longer the arrival. */
const FOLLOWED = 12;

let followed: Element | undefined;

/**
 * Scrolls to a place in a document whose clauses are laid out only near the screen: arriving there gives the clauses
 * around it their true height, which may move it again, so for a moment it is held in view, or until another is wanted.
 */
export function scrollTo(place: Element): void {
  followed = place;
  hold(place, FOLLOWED);
}

function hold(place: Element, frames: number): void {
  if (place !== followed) return;
  place.scrollIntoView({ behavior: 'instant' }); // a smooth one would be cut off by the next
  if (frames > 0) requestAnimationFrame(() => hold(place, frames - 1));
}
