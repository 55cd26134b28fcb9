import { acceptanceStatus, type AcceptanceStatus } from '../acceptance/status.js';
import type { ActState } from '../view/act-model.js';
import type { AcceptedController } from './accepted.js';
import type { ConclusionHost, Reading } from './conclusion-host.js';
import { AvvStatusEvent } from './events.js';
import type { FormerVisit } from './former-visit.js';
import { setState } from './states.js';
import { today } from './today.js';

const STATES = ['accepted', 'missing', 'outdated', 'grace'] as const;

/** What is needed of the act. */
export interface ActOfToday {
  readonly state: ActState;
}

interface StatusGrounds {
  host: ConclusionHost;
  reading: Reading;
  accepted: AcceptedController;
  act: ActOfToday;
  visit: FormerVisit;
}

/** What the customer's acceptance is worth today, for the page's own use and for the host. */
export class StatusController {
  readonly #host: ConclusionHost;
  readonly #reading: Reading;
  readonly #accepted: AcceptedController;
  readonly #act: ActOfToday;
  readonly #visit: FormerVisit;
  #current: AcceptanceStatus | undefined;
  #told: AcceptanceStatus | undefined;

  constructor({ host, reading, accepted, act, visit }: StatusGrounds) {
    this.#host = host;
    this.#reading = reading;
    this.#accepted = accepted;
    this.#act = act;
    this.#visit = visit;
  }

  /** The same object as long as it says the same; `undefined` where nobody knows. */
  get current(): AcceptanceStatus | undefined {
    if (this.#visit.isUnderWay) return this.#current; // that of the published version
    const next = this.#find();
    if (JSON.stringify(next) !== JSON.stringify(this.#current)) this.#current = next;
    return this.#current;
  }

  #find(): AcceptanceStatus | undefined {
    if (!this.#host.document) return undefined;
    const { agreement } = this.#reading.shown();
    if (agreement.acceptance?.mode === 'incorporated') return undefined;
    const accepted = this.#latest;
    if (!accepted && !this.#accepted.known) return undefined;
    return acceptanceStatus({ agreement, accepted, today: today() });
  }

  /** What was accepted last: here, or before. One that still has to be confirmed is none. */
  get #latest(): { version: string; at?: string | undefined } | undefined {
    const { state } = this.#act;
    if (state.status === 'done' && !state.pending)
      return { version: state.record.document.version, at: state.receipt?.acceptedAt };
    // A receipt for another text under the name of this version does not show that this one was accepted.
    const { standing, namedByHost, earlier } = this.#accepted;
    return standing.status === 'doubtful' && standing.receipt && !namedByHost ? undefined : earlier;
  }

  /** Tells the host of a change, by custom state and event. */
  report(): void {
    const { status } = this.#host;
    if (status === this.#told) return;
    this.#told = status;
    for (const name of STATES) setState(this.#host, name, status?.status === name);
    this.#host.dispatchEvent(new AvvStatusEvent(status));
  }
}
