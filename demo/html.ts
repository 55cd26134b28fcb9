/** Markup. Whatever is put into a template's holes is text, unless it is markup itself. */
export class Html {
  constructor(readonly markup: string) {}
}

export type Content = Html | string | number | false | undefined | readonly Content[];

const REFERENCES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => REFERENCES[sign]!);

function render(content: Content): string {
  if (content === undefined || content === false) return '';
  if (content instanceof Html) return content.markup;
  return typeof content === 'object' ? content.map(render).join('') : escape(String(content));
}

export function html(strings: TemplateStringsArray, ...holes: Content[]): Html {
  return new Html(strings.map((string, index) => render(holes[index - 1]) + string).join(''));
}
