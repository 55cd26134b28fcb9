import type { ConsentHandler } from './handler.js';

/** What is needed of `IncomingMessage`; `body` is there when a framework has read the request already (express.json). */
export interface NodeRequest {
  method?: string | undefined;
  url?: string | undefined;
  headers: Record<string, string | string[] | undefined>;
  body?: unknown;
  on(event: 'data', listener: (chunk: Uint8Array) => void): unknown;
  on(event: 'end', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** What is needed of `ServerResponse`. */
export interface NodeResponse {
  writeHead(status: number, headers: Record<string, string>): unknown;
  end(body?: Uint8Array): unknown;
}

/**
 * The handler for `http.createServer`, Express and whatever else passes Node's request and response.
 *
 * @param origin The endpoint's public origin, needed behind a proxy that changes scheme or host; otherwise `http://`
 *   and the `Host` header.
 * @returns A listener whose promise rejects only when the handler's answer breaks while it is read, which the answers
 *   of `createConsentHandler` do not.
 */
export function toNodeListener(
  handler: ConsentHandler,
  origin?: string,
): (request: NodeRequest, response: NodeResponse) => Promise<void> {
  return (incoming, outgoing) => serve(handler, toRequest(incoming, origin), outgoing);
}

async function serve(handler: ConsentHandler, request: Request | undefined, outgoing: NodeResponse): Promise<void> {
  const answer = request ? await handler(request) : new Response(null, { status: 400 });
  const headers: Record<string, string> = {};
  answer.headers.forEach((value, name) => (headers[name] = value));
  // An oversized body is not read to its end; keeping the connection would mean to read it after all.
  if (answer.status === 413) headers.connection = 'close';
  const body = new Uint8Array(await answer.arrayBuffer());
  outgoing.writeHead(answer.status, headers);
  outgoing.end(body);
}

/** `undefined` for what the web's `Request` cannot be: a broken `Host`, TRACE. It must not end the process. */
function toRequest(incoming: NodeRequest, origin?: string): Request | undefined {
  try {
    return createRequest(incoming, origin);
  } catch {
    return undefined;
  }
}

function createRequest(incoming: NodeRequest, origin?: string): Request {
  const { method = 'GET', headers } = incoming;
  const url = new URL(incoming.url ?? '/', origin ?? `http://${String(headers.host)}`);
  const pairs = Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  );
  const body = method === 'GET' || method === 'HEAD' ? null : toBody(incoming);
  // `duplex` is what Node asks for with a stream; TypeScript's web types do not know it.
  return new Request(url, { method, headers: pairs, body, duplex: 'half' } as RequestInit);
}

/** Not the request's own iterator: ending that early destroys the connection before 413 can be said. */
function toBody(incoming: NodeRequest): ReadableStream<Uint8Array> | string {
  if (incoming.body !== undefined) return JSON.stringify(incoming.body);
  let open = true;
  const close = (end: () => void): void => {
    if (open) end();
    open = false;
  };
  return new ReadableStream<Uint8Array>({
    start(controller) {
      incoming.on('data', (chunk) => open && controller.enqueue(chunk));
      incoming.on('end', () => close(() => controller.close()));
      incoming.on('error', (error) => close(() => controller.error(error)));
    },
    cancel() {
      open = false;
    },
  });
}
