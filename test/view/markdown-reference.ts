import { Marked, type Tokens } from 'marked';
import { BASE } from './text-context.js';

/** Where this project shows a text otherwise than marked does. */
export type Exception = 'html' | 'image' | 'link';

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** References are left to the HTML parser, as marked does. */
const escapedTags = (text: string): string => text.replace(/[<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

const decoded = (html: string): string => new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '';

function isAllowed(href: string): boolean {
  const target = decoded(escapedTags(href));
  return target.startsWith('#') || (URL.canParse(target, BASE) && /^(https?|mailto|tel):$/.test(new URL(target, BASE).protocol));
}

/**
 * marked's own HTML, parsed, with the documented exceptions and nothing else: raw HTML is shown as text, an image is a
 * link with its description, and a link that is not allowed is its text. `exceptions` names those that occurred.
 */
export function reference(text: string): { body: HTMLElement; exceptions: Set<Exception> } {
  const exceptions = new Set<Exception>();
  const marked = new Marked();
  let inLink = 0;
  marked.use({
    renderer: {
      html({ text, block }: Tokens.HTML | Tokens.Tag) {
        exceptions.add('html');
        return block ? `<p>${escaped(text)}</p>` : escaped(text);
      },
      image({ href, text, tokens }) {
        exceptions.add('image');
        const alt = escapedTags(this.parser.parseInline(tokens, this.parser.textRenderer) || text || href);
        return inLink || !isAllowed(href) ? alt : `<a href="${escapedTags(href)}">${alt}</a>`;
      },
      link({ href, tokens }) {
        if (!isAllowed(href)) exceptions.add('link');
        if (exceptions.has('link') && !isAllowed(href)) return this.parser.parseInline(tokens);
        inLink++;
        const content = this.parser.parseInline(tokens);
        inLink--;
        return exceptions.has('image') ? `<a href="${escapedTags(href)}">${content}</a>` : false;
      },
    },
  });
  const html = marked.parse(text, { async: false });
  return { body: new DOMParser().parseFromString(html, 'text/html').body, exceptions };
}
