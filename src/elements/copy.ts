import { render, type TemplateResult } from 'lit';
import { copyFile, type CopyFileInput } from './copy-file.js';
import { tag, type Piece, type Tag } from './copy-tree.js';

interface CopyInput extends Omit<CopyFileInput, 'article' | 'render'> {
  /** The shadow tree, in which the agreement stands. */
  root: ParentNode;
}

/** The durable copy of what stands on the page: read from its tree, not rendered a second time. */
export const copyOf = ({ root, ...rest }: CopyInput): { name: string; content: string } =>
  copyFile({ ...rest, article: read(root.querySelector('article')!), render: rendered });

function read(element: Element): Tag {
  const attributes = element.getAttributeNames().map((name) => [name, element.getAttribute(name)!]);
  return tag(element.localName, Object.fromEntries(attributes) as Tag['attributes'], readAll(element));
}

/** Elements and text; what templates leave between them is no part of what was shown. */
function readAll(parent: Node): Piece[] {
  return [...parent.childNodes].flatMap((node): Piece | Piece[] => {
    if (node instanceof Element) return read(node);
    return node instanceof Text ? node.data : [];
  });
}

function rendered(view: TemplateResult): Piece[] {
  const fragment = document.createDocumentFragment();
  render(view, fragment);
  return readAll(fragment);
}
