import { adoptStyles, html, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { explainLoadError } from '../localization/load-errors.js';
import { errorView } from '../view/status.js';
import { AgreementControl } from './checkbox-agreement.js';
import { nativeMissingMessage } from './checkbox-control.js';
import type { CheckboxField } from './checkbox-field.js';
import type { CheckboxCore } from './checkbox-host.js';
import { commaList } from './comma-list.js';
import { loadCheckbox } from './parts.js';
import type { Prefill } from './prefill.js';
import { checkboxPlace } from './styles/checkbox.js';

/**
 * A checkbox for a form: accepts a data-processing agreement (AVV, Art. 28 GDPR) with the form. It behaves like a native
 * one; its value is the acceptance record as JSON, and only the person can tick it.
 *
 * What the agreement asks for is taken from `customer`, `acceptor` and `placeholders`, else from fields of the same form
 * with the `autocomplete` token `name`, `email`, `organization`, `organization-title`, `street-address` or `country-name`.
 *
 * @summary A form control that accepts an AVV.
 * @tagname avv-checkbox
 *
 * @attr name - Name of its entry in the form’s data: the acceptance record (JSON), present only while it is ticked.
 * @attr {boolean} required - The form can only be sent with it.
 * @attr {boolean} disabled - Out of use: no entry, no validation.
 * @attr {boolean} checked - Ignored: nobody accepts by markup.
 *
 * @slot - Shown beside the box until the agreement is there, and when it cannot be: a link to it for people. Where that link leads is also where the title leads in a new tab.
 *
 * @fires {Event} input - The value has changed: ticked, unticked, or another answer in the form that the record holds.
 * @fires {Event} change - It was ticked or unticked, also because the agreement has changed.
 * @fires {Event} invalid - The form asked for its validity, and it is invalid.
 * @fires {AvvLoadStartEvent} avv-loadstart - Loading has begun.
 * @fires {AvvLoadEvent} avv-load - The agreement is there; the box can be ticked.
 * @fires {AvvErrorEvent} avv-error - Loading failed; `error.code` says why.
 * @fires {AvvLoadEndEvent} avv-loadend - Loading has ended, either way.
 *
 * @cssState checked - It is ticked.
 * @cssState user-invalid - It is invalid, and the person has had the occasion to mend it (as `:user-invalid`).
 * @cssState accepted - A receipt shows that this version has been accepted; there is no box.
 *
 * @csspart checkbox - The box.
 * @csspart label - The words beside it.
 * @csspart about - Title and version.
 * @csspart agreement-link - The title, which opens the agreement.
 * @csspart binding - Which language binds, beside a translation that does not.
 * @csspart accepted - When it was accepted.
 * @csspart error - What is wrong.
 * @csspart changes - What the changelog says of a new version.
 * @csspart retry - Button for a second try.
 * @csspart placeholder - A filled or open placeholder.
 * @csspart placeholder-open - A placeholder without a value.
 * @csspart link-host - Host name shown after a link.
 * @csspart control - An invisible control character made visible.
 * @csspart dialog - The dialog with the agreement.
 * @csspart dialog-bar - Its upper edge.
 * @csspart close - Button that closes it.
 * @csspart viewer - The `<avv-viewer>` in it.
 *
 * @cssprop [--avv-accent=color-mix(in oklab, currentColor 40%, #2563eb)] - Links, focus; the tick, where it is set.
 * @cssprop [--avv-radius=0.375rem] - Corners of buttons and of the dialog.
 */
export class AvvCheckbox extends AgreementControl {
  static override styles = checkboxPlace;

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'checked'];
  }

  /** Optional features that are active for this customer, separated by commas. */
  @property({ converter: commaList }) features: string[] = [];
  /** Trial: shown as one, recorded as one, binding nobody. */
  @property({ type: Boolean }) test = false;
  /** Values of the agreement’s placeholders, by key. */
  @property({ attribute: false }) placeholders: Readonly<Record<string, string>> = {};
  /** Who is bound, as far as the host knows. */
  @property({ attribute: false }) customer: Prefill = {};
  /** Who acts, as far as the host knows. */
  @property({ attribute: false }) acceptor: Prefill = {};
  /** Receipt of this customer that the host has kept: if it is of this version, there is nothing to tick and no entry. */
  @property({ attribute: false }) receipt: object | null = null;

  #field: CheckboxField | undefined;
  #loading: Promise<void> | undefined;
  /** What the browser has kept of a former visit. */
  #kept: string | undefined;

  constructor() {
    super();
    this.addEventListener('click', this.#onClick);
  }

  /** `checkbox`, as native ones say. */
  get type(): string {
    return 'checkbox';
  }

  /**
   * Whether it is ticked. Set by a script it takes the tick away, or brings back one that the person has made of the same
   * text (as frameworks do that keep the state of a form); it never makes one. A script that tries hears of it by `input`
   * and `change`, so that a framework's state does not stay at what the box is not.
   */
  get checked(): boolean {
    return this.#field?.checked ?? false;
  }
  set checked(checked: boolean) {
    const wanted = Boolean(checked);
    if (!(this.#field?.set(wanted) ?? !wanted)) ignore('property “checked”', this);
  }

  /** Always false: nothing is ticked beforehand. */
  get defaultChecked(): boolean {
    return false;
  }
  set defaultChecked(checked: boolean) {
    if (checked) ignore('property “defaultChecked”');
  }

  /** The acceptance record as JSON while it is ticked, otherwise empty. Set, it does what `checked` does. */
  get value(): string {
    return this.#field?.value ?? '';
  }
  set value(value: string) {
    this.checked = Boolean(value);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#field?.connect();
    this.prepare().catch(() => {}); // together with the agreement; who waits for it hears of it
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#field?.disconnect();
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'checked' && value !== null) ignore('attribute “checked”');
  }

  /** @internal A tick that browsers fill in by themselves would be nobody's. */
  formStateRestoreCallback(value: string, reason: 'restore' | 'autocomplete'): void {
    if (reason !== 'restore') return;
    // Browsers put it into the form's data by themselves; it has to be of this text first.
    this.internals.setFormValue(null, value);
    if (this.#field) this.#field.restore(value);
    else this.#kept = value;
  }

  protected override clear(): void {
    this.#kept = undefined;
    this.#field?.clear();
  }

  /** The form's data say at once what the page has just said. */
  override requestUpdate(name?: PropertyKey, ...rest: [unknown?]): void {
    super.requestUpdate(name, ...rest);
    if (name && this.hasUpdated) this.#field?.renew();
  }

  /** Not bound in the template: the box is also changed by the person, of which that knows nothing. */
  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.anchor) this.anchor.checked = this.checked;
  }

  protected override firstUpdated(): void {
    // The browser has looked for something to focus when the box was not there yet.
    if (this.autofocus && document.activeElement === document.body) this.focus();
  }

  protected override render(): unknown {
    const field = this.shown && this.localization.settled ? this.#field : undefined;
    return html`${field?.isSettled ? nothing : this.#box(field)}
      <div id="avv-words" class="words ${field?.isSettled ? 'settled' : ''}">${this.#words(field)}</div>`;
  }

  #box(field: CheckboxField | undefined): unknown {
    return html`<input
      type="checkbox"
      id="avv-box"
      part="checkbox"
      ?required=${this.required}
      ?disabled=${this.isDisabled}
      aria-disabled=${this.shown ? nothing : 'true'}
      aria-labelledby=${(field ? field.labelledBy : 'avv-words') || nothing}
      aria-describedby=${field ? 'avv-problem avv-about' : nothing}
      aria-invalid=${this.isUserInvalid ? 'true' : 'false'}
      @click=${this.#onBoxClick}
      @input=${this.#onInput}
      @change=${this.#onChange}
    />`;
  }

  #words(field: CheckboxField | undefined): unknown {
    const { state } = this;
    if (state.status === 'failed')
      return errorView(explainLoadError(state.error, this.msg), this.msg, this.locale, () => void this.reload());
    return field ? field.render(this.shown!, this.isUserInvalid) : html`<slot></slot>`;
  }

  protected override get anchor(): HTMLInputElement | null {
    return this.renderRoot?.querySelector('input') ?? null;
  }

  protected override get problem(): string {
    return this.#field?.changeMessage ?? '';
  }

  /** Nobody can tick what is not there. */
  protected override get missing(): string {
    const { state } = this;
    if (!this.required || this.checked || (this.shown && this.#field?.isSettled)) return '';
    if (this.shown || state.status === 'idle') return nativeMissingMessage();
    if (state.status !== 'failed') return this.msg('Der Vertrag wird geladen …', { id: 'loading' });
    const { title, advice } = explainLoadError(state.error, this.msg);
    return `${title} ${advice}`;
  }

  readonly #onBoxClick = (event: Event): void => {
    if (!this.shown) event.preventDefault();
  };

  /** Before the page hears of it. */
  readonly #onInput = (): void => {
    this.#field?.toggle();
    this.reveal();
  };

  /** Unlike `input` it does not leave the shadow tree. */
  readonly #onChange = (): void => {
    this.dispatchEvent(new Event('change', { bubbles: true }));
  };

  /** A click on the page's `<label>`, or one that a script makes. */
  readonly #onClick = (event: Event): void => {
    if (event.composedPath()[0] === this && !this.isDisabled) this.anchor?.click();
  };

  protected override onShown(): void {
    if (this.#kept && this.shown) this.#field!.restore(this.#kept);
    else this.#field?.follow();
    if (this.shown) this.#kept = undefined;
  }

  /** Once; after a failure the next call tries again. */
  protected override prepare(): Promise<void> {
    this.#loading ??= this.#makeField();
    this.#loading.catch(() => (this.#loading = undefined));
    return this.#loading;
  }

  async #makeField(): Promise<void> {
    const { CheckboxField } = await loadCheckbox();
    adoptStyles(this.renderRoot as ShadowRoot, CheckboxField.styles);
    this.#field = new CheckboxField(this, this.#core);
    if (this.isConnected) this.#field.connect();
  }

  readonly #core: CheckboxCore = {
    shown: () => this.shown,
    look: () => this.look(),
    replace: (next) => this.replace(next),
    setFormValue: (value) => this.internals.setFormValue(value),
    setState: (name, isOn) => this.setState(name, isOn),
    refresh: () => this.refresh(),
    reveal: () => this.reveal(),
  };
}

/** Tells the author of the page why; and who has set it in the box, that it is not so. */
const ignore = (what: string, box?: AvvCheckbox): void =>
  void loadCheckbox().then(
    ({ explainIgnored, tellUnticked }) => (explainIgnored(what), box && tellUnticked(box)),
    () => {},
  );
