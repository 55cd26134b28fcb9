import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long a button has to stand still before a pointer's click counts, in milliseconds. */
const SETTLE = 500;

/**
 * Guards a button against clicks that were meant for something else (clickjacking, a page that moves under the
 * pointer): for half a second after it has appeared or moved it does not count pointer clicks.
 *
 * Moves are seen without polling: an observer whose root is exactly the button's own rectangle fires as soon as the
 * button leaves it.
 */
export class SteadyController implements ReactiveController {
  settling = true;
  #host: ReactiveControllerHost;
  #button: Element | null = null;
  #observer: IntersectionObserver | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** A button that comes back with its element will just have appeared, too. */
  hostDisconnected(): void {
    this.watch(null);
    this.settling = true;
  }

  /** Watches this button from now on; call after each render. */
  watch(button: Element | null): void {
    if (button === this.#button) return;
    this.#button = button;
    this.#observer?.disconnect();
    clearTimeout(this.#timer);
    if (button) this.#settle();
  }

  #settle(): void {
    clearTimeout(this.#timer);
    this.#set(true);
    this.#timer = setTimeout(() => this.#set(false), SETTLE);
    this.#observe();
  }

  /** Fires once at the start, when the button may have moved already, then whenever its visible share changes. */
  #observe(): void {
    this.#observer?.disconnect();
    const button = this.#button;
    if (!button) return;
    const place = button.getBoundingClientRect();
    const { top, left, bottom, right } = place;
    const { clientWidth, clientHeight } = document.documentElement;
    const margins = [-top, right - clientWidth, bottom - clientHeight, -left].map(
      (margin) => `${Math.floor(margin)}px`,
    );
    let first = true;
    this.#observer = new IntersectionObserver(
      ([entry]) => {
        if (first && isThere(entry!.boundingClientRect, place)) first = false;
        else this.#settle();
      },
      { rootMargin: margins.join(' '), threshold: [0, 0.25, 0.5, 0.75, 1] },
    );
    this.#observer.observe(button);
  }

  #set(settling: boolean): void {
    if (settling === this.settling) return;
    this.settling = settling;
    this.#host.requestUpdate();
  }
}

const isThere = (now: DOMRectReadOnly, { top, left }: DOMRectReadOnly): boolean =>
  Math.abs(now.top - top) < 1 && Math.abs(now.left - left) < 1;
