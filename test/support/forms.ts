import { fixture, html, oneEvent } from '@open-wc/testing';
import '../../src/define.js';
import type { AcceptanceRecord } from '../../src/acceptance/schema.js';
import type { Agreement } from '../../src/agreement/schema.js';
import type { AvvCheckbox } from '../../src/elements/avv-checkbox.js';
import { backEnd, type BackEnd } from './back-end.js';
import { agreement } from './viewer.js';

/** An agreement that one tick accepts: one required statement, one of authority, one that is not asked here. */
export const oneTick = (fields: Partial<Agreement> = {}): Agreement =>
  agreement({
    id: 'muster-avv',
    version: '2.1',
    title: 'Vereinbarung über die Auftragsverarbeitung',
    preamble: 'Zwischen uns.',
    sections: Array.from({ length: 30 }, (_, index) => ({
      id: `s-${index + 1}`,
      label: `§ ${index + 1}`,
      title: 'Gegenstand',
      body: 'Der Gegenstand. '.repeat(30),
    })),
    acceptance: {
      mode: 'explicit',
      declarations: [
        { id: 'accept', text: 'Ich nehme die **Vereinbarung** an.', required: true },
        { id: 'news', text: 'Änderungen bitte per E-Mail.', required: false },
      ],
      authority: { text: 'Ich darf das Unternehmen vertreten.' },
    },
    ...fields,
  });

export type CheckboxSetup = Partial<
  Pick<
    AvvCheckbox,
    | 'placeholders'
    | 'features'
    | 'customer'
    | 'acceptor'
    | 'receipt'
    | 'test'
    | 'fetch'
    | 'integrity'
    | 'minVersion'
    | 'credentials'
    | 'agreement'
    | 'src'
  >
>;

export interface Form extends BackEnd {
  form: HTMLFormElement;
  checkbox: AvvCheckbox;
  /** What the form was sent with, each time; it is never really sent. */
  sent: FormData[];
}

export interface FormSetup extends CheckboxSetup {
  file?: Agreement;
  files?: Agreement[];
  attributes?: Record<string, string>;
  /** What stands in the form before the box. */
  before?: unknown;
  after?: unknown;
}

/** A form with a checkbox named “avv” and a button; resolves as soon as the box may be ticked, or cannot be. */
export async function formPage(setup: FormSetup = {}): Promise<Form> {
  const { file = oneTick(), files = [file], attributes = {}, before, after, ...properties } = setup;
  const server = backEnd(files);
  const checkbox = document.createElement('avv-checkbox');
  for (const [name, value] of Object.entries({ name: 'avv', ...attributes })) checkbox.setAttribute(name, value);
  Object.assign(checkbox, { src: '/legal/avv.json', fetch: server.fetch, ...properties });
  const ended = oneEvent(checkbox, 'avv-loadend');
  const form = await fixture<HTMLFormElement>(html`<form>${before}${checkbox}${after}<button>Senden</button></form>`);
  await ended;
  await checkbox.updateComplete;
  const sent: FormData[] = [];
  form.addEventListener('submit', (event) => {
    sent.push(new FormData(form));
    event.preventDefault();
  });
  return Object.assign(server, { form, checkbox, sent });
}

/** Fields of a sign-up form, known by their tokens. */
export const signUpFields = html`<input name="name" autocomplete="name" aria-label="Name" /><input
    name="company"
    autocomplete="section-a organization"
    aria-label="Firma"
  />`;

export const inside = <E extends HTMLElement = HTMLElement>({ renderRoot }: AvvCheckbox, selector: string): E => {
  const found = renderRoot.querySelector<E>(selector);
  if (!found) throw new Error(`No ${selector} in the checkbox`);
  return found;
};

export const insideAll = <E extends HTMLElement = HTMLElement>({ renderRoot }: AvvCheckbox, selector: string): E[] => [
  ...renderRoot.querySelectorAll<E>(selector),
];

/** The box itself. */
export const box = (checkbox: AvvCheckbox): HTMLInputElement => inside<HTMLInputElement>(checkbox, '[part=checkbox]');

/** As a person does. */
export async function tick(checkbox: AvvCheckbox): Promise<void> {
  box(checkbox).click();
  await checkbox.updateComplete;
}

/** What the form holds under this name. */
export const entries = (form: HTMLFormElement, name = 'avv'): string[] => new FormData(form).getAll(name) as string[];

/** The record that the form holds. */
export const recordIn = (form: HTMLFormElement): AcceptanceRecord & { act: { key: string } } =>
  JSON.parse(entries(form)[0]!) as AcceptanceRecord & { act: { key: string } };

/** Types as a browser tells of it. */
export function typeInto(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name) as HTMLInputElement;
  field.value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}
