import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Calls whenever the reader comes back to the page: to its tab, or to its window from another one. */
export class ReturnController implements ReactiveController {
  readonly #onReturn: () => void;

  constructor(host: ReactiveControllerHost, onReturn: () => void) {
    this.#onReturn = onReturn;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#check);
    addEventListener('focus', this.#check);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#check);
    removeEventListener('focus', this.#check);
  }

  readonly #check = (): void => {
    if (!document.hidden) this.#onReturn();
  };
}
