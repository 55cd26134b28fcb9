/** Calls a route handler as Next.js does: by the method's name, GET for HEAD as well. */
import { createServer } from 'node:http';
import { toNodeListener } from 'avv-viewer/server';
import * as route from './next-route.mjs';

const dispatch = (request) => {
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  return route[method]?.(request) ?? new Response(null, { status: 405 });
};

createServer(toNodeListener(dispatch)).listen(Number(process.env.PORT), '127.0.0.1');
