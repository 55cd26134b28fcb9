import { load, type LoadedAgreement, type LoadOptions } from '../agreement/load.js';

interface Flight {
  promise: Promise<LoadedAgreement>;
  abort: AbortController;
  passengers: number;
}

/** Loads that can still be joined, by address and options: several viewers of one page fetch a file once. */
const flights = new Map<string, Flight>();

function board(key: string, source: string, options: LoadOptions): Flight {
  const known = flights.get(key);
  if (known) return known;
  const abort = new AbortController();
  const promise = load(source, { ...options, signal: abort.signal });
  const flight = { promise, abort, passengers: 0 };
  flights.set(key, flight);
  const land = () => close(key, flight);
  promise.then(land, land); // each passenger hears of a failure through its own promise
  return flight;
}

/** Nobody boards any more; by now another flight may be known by the same key. */
function close(key: string, flight: Flight): void {
  if (flights.get(key) === flight) flights.delete(key);
}

/** `load`, shared between all who ask for the same file at the same time; the last one to leave ends the request. */
export async function loadShared(
  source: string | object,
  options: LoadOptions & { signal: AbortSignal },
): Promise<LoadedAgreement> {
  const { signal, ...rest } = options;
  if (typeof source !== 'string' || rest.fetch) return load(source, options);
  const key = JSON.stringify([new URL(source, document.baseURI).href, rest]);
  const flight = board(key, source, rest);
  flight.passengers++;
  signal.addEventListener('abort', () => {
    if (--flight.passengers > 0) return;
    close(key, flight);
    flight.abort.abort();
  });
  return flight.promise;
}
