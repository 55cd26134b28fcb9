import type { Shape } from '../generated/shapes.js';

/** What is wrong at one place of a document. */
export interface Violation {
  /** JSON pointer (RFC 6901) to the place; for a missing field, to where it belongs. */
  pointer: string;
  problem: 'missing' | 'type' | 'choice' | 'format' | 'empty' | 'range' | 'duplicate-id';
  /** A JSON type, a format name, or the allowed values separated by `|`. */
  expected: string;
  /** What stands there instead, shortened to 40 characters. */
  received: string;
}

/** Checks a parsed JSON value against a generated shape; an empty list means that it fits. */
export declare function validate(value: unknown, shape: Shape): Violation[];
