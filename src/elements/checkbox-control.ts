import { LitElement, type PropertyValues } from 'lit';

/** In the browser's language, as at every other control of the form. */
export const nativeMissingMessage = (): string =>
  Object.assign(document.createElement('input'), { type: 'checkbox', required: true }).validationMessage || '!';

/**
 * A form control as the platform makes them (HTML, form-associated custom elements). The attributes are the state, as
 * in native controls, so that they count at once and not after the next rendering.
 */
export abstract class FormControl extends LitElement {
  /** @internal */
  static readonly formAssociated = true;
  /** @internal */
  static override readonly shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'name', 'required', 'disabled'];
  }

  protected readonly internals = this.attachInternals();
  /** By its own attribute or by a fieldset around it. */
  protected isDisabled = false;
  #customMessage = '';
  #isRevealed = false;

  /** Name of its entry in the form’s data. */
  get name(): string {
    return this.getAttribute('name') ?? '';
  }
  set name(name: string) {
    this.setAttribute('name', name);
  }

  /** Whether the form can only be sent with it. */
  get required(): boolean {
    return this.hasAttribute('required');
  }
  set required(required: boolean) {
    this.toggleAttribute('required', Boolean(required));
  }

  /** Whether it is out of use: no entry, no validation. */
  get disabled(): boolean {
    return this.hasAttribute('disabled');
  }
  set disabled(disabled: boolean) {
    this.toggleAttribute('disabled', Boolean(disabled));
  }

  /** The form that it belongs to. */
  get form(): HTMLFormElement | null {
    return this.internals.form;
  }

  /** The page’s `<label>` elements for it. */
  get labels(): NodeList {
    return this.internals.labels;
  }

  /** What is wrong (`valueMissing`, `customError`). */
  get validity(): ValidityState {
    return this.internals.validity;
  }

  /** What is wrong, in words; empty when nothing is. */
  get validationMessage(): string {
    return this.internals.validationMessage;
  }

  /** Whether it takes part in validation. */
  get willValidate(): boolean {
    return this.internals.willValidate;
  }

  /** Whether it is valid; fires `invalid` if not. */
  checkValidity(): boolean {
    return this.internals.checkValidity();
  }

  /** Whether it is valid; if not, fires `invalid`, shows the message and takes the focus. */
  reportValidity(): boolean {
    this.reveal();
    return this.internals.reportValidity();
  }

  /** The page’s own reason why it is invalid; an empty text takes it back. */
  setCustomValidity(message: string): void {
    this.#customMessage = String(message);
    this.refresh();
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name !== 'required') return;
    this.refresh();
  }

  /** @internal */
  formDisabledCallback(disabled: boolean): void {
    this.isDisabled = disabled;
    this.refresh();
  }

  /** @internal */
  formResetCallback(): void {
    this.#isRevealed = false;
    this.clear();
    this.refresh();
  }

  /** What a reset means to the value. */
  protected abstract clear(): void;

  /** Why it is not to be sent as it is, apart from what the page says; otherwise empty. */
  protected abstract get problem(): string;

  /** What to say because it is required and not ticked; otherwise empty. */
  protected abstract get missing(): string;

  /** Where the browser shows its message. */
  protected abstract get anchor(): HTMLElement | null;

  /** What `:user-invalid` means: it is invalid, and the person has had the occasion to make it valid. */
  protected get isUserInvalid(): boolean {
    return this.#isRevealed && this.willValidate && !this.validity.valid;
  }

  /** From now on the person is told what is wrong. */
  protected reveal(): void {
    this.#isRevealed = true;
    this.refresh();
  }

  /** Tells the form what is wrong. */
  protected validate(): void {
    const { problem, missing, anchor } = this;
    const message = this.#customMessage || problem;
    const flags = { customError: Boolean(message), valueMissing: Boolean(missing) };
    this.internals.setValidity(flags, message || missing, anchor ?? undefined);
    this.setState('user-invalid', this.isUserInvalid);
  }

  /** Tells the form, and shows it. */
  protected refresh(): void {
    this.validate();
    this.requestUpdate();
  }

  /** For `:state()`; browsers that know only an older notation of it go without. */
  protected setState(name: string, isOn: boolean): void {
    try {
      this.internals.states[isOn ? 'add' : 'delete'](name);
    } catch {
      // no custom states
    }
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.validate();
  }

  /** Once more: there may be another place for the message now. */
  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.validate();
  }
}
