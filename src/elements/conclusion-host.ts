import type { ReactiveControllerHost } from 'lit';
import type { Msg } from '../localization/localization.js';
import type { ReadyState } from './agreement-controller.js';
import type { Prefill } from './prefill.js';

/** The element that a conclusion belongs to. */
export interface ConclusionHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly endpoint: string | null;
  readonly acceptedVersion: string | null;
  readonly receipt: object | null;
  readonly keys: string | object | null;
  readonly test: boolean;
  readonly customer: Prefill;
  readonly acceptor: Prefill;
  readonly placeholders: Readonly<Record<string, string>>;
  readonly features: readonly string[];
  readonly headers: HeadersInit | null;
  readonly credentials: RequestCredentials | null;
  readonly fetch: typeof fetch | null;
  readonly msg: Msg;
  readonly locale: string;
  /** Loads the agreement anew, for example after it has changed under the reader's eyes. */
  reload(): Promise<void>;
}

/** What the element tells its conclusion, but not the page. */
export interface Reading {
  /** The document on the page. */
  shown(): ReadyState;
  /** Whether the end of the text has been on the screen. */
  endReached(): boolean;
  /** Puts a text on the clipboard and says so. */
  copy(text: string, done: string): void;
}
