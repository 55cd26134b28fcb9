import type { ReactiveControllerHost } from 'lit';

/**
 * Why the form cannot be sent with the box as it is. The browser shows it at the box when the form is sent, the viewer at
 * once. The page's own messages at the box are left alone.
 */
export class BoundMessage {
  readonly #viewer: Pick<ReactiveControllerHost, 'requestUpdate'>;
  #box: HTMLInputElement | undefined;
  #text = '';
  #isTold = false;

  constructor(viewer: Pick<ReactiveControllerHost, 'requestUpdate'>) {
    this.#viewer = viewer;
  }

  /** Empty, where there is none. */
  get text(): string {
    return this.#box ? this.#text : '';
  }

  show(box: HTMLInputElement, text: string): void {
    this.clear();
    [this.#box, this.#text] = [box, text];
    box.setCustomValidity(text);
    this.#viewer.requestUpdate();
  }

  /** Shows it where the browser does. */
  tell(box: HTMLInputElement, text: string): void {
    this.show(box, text);
    box.reportValidity();
  }

  clear(): void {
    const box = this.#box;
    // A disabled box gives no message, but keeps it.
    const isOurs = box?.validity.customError && (box.validationMessage === this.#text || !box.willValidate);
    if (isOurs) box.setCustomValidity('');
    this.#box = undefined;
    this.#isTold = false;
    if (box) this.#viewer.requestUpdate();
  }

  /** The browser has told the person. */
  onInvalid(target: EventTarget | null): void {
    if (target === this.#box) this.#isTold = true;
  }

  /** The person goes on: without a box that need not be ticked, once they know. */
  onGoingOn(): void {
    if (this.#isTold && !this.#box?.required && !this.#box?.checked) this.clear();
  }
}
