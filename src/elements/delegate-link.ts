import { resolveHref } from '../agreement/href.js';

/**
 * Where somebody else can accept.
 *
 * @param template The host's address; `{reference}` stands for the customer's reference.
 * @param own The page's own, for a host that names none, or nothing that can be opened.
 */
export function delegateAddress(template: string | null, reference: string | undefined, own: string): string {
  const filled = template?.replaceAll('{reference}', encodeURIComponent(reference ?? ''));
  const address = resolveHref(filled || undefined, document.baseURI);
  return address?.startsWith('http') ? address : own;
}

/** A `mailto:` link (RFC 6068). Nothing in the parts can add to it. */
export function mailtoFor(email: string, subject: string, lines: readonly string[]): string {
  const to = encodeURIComponent(email).replace('%40', '@');
  return `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines.join('\r\n'))}`;
}
