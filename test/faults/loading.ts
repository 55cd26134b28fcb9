import type { AvvErrorDetails, LoadErrorCode } from '../../src/agreement/errors.js';
import type { LoadOptions } from '../../src/agreement/load.js';

export interface LoadingFault {
  name: string;
  /** On the fault server; its answer is described in `loading.mjs`. */
  path: string;
  /** Nothing listens at the origin. */
  refused?: boolean;
  options?: LoadOptions;
  /** Without a code the file loads. */
  code?: LoadErrorCode;
  details?: Partial<AvvErrorDetails>;
  /** WebKit passes some broken bodies on as if they were whole; the mistake is found in the JSON then. */
  webkit?: LoadErrorCode;
  /** Only browsers have origins. */
  browserOnly?: boolean;
}

const row = (name: string, path: string, code?: LoadErrorCode, details?: Partial<AvvErrorDetails>): LoadingFault => ({
  name,
  path,
  code,
  details,
});

const LIMIT = 2 * 1024 * 1024;
const SHORT: LoadOptions = { timeout: 5_000, idleTimeout: 100 };
const WRONG_HASH = `sha384-${'A'.repeat(64)}`;

const connection: LoadingFault[] = [
  { ...row('refused', '/ok', 'network'), refused: true },
  row('reset', '/reset', 'network'),
  row('closed without an answer', '/eof', 'network'),
  row('garbage', '/garbage', 'network'),
  { ...row('CORS missing', '/no-cors', 'network'), browserOnly: true },
  { ...row('no headers', '/silence', 'timeout', { limit: 100 }), options: SHORT },
  { ...row('stalled body', '/stall', 'timeout', { limit: 100 }), options: SHORT },
  { ...row('trickle', '/trickle', 'timeout', { limit: 300 }), options: { timeout: 300, idleTimeout: 5_000 } },
  { ...row('slow, but never idle for long', '/steady'), options: { idleTimeout: 1_000 } },
  row('cut short of its length', '/truncated-length', 'network'),
  { ...row('cut before the last chunk', '/truncated-chunked', 'network'), webkit: 'syntax' },
  row('cut at the end of the connection', '/truncated-close', 'syntax', { received: 'the end of the file' }),
  row('reset in the body', '/reset-body', 'network'),
  { ...row('bad gzip', '/bad-gzip', 'network'), webkit: 'syntax' },
];

const status: LoadingFault[] = [
  row('301', '/moved'),
  row('302 to a log-in page', '/moved-to-login', 'html'),
  row('redirect loop', '/redirect-loop', 'network'),
  row('204', '/no-content', 'http-status', { status: 204 }),
  row('401', '/401', 'forbidden', { status: 401 }),
  row('403', '/403', 'forbidden', { status: 403 }),
  row('404', '/404', 'not-found', { status: 404 }),
  row('410', '/410', 'not-found', { status: 410 }),
  row('418', '/418', 'http-status', { status: 418 }),
  row('429 with seconds', '/429-seconds', 'unavailable', { status: 429, retryAfter: 7 }),
  row('429 with a date', '/429-date', 'unavailable', { status: 429, retryAfter: 42 }),
  row('500', '/500', 'http-status', { status: 500 }),
  row('502', '/502', 'unavailable', { status: 502 }),
  row('503', '/503', 'unavailable', { status: 503, retryAfter: undefined }),
  row('504', '/504', 'unavailable', { status: 504 }),
];

const content: LoadingFault[] = [
  row('PDF', '/pdf', 'content-type', { received: 'application/pdf' }),
  row('JSON served as HTML', '/json-as-html', 'content-type', { received: 'text/html' }),
  row('JSON served as text', '/json-as-text'),
  row('+json', '/json-suffix'),
  row('no content type', '/no-type'),
  row('plain text', '/text', 'content-type', { received: 'text/plain' }),
  row('log-in page with 200', '/login-page', 'html'),
  row('log-in page served as JSON', '/html-as-json', 'html'),
  row('byte order mark', '/bom'),
  row('byte order mark in plain text', '/bom-as-text'),
  row('byte order mark before a web page', '/bom-html', 'html'),
  row('UTF-16', '/utf-16', 'encoding', { received: 'UTF-16' }),
  row('UTF-16 without byte order mark', '/utf-16-without-bom', 'encoding', { received: 'UTF-16' }),
  row('Latin-1', '/bad-utf-8', 'encoding', { received: 'invalid bytes' }),
  row('over size', '/over-size', 'too-large', { limit: LIMIT }),
  row('over size without a length', '/over-size-chunked', 'too-large', { limit: LIMIT }),
  row('just not over size', '/largest-size'),
];

const document: LoadingFault[] = [
  row('positive control', '/ok'),
  row('empty', '/empty', 'syntax', { line: 1, column: 1 }),
  row('invalid JSON', '/invalid-json', 'syntax', {
    line: 6,
    column: 3,
    pointer: '/language',
    expected: '"," or "}"',
    received: '"\\""',
  }),
  row('deep JSON', '/deep-json', 'too-deep', { limit: 64 }),
  row('duplicate key', '/duplicate-key', 'duplicate-key', { line: 7, column: 65, pointer: '/sections/0/title' }),
  row('lone surrogate', '/lone-surrogate', 'lone-surrogate', { pointer: '/sections/0/title' }),
  row('__proto__', '/proto'),
  row('schema-invalid', '/schema-invalid', 'invalid', { pointer: '/language' }),
  row('without format', '/without-format', 'invalid', { pointer: '/format' }),
  row('not an object', '/list', 'invalid', { pointer: '' }),
  row('duplicate id', '/duplicate-id', 'invalid', { pointer: '/annexes/0/id' }),
  row('newer minor', '/newer-minor'),
  row('newer major', '/newer-major', 'newer-format', { received: 'avv/2' }),
];

const pinned: LoadingFault[] = [
  { ...row('integrity mismatch', '/ok', 'integrity'), options: { integrity: WRONG_HASH } },
  {
    ...row('integrity of an unknown kind', '/ok', 'integrity'),
    options: { integrity: 'md5-1B2M2Y8AsgTpgAmY7PhCfg==' },
  },
  { ...row('integrity match', '/ok'), options: { integrity: 'sha256-WdOLCcUHUVahQHh8tfjNRtr9fggV5oGppED7vVK5U38=' } },
  {
    ...row('older than pinned', '/ok', 'outdated', { expected: '2026-03-02', received: '2026-03-01' }),
    options: { minVersion: '2026-03-02' },
  },
  { ...row('as old as pinned', '/ok'), options: { minVersion: '2026-03-01' } },
];

/** Everything that can go wrong while an agreement is loaded, between controls that go well. */
export const loadingFaults: readonly LoadingFault[] = [...connection, ...status, ...content, ...document, ...pinned];
