import type { ReactiveControllerHost } from 'lit';
import type { LoadedAgreement } from '../agreement/load.js';
import type { Msg } from '../localization/localization.js';
import type { ReadyState } from './agreement-controller.js';
import type { Prefill } from './prefill.js';

/** The element that a field belongs to. */
export interface CheckboxHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly name: string;
  readonly form: HTMLFormElement | null;
  readonly labels: NodeList;
  readonly validity: ValidityState;
  readonly validationMessage: string;
  readonly src: string | null;
  // Frameworks pass null for what is not there yet.
  readonly customer: Prefill | null;
  readonly acceptor: Prefill | null;
  readonly placeholders: Readonly<Record<string, string>> | null;
  readonly features: readonly string[] | null;
  readonly receipt: object | null;
  readonly test: boolean;
  readonly fetch: typeof fetch | null;
  readonly msg: Msg;
  readonly locale: string;
  reportValidity(): boolean;
}

/** What the element lets its field do, but not the page. */
export interface CheckboxCore {
  /** The document, as soon as its digest has been taken and it may be ticked. */
  shown(): ReadyState | undefined;
  /** Asks for the file anew, past the browser's cache. */
  look(): Promise<LoadedAgreement>;
  /** Puts another version into the place of the document. */
  replace(next: ReadyState): void;
  /** What goes into the form's data, and what the browser keeps for when the person comes back. */
  setFormValue(value: string | null): void;
  setState(name: string, isOn: boolean): void;
  refresh(): void;
  reveal(): void;
}
