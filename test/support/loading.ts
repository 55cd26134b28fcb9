import { fixture, html } from '@open-wc/testing';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { viewer } from './viewer.js';

/** A viewer whose file never comes. */
export async function loading(): Promise<AvvViewer> {
  const element = viewer('/avv.json', { fetch: () => new Promise(() => {}) });
  (await fixture(html`<div></div>`)).append(element);
  await element.updateComplete;
  return element;
}
