import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ACT } from '../view/contents.js';

/** Within a footer's height. */
function atEndOfPage(): boolean {
  const { scrollTop, clientHeight, scrollHeight } = document.documentElement;
  return scrollTop + clientHeight > scrollHeight - 100;
}

/** Follows the reader: which clause is being read, and whether the end has been seen. */
export class ReadingController implements ReactiveController {
  /** Id of the clause at the top of the screen. */
  current: string | undefined;
  /** The end of the text has been on the screen; recorded with the acceptance, never demanded. */
  endReached = false;
  #host: ReactiveControllerHost;
  #root: ParentNode | undefined;
  #clauses: IntersectionObserver | undefined;
  #end: IntersectionObserver | undefined;
  #visible = new Set<Element>();
  #atBottom = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** An element that was moved goes on where it was. */
  hostConnected(): void {
    if (this.#root) this.#observe(this.#root);
  }

  hostDisconnected(): void {
    this.#disconnect();
  }

  stop(): void {
    this.#disconnect();
    this.#root = undefined;
    this.current = undefined;
  }

  /** Starts over with a new document that stands completely in `root`. */
  follow(root: ParentNode): void {
    this.stop();
    this.#root = root;
    this.endReached = false;
    this.#observe(root);
  }

  #disconnect(): void {
    this.#clauses?.disconnect();
    this.#end?.disconnect();
    this.#visible.clear();
  }

  #observe(root: ParentNode): void {
    // The upper quarter of the screen is where one reads.
    this.#clauses = new IntersectionObserver((entries) => this.#onClauses(entries), { rootMargin: '0px 0px -75% 0px' });
    for (const clause of root.querySelectorAll('.fold > .clause, .act')) this.#clauses.observe(clause);
    this.#end = new IntersectionObserver((entries) => this.#onEnd(entries));
    for (const end of root.querySelectorAll('.end, .bottom')) this.#end.observe(end);
  }

  #onClauses(entries: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.#visible.add(target);
      else this.#visible.delete(target);
    }
    const [first] = [...this.#visible].sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top);
    // What comes last cannot reach the top of the screen.
    const last = this.#atBottom && atEndOfPage() ? this.#root?.querySelector('.act') : undefined;
    const current = (last ?? first)?.classList.contains('act') ? ACT : first?.id;
    if (!current || current === this.current) return;
    this.current = current;
    this.#host.requestUpdate();
  }

  #onEnd(entries: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      if (target.classList.contains('bottom')) this.#atBottom = isIntersecting;
      else this.endReached ||= isIntersecting;
    }
    this.#onClauses([]);
  }
}
