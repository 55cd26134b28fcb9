import type { Agreement, Section } from '../../src/agreement/schema.js';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { agreement, find, findAll, part, parts, shown, textOf, until, type Setup } from './viewer.js';

export const clause = (id: string, label: string, title: string, body: string): Section => ({ id, label, title, body });

/** A version of an agreement, and the one before it. */
export const before = (fields: Partial<Agreement>): Agreement => agreement({ published: '2026-01-15', ...fields });
export const after = (fields: Partial<Agreement>): Agreement =>
  agreement({
    version: '2.0',
    published: '2026-11-01',
    changelog: [
      { version: '2.0', published: '2026-11-01', effect: 'notice', summary: 'Wir melden **schneller**.' },
      {
        version: '1.0',
        published: '2026-01-15',
        effect: 'editorial',
        summary: 'Erste Fassung.',
        href: '/legal/1.0.json',
      },
    ],
    ...fields,
  });

/** Answers with the files of a folder; what is not there is 404. */
export const serving =
  (files: Readonly<Record<string, unknown>>): typeof fetch =>
  (input) => {
    const { pathname } = new URL(new Request(input).url);
    const file = files[pathname.split('/').at(-1)!];
    return Promise.resolve(file === undefined ? new Response('', { status: 404 }) : Response.json(file));
  };

/** A viewer that holds one version against another. */
export async function compared(was: Agreement, is: Agreement, setup: Setup = {}): Promise<AvvViewer> {
  const element = await shown(is, { fetch: serving({ '1.0.json': was }), ...setup });
  await element.showChanges();
  await ready(element);
  return element;
}

/** Two versions of one clause. */
export const comparedTexts = (was: string, is: string, more: Partial<Agreement> = {}): Promise<AvvViewer> =>
  compared(
    before({ sections: [clause('s-1', '§ 1', 'Gegenstand', was)], ...more }),
    after({ sections: [clause('s-1', '§ 1', 'Gegenstand', is)], ...more }),
  );

/** Every row stands. */
export const ready = (element: AvvViewer): Promise<unknown> =>
  until(() => parts(element, 'comparison-text').length && findAll(element, '.row').length);

export const row = (element: AvvViewer, key: string): HTMLElement => find(element, `#${CSS.escape(`avv-c-${key}`)}`);

/** A tree as HTML that shows marks and structure, without what is for screen readers, and without attributes. */
export function outline(root: Element): string {
  const copy = root.cloneNode(true) as Element;
  for (const said of copy.querySelectorAll('.said, .what')) said.remove();
  return inner(copy).replace(/\s+/g, ' ').trim();
}

const inner = (node: Node): string =>
  [...node.childNodes]
    .map((child) => {
      if (child instanceof Text) return child.data;
      if (!(child instanceof Element)) return '';
      const name = child.localName;
      return /^(ins|del|p|li|ul|ol|table|tr|td|th|strong|em|code|a|h\d)$/.test(name)
        ? `<${name}>${inner(child)}</${name}>`
        : inner(child);
    })
    .join('');

/** What a clause's text looks like, marks and all. */
export const marked = (element: AvvViewer, key = 's-1'): string =>
  outline(row(element, key).querySelector('.content')!);

/** The list of changes, as it is read. */
export const summary = (element: AvvViewer): string[] =>
  [...part(element, 'comparison-summary').querySelectorAll('li')].map(textOf);
