/** A piece of a durable copy: text, or an element with what is in it. Never markup that is still to be read. */
export type Piece = string | Tag;

export interface Tag {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly Piece[];
}

export const tag = (name: string, attributes: Tag['attributes'] = {}, children: readonly Piece[] = []): Tag => ({
  name,
  attributes,
  children,
});

export const hasClass = ({ attributes }: Tag, name: string): boolean =>
  attributes.class?.split(/\s+/).includes(name) ?? false;

/** All elements, depth first, the outermost one included. */
export function* allTags(piece: Piece): Generator<Tag> {
  if (typeof piece === 'string') return;
  yield piece;
  for (const child of piece.children) yield* allTags(child);
}

/** The tree with other pieces in the place of some elements, from the inside out; `change` gives them. */
export function changed(piece: Piece, change: (element: Tag) => readonly Piece[]): readonly Piece[] {
  if (typeof piece === 'string') return [piece];
  return change({ ...piece, children: piece.children.flatMap((child) => changed(child, change)) });
}

/** What has no end tag (HTML standard, 13.1.2), as far as views use it. */
const VOID = ['br', 'hr', 'meta', 'wbr'];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\u00a0': '&nbsp;',
};

const inText = (text: string): string => text.replace(/[&<>\u00a0]/g, (character) => ESCAPES[character]!);
const inAttribute = (value: string): string => value.replace(/[&<>"\u00a0]/g, (character) => ESCAPES[character]!);

/** As the HTML standard writes it (13.3). White space is written as it is shown: one space, but within `pre`. */
export function written(piece: Piece, verbatim = false): string {
  if (typeof piece === 'string') return inText(piece);
  const { name, attributes } = piece;
  const pairs = Object.entries(attributes).map(([attribute, value]) => ` ${attribute}="${inAttribute(value)}"`);
  const start = `<${name}${pairs.join('')}>`;
  if (VOID.includes(name)) return start;
  return `${start}${writtenAll(piece.children, verbatim || name === 'pre')}</${name}>`;
}

function writtenAll(pieces: readonly Piece[], verbatim: boolean): string {
  return joined(pieces)
    .map((piece) =>
      written(verbatim || typeof piece !== 'string' ? piece : piece.replace(/[ \t\n\f\r]+/g, ' '), verbatim),
    )
    .join('');
}

/** Neighbouring texts as one, as a browser reads them. */
function joined(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces)
    if (typeof piece === 'string' && typeof all.at(-1) === 'string') all.push((all.pop() as string) + piece);
    else all.push(piece);
  return all;
}
