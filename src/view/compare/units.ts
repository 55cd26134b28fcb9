/** Text nodes of a rendered paragraph, item, heading or row of a table, with the text that they are together. */
export interface Unit {
  element: Element;
  pieces: readonly Piece[];
  text: string;
}

export interface Piece {
  /** Missing where the text only stands for a line break, or for the space between two cells. */
  node?: Text;
  start: number;
  text: string;
}

const UNIT = 'p, li, tr, pre, h1, h2, h3, h4, h5, h6, .heading';

/** What readers take in at a time, in their order; a list item without the items within it. */
export const unitsOf = (root: ParentNode): Unit[] =>
  [...root.querySelectorAll(UNIT)].map(unitOf).filter(({ text }) => text.trim());

/** All of an element's own text, without what is said to screen readers only. */
export function unitOf(element: Element): Unit {
  const pieces: Piece[] = [];
  let text = '';
  for (const node of ownNodes(element)) {
    const own = node instanceof Text ? node.data : '\n';
    pieces.push({ ...(node instanceof Text && { node }), start: text.length, text: own });
    text += own;
  }
  return { element, pieces, text };
}

/** Text nodes, and elements that part them. */
function* ownNodes(element: Element): Generator<Node> {
  for (const child of [...element.childNodes]) {
    if (child instanceof Text) yield child;
    if (!(child instanceof Element) || child.matches(`${UNIT}, .hidden`)) continue;
    if (child.matches('br, td:not(:first-child), th:not(:first-child)')) yield child;
    yield* ownNodes(child);
  }
}
