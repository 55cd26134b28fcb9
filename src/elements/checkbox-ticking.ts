import { acceptanceStatus } from '../acceptance/status.js';
import type { TextChange } from '../view/checkbox.js';
import type { ReadyState } from './agreement-controller.js';
import type { RecordHost } from './checkbox-host.js';
import { textOf, TickEntry, type Tick } from './checkbox-tick.js';
import { today } from './today.js';

/** The person's tick, of one text, and what becomes of it. */
export class Ticking {
  /** The text has changed since it was ticked. */
  change: TextChange | undefined;
  readonly #entry = new TickEntry();
  #tick: Tick | undefined;
  /** The person's latest tick; a script may bring it back, but cannot make one. */
  #own: Tick | undefined;

  /** By the person; `undefined` takes it away. */
  set(tick: Tick | undefined): void {
    this.change = undefined;
    this.#tick = tick;
    this.#own = tick ?? this.#own;
  }

  /** By a script: takes the tick away, or brings back the one that the person has made of this text. */
  put(checked: boolean, shown: ReadyState | undefined): void {
    const own = shown && this.#own?.text === textOf(shown) ? this.#own : undefined;
    this.#tick = checked ? (this.#tick ?? own) : undefined;
    if (!checked) this.change = undefined;
  }

  /** The form was reset. */
  forget(): void {
    this.set(undefined);
    this.#own = undefined;
  }

  /** The browser has kept what was in the form. */
  restore(value: string): void {
    this.#tick = this.#own = this.#entry.restore(value);
  }

  /** Another document: a tick is for the text that was there. Tells whether it is missed, as that was the same agreement. */
  follow(shown: ReadyState): boolean {
    const lost = this.#tick;
    if (!lost || lost.text === textOf(shown)) return false;
    this.#tick = undefined;
    const { agreement } = shown;
    const { id, language, version } = lost.document;
    if (id !== agreement.id || language !== agreement.language) return false;
    const { changes } = acceptanceStatus({ agreement, accepted: { version }, today: today() });
    this.change = { from: version, to: agreement.version, changes };
    return true;
  }

  /** The record as JSON, as it is now; empty without a tick. */
  valueFor(host: RecordHost, shown: ReadyState): string {
    return this.#tick ? this.#entry.valueFor(host, shown, this.#tick) : '';
  }
}
