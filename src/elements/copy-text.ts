import { allTags, changed, hasClass, tag, type Piece, type Tag } from './copy-tree.js';

/** Works only on the page that it stood on, or belongs to the page and not to the text. */
const isLeftBehind = (element: Tag): boolean =>
  ['form', 'slot'].includes(element.name) ||
  (element.name === 'button' && !hasClass(element, 'term')) ||
  element.attributes.role === 'status' ||
  ['actions', 'act', 'list-tools', 'no-print', 'print-only', 'bottom'].some((name) => hasClass(element, name));

/** All that an element of the copy may carry; whatever else a view may come to use stays out. */
const KEPT =
  /^(id|class|lang|dir|href|rel|role|scope|start|colspan|rowspan|aria-(label|level)|data-(depth|align|delimiter|label|result))$/;

/**
 * The agreement as it stands on the page, without what works only there: nothing in it needs script, style attributes
 * or the page that it comes from.
 *
 * @param hrefFor Address of a place of the document on its page.
 */
export function textAsShown(shown: Tag, hrefFor: (id: string) => string | undefined): Tag {
  const places = placesIn(shown, hrefFor);
  const [text] = cut(shown, places, false);
  return text as Tag;
}

type Places = ReadonlyMap<string | undefined, string>;

/** Links to places of the document lead there again: on the page they were absolute. */
function placesIn(shown: Tag, hrefFor: (id: string) => string | undefined): Places {
  const places = new Map<string | undefined, string>();
  for (const { attributes } of allTags(shown))
    if (attributes.id) places.set(hrefFor(attributes.id), fragment(attributes.id));
  return places;
}

const fragment = (id: string): string => `#${encodeURIComponent(id)}`;

function cut(piece: Piece, places: Places, inLink: boolean): readonly Piece[] {
  if (typeof piece === 'string') return [piece];
  if (isLeftBehind(piece)) return [];
  const { name, attributes } = piece;
  const children = piece.children.flatMap((child) => cut(child, places, inLink || name === 'a'));
  if (name === 'button') return [reference(attributes, children, inLink)];
  // The act is no place of the document; in the copy the acceptance stands there.
  if (hasClass(piece, 'act-entry')) return [{ ...piece, children: children.map(toAcceptance) }];
  const place = name === 'a' && places.get(attributes.href);
  return [{ ...piece, attributes: place ? { ...attributes, href: place } : attributes, children }];
}

/** A term that opens its definition becomes a link to it; within another link, a word. */
const reference = ({ popovertarget = '' }: Tag['attributes'], children: readonly Piece[], inLink: boolean): Tag =>
  inLink
    ? tag('span', { class: 'term' }, children)
    : tag('a', { class: 'term', href: fragment(popovertarget) }, children);

const toAcceptance = (piece: Piece): Piece =>
  typeof piece !== 'string' && piece.name === 'a'
    ? { ...piece, attributes: { ...piece.attributes, href: '#avv-act' } }
    : piece;

/** Without the attributes that have no use in a file; the others in one order, whoever set them first. */
export const tidy = (text: Tag): Tag =>
  changed(text, (element) => [{ ...element, attributes: tidyAttributes(element) }])[0] as Tag;

function tidyAttributes({ attributes }: Tag): Tag['attributes'] {
  const kept = Object.entries(attributes).filter(([name]) => KEPT.test(name));
  kept.sort(([a], [b]) => (a < b ? -1 : 1));
  // Regions that scroll are reached by keyboard.
  return { ...Object.fromEntries(kept), ...(attributes.role === 'region' && { tabindex: '0' }) };
}
