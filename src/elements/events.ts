import type { AcceptanceRecord, Receipt } from '../acceptance/schema.js';
import type { AcceptanceStatus } from '../acceptance/status.js';
import type { AvvError } from '../agreement/errors.js';
import type { Agreement } from '../agreement/schema.js';

export const init = { bubbles: true, composed: true };

/** Loading has begun. */
export class AvvLoadStartEvent extends Event {
  constructor(readonly src: string | undefined) {
    super('avv-loadstart', init);
  }
}

/** The agreement is on the page, every clause of it. */
export class AvvLoadEvent extends Event {
  constructor(
    readonly agreement: Agreement,
    /** `undefined` where the page has no `crypto.subtle` (plain http). */
    readonly digest: string | undefined,
  ) {
    super('avv-load', init);
  }
}

/** Loading, accepting, declining, objecting or comparing failed; `error.code` says why. */
export class AvvErrorEvent extends Event {
  constructor(
    readonly phase: 'load' | 'accept' | 'decline' | 'compare' | 'object',
    readonly error: AvvError,
  ) {
    super('avv-error', init);
  }
}

/** Loading has ended, either way; follows `avv-load` or `avv-error`. */
export class AvvLoadEndEvent extends Event {
  constructor() {
    super('avv-loadend', init);
  }
}

/**
 * The button was pressed and everything required is there; nothing has been sent yet.
 * `preventDefault()` stops the act. `record` may be amended. `respondWith(promise)` lets the host do the sending.
 */
export class AvvBeforeAcceptEvent extends Event {
  /** The host's own sending, when it has taken over. */
  response: Promise<Receipt | void> | undefined;

  constructor(
    readonly record: AcceptanceRecord,
    readonly idempotencyKey: string,
  ) {
    super('avv-before-accept', { ...init, cancelable: true });
  }

  /** Takes over the sending; resolve with a receipt, or with nothing where the back end issues none. */
  respondWith(response: Promise<Receipt | void>): void {
    this.response = response;
  }
}

/** The endpoint has confirmed the acceptance. */
export class AvvAcceptedEvent extends Event {
  constructor(
    readonly record: AcceptanceRecord,
    /** Absent where the endpoint only stores, or still waits (`pending`). */
    readonly receipt: Receipt | undefined,
    readonly pending: boolean,
    /** Where the endpoint tells how a `pending` one goes on: an absolute http(s) address. */
    readonly statusUrl?: string,
    /** The endpoint had stored it at an earlier try, whose answer was lost. */
    readonly replayed = false,
  ) {
    super('avv-accepted', init);
  }
}

/** What the customer's acceptance is worth has changed, or is known now, or no longer. */
export class AvvStatusEvent extends Event {
  constructor(
    /** `undefined` while nobody knows: neither a reason to block nor to let pass. */
    readonly status: AcceptanceStatus | undefined,
  ) {
    super('avv-status', init);
  }
}

declare global {
  interface HTMLElementEventMap {
    'avv-loadstart': AvvLoadStartEvent;
    'avv-load': AvvLoadEvent;
    'avv-error': AvvErrorEvent;
    'avv-loadend': AvvLoadEndEvent;
    'avv-before-accept': AvvBeforeAcceptEvent;
    'avv-accepted': AvvAcceptedEvent;
    'avv-status': AvvStatusEvent;
  }
}
