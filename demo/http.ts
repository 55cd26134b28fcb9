import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Html } from './html.js';

/**
 * What a careful host sends. The viewer needs nothing beyond `'self'` and, where Trusted Types are on, leave for its
 * policy `avv-viewer`; it would work without that, too.
 */
const SECURITY = {
  'Content-Security-Policy': [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types avv-viewer',
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
};

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** A page; never stored, since it belongs to one visitor. Its own `policy` (CSP) may be stricter than that of all. */
export function pageResponse({ markup }: Html, status = 200, policy = SECURITY['Content-Security-Policy']): Response {
  const headers = {
    ...SECURITY,
    'Content-Security-Policy': policy,
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'private, no-cache',
  };
  return new Response(markup, { status, headers });
}

/** The texts that a form has sent, by name. */
export async function formTexts(request: Request): Promise<ReadonlyMap<string, string>> {
  const texts = [...(await request.formData())].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return new Map(texts.map(([name, text]) => [name, text.trim()]));
}

export const redirect = (location: string): Response =>
  new Response(null, { status: 303, headers: { Location: location } });

/** Problem details (RFC 9457); `more` are members of this problem's type. */
export const problem = (status: number, detail: string, more: Readonly<Record<string, string>> = {}): Response =>
  new Response(JSON.stringify({ ...more, status, detail }), {
    status,
    headers: { 'Content-Type': 'application/problem+json' },
  });

/** A file to be kept; it belongs to one visitor. */
export const download = (body: BodyInit, type: string, name: string): Response =>
  new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });

/** A file, to be asked for anew each time and sent only when it has changed: an agreement must never be stale. */
export async function fileResponse(file: URL, request: Request): Promise<Response> {
  const body = await readFile(file).catch(() => undefined);
  const type = TYPES[extname(file.pathname)];
  if (!body || !type) return problem(404, 'There is no such file');
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  const headers = {
    'Content-Type': type,
    'Cache-Control': 'no-cache',
    ETag: etag,
    'X-Content-Type-Options': 'nosniff',
  };
  if (request.headers.get('If-None-Match') === etag) return new Response(null, { status: 304, headers });
  return new Response(body, { headers });
}
