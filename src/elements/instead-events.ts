import type { Decline } from '../acceptance/decline.js';
import { init } from './events.js';

/**
 * Somebody who may not sign is about to hand the agreement on; nothing has been opened, copied or sent yet.
 * `preventDefault()` leaves it to the host; `respondWith(promise)` lets the host do the sending and says how that ends.
 */
export class AvvDelegateEvent extends Event {
  /** The host's own sending, when it has taken over. */
  response: Promise<unknown> | undefined;

  constructor(
    /** An e-mail is to be written, the link to be copied, or to be shared by the browser's own means. */
    readonly via: 'email' | 'copy' | 'share',
    /** Where the agreement can be accepted. */
    readonly url: string,
    /** Whom to ask, if that was typed. */
    readonly email: string | undefined,
    /** The host's id of the account, as in `customer.reference`. */
    readonly reference: string | undefined,
  ) {
    super('avv-delegate', { ...init, cancelable: true });
  }

  /** Takes over the sending. */
  respondWith(response: Promise<unknown>): void {
    this.preventDefault();
    this.response = response;
  }
}

/** The agreement has been declined; where the host has named an endpoint for that, it has confirmed. */
export class AvvDeclinedEvent extends Event {
  constructor(readonly record: Decline) {
    super('avv-declined', init);
  }
}

declare global {
  interface HTMLElementEventMap {
    'avv-delegate': AvvDelegateEvent;
    'avv-declined': AvvDeclinedEvent;
  }
}
