import type { FaultOrigins } from './server.mjs';

/** What the fault server noted of a request. */
export interface LoggedRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** An acceptance as it is stored. */
export interface StoredRecord {
  key: string;
  body: string;
}

let origins: Promise<FaultOrigins> | undefined;

/** Where the fault server is, as the test runner's plugin tells it. */
export const faultOrigins = (): Promise<FaultOrigins> =>
  (origins ??= fetch('/__faults__/origins').then((response) => response.json() as Promise<FaultOrigins>));

/** An address on the fault server. With `run`, sequences and log are the test's own. */
export async function faultUrl(path: string, run?: string): Promise<string> {
  const url = new URL(path, (await faultOrigins()).origin);
  if (run) url.searchParams.set('run', run);
  return url.href;
}

/** The requests of a run, in order. */
export const loggedRequests = (run: string): Promise<LoggedRequest[]> => list('/log', run);

/** The acceptances that have arrived in a run, tries of one act included. */
export const loggedPosts = async (run: string): Promise<LoggedRequest[]> =>
  (await loggedRequests(run)).filter(({ method }) => method === 'POST');

/** What the back end has stored in a run, once under each key. */
export const storedRecords = (run: string): Promise<StoredRecord[]> => list('/records', run);

/** Whatever is asked for in this run, from now on the answer is the one of this name. */
export async function fromNowOn(run: string, name: string): Promise<void> {
  await fetch(await faultUrl('/script', run), { method: 'PUT', body: name });
}

async function list<Item>(path: string, run: string): Promise<Item[]> {
  const response = await fetch(await faultUrl(path, run));
  return (await response.json()) as Item[];
}
