/** What the fault server answers, by the path's name: faults of loading an agreement, and some that are none. */
import {
  answer,
  chunked,
  cutAtClose,
  eof,
  garbage,
  json,
  redirect,
  redirectTo,
  reset,
  revalidated,
  shortOfLength,
  silence,
  stall,
  steady,
  trickle,
  typed,
  withoutCors,
  withoutLastChunk,
} from './answers.mjs';
import { AGREEMENT, CONTRACT, altered, extended, LOGIN_PAGE, padded } from './documents.mjs';

const HTML = 'text/html; charset=utf-8';
const OVER_SIZE = 2 * 1024 * 1024 + 1;
const NESTED = 20_000;

const connection = {
  reset,
  eof,
  garbage,
  silence,
  trickle,
  stall,
  steady: steady(250, 5),
  'no-cors': withoutCors,
  'truncated-length': shortOfLength(),
  'truncated-chunked': withoutLastChunk,
  'truncated-close': cutAtClose,
  'reset-body': shortOfLength({ reset: true }),
  'bad-gzip': answer(200, 'not compressed at all', { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }),
};

const status = {
  moved: redirect(301, '/ok'),
  'moved-to-login': redirect(302, '/login-page'),
  'redirect-to': redirectTo,
  'redirect-loop': redirect(302, '/redirect-loop'),
  'no-content': answer(204, '', {}),
  'not-modified': answer(304, '', {}),
  revalidated,
  ...Object.fromEntries(
    [401, 403, 404, 410, 418, 500, 502, 503, 504].map((code) => [String(code), answer(code, '{}')]),
  ),
  '429-seconds': answer(429, '{}', { 'Retry-After': '7' }),
  '429-date': answer(429, '{}', {
    'Retry-After': 'Wed, 01 Jan 2025 00:00:42 GMT',
    Date: 'Wed, 01 Jan 2025 00:00:00 GMT',
  }),
};

const content = {
  pdf: typed('application/pdf', '%PDF-1.7'),
  'json-as-html': typed(HTML),
  'json-as-text': typed('text/plain'),
  'json-suffix': typed('application/vnd.avv+json; charset=utf-8'),
  'no-type': typed(undefined),
  text: typed('text/plain', 'Not here.'),
  'login-page': typed(HTML, LOGIN_PAGE),
  'html-as-json': json(LOGIN_PAGE),
  bom: json(`\uFEFF${AGREEMENT}`),
  'bom-as-text': typed('text/plain', `\uFEFF${AGREEMENT}`),
  'bom-html': json(`\uFEFF\n${LOGIN_PAGE}`),
  'utf-16': json(Buffer.from(`\uFEFF${AGREEMENT}`, 'utf16le')),
  'utf-16-without-bom': json(Buffer.from(AGREEMENT, 'utf16le')),
  'bad-utf-8': json(Buffer.from(AGREEMENT, 'latin1')),
  'over-size': json(padded(OVER_SIZE)),
  'over-size-chunked': chunked(padded(OVER_SIZE)),
  'largest-size': chunked(padded(OVER_SIZE - 1)),
};

const document = {
  ok: json(AGREEMENT),
  contract: json(CONTRACT),
  empty: json(''),
  'invalid-json': json(altered('"language": "de",', '"language": "de"')),
  'deep-json': json(extended(`"x": ${'['.repeat(NESTED)}${']'.repeat(NESTED)}`)),
  'duplicate-key': json(altered('"label"', '"title": "Zweck", "label"')),
  'lone-surrogate': json(altered('Gegenstand', '\\ud83d')),
  proto: json(extended('"__proto__": { "polluted": true }, "constructor": { "prototype": { "polluted": true } }')),
  'schema-invalid': json(altered('"language": "de",', '')),
  'duplicate-id': json(extended('"annexes": [{ "id": "s-1" }]')),
  'without-format': json(altered('"format": "avv/1",', '')),
  'newer-minor': json(altered('avv/1', 'avv/1.7')),
  'newer-major': json(altered('avv/1', 'avv/2')),
  list: json('[]'),
};

export const loadingAnswers = { ...connection, ...status, ...content, ...document };
