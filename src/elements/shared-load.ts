import { load, type LoadedAgreement, type LoadOptions } from '../agreement/load.js';

interface Flight {
  promise: Promise<LoadedAgreement>;
  abort: AbortController;
  passengers: number;
}

/** Loads that are under way, by address and options: several viewers of one page fetch a file once. */
const flights = new Map<string, Flight>();

function board(key: string, source: string, options: LoadOptions): Flight {
  const known = flights.get(key);
  if (known) return known;
  const abort = new AbortController();
  const promise = load(source, { ...options, signal: abort.signal }).finally(() => flights.delete(key));
  promise.catch(() => {}); // each passenger hears of it through its own promise
  const flight = { promise, abort, passengers: 0 };
  flights.set(key, flight);
  return flight;
}

/** `load`, shared between all who ask for the same file at the same time; the last one to leave ends the request. */
export async function loadShared(
  source: string | object,
  options: LoadOptions & { signal: AbortSignal },
): Promise<LoadedAgreement> {
  const { signal, ...rest } = options;
  if (typeof source !== 'string' || rest.fetch) return load(source, options);
  const flight = board(JSON.stringify([new URL(source, document.baseURI).href, rest]), source, rest);
  flight.passengers++;
  signal.addEventListener('abort', () => {
    if (--flight.passengers === 0) flight.abort.abort();
  });
  return flight.promise;
}
