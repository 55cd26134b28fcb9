import type { AcceptanceRecord, Receipt } from '../acceptance/schema.js';
import type { AvvError } from '../agreement/errors.js';

/**
 * open → submitting → done; submitting → open when it failed, was refused by the host, or the agreement had changed.
 * done stays until another document is shown.
 */
export type ActState =
  | {
      status: 'open';
      failure?: AvvError;
      /** With a failure: whether the acceptance may have been stored all the same. */
      uncertain?: boolean;
      replaced?: { from: string; to: string };
    }
  | { status: 'submitting'; /** Seconds until the next try. */ waiting?: number }
  | { status: 'done'; record: AcceptanceRecord; receipt?: Receipt; pending?: { statusUrl: string | undefined } };

/** A field of the form as it stands. */
export interface Field {
  name: string;
  label: string;
  type: 'text' | 'email';
  value: string;
  required: boolean;
  /** Known to the host and not to be changed here. */
  locked: boolean;
  autocomplete: string;
  error: string | undefined;
}

/** A declaration or the statement of authority, with its box. */
export interface Statement {
  id: string;
  text: string;
  markdown: boolean;
  required: boolean;
  checked: boolean;
  error: string | undefined;
}
