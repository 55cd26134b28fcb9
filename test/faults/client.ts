import type { FaultOrigins } from './server.mjs';

/** What the fault server noted of a request. */
export interface LoggedRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
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
export async function loggedRequests(run: string): Promise<LoggedRequest[]> {
  const response = await fetch(await faultUrl('/log', run));
  return (await response.json()) as LoggedRequest[];
}
