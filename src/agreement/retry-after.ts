/**
 * Seconds from `Retry-After`, given as seconds or as a date (RFC 9110 section 10.2.3); `undefined` without it.
 * Other origins see the header only if the server exposes it (`Access-Control-Expose-Headers`).
 */
export function retryAfter(headers: Headers, now: () => number = Date.now): number | undefined {
  const value = headers.get('Retry-After');
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Number(value);
  // The server's own clock where it is known: the reader's may be off by years.
  const seconds = (Date.parse(value) - (Date.parse(headers.get('Date') ?? '') || now())) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, Math.ceil(seconds));
}
