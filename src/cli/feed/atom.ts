import type { Agreement } from '../../agreement/schema.js';
import { feedId, itemsOf, type FeedItem, type FeedSource } from './items.js';

/** Atom (RFC 4287). Nothing in it depends on the day on which it is made. */
export function atom(source: FeedSource): string {
  const { agreement, home, self, language } = source;
  const items = itemsOf(source);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
  ${text('id', feedId(source))}
  ${text('title', agreement.title)}
  ${text('updated', instant(items[0]?.day ?? dayOf(agreement)))}
  <author>${text('name', authorOf(agreement))}</author>
  <link rel="alternate" type="text/html" href="${escaped(home.href)}"/>${
    self ? `\n  <link rel="self" type="application/atom+xml" href="${escaped(self.href)}"/>` : ''
  }
${items.map(entry).join('')}</feed>
`;
}

const entry = ({ id, url, title, text: content, day, tags }: FeedItem): string => `  <entry>
    ${text('id', id)}
    ${text('title', title)}
    ${text('updated', instant(day))}
    ${text('published', instant(day))}
    <link rel="alternate" href="${escaped(url)}"/>
${tags.map((tag) => `    <category term="${escaped(tag)}"/>\n`).join('')}    ${text('content', content)}
  </entry>
`;

const instant = (day: string): string => `${day}T00:00:00Z`;

/** Of a feed that announces nothing yet. */
const dayOf = ({ published, effectiveFrom }: Agreement): string =>
  (published ?? effectiveFrom ?? '1970-01-01').padEnd(10, '-01');

/** RFC 4287 demands one: who processes, or what it is about. */
const authorOf = ({ parties = [], title }: Agreement): string =>
  parties.find(({ role, name }) => role === 'processor' && name)?.name ?? title;

const text = (name: string, words: string): string => `<${name}>${escaped(words)}</${name}>`;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML 1.0 has no character for (control characters, half characters) becomes U+FFFD. */
const escaped = (words: string): string =>
  words
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}')
    .replace(/[&<>"]/g, (character) => ESCAPES[character]!);
