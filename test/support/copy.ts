import { expect } from '@open-wc/testing';
import type { Receipt } from '../../src/acceptance/schema.js';
import type { Agreement } from '../../src/agreement/schema.js';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import type { Step } from '../acceptance/scripted-fetch.js';
import { accept, actPage, boxes, confirm, type ActPage } from './act.js';
import { findAll, parts, textOf, until, type Setup } from './viewer.js';

export const SAVE = 'Vollständige Kopie speichern (HTML)';

/** A page on which all is filled in and ticked that the agreement asks for, and accepted. */
export async function acceptedWhole(file: Agreement, setup: Setup = {}, answer: Step = confirm()): Promise<ActPage> {
  const page = await actPage({ file, ...setup }, answer);
  for (const input of findAll<HTMLInputElement>(page.element, '[part=input]')) {
    input.value ||= input.type === 'email' ? 'wert@probe.example' : 'Wert';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  for (const box of boxes(page.element)) box.click();
  await page.element.updateComplete;
  await accept(page.element);
  return page;
}

/** The receipt that the page got. */
export function receiptOn({ events }: ActPage): Receipt {
  const accepted = events.find(({ type }) => type === 'avv-accepted') as Event & { receipt: Receipt };
  return accepted.receipt;
}

/** The receipt as our handler makes it: with the address at which the provider publishes the agreement. */
export const established = (receipt: Receipt): Receipt => ({
  ...receipt,
  established: { document: receipt.record.document as NonNullable<Receipt['established']>['document'] },
});

/** Chai's own report of two long texts that differ would take minutes. */
export function expectSame(one: string, other: string): void {
  if (one === other) return;
  let index = 0;
  while (one[index] === other[index]) index++;
  const around = (text: string) => text.slice(Math.max(0, index - 120), index + 120);
  expect(around(one)).to.equal(around(other));
}

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
