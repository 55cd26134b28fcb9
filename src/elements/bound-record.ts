import type { Agreement } from '../agreement/schema.js';
import type { ReadyState } from './agreement-controller.js';
import type { BoundHost, BoundReading } from './bound-host.js';
import type { RecordHost } from './checkbox-host.js';
import { factsOf } from './checkbox-record.js';
import { TickEntry, textOf, type Tick } from './checkbox-tick.js';

/** The record of a tick, as `<avv-checkbox>` makes it, from a checkbox of the page and the viewer that it is bound to. */
export class BoundRecord {
  readonly #entry = new TickEntry();
  readonly #host: BoundHost;

  constructor(host: BoundHost) {
    this.#host = host;
  }

  valueFor(box: HTMLInputElement, shown: ReadyState, tick: Tick): string {
    return this.#entry.valueFor(this.#factsOf(box), shown, tick);
  }

  /** Values of the placeholders: what the page says, and what has been typed in the form. */
  placeholdersIn(box: HTMLInputElement, agreement: Agreement): Readonly<Record<string, string>> {
    return factsOf(this.#factsOf(box), agreement).placeholders;
  }

  #factsOf({ form, labels }: HTMLInputElement): RecordHost {
    const { customer, acceptor, placeholders, features, test, msg, locale } = this.#host;
    return { form, labels, customer, acceptor, placeholders, features, test, msg, locale };
  }
}

/** The tick of a person who has the text before them. */
export function tickOf(shown: ReadyState, reading: BoundReading): Tick {
  const { id, version, language } = shown.agreement;
  return {
    text: textOf(shown),
    document: { id, version, language },
    at: new Date().toISOString(),
    presentation: { mode: 'viewer', shownAt: shown.shownAt, endReached: reading.endReached() },
  };
}
