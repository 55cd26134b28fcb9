import type { TextContext } from './markdown-context.js';
import { decodeReferences } from './markdown-references.js';

/** Where a link may lead. `shown` is set for other sites: the host, or the mail address, in ASCII. */
export interface LinkTarget {
  href: string;
  external: boolean;
  shown?: string | undefined;
}

const SCHEMES = /^(?:https?|mailto|tel):$/;

function parsed(href: string, base: string | undefined): URL | undefined {
  try {
    return new URL(href, base);
  } catch {
    return undefined;
  }
}

/** `https://bank.example@evil.example` is refused whole: nobody needs credentials in a contract. */
const isAllowed = (url: URL): boolean => SCHEMES.test(url.protocol) && !url.username && !url.password;

/** Nothing for the document's own site, whose word the reader is taking anyway, and for telephone numbers. */
function shownTarget(url: URL, base: string | undefined): string | undefined {
  if (url.protocol === 'mailto:') return url.pathname;
  return url.host && url.host !== parsed(base ?? '', undefined)?.host ? url.host : undefined;
}

/**
 * The target of a Markdown link if it is allowed: a place in this document, or http, https, mailto, tel. Addresses go
 * through the URL parser, which sees what browsers would: schemes spelt with tabs or references, hosts in look-alike letters.
 */
export function linkTarget(destination: string, context: TextContext): LinkTarget | undefined {
  if (destination.startsWith('#')) {
    const href = context.hrefFor(destination.slice(1));
    return href === undefined ? undefined : { href, external: false };
  }
  const url = parsed(destination, context.base);
  return url && isAllowed(url) ? { href: url.href, external: true, shown: shownTarget(url, context.base) } : undefined;
}

/** A destination as marked delivers it: references are decoded, except in autolinks, which are literal. */
export const destinationOf = (href: string, autolink = false): string => (autolink ? href : decodeReferences(href));

/** Whether a link's text already names its target: as a word of its own, or after `//`, so not within a longer host or a path. */
export function namesTarget(text: string, target: string): boolean {
  const [plain, wanted] = [text.toLowerCase(), target.toLowerCase().replace(/^www\./, '')];
  for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + 1)) {
    const [before, after] = [plain.slice(0, at).replace(/www\.$/, ''), plain.slice(at + wanted.length)];
    if (/(?:^|[\s("'„“‚‘«»]|\/\/)$/.test(before) && !/^(?:[\p{L}\p{N}_-]|[.:@][\p{L}\p{N}])/u.test(after)) return true;
  }
  return false;
}
