import { expect, fixture, html } from '@open-wc/testing';
import type { Agreement } from '../../src/agreement/schema.js';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import type { Step } from '../acceptance/scripted-fetch.js';
import { backEnd, confirm, type BackEnd } from './back-end.js';
import { logEvents } from './event-log.js';
import { agreement, findAll, part, parts, placed, textOf, until, viewer, type Setup } from './viewer.js';

/** A viewer on a page of its own that lets nobody connect to other origins (Content-Security-Policy). */
export async function strictPage(): Promise<{ element: AvvViewer; view: Window & typeof globalThis }> {
  const frame = html`<iframe title="Seite" src="/test/elements/pages/strict.html"></iframe>`;
  const view = (await fixture<HTMLIFrameElement>(frame)).contentWindow as Window & typeof globalThis;
  const element = await until(() => view.document.querySelector('avv-viewer'));
  await until(() => element.shadowRoot);
  return { element, view };
}

/** An agreement that asks for all that an acceptance can be asked for. */
export const contract = (fields: Partial<Agreement> = {}): Agreement =>
  agreement({
    id: 'muster-avv',
    version: '2.1',
    published: '2026-01-15',
    title: 'Vertrag zur Auftragsverarbeitung',
    sections: [{ id: 's-1', label: '§ 1', title: 'Gegenstand', body: 'Verarbeitung für {{companyName}}.' }],
    placeholders: [
      {
        key: 'companyName',
        label: 'Firma des Kunden',
        source: 'controller',
        required: true,
        autocomplete: 'organization',
      },
      { key: 'costCentre', label: 'Kostenstelle', source: 'controller' },
      { key: 'account', label: 'Kundennummer', source: 'system' },
    ],
    acceptance: {
      mode: 'explicit',
      declarations: [
        { id: 'read', text: 'Ich habe den Vertrag für **{{companyName}}** gelesen.', required: true },
        { id: 'news', text: 'Änderungen bitte per E-Mail.', required: false },
      ],
      authority: { text: 'Ich darf {{companyName}} vertreten.' },
      asks: [
        { field: 'name', required: true },
        { field: 'email', required: true },
        { field: 'position', required: false },
        { field: 'orderNumber', label: 'Bestellnummer', required: false },
      ],
    },
    ...fields,
  });

export * from './back-end.js';
export * from './event-log.js';

/** What the back end has: files one after the other, and the answer to what has been accepted. */
interface Served {
  file: Agreement;
  files: Agreement[];
  latest: Step;
}

export interface ActPage extends BackEnd {
  element: AvvViewer;
  events: Event[];
}

/** An element that stands on no page yet, and a back end that answers as the script says. */
export function unplacedPage(
  { file = contract(), files = [file], latest, ...setup }: Setup & Partial<Served> = {},
  ...answers: Step[]
): ActPage {
  const server = backEnd(files, ...answers);
  if (latest) server.latest = latest;
  const element = viewer('/legal/avv.json', { endpoint: '/acceptances', fetch: server.fetch, ...setup });
  const events = logEvents(element);
  return Object.assign(server, { element, events });
}

type PageSetup = Parameters<typeof unplacedPage>[0];

/** A page with an agreement that can be accepted, and a back end that answers as the script says. */
export async function actPage(setup: PageSetup = {}, ...answers: Step[]): Promise<ActPage> {
  const page = unplacedPage(setup, ...answers);
  await placed(page.element);
  return page;
}

export const button = (element: AvvViewer): HTMLButtonElement => part(element, 'accept-button') as HTMLButtonElement;

/** The input whose label begins with these words. */
export function field(element: AvvViewer, label: string): HTMLInputElement {
  const labels = findAll<HTMLLabelElement>(element, 'label');
  const input = labels.find((candidate) => textOf(candidate).startsWith(label))?.control;
  if (!input) throw new Error(`No field is labelled “${label}”`);
  return input as HTMLInputElement;
}

export const boxes = (element: AvvViewer): HTMLInputElement[] => parts(element, 'checkbox') as HTMLInputElement[];

/** Types as a browser tells of it: `input` with each change, `change` when the field is left. */
export async function type(element: AvvViewer, label: string, value: string): Promise<void> {
  const input = field(element, label);
  input.value = value;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await element.updateComplete;
}

export const COMPLETE = { 'Ihr Name': 'Ada Probe', 'Ihre E-Mail': 'ada@probe.example', Firma: 'Probe & Söhne GmbH' };

/** Answers everything that `contract` requires. */
export async function complete(element: AvvViewer): Promise<void> {
  for (const [label, value] of Object.entries(COMPLETE)) await type(element, label, value);
  for (const box of boxes(element)) if (box.required) box.click();
  await element.updateComplete;
}

/** Presses the button as a keyboard or a screen reader does. */
export const press = (element: AvvViewer): void => button(element).click();

/** Presses the button and waits until the act has ended, one way or the other. */
export async function accept(element: AvvViewer): Promise<void> {
  press(element);
  await element.updateComplete;
  await ended(element);
}

/** Nothing is being sent any more. */
export async function ended(element: AvvViewer): Promise<void> {
  await until(() => parts(element, 'receipt')[0] ?? parts(element, 'accept-button').find(isReady));
  await element.updateComplete;
}

const isReady = (candidate: Element): boolean => !candidate.hasAttribute('aria-disabled');

/** A page on which everything is answered. */
export async function completedPage(setup: PageSetup = {}, ...answers: Step[]): Promise<ActPage> {
  const page = await actPage(setup, ...answers);
  await complete(page.element);
  return page;
}

/** A page on which the agreement has been accepted as far as the back end lets it. */
export async function acceptedPage(setup: PageSetup = {}, ...answers: Step[]): Promise<ActPage> {
  const page = await completedPage(setup, ...(answers.length ? answers : [confirm()]));
  await accept(page.element);
  return page;
}

/** Everything that was typed and ticked by `complete` is still there. */
export function expectNothingLost(element: AvvViewer): void {
  for (const [label, value] of Object.entries(COMPLETE)) expect(field(element, label).value, label).to.equal(value);
  for (const box of boxes(element)) expect(box.checked).to.equal(box.required);
}

/** Whether the focus is on this element of the viewer. (Chai cannot print elements, hence no `equal`.) */
export const hasFocus = (element: AvvViewer, target: Element): boolean => element.shadowRoot!.activeElement === target;

/** The words that `aria-describedby` leads to. */
export function description(element: AvvViewer, input: Element): string | undefined {
  const ids = input.getAttribute('aria-describedby')?.split(/\s+/);
  return ids?.map((id) => textOf(element.shadowRoot!.getElementById(id)!)).join(' ');
}
