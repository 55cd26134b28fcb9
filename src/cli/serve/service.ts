import { AsyncLocalStorage } from 'node:async_hooks';
import type { RequestListener } from 'node:http';
import {
  createConsentHandler,
  toNodeListener,
  type ConsentHandler,
  type ConsentStore,
  type Identity,
  type Signer,
} from '../../server/index.js';
import { clientAddress, network } from './address.js';
import { describeCurrent, readAgreements } from './agreements.js';
import type { Settings } from './config-file.js';
import { identifyBy } from './identity.js';
import { createLimit } from './limit.js';
import { describeError, type Log } from './log.js';
import { createRoutes, keysUrl, logged } from './routes.js';

interface Parts {
  settings: Settings;
  store: ConsentStore;
  signer: Signer;
  log: Log;
}

export interface Service {
  listener: RequestListener;
  /** Reads the agreements again; when they are not all valid it rejects, and those before stay in force. */
  reload(): Promise<void>;
}

/** The endpoint as a listener for Node's HTTP server. */
export async function createService(parts: Parts): Promise<Service> {
  const { settings, log } = parts;
  // A `Request` knows no address; what the limit needs to know of it does not travel in a header that could be forged.
  const visitor = new AsyncLocalStorage<string>();
  const options = handlerOptions(parts, () => visitor.getStore() ?? '');
  const load = async (): Promise<ConsentHandler> => {
    const agreements = await readAgreements(settings.agreements);
    const handler = createConsentHandler({ ...options, agreements });
    log('info', 'agreements in force', { agreements: describeCurrent(agreements) });
    return handler;
  };
  let handler = await load();
  const routes = logged(
    createRoutes(settings.path, (request) => handler(request)),
    log,
  );
  const serve = toNodeListener(routes, settings.publicOrigin);
  return {
    listener(request, response) {
      const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',');
      const address = clientAddress(request.socket.remoteAddress, forwarded, settings.proxies);
      void visitor.run(network(address), () => serve(request, response));
    },
    async reload() {
      handler = await load();
    },
  };
}

function handlerOptions({ settings, store, signer, log }: Parts, visitor: () => string) {
  const { issuer, allowedOrigins, production, secret } = settings;
  const limit = createLimit(settings.limit);
  return {
    issuer,
    allowedOrigins,
    production,
    store,
    signer,
    ...keysUrl(settings),
    ...(secret && { identify: identifyBy(secret) }),
    limit: (_request: Request, identity: Identity | undefined) =>
      limit(identity?.customer ? `customer ${identity.customer.reference}` : visitor()),
    onError: (error: unknown) => log('error', 'a request failed', describeError(error)),
  };
}
