/** Frames for which a place is held: clauses that come near the screen get their true height, which moves it. */
const HELD = 12;

/** Where a reader is in a text, to come back to it. */
export class Place {
  readonly #anchor: HTMLElement | undefined;
  readonly #top: number = 0;
  readonly #focused: HTMLElement | null;

  /** @param parts What the text consists of, in its order. */
  constructor(parts: Iterable<HTMLElement>, focused: Element | null) {
    this.#anchor = [...parts].find((part) => part.getBoundingClientRect().bottom > 0);
    this.#top = this.#anchor?.getBoundingClientRect().top ?? 0;
    this.#focused = focused as HTMLElement | null;
  }

  /** The same line stands where it stood, and what had the focus has it again. */
  restore(): void {
    if (this.#focused?.isConnected) this.#focused.focus({ preventScroll: true });
    if (this.#anchor) hold(this.#anchor, this.#top, HELD);
  }
}

/** By the margin that scrolling keeps, which works in whatever the page scrolls. */
function hold(anchor: HTMLElement, top: number, frames: number, margin = top): void {
  if (!frames || !anchor.isConnected) return void anchor.style.removeProperty('scroll-margin-block-start');
  anchor.style.scrollMarginBlockStart = `${margin}px`;
  anchor.scrollIntoView({ behavior: 'instant' });
  const missed = top - anchor.getBoundingClientRect().top;
  requestAnimationFrame(() => hold(anchor, top, frames - 1, margin + missed));
}
