import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { parts, textOf, until } from './viewer.js';

export const SAVE = 'Vollständige Kopie speichern (HTML)';

/** What the page offers for download. */
export interface SavedFile {
  name: string;
  type: string;
  content: string;
}

/** Presses a button of the receipt and catches the file that it offers. `view` is the window that the viewer is in. */
export async function savedFile(
  element: AvvViewer,
  words: string,
  view: Window & typeof globalThis = window,
): Promise<SavedFile> {
  const button = parts(element, 'receipt-action').find((candidate) => textOf(candidate) === words);
  if (!button) throw new Error(`No button “${words}”`);
  const { URL: urls, HTMLAnchorElement: Anchor } = view;
  const blobs = new Map<string, Blob>();
  let clicked: HTMLAnchorElement | undefined;
  const create = urls.createObjectURL.bind(urls);
  const own = Object.getOwnPropertyDescriptor(urls, 'createObjectURL')!;
  urls.createObjectURL = (blob: Blob) => {
    const url = create(blob);
    blobs.set(url, blob);
    return url;
  };
  Anchor.prototype.click = function () {
    // eslint-disable-next-line @typescript-eslint/no-this-alias
    clicked = this;
  };
  try {
    button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    const link = await until(() => clicked);
    const blob = blobs.get(link.href)!;
    return { name: link.download, type: blob.type, content: await blob.text() };
  } finally {
    Object.defineProperty(urls, 'createObjectURL', own);
    Reflect.deleteProperty(Anchor.prototype, 'click');
  }
}

export const savedCopy = (element: AvvViewer, view?: Window & typeof globalThis): Promise<SavedFile> =>
  savedFile(element, SAVE, view);

/** The file's document, which no browser has loaded: nothing in it has run. */
export const parsed = ({ content }: SavedFile): Document => new DOMParser().parseFromString(content, 'text/html');

/** Opens a file in a frame as it is. `sandbox` without `allow-scripts` is a browser without script. */
export async function opened(content: string, sandbox?: string): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  if (sandbox !== undefined) frame.setAttribute('sandbox', sandbox);
  frame.style.cssText = 'inline-size: 1280px; block-size: 900px';
  frame.src = URL.createObjectURL(new Blob([content], { type: 'text/html' }));
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  return frame;
}

/** The file's text with its own styles in this page, to be read as a reader would. */
export function laidOut(file: SavedFile): ShadowRoot {
  const page = document.importNode(parsed(file).documentElement, true);
  const host = document.createElement('div');
  document.body.append(host);
  const root = host.attachShadow({ mode: 'open' });
  root.append(page.querySelector('style')!, page.querySelector('.avv')!);
  // Parts, by which `shownWords` knows what is no text of the agreement, are for pages only.
  for (const name of ['summary', 'link-host'])
    for (const node of root.querySelectorAll(`.${name}`)) node.part.add(name);
  return root;
}
