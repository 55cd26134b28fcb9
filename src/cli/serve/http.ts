import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { UsageError } from '../command.js';

/** How often Node looks for requests that take too long, in milliseconds. */
const CHECK_INTERVAL = 1000;

export interface HttpServer {
  /** `http://127.0.0.1:8080` */
  origin: string;
  /** Takes no further requests and waits for those under way; true when none had to be cut off. */
  stop(): Promise<boolean>;
}

/**
 * @param seconds What a request may take to arrive, and what is waited for it at the end.
 * @throws {UsageError} When the address is taken or not this machine's.
 */
export async function startHttp(
  listener: RequestListener,
  { host, port, timeout }: { host: string; port: number; timeout: number },
): Promise<HttpServer> {
  const limits = { requestTimeout: timeout * 1000, headersTimeout: Math.min(timeout, 10) * 1000 };
  const server = createServer({ ...limits, connectionsCheckingInterval: CHECK_INTERVAL }, listener);
  const endConnections = trackOpen(server);
  await listen(server, host, port);
  return {
    origin: originOf(server),
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      endConnections();
      let complete = true;
      const timer = setTimeout(() => {
        complete = false;
        server.closeAllConnections();
      }, timeout * 1000);
      await closed;
      clearTimeout(timer);
      return complete;
    },
  };
}

/**
 * @returns Ends every connection, at once where no request is under way, else with its answer. Node by itself waits for
 *   connections that browsers open in advance.
 */
function trackOpen(server: Server): () => void {
  const sockets = new Set<Socket>();
  const open = new Map<Socket, ServerResponse>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.prependListener('request', ({ socket }, response) => {
    open.set(socket, response);
    response.once('close', () => open.get(socket) === response && open.delete(socket));
  });
  return () => {
    for (const socket of sockets) if (!open.has(socket)) socket.destroy();
    for (const response of open.values()) if (!response.headersSent) response.setHeader('Connection', 'close');
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new UsageError(`Cannot listen on ${host}:${port}: ${cause.message}; see host and port`, { cause })),
    );
    server.listen(port, host, resolve);
  });
}

function originOf(server: Server): string {
  const { address, port, family } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
