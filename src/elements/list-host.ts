import type { ReactiveControllerHost } from 'lit';
import type { ViewContext } from '../view/context.js';

/** The element that shows a list of subprocessors, alone or within an agreement. */
export interface ListHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly features: readonly string[];
  hasTarget(id: string): boolean;
}

/** What the element tells the tools of its list, but not the page. */
export interface ListReading {
  /** What is shown; `undefined` until an agreement is there. */
  context(): ViewContext | undefined;
  /** Address of a place on the page, but for its id. */
  hrefBase(): string;
  /** Says it to screen readers. */
  announce(words: string): Promise<void>;
}
