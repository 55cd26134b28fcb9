import { printedBehind } from './styles/checkbox-field.js';

/** Marks the entry of the session's history that “back” leaves to close the dialog. */
const MARK = 'avvDialog';

/** Missing in browsers that cannot adopt it: they print the page, too. */
const { styleSheet } = printedBehind;

/** What the page does while a dialog stands on it: it does not scroll or print, and “back” closes the dialog. */
export class PageBehind {
  readonly #id = `${Date.now()}${Math.random()}`;
  #close: (() => void) | undefined;
  #overflow = '';
  #gutter = '';

  /** @param href Address of the page from now on, for example with the clause that is shown. */
  hold(close: () => void, href: string): void {
    this.#close = close;
    this.#lock();
    if (styleSheet) document.adoptedStyleSheets = [...document.adoptedStyleSheets, styleSheet];
    try {
      history.pushState({ ...(history.state as object | null), [MARK]: this.#id }, '', href);
      addEventListener('popstate', this.#onPop);
    } catch {
      // a page without an origin, or one that has done so too often: “back” leaves it, as ever
    }
  }

  /** The dialog has been closed, by whatever. */
  release(): void {
    if (!this.#close) return;
    this.#close = undefined;
    removeEventListener('popstate', this.#onPop);
    Object.assign(document.documentElement.style, { overflow: this.#overflow, scrollbarGutter: this.#gutter });
    if (styleSheet) document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== styleSheet);
    if (this.#isOurs) history.back();
  }

  get #isOurs(): boolean {
    return (history.state as Record<string, unknown> | null)?.[MARK] === this.#id;
  }

  readonly #onPop = (): void => {
    if (!this.#isOurs) this.#close?.();
  };

  /** Without the scroll bar its place stays, or the page behind would jump. */
  #lock(): void {
    const { style, clientWidth } = document.documentElement;
    [this.#overflow, this.#gutter] = [style.overflow, style.scrollbarGutter];
    if (innerWidth > clientWidth) style.scrollbarGutter = 'stable';
    style.overflow = 'hidden';
  }
}
