import type { ReactiveControllerHost } from 'lit';
import type { AcceptanceStatus } from '../acceptance/status.js';
import type { Agreement } from '../agreement/schema.js';
import type { Msg } from '../localization/localization.js';
import type { ReadyState } from './agreement-controller.js';
import type { Prefill } from './prefill.js';

/** The element that a conclusion belongs to. */
export interface ConclusionHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly endpoint: string | null;
  readonly objectionEndpoint: string | null;
  readonly htmlFor: string | null;
  readonly acceptedVersion: string | null;
  readonly receipt: object | null;
  readonly keys: string | object | null;
  readonly test: boolean;
  readonly keepDraft: boolean;
  readonly delegable: boolean;
  readonly delegateUrl: string | null;
  readonly declinable: boolean;
  readonly declineEndpoint: string | null;
  readonly customer: Prefill;
  readonly acceptor: Prefill;
  readonly placeholders: Readonly<Record<string, string>>;
  readonly features: readonly string[];
  readonly headers: HeadersInit | null;
  readonly credentials: RequestCredentials | null;
  readonly fetch: typeof fetch | null;
  readonly msg: Msg;
  readonly locale: string;
  readonly minVersion: string | null;
  readonly document: Agreement | null;
  readonly status: AcceptanceStatus | undefined;
  /** Loads the agreement anew, for example after it has changed under the reader's eyes. */
  reload(): Promise<void>;
  /** Scrolls to a place and puts the focus there. */
  reveal(id: string): void;
}

/** What the element tells its conclusion, but not the page. */
export interface Reading {
  /** The document on the page. */
  shown(): ReadyState;
  /** Whether the end of the text has been on the screen. */
  endReached(): boolean;
  /** Address of the act on this page. */
  actAddress(): string;
  /** What follows the text stands there now, later than the text: an address that means it is to be followed. */
  actStands(): void;
  /** Puts a text on the clipboard and says so. */
  copy(text: string, done: string): void;
  /** Says something to screen readers. */
  announce(words: string): void;
  /** The document as it is published now; `undefined` where it cannot be had. */
  published(): Promise<Agreement | undefined>;
  /** Shows another file in its place; the first one again without an address. Returns the one that was shown so. */
  switchTo(href: string | undefined): string | undefined;
}
