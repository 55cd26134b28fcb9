import { rowId } from '../view/compare/context.js';
import { scrollTo } from './scroll.js';

/** Leads from change to change. */
export class ChangeSteps {
  /** Number of the change at which the reader is, from 1; 0 before the first. */
  current = 0;

  constructor(private readonly root: ParentNode) {}

  /** Scrolls to a row and puts the focus there. */
  goTo(key: string): void {
    const row = this.#row(key);
    if (!row) return;
    scrollTo(row);
    if (!row.hasAttribute('tabindex')) row.tabIndex = -1;
    row.focus({ preventScroll: true });
  }

  /** The next change from the one at which the reader is; who has scrolled on goes on from there. */
  next(keys: readonly string[], by: 1 | -1): string | undefined {
    const current = keys[this.current - 1];
    const at = current && isOnScreen(this.#row(current)) ? this.current : this.#passed(keys, by);
    return keys[Math.min(Math.max(at + by, 1), keys.length) - 1];
  }

  #row(key: string): HTMLElement | null {
    return this.root.querySelector(`#${CSS.escape(rowId(key))}`);
  }

  /** How many changes stand above the middle of the screen; for going back, one more than that. */
  #passed(keys: readonly string[], by: 1 | -1): number {
    const isAbove = (key: string) => (this.#row(key)?.getBoundingClientRect().top ?? Infinity) < innerHeight / 2;
    const above = keys.filter(isAbove).length;
    return by > 0 ? above : above + 1;
  }
}

function isOnScreen(row: Element | null): boolean {
  const { top = 0, bottom = 0 } = row?.getBoundingClientRect() ?? {};
  return bottom > 0 && top < innerHeight;
}
