import { resolveHref } from '../agreement/href.js';
import type { LinkContext } from './markdown-context.js';
import { escapePattern } from './terms.js';

/** Where a link leads. */
interface LinkTarget {
  href: string;
  /**
   * For links out of the document: what readers should see of the target, in ASCII. A host, a mail address, or
   * nothing for the document's own site, whose word readers are taking anyway, and for telephone numbers.
   */
  shown?: string | undefined;
}

/** `https://bank.example@evil.example` is refused whole: nobody needs credentials in a contract. */
function externalTarget(url: URL, base: string | undefined): LinkTarget | undefined {
  if (url.username || url.password) return undefined;
  const { href, host, pathname } = url;
  if (url.protocol === 'mailto:') return { href, shown: pathname };
  return { href, shown: base && new URL(base).host === host ? '' : host };
}

/**
 * The target of a Markdown link if it is allowed: a place in this document, or what `resolveHref` allows. It goes through
 * the URL parser and so is what browsers see: schemes spelt with tabs or references, hosts in look-alike letters.
 */
export function linkTarget(destination: string, context: LinkContext): LinkTarget | undefined {
  if (!destination.startsWith('#')) {
    // As CommonMark has it: browsers would read a backslash as a slash.
    const href = resolveHref(destination.replace(/[\\[\]]/g, encodeURIComponent), context.base);
    return href === undefined ? undefined : externalTarget(new URL(href), context.base);
  }
  const href = context.hrefFor(destination.slice(1));
  return href === undefined ? undefined : { href };
}

/** Whether a link's text names its target already: as a word of its own, not as part of a longer host or of a path. */
export function names(text: string, target: string): boolean {
  const wanted = target.replace(/^www\./, '');
  if (!text.toLowerCase().includes(wanted.toLowerCase())) return false; // most texts; and no pattern has to be made
  const host = escapePattern(wanted);
  return new RegExp(`(?:^|[\\s("'„“‚‘«»]|//)(?:www\\.)?${host}(?![\\p{L}\\p{N}_-]|[.:@][\\p{L}\\p{N}])`, 'iu').test(
    text,
  );
}
