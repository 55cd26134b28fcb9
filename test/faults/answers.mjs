/** Ways to answer a request, well or badly. Each makes a function of (request, response). */
import { AGREEMENT } from './documents.mjs';

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** Lets pages of any origin read the answer, with and without credentials. */
export const cors = ({ headers }) => ({
  'Access-Control-Allow-Origin': headers.origin ?? '*',
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Expose-Headers': 'Retry-After, Date, Location',
  Vary: 'Origin',
});

/** A whole answer. A header that is `undefined` is left out. */
export const answer =
  (status, body = '', headers = JSON_TYPE) =>
  (request, response) => {
    const all = Object.entries({ ...cors(request), ...headers }).filter(([, value]) => value !== undefined);
    response.writeHead(status, Object.fromEntries(all)).end(body);
  };

export const json = (body) => answer(200, body);

export const typed = (type, body = AGREEMENT) => answer(200, body, { 'Content-Type': type });

export const redirect = (status, location) => answer(status, '', { Location: location });

/** To the address that the request names itself, as `?to=`. */
export const redirectTo = (request, response) =>
  redirect(302, new URL(request.url, 'http://faults').searchParams.get('to'))(request, response);

/** A file that a browser keeps and asks about each time (RFC 9110, section 13). */
export const revalidated = (request, response) => {
  const known = request.headers['if-none-match'] === '"1"';
  answer(known ? 304 : 200, known ? '' : AGREEMENT, { ...JSON_TYPE, ETag: '"1"', 'Cache-Control': 'no-cache' })(
    request,
    response,
  );
};

/** A whole answer that a page of another origin may not read. */
export const withoutCors = (request, response) => response.writeHead(200, JSON_TYPE).end(AGREEMENT);

/** In chunks, without a length. */
export const chunked = (body) => (request, response) => {
  response.writeHead(200, { ...cors(request), ...JSON_TYPE });
  for (let at = 0; at < body.length; at += 65536) response.write(body.slice(at, at + 65536));
  response.end();
};

/** Headers, then a byte every few milliseconds, for ever. */
export const trickle = (request, response) => {
  response.writeHead(200, { ...cors(request), ...JSON_TYPE });
  const timer = setInterval(() => response.writableEnded || response.write(' '), 10);
  response.on('close', () => clearInterval(timer));
};

/** The whole, in pieces `gap` milliseconds apart, the first as long after the headers. */
export const steady = (gap, pieces) => (request, response) => {
  response.writeHead(200, { ...cors(request), ...JSON_TYPE }).flushHeaders();
  const size = Math.ceil(AGREEMENT.length / pieces);
  let at = 0;
  const timer = setInterval(() => {
    response.write(AGREEMENT.slice(at, (at += size)));
    if (at >= AGREEMENT.length) response.end();
  }, gap);
  response.on('close', () => clearInterval(timer));
};

/** Headers and half of the body, then nothing. */
export const stall = (request, response) => {
  response.writeHead(200, { ...cors(request), ...JSON_TYPE }).write(AGREEMENT.slice(0, 80));
};

/** Nothing at all, while the connection stays open. */
export const silence = () => {};

/** The connection is closed (FIN) or reset (RST) in place of an answer. */
export const eof = ({ socket }) => socket.end();
export const reset = ({ socket }) => socket.resetAndDestroy();

/** Bytes written past Node's HTTP, then FIN or, with `reset`, RST. */
export const raw =
  (text, { reset: hard = false } = {}) =>
  ({ socket, headers }) => {
    const lines = Object.entries(cors({ headers })).map(([name, value]) => `${name}: ${value}\r\n`);
    const close = () => (hard ? socket.resetAndDestroy() : socket.end());
    socket.write(text.replace('<cors>', lines.join('')), close);
  };

const head = (...headers) =>
  `HTTP/1.1 200 OK\r\n<cors>Content-Type: application/json\r\n${headers.map((h) => `${h}\r\n`).join('')}\r\n`;
const half = AGREEMENT.slice(0, 80);

/** Half of what `Content-Length` announces. */
export const shortOfLength = (options) => raw(`${head('Content-Length: 5000')}${half}`, options);
/** A chunk, and no last chunk. */
export const withoutLastChunk = raw(
  `${head('Transfer-Encoding: chunked')}${Buffer.byteLength(half).toString(16)}\r\n${half}\r\n`,
);
/** Neither length nor chunks: the end of the connection is the end of the body, wherever that is. */
export const cutAtClose = raw(`${head('Connection: close')}${half}`);
export const garbage = raw('\u0001\u0002 this is no HTTP \u0003\r\n\r\n');
