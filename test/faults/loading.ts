import type { AvvErrorDetails, LoadErrorCode } from '../../src/agreement/errors.js';
import type { LoadOptions } from '../../src/agreement/load.js';
import type { LoadingItem } from './list.js';
import type { Engine } from './seen.js';
import type { FaultOrigins } from './server.mjs';

export interface LoadingFault {
  /** What it stands for in the list of everything; rows beyond the list have none. */
  item?: LoadingItem;
  name: string;
  /** On the fault server; its answer is described in `loading.mjs`. */
  path: string;
  /** Where that is asked for. */
  at?: keyof FaultOrigins;
  options?: LoadOptions;
  /** Without a code the file loads. */
  code?: LoadErrorCode;
  details?: Partial<AvvErrorDetails>;
  /** WebKit passes some broken bodies on as if they were whole; the mistake is found in the JSON then. */
  engines?: Partial<Record<Engine, LoadErrorCode>>;
  /** Only browsers have origins. */
  browserOnly?: boolean;
  /** What is more about the page, where an element stands on one. */
  page?: 'strict' | 'offline' | 'loads twice';
  /** A further try ends like the first one, even if the server answers well by then. */
  lasting?: boolean;
}

/** The code that this engine finds. */
export const codeOf = ({ code, engines }: LoadingFault, engine: Engine): LoadErrorCode | undefined =>
  engines?.[engine] ?? code;

const row = (
  item: LoadingItem | undefined,
  name: string,
  path: string,
  code?: LoadErrorCode,
  details?: Partial<AvvErrorDetails>,
): LoadingFault => ({ ...(item && { item }), name, path, code, details });

const more = (name: string, path: string, code?: LoadErrorCode, details?: Partial<AvvErrorDetails>): LoadingFault =>
  row(undefined, name, path, code, details);

const LIMIT = 2 * 1024 * 1024;
const SHORT: LoadOptions = { timeout: 5_000, idleTimeout: 100 };
const WRONG_HASH = `sha384-${'A'.repeat(64)}`;

const connection: LoadingFault[] = [
  { ...row('dns', 'a host without an address', '/ok', 'network'), at: 'unknown', lasting: true },
  { ...row('refused', 'refused', '/ok', 'network'), at: 'refused', lasting: true },
  row('reset', 'reset', '/reset', 'network'),
  row('eof', 'closed without an answer', '/eof', 'network'),
  row('garbage', 'garbage', '/garbage', 'network'),
  { ...row('cors', 'CORS missing', '/no-cors', 'network'), browserOnly: true },
  { ...row('timeout-headers', 'no headers', '/silence', 'timeout', { limit: 100 }), options: SHORT },
  { ...more('stalled body', '/stall', 'timeout', { limit: 100 }), options: SHORT },
  {
    ...row('trickle', 'trickle', '/trickle', 'timeout', { limit: 300 }),
    options: { timeout: 300, idleTimeout: 5_000 },
  },
  { ...more('slow, but never idle for long', '/steady'), options: { idleTimeout: 1_000 } },
  row('truncated-length', 'cut short of its length', '/truncated-length', 'network'),
  {
    ...row('truncated-chunked', 'cut before the last chunk', '/truncated-chunked', 'network'),
    engines: { webkit: 'syntax' },
  },
  row('truncated-close', 'cut at the end of the connection', '/truncated-close', 'syntax', {
    received: 'the end of the file',
  }),
  row('reset-body', 'reset in the body', '/reset-body', 'network'),
  { ...row('bad-gzip', 'bad gzip', '/bad-gzip', 'network'), engines: { webkit: 'syntax' } },
];

const status: LoadingFault[] = [
  row('301', '301', '/moved'),
  more('302 to a log-in page', '/moved-to-login', 'html'),
  row('redirect-loop', 'redirect loop', '/redirect-loop', 'network'),
  row('304', '304 that nobody asked for', '/not-modified', 'http-status', { status: 304 }),
  row('204', '204', '/no-content', 'http-status', { status: 204 }),
  row('401', '401', '/401', 'forbidden', { status: 401 }),
  row('403', '403', '/403', 'forbidden', { status: 403 }),
  row('404', '404', '/404', 'not-found', { status: 404 }),
  row('410', '410', '/410', 'not-found', { status: 410 }),
  more('418', '/418', 'http-status', { status: 418 }),
  row('429-seconds', '429 with seconds', '/429-seconds', 'unavailable', { status: 429, retryAfter: 7 }),
  row('429-date', '429 with a date', '/429-date', 'unavailable', { status: 429, retryAfter: 42 }),
  row('500', '500', '/500', 'http-status', { status: 500 }),
  more('502', '/502', 'unavailable', { status: 502 }),
  row('503', '503', '/503', 'unavailable', { status: 503, retryAfter: undefined }),
  more('504', '/504', 'unavailable', { status: 504 }),
];

const content: LoadingFault[] = [
  row('content-type', 'PDF', '/pdf', 'content-type', { received: 'application/pdf' }),
  row('content-type', 'JSON served as HTML', '/json-as-html', 'content-type', { received: 'text/html' }),
  more('JSON served as text', '/json-as-text'),
  more('+json', '/json-suffix'),
  more('no content type', '/no-type'),
  row('content-type', 'plain text', '/text', 'content-type', { received: 'text/plain' }),
  row('login-page', 'log-in page with 200', '/login-page', 'html'),
  row('login-page', 'log-in page served as JSON', '/html-as-json', 'html'),
  row('bom', 'byte order mark', '/bom'),
  row('bom', 'byte order mark in plain text', '/bom-as-text'),
  row('bom', 'byte order mark before a web page', '/bom-html', 'html'),
  row('utf-16', 'UTF-16', '/utf-16', 'encoding', { received: 'UTF-16' }),
  row('utf-16', 'UTF-16 without byte order mark', '/utf-16-without-bom', 'encoding', { received: 'UTF-16' }),
  row('bad-utf-8', 'Latin-1', '/bad-utf-8', 'encoding', { received: 'invalid bytes' }),
  row('over-size', 'over size', '/over-size', 'too-large', { limit: LIMIT }),
  row('over-size', 'over size without a length', '/over-size-chunked', 'too-large', { limit: LIMIT }),
  more('just not over size', '/largest-size'),
];

const document: LoadingFault[] = [
  more('positive control', '/ok'),
  more('empty', '/empty', 'syntax', { line: 1, column: 1 }),
  row('invalid-json', 'invalid JSON', '/invalid-json', 'syntax', {
    line: 6,
    column: 3,
    pointer: '/language',
    expected: '"," or "}"',
    received: '"\\""',
  }),
  row('deep-json', 'deep JSON', '/deep-json', 'too-deep', { limit: 64 }),
  row('duplicate-keys', 'duplicate key', '/duplicate-key', 'duplicate-key', {
    line: 7,
    column: 65,
    pointer: '/sections/0/title',
  }),
  more('lone surrogate', '/lone-surrogate', 'lone-surrogate', { pointer: '/sections/0/title' }),
  row('__proto__', '__proto__', '/proto'),
  row('schema-invalid', 'schema-invalid', '/schema-invalid', 'invalid', { pointer: '/language' }),
  more('without format', '/without-format', 'invalid', { pointer: '/format' }),
  more('not an object', '/list', 'invalid', { pointer: '' }),
  more('duplicate id', '/duplicate-id', 'invalid', { pointer: '/annexes/0/id' }),
  row('newer-minor', 'newer minor', '/newer-minor'),
  row('newer-major', 'newer major', '/newer-major', 'newer-format', { received: 'avv/2' }),
];

const pinned: LoadingFault[] = [
  {
    ...row('integrity', 'integrity mismatch', '/ok', 'integrity'),
    options: { integrity: WRONG_HASH },
    lasting: true,
  },
  {
    ...more('integrity of an unknown kind', '/ok', 'integrity'),
    options: { integrity: 'md5-1B2M2Y8AsgTpgAmY7PhCfg==' },
    lasting: true,
  },
  { ...more('integrity match', '/ok'), options: { integrity: 'sha256-WdOLCcUHUVahQHh8tfjNRtr9fggV5oGppED7vVK5U38=' } },
  {
    ...row('older-than-pinned', 'older than pinned', '/ok', 'outdated', {
      expected: '2026-03-02',
      received: '2026-03-01',
    }),
    options: { minVersion: '2026-03-02' },
    lasting: true,
  },
  { ...more('as old as pinned', '/ok'), options: { minVersion: '2026-03-01' } },
];

/** Everything that can go wrong while an agreement is loaded, between controls that go well. */
export const loadingFaults: readonly LoadingFault[] = [...connection, ...status, ...content, ...document, ...pinned];

/** What only an element can meet, because it stands on a page. */
export const pageLoadingFaults: readonly LoadingFault[] = [
  { ...row('offline', 'offline', '/ok', 'network'), page: 'offline', lasting: true },
  { ...row('csp-connect', 'forbidden by the page’s policy', '/ok', 'network'), page: 'strict', lasting: true },
  { ...row('304', '304 for the copy that the browser has', '/revalidated'), page: 'loads twice' },
  { ...more('an address that is none', 'http://', 'network'), lasting: true },
];
