/** What the page around a bound checkbox tells. */
export interface PageListener {
  click(event: Event): void;
  /** A field has been edited. */
  edited(target: HTMLElement): void;
  reset(event: Event): void;
  submit(event: SubmitEvent): void;
  formData(event: FormDataEvent): void;
  invalid(target: EventTarget | null): void;
  /** The person does something, anywhere. */
  goingOn(): void;
  /** Elements have come, gone or been renamed. */
  changed(): void;
}

/**
 * Listens at the root of the tree, before all others: the checkbox may come later or be replaced, and what the page's own
 * listeners see is already true.
 */
export class BoundPage {
  readonly #listeners: readonly (readonly [string, (event: Event) => void])[];
  readonly #observer: MutationObserver;
  #root: Node | undefined;

  constructor(listener: PageListener) {
    const edited = ({ target }: Event): void => listener.edited(target as HTMLElement);
    this.#observer = new MutationObserver(() => listener.changed());
    this.#listeners = [
      ['click', () => listener.goingOn()],
      ['keydown', () => listener.goingOn()],
      ['click', (event) => listener.click(event)],
      ['input', edited],
      ['change', edited],
      ['reset', (event) => listener.reset(event)],
      ['submit', (event) => listener.submit(event as SubmitEvent)],
      ['formdata', (event) => listener.formData(event as FormDataEvent)],
      ['invalid', ({ target }) => listener.invalid(target)],
    ];
  }

  connect(root: Node): void {
    if (root === this.#root) return;
    this.disconnect();
    this.#root = root;
    for (const [type, listener] of this.#listeners) root.addEventListener(type, listener, true);
    const attributeFilter = ['id', 'name', 'form', 'disabled', 'checked'];
    this.#observer.observe(root, { childList: true, subtree: true, attributeFilter });
  }

  disconnect(): void {
    for (const [type, listener] of this.#listeners) this.#root?.removeEventListener(type, listener, true);
    this.#observer.disconnect();
    this.#root = undefined;
  }
}
