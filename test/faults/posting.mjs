/** What the fault server answers to an acceptance, by the path's name. */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { answer, cors, json, reset, silence, trickle, typed, withoutCors } from './answers.mjs';
import { LOGIN_PAGE } from './documents.mjs';

const PROBLEM = { 'Content-Type': 'application/problem+json' };
const HTML = { 'Content-Type': 'text/html; charset=utf-8' };

const digestOf = (value) => `sha-256:${createHash('sha256').update(canonicalize(value)).digest('base64url')}`;

const receiptFor = (record) => ({
  schema: 'avv-receipt/1',
  id: 'rcpt_fault',
  acceptedAt: '2026-02-03T04:05:06Z',
  record,
  recordDigest: digestOf(record),
  issuer: 'Muster AG',
});

const isPost = ({ method }) => method === 'POST';

/** Stores the acceptance and then answers in this way, or not at all. Who only asks gets the same answer. */
const stored = (then) => (request, response, noted) => {
  if (isPost(request)) noted.store();
  then(request, response, noted);
};

/** A receipt for the record that was sent, or for what `change` makes of it. */
const receipt = (status, change = (record) => record) =>
  stored((request, response, { body }) =>
    isPost(request)
      ? answer(status, JSON.stringify(receiptFor(change(JSON.parse(body)))))(request, response)
      : answer(404, '{}')(request, response),
  );

const otherText = (record) => ({
  ...record,
  document: { ...record.document, digest: `sha-256:${'x'.repeat(43)}` },
});

const problem = (status, name, more = {}, headers = {}) =>
  answer(status, JSON.stringify({ type: `urn:avv-viewer:problem:${name}`, status, ...more }), {
    ...PROBLEM,
    ...headers,
  });

/** Headers and the beginning of a receipt, then the end of the connection. */
const cutReceipt = (request, response) => {
  response.writeHead(201, { ...cors(request), 'Content-Type': 'application/json', 'Content-Length': '5000' });
  response.write('{"schema":"avv-receipt/1"', () => request.socket.destroy());
};

const confirmed = {
  receipt: receipt(201),
  replay: receipt(200),
  pending: stored(answer(202, '{"statusUrl":"https://muster.example/status/1"}')),
  stored: stored(answer(204, '', {})),
  'stored-without-words': stored(answer(200, '', {})),
  'stored-with-text': stored(typed('text/plain', 'OK')),
  'stored-with-json': stored(json('{"ok":true}')),
};

const unproven = {
  'post-login-page': answer(200, LOGIN_PAGE, HTML),
  'receipt-malformed': stored(answer(201, '{"schema":"avv-receipt/1","id":"rcpt"}')),
  'receipt-newer': stored(answer(201, '{"schema":"avv-receipt/2"}')),
  'receipt-of-other-text': receipt(201, otherText),
  'receipt-of-other-company': receipt(201, (record) => ({ ...record, customer: { name: 'Andere AG' } })),
  'broken-json': stored(answer(201, '{"schema":"avv-receipt/1",')),
  'cut-receipt': stored(cutReceipt),
  'stored-reset': stored(reset),
  'stored-silence': stored(silence),
  'late-silence': stored(silence),
  'stored-trickle': stored(trickle),
  'stored-no-cors': stored(withoutCors),
  'stored-redirect': stored(answer(303, '', { Location: '/thanks' })),
  'stored-late': stored((...call) => void setTimeout(() => receipt(201)(...call), 1_000)),
  'stored-500': stored(problem(500, 'failed')),
};

const redirected = Object.fromEntries(
  [301, 302, 303, 307, 308].map((status) => [`post-${status}`, answer(status, '', { Location: '/stored' })]),
);

const refused = {
  'post-400': problem(400, 'malformed'),
  'post-401': problem(401, 'unauthenticated'),
  'post-403': problem(403, 'not-authorised'),
  'post-404': problem(404, 'unknown-document'),
  'post-405': problem(405, 'method-not-allowed'),
  'post-409': answer(409, '{}'),
  'in-flight': problem(409, 'in-flight'),
  superseded: problem(409, 'version-superseded'),
  'digest-mismatch': problem(409, 'digest-mismatch'),
  'post-410': problem(410, 'withdrawn'),
  'post-413': problem(413, 'too-large'),
  'post-415': problem(415, 'unsupported-media-type'),
  'key-reused': problem(422, 'key-reused'),
  'invalid-fields': problem(422, 'invalid', { errors: [{ pointer: '/acceptor/email', detail: 'Unbekannt.' }] }),
  'post-422': answer(422, '{}'),
  'test-refused': problem(422, 'test-refused'),
  erased: problem(410, 'erased'),
  'post-429-seconds': problem(429, 'rate-limited', {}, { 'Retry-After': '2' }),
  'post-429-date': problem(
    429,
    'rate-limited',
    {},
    {
      'Retry-After': 'Wed, 01 Jan 2025 00:00:02 GMT',
      Date: 'Wed, 01 Jan 2025 00:00:00 GMT',
    },
  ),
  'post-429-hour': problem(429, 'rate-limited', {}, { 'Retry-After': '3600' }),
  'post-500': problem(500, 'failed'),
  'post-500-page': answer(500, LOGIN_PAGE, HTML),
  'post-501': answer(501, ''),
  ...Object.fromEntries([502, 503, 504].map((status) => [`post-${status}`, answer(status, LOGIN_PAGE, HTML)])),
};

export const postingAnswers = { ...confirmed, ...unproven, ...redirected, ...refused };
