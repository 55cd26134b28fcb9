import { Marked, Renderer, type RendererObject, type Tokens } from 'marked';
import { BASE } from './text-context.js';

/** Where this project shows a text otherwise than marked does. */
export type Exception = 'html' | 'image' | 'link' | 'checkbox';

const escaped = (text: string, characters = /[&<>"]/g): string =>
  text.replace(characters, (character) => `&#${character.charCodeAt(0)};`);

/** Leaves character references to the HTML parser, as marked does. */
const withReferences = (text: string): string => escaped(text, /[<>"]/g);

const decoded = (text: string): string =>
  new DOMParser().parseFromString(withReferences(text), 'text/html').body.textContent ?? '';

function isAllowed({ href, autolink }: Pick<Tokens.Link, 'href' | 'autolink'>): boolean {
  const target = encodeURI(autolink ? href : decoded(href)).replaceAll('%25', '%');
  if (target.startsWith('#')) return true;
  if (!URL.canParse(target, BASE)) return false;
  const { protocol, username, password } = new URL(target, BASE);
  return /^(https?|mailto|tel):$/.test(protocol) && !username && !password;
}

/**
 * marked's own HTML, parsed, with the documented exceptions and nothing else: raw HTML is shown as text, an image is a
 * link with its description, a link that is not allowed or stands in another one is its text, a checkbox is a character.
 * `exceptions` names those that occurred.
 */
export function reference(text: string): { body: HTMLElement; exceptions: Set<Exception> } {
  const exceptions = new Set<Exception>();
  let depth = 0;
  const renderer: RendererObject = {
    html({ text, block }: Tokens.HTML | Tokens.Tag) {
      exceptions.add('html');
      return block ? `<p>${escaped(text)}</p>` : escaped(text);
    },
    image(token) {
      exceptions.add('image');
      const { href, tokens } = token;
      const description = withReferences(this.parser.parseInline(tokens, this.parser.textRenderer) || href);
      return depth || !isAllowed(token) ? description : `<a href="${withReferences(href)}">${description}</a>`;
    },
    link(token) {
      if (isAllowed(token) && !depth) {
        depth++;
        const link = Renderer.prototype.link.call(this, token);
        depth--;
        return link;
      }
      exceptions.add('link');
      return token.autolink ? escaped(token.text) : this.parser.parseInline(token.tokens);
    },
    checkbox({ checked }) {
      exceptions.add('checkbox');
      return checked ? '☑ ' : '☐ ';
    },
  };
  const adapted = new Marked({ renderer }).parse(text, { async: false });
  const html = exceptions.size ? adapted : new Marked().parse(text, { async: false });
  return { body: new DOMParser().parseFromString(html, 'text/html').body, exceptions };
}
