import type { ConsentHandler } from '../../src/server/index.js';

/** German and English. */
export type Words = readonly [german: string, english: string];

/** Something that goes wrong, or is meant to do harm. */
export interface FaultCase {
  id: string;
  title: Words;
  /** What is wrong, for whoever looks at the page. */
  text: Words;
  /** The agreement's file; without it the sample. */
  file?: (request: Request) => Response | Promise<Response>;
  /** The endpoint; without it the viewer is for reading only. */
  endpoint?: ConsentHandler;
  /** Further attributes of the viewer. */
  attributes?: Readonly<Record<string, string>>;
}

export interface FaultGroup {
  title: Words;
  cases: readonly FaultCase[];
}

/** A file as it is served when nothing is wrong with the transport. */
export const served = (body: string | Uint8Array<ArrayBuffer>, type = 'application/json; charset=utf-8'): Response =>
  new Response(body, { headers: { 'Content-Type': type } });

/** The connection ends without an answer: see `server.ts`. */
export const brokenConnection = (): Response =>
  new Response(new ReadableStream({ pull: (controller) => controller.error(new Error('broken on purpose')) }));
