/** One answer of a scripted endpoint; gets what `fetch` was called with. */
export type Step = (request: Request) => Response | Promise<Response>;

export interface ScriptedFetch {
  fetch: typeof fetch;
  /** What was sent, in order. */
  requests: Request[];
  bodies: string[];
}

/** A `fetch` that answers from a script, one step a call, and rejects like the real one when its signal aborts. */
export function scriptedFetch(...steps: Step[]): ScriptedFetch {
  const script: ScriptedFetch = { requests: [], bodies: [], fetch: call };
  async function call(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    init?.signal?.throwIfAborted();
    const request = new Request(input, init);
    const step = steps[script.requests.push(request) - 1];
    script.bodies.push(init?.body as string);
    if (!step) throw new Error('The script has no further answer');
    return step(request);
  }
  return script;
}

export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Step =>
  () =>
    new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });

export const text =
  (status: number, body: string | null, headers: Record<string, string> = {}): Step =>
  () =>
    new Response(body, { status, headers });

export const problem = (status: number, name: string, more: object = {}, headers: Record<string, string> = {}): Step =>
  json(status, { type: `urn:avv-viewer:problem:${name}`, status, detail: `because ${name}`, ...more }, headers);

/** No answer at all. */
export const offline: Step = () => Promise.reject(new TypeError('Failed to fetch'));

/** Headers never come; ends only with the signal, by whatever name a browser gives that. */
export const silence: Step = ({ signal }) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(new TypeError('NetworkError'))));

/** Headers come, the body never ends; ends only with the signal. */
export const trickle: Step = ({ signal }) =>
  new Response(
    new ReadableStream({
      start: (controller) =>
        signal.addEventListener('abort', () => controller.error(new DOMException('reset', 'AbortError'))),
    }),
    { status: 201 },
  );

/** The connection breaks in the middle of the body, which Firefox calls an AbortError. */
export const reset: Step = () =>
  new Response(
    new ReadableStream({ start: (controller) => controller.error(new DOMException('reset', 'AbortError')) }),
    { status: 201 },
  );
