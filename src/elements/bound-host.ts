import type { ReactiveControllerHost } from 'lit';
import type { Agreement } from '../agreement/schema.js';
import type { Msg } from '../localization/localization.js';
import type { ReadyState } from './agreement-controller.js';
import type { Prefill } from './prefill.js';

/** The viewer that a checkbox of the page is bound to. */
export interface BoundHost extends ReactiveControllerHost, HTMLElement {
  readonly htmlFor: string | null;
  readonly recordName: string | null;
  readonly src: string | null;
  readonly customer: Prefill;
  readonly acceptor: Prefill;
  readonly placeholders: Readonly<Record<string, string>>;
  readonly features: readonly string[];
  readonly test: boolean;
  readonly msg: Msg;
  readonly locale: string;
  /** Loads the agreement anew. */
  reload(): Promise<void>;
}

/** What the viewer tells, but not the page. */
export interface BoundReading {
  /** The document that may be accepted: all of it stands on the page, and its digest has been taken. */
  shown(): ReadyState | undefined;
  /** Whether the end of the text has been on the screen. */
  endReached(): boolean;
  /** The document as it is published now; `undefined` where it cannot be had. */
  published(): Promise<Agreement | undefined>;
  /** Shows another file in its place. */
  switchTo(this: void, href: string): void;
}
