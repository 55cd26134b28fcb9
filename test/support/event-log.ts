const EVENTS = [
  ...['loadstart', 'load', 'error', 'loadend'],
  ...['before-accept', 'accepted', 'delegate', 'declined', 'objected'],
].map((name) => `avv-${name}`);

/** All events of a viewer, from now on, as they reach the given place. */
export function logEvents(place: EventTarget): Event[] {
  const log: Event[] = [];
  for (const type of EVENTS) place.addEventListener(type, (event) => log.push(event));
  return log;
}

export const typesOf = (events: readonly Event[]): string[] => events.map(({ type }) => type);

/** The events of one type, with the fields of its class. */
export const ofType = <K extends keyof HTMLElementEventMap>(
  events: readonly Event[],
  type: K,
): HTMLElementEventMap[K][] => events.filter((event) => event.type === type) as HTMLElementEventMap[K][];
