import { fixture, html, oneEvent } from '@open-wc/testing';
import type { Agreement } from '../../src/agreement/schema.js';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { backEnd, type BackEnd } from './back-end.js';
import { oneTick } from './forms.js';
import { viewer, type Setup } from './viewer.js';

export interface BoundPage extends BackEnd {
  root: HTMLElement;
  form: HTMLFormElement;
  box: HTMLInputElement;
  element: AvvViewer;
  /** What the form was sent with, each time; it is never really sent. */
  sent: FormData[];
}

export interface BoundSetup extends Setup {
  file?: Agreement;
  files?: Agreement[];
  htmlFor?: string;
  recordName?: string;
  /** What is in the form: a box that is required, unless a test says otherwise. */
  fields?: unknown;
}

export const REQUIRED = html`<label for="terms">Ich nehme den <b>Vertrag</b> an.</label>
  <input type="checkbox" id="terms" name="terms" required />`;

export const OPTIONAL = html`<label><input type="checkbox" id="terms" name="terms" /> Ich nehme an.</label>`;

/** A form with a checkbox of the page, and a viewer that stands on no page yet. */
export async function unboundPage(setup: BoundSetup = {}): Promise<BoundPage> {
  const { file = oneTick(), files = [file], fields = REQUIRED, ...properties } = setup;
  const server = backEnd(files);
  const root = await fixture<HTMLElement>(html`<div><form>${fields}<button>Senden</button></form></div>`);
  const form = root.querySelector('form')!;
  const element = viewer('/legal/avv.json', { fetch: server.fetch });
  Object.assign(element, { htmlFor: 'terms', ...properties });
  const sent: FormData[] = [];
  form.addEventListener('submit', (event) => {
    sent.push(new FormData(form));
    event.preventDefault();
  });
  const box = root.querySelector<HTMLInputElement>('#terms')!;
  return Object.assign(server, { root, form, box, element, sent });
}

/** The same with the viewer beneath the form; resolves when the agreement stands. */
export async function boundPage(setup: BoundSetup = {}): Promise<BoundPage> {
  const page = await unboundPage(setup);
  await stand(page);
  return page;
}

/** Puts the viewer on the page; resolves when the agreement stands. */
export async function stand({ root, element }: BoundPage): Promise<void> {
  const ended = oneEvent(element, 'avv-loadend');
  root.append(element);
  await ended;
  await element.updateComplete;
}

/** Every listener has been heard, and what follows from that has happened. */
export const settled = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve));

export const data = (form: HTMLFormElement): [string, string][] => [...new FormData(form)] as [string, string][];

export const names = (form: HTMLFormElement): string[] => data(form).map(([name]) => name);
