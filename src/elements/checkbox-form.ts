import type { CheckboxCore, CheckboxHost } from './checkbox-host.js';

/** What the form around the box tells it. */
export interface FormListener {
  /** A field of the form has been edited. */
  edited(): void;
  /** The form is being sent, and is valid. */
  submitting(event: SubmitEvent): void;
}

/** Does for the form what browsers do with their own controls: implicit submission, and when to tell what is wrong. */
export class FormPart {
  readonly #host: CheckboxHost;
  readonly #core: CheckboxCore;
  readonly #listener: FormListener;
  #root: Node | undefined;
  #isInvalidJustNow = false;

  constructor(host: CheckboxHost, core: CheckboxCore, listener: FormListener) {
    this.#host = host;
    this.#core = core;
    this.#listener = listener;
  }

  /** Listens at the root of the tree: a control may get another form without being moved. */
  connect(): void {
    this.#root = this.#host.getRootNode();
    for (const [type, listener] of this.#listeners) this.#root.addEventListener(type, listener, true);
    this.#host.addEventListener('invalid', this.#onInvalid);
    this.#host.addEventListener('focus', this.#onFocus);
    this.#host.addEventListener('keydown', this.#onKeyDown);
  }

  disconnect(): void {
    for (const [type, listener] of this.#listeners) this.#root?.removeEventListener(type, listener, true);
    this.#host.removeEventListener('invalid', this.#onInvalid);
    this.#host.removeEventListener('focus', this.#onFocus);
    this.#host.removeEventListener('keydown', this.#onKeyDown);
  }

  readonly #onSubmit = (event: Event): void => {
    const { form } = this.#host;
    if (form && event.target === form && !event.defaultPrevented) this.#listener.submitting(event as SubmitEvent);
  };

  readonly #onEdit = ({ target }: Event): void => {
    const { form } = this.#host;
    if (form && target !== this.#host && (target as HTMLInputElement).form === form) this.#listener.edited();
  };

  /** Whoever presses the form's button wants to know what is wrong, whether or not the browser says it. */
  readonly #onClick = ({ target }: Event): void => {
    const { form } = this.#host;
    const button = target instanceof Element ? target.closest<HTMLButtonElement>('button, input') : null;
    if (form && button?.form === form && isSubmitter(button) && !button.formNoValidate)
      setTimeout(() => this.#core.reveal());
  };

  readonly #listeners = [
    ['submit', this.#onSubmit],
    ['input', this.#onEdit],
    ['change', this.#onEdit],
    ['click', this.#onClick],
  ] as const;

  /** A page may look for errors at any time. But if the focus follows, the browser is telling them to the person. */
  readonly #onInvalid = (): void => {
    this.#isInvalidJustNow = true;
    setTimeout(() => (this.#isInvalidJustNow = false));
  };

  readonly #onFocus = (): void => {
    if (this.#isInvalidJustNow) this.#core.reveal();
  };

  /** After all listeners, as browsers do, so that the page can prevent it. */
  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const { form } = this.#host;
    const [origin] = event.composedPath();
    if (event.key !== 'Enter' || !form || !(origin instanceof HTMLInputElement)) return;
    setTimeout(() => {
      if (!event.defaultPrevented) submitImplicitly(form);
    });
  };
}

const isSubmitter = ({ type }: { type: string }): boolean => type === 'submit' || type === 'image';

/** Enter in a box (HTML, implicit submission); without a button, browsers send a form from a field of text only. */
function submitImplicitly(form: HTMLFormElement): void {
  const root = form.getRootNode() as ParentNode & Node;
  const buttons = [...root.querySelectorAll<HTMLButtonElement>('button, input')];
  buttons.find((button) => button.form === form && isSubmitter(button))?.click(); // nothing when it is disabled
}
