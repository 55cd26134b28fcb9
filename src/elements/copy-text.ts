/** Works only on the page that it stood on, or belongs to the page and not to the text. */
const LEFT_BEHIND = '.actions, .act, .no-print, .print-only, .bottom, form, slot, button:not(.term), [role=status]';

/** All that an element of the copy may carry; whatever else a view may come to use stays out. */
const KEPT =
  /^(id|class|lang|dir|href|rel|role|scope|start|colspan|rowspan|aria-(label|level)|data-(depth|align|delimiter|label|result))$/;

/**
 * The agreement as it stands on the page, as nodes of another document: nothing in it needs script, style attributes
 * or the page that it comes from.
 *
 * @param hrefFor Address of a place of the document on its page.
 */
export function textAsShown(shown: Element, copy: Document, hrefFor: (id: string) => string | undefined): HTMLElement {
  const text = copy.importNode(shown, true) as HTMLElement;
  for (const node of text.querySelectorAll(LEFT_BEHIND)) node.remove();
  for (const term of text.querySelectorAll('button.term')) term.replaceWith(reference(term, copy));
  linkWithin(text, hrefFor);
  tidy(text);
  return text;
}

/** A term that opens its definition becomes a link to it; within another link, a word. */
function reference(term: Element, copy: Document): HTMLElement {
  const link = copy.createElement(term.closest('a') ? 'span' : 'a');
  link.className = 'term';
  if (link.localName === 'a') link.setAttribute('href', fragment(term.getAttribute('popovertarget')!));
  link.append(...term.childNodes);
  return link;
}

const fragment = (id: string): string => `#${encodeURIComponent(id)}`;

/** Links to places of the document lead there again: on the page they were absolute. */
function linkWithin(text: HTMLElement, hrefFor: (id: string) => string | undefined): void {
  const places = new Map<string | undefined, string>();
  for (const { id } of text.querySelectorAll('[id]')) places.set(hrefFor(id), fragment(id));
  for (const link of text.querySelectorAll('a[href]')) {
    const place = places.get(link.getAttribute('href')!);
    if (place) link.setAttribute('href', place);
  }
  // The act is no place of the document; in the copy the acceptance stands there.
  text.querySelector('.act-entry a')?.setAttribute('href', '#avv-act');
}

/** Takes out what templates leave between the nodes, and all attributes that have no use in a file. */
export function tidy(root: HTMLElement): void {
  const comments = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const found: Node[] = [];
  while (comments.nextNode()) found.push(comments.currentNode);
  for (const comment of found) (comment as Comment).remove();
  for (const element of [root, ...root.querySelectorAll('*')]) {
    for (const name of element.getAttributeNames()) if (!KEPT.test(name)) element.removeAttribute(name);
    // Regions that scroll are reached by keyboard.
    if (element.matches('[role=region]')) element.setAttribute('tabindex', '0');
  }
  root.normalize();
}
