import type { ReactiveControllerHost } from 'lit';
import type { Msg } from '../localization/localization.js';
import type { ReadyState } from './agreement-controller.js';
import type { ConclusionHost } from './conclusion-host.js';

/** The element that shows announced changes. */
export interface ChangesHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly msg: Msg;
  /** Scrolls to a place of the document and puts the focus there. */
  reveal(id: string): void;
}

/** What the element tells them, but not the page. */
export interface ChangesReading {
  /** The document on the page. */
  shown(): ReadyState | undefined;
  /** The viewer in which one may object; `undefined` where one cannot, or not yet. */
  objecting(): ConclusionHost | undefined;
  /** Puts a text on the clipboard and says so. */
  copy(text: string, done: string): void;
}
