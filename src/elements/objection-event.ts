import type { Objection, ObjectionReceipt } from '../acceptance/schema.js';
import { init } from './events.js';

/** The endpoint has confirmed an objection to announced changes. */
export class AvvObjectedEvent extends Event {
  constructor(
    readonly record: Objection,
    /** Absent where the endpoint only stores, or still waits (`pending`). */
    readonly receipt: ObjectionReceipt | undefined,
    readonly pending: boolean,
    /** The endpoint had stored it at an earlier try, whose answer was lost. */
    readonly replayed = false,
  ) {
    super('avv-objected', init);
  }
}

declare global {
  interface HTMLElementEventMap {
    'avv-objected': AvvObjectedEvent;
  }
}
