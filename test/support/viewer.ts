import { fixture, html, oneEvent } from '@open-wc/testing';
import '../../src/define.js';
import type { Agreement } from '../../src/agreement/schema.js';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { forgetDrafts } from '../../src/elements/drafts.js';

/** What was typed in one test is not to be found in the next. */
afterEach(forgetDrafts);

/** An agreement of six lines, with what a test wants to be different. */
export const agreement = (fields: Partial<Agreement> = {}): Agreement => ({
  format: 'avv/1',
  id: 'test-avv',
  version: '1.0',
  language: 'de',
  title: 'Vertrag zur Auftragsverarbeitung',
  sections: [{ id: 's-1', label: '§ 1', title: 'Gegenstand', body: 'Der Gegenstand.' }],
  ...fields,
});

/** Properties of the element; `lang` and `id` are set as attributes. */
export type Setup = Partial<
  Pick<
    AvvViewer,
    'placeholders' | 'features' | 'headingLevel' | 'endpoint' | 'acceptedVersion' | 'receipt' | 'test' | 'keys'
  >
> &
  Partial<Pick<AvvViewer, 'keepDraft' | 'delegable' | 'delegateUrl' | 'declinable' | 'declineEndpoint'>> &
  Partial<Pick<AvvViewer, 'objectionEndpoint'>> &
  Partial<Pick<AvvViewer, 'customer' | 'acceptor' | 'fetch' | 'integrity' | 'minVersion' | 'lang' | 'id'>>;

/** A viewer that is on no page yet. A string is the address of a file, an object the agreement itself. */
export function viewer(source: object | string, { id, lang, ...properties }: Setup = {}): AvvViewer {
  const element = document.createElement('avv-viewer');
  if (id) element.id = id;
  if (lang) element.setAttribute('lang', lang);
  return Object.assign(element, properties, typeof source === 'string' ? { src: source } : { agreement: source });
}

/** Puts a viewer into a container of the test's page, and waits until all of the agreement stands. */
export async function placed(element: AvvViewer, container?: Element | ShadowRoot): Promise<AvvViewer> {
  const ended = oneEvent(element, 'avv-loadend');
  (container ?? (await fixture(html`<div></div>`))).append(element);
  await ended;
  await element.updateComplete;
  return element;
}

/** A viewer on the page with all of the agreement. */
export async function shown(source: object | string, setup: Setup = {}): Promise<AvvViewer> {
  const element = await placed(viewer(source, setup));
  if (!element.document) throw new Error(`Not shown: ${textOf(element.renderRoot.firstElementChild!)}`);
  if (setup.lang) await inLanguage(element, setup.lang);
  return element;
}

/** Waits until the interface has arrived in this language. */
export async function inLanguage(element: AvvViewer, language: string): Promise<void> {
  await until(() => element.locale === language);
  await element.updateComplete;
}

/** The element in the viewer's shadow tree; throws where there is none. */
export function find<E extends HTMLElement = HTMLElement>({ renderRoot }: AvvViewer, selector: string): E {
  const found = renderRoot.querySelector<E>(selector);
  if (!found) throw new Error(`No ${selector} in the viewer`);
  return found;
}

export const findAll = <E extends HTMLElement = HTMLElement>({ renderRoot }: AvvViewer, selector: string): E[] => [
  ...renderRoot.querySelectorAll<E>(selector),
];

/** Elements by part, which is what a page's style sheet sees of them. */
export const part = (element: AvvViewer, name: string): HTMLElement => find(element, `[part~='${name}']`);
export const parts = (element: AvvViewer, name: string): HTMLElement[] => findAll(element, `[part~='${name}']`);

/** The text of an element with white space as the browser shows it. */
export const textOf = (node: Node): string => (node.textContent ?? '').replace(/[ \t\n]+/g, ' ').trim();

/** Resolves with the first truthy answer, asked once a frame; rejects shortly before the test's own time limit. */
export async function until<T>(look: () => T): Promise<NonNullable<T>> {
  const end = performance.now() + 8_000;
  while (performance.now() < end) {
    const answer = look();
    if (answer) return answer;
    await frame();
  }
  throw new Error(`Never came true: ${look.toString()}`);
}

export const frame = (): Promise<number> => new Promise(requestAnimationFrame);
