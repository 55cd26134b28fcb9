/**
 * The address that a link of the document leads to. The document itself is never rewritten: its digest covers the
 * links as they are written.
 *
 * @param base The file's own address after redirects; `undefined` for a document that was handed over as an object.
 * @returns An absolute http, https, mailto or tel address; `undefined` for anything else.
 */
export function resolveHref(href: string | undefined, base: string | undefined): string | undefined {
  if (href === undefined) return undefined;
  try {
    const target = new URL(href, base);
    return /^(https?|mailto|tel):$/.test(target.protocol) ? target.href : undefined;
  } catch {
    return undefined;
  }
}
