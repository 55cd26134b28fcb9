import { expect } from '@open-wc/testing';
import type { AvvErrorEvent, AvvAcceptedEvent } from '../../src/elements/events.js';

/** What a fault leads to, in the three respects that every row of every table settles. */
export interface Seen<State = object> {
  /** What the reader reads where a message would stand: the message, or the title of what is there instead of one. */
  words: readonly string[];
  /** What the developer gets, in order; see `told`. */
  events: readonly string[];
  /** What remains: on the page, of what was entered, and in the back end. */
  state: State;
}

/** An event in a line: its type, with phase and code of an error, and how an acceptance was confirmed. */
export function told(event: Event): string {
  const type = event.type.replace('avv-', '');
  if (type === 'error') return `error ${(event as AvvErrorEvent).phase} ${(event as AvvErrorEvent).error.code}`;
  if (type !== 'accepted') return type;
  const { receipt, pending } = event as AvvAcceptedEvent;
  return `accepted, ${receipt ? 'receipt' : pending ? 'pending' : 'no receipt'}`;
}

/** Fails unless words, events and state are all as they should be. */
export const expectSeen = <State>(seen: Seen<State>, expected: Seen<State>): void =>
  void expect(seen).to.deep.equal(expected);

export type Engine = 'chromium' | 'firefox' | 'webkit';

export const engine: Engine = /Firefox\//.test(navigator.userAgent)
  ? 'firefox'
  : /Chrome\//.test(navigator.userAgent)
    ? 'chromium'
    : 'webkit';
