import type { ReactiveControllerHost } from 'lit';
import type { LoadedAgreement } from '../agreement/load.js';
import type { Msg } from '../localization/localization.js';
import type { ReadyState } from './agreement-controller.js';
import type { Prefill } from './prefill.js';

/** What a record is made of. */
export interface RecordHost {
  readonly form: HTMLFormElement | null;
  readonly labels: NodeList | null;
  // Frameworks pass null for what is not there yet.
  readonly customer: Prefill | null;
  readonly acceptor: Prefill | null;
  readonly placeholders: Readonly<Record<string, string>> | null;
  readonly features: readonly string[] | null;
  readonly test: boolean;
  readonly msg: Msg;
  readonly locale: string;
}

/** What is sent with a text that has to be the current one. */
export interface FreshHost {
  readonly src: string | null;
  readonly form: HTMLFormElement | null;
  reportValidity(): boolean;
}

/** The element that a field belongs to. */
export interface CheckboxHost extends ReactiveControllerHost, HTMLElement, RecordHost, FreshHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly name: string;
  readonly validity: ValidityState;
  readonly validationMessage: string;
  readonly receipt: object | null;
  readonly fetch: typeof fetch | null;
}

/** Where the text comes from, and where another one goes. */
export interface FreshCore {
  /** Asks for the file anew, past the browser's cache. */
  look(): Promise<LoadedAgreement>;
  /** Puts another version into the place of the document. */
  replace(next: ReadyState): void;
}

/** What the element lets its field do, but not the page. */
export interface CheckboxCore extends FreshCore {
  /** The document, as soon as its digest has been taken and it may be ticked. */
  shown(): ReadyState | undefined;
  /** What goes into the form's data, and what the browser keeps for when the person comes back. */
  setFormValue(value: string | null): void;
  setState(name: string, isOn: boolean): void;
  refresh(): void;
  reveal(): void;
}
