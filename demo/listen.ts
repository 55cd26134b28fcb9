import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Ports tried after the wanted one. */
const ATTEMPTS = 20;

/** Listens on the loopback interface, on `port` or the next free one; 0 takes any. Resolves with the origin. */
export async function listen(server: Server, port: number): Promise<string> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await tryPort(server, port && port + attempt);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || attempt === ATTEMPTS) throw error;
    }
  }
}

function tryPort(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve(`http://localhost:${(server.address() as AddressInfo).port}`);
    });
  });
}
