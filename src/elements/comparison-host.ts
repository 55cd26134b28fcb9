import type { ReadyState } from './agreement-controller.js';
import type { ConclusionHost } from './conclusion-host.js';
import type { FormerFile } from './former-version.js';

/** The element whose text is held against a former version. */
export type ComparisonHost = ConclusionHost;

/** What the element tells its comparison, but not the page. */
export interface ComparisonReading {
  /** The document on the page; `undefined` until it is there. */
  shown(): ReadyState | undefined;
  /** The file of the version that this customer has accepted, where it is known and another one. */
  accepted(): FormerFile | undefined;
  /** Address of a place on the page, but for its id. */
  hrefBase(): string;
  /** Says it to screen readers. */
  announce(words: string): void;
  /** A click on the number of a clause copies its address. */
  copyLink(event: Event): void;
}
