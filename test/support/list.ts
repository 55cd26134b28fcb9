import { fixture, html } from '@open-wc/testing';
import type { Agreement } from '../../src/agreement/schema.js';
import type { AvvSubprocessors } from '../../src/elements/avv-subprocessors.js';
import { agreement, textOf } from './viewer.js';
import '../../src/define.js';

/** Six entries in two groups: in the EEA, beyond it with and without a safeguard, optional, of two companies, to come. */
export const LIST: Agreement = agreement({
  sections: [{ id: 's-1', label: '§ 1', title: 'Dritte', places: ['subprocessors'] }],
  subprocessors: {
    groups: [
      {
        id: 'g-1',
        title: 'Betrieb',
        entries: [
          { id: 'wolke', name: 'Wolke', task: 'Server', locations: ['Köln'], countries: ['DE'] },
          {
            id: 'kante',
            name: 'Ätherkante',
            task: 'Auslieferung',
            countries: ['IE', 'US'],
            safeguards: [{ type: 'dpf', asOf: '2026-10-30' }],
            entities: [
              { legalName: 'Kante Inc.', country: 'US' },
              { legalName: 'Kante Ltd.', country: 'IE' },
            ],
          },
          { id: 'berg', name: 'Berg', task: 'Sicherung', countries: ['CH'] },
        ],
      },
      {
        id: 'g-2',
        title: 'Anbindungen',
        note: 'Nur auf Wunsch.',
        entries: [
          { id: 'sms', name: 'Ping', countries: ['US'], condition: { feature: 'sms', label: 'SMS' } },
          { id: 'cal', name: 'Spatz', countries: ['CZ'], condition: { feature: 'calendar', label: 'Kalender' } },
          { id: 'soon', name: 'Morgen', countries: ['FR'], effectiveFrom: '2999-01-01' },
        ],
      },
    ],
  },
});

type Setup = Partial<Pick<AvvSubprocessors, 'features' | 'feed' | 'id' | 'lang' | 'headingLevel' | 'fetch'>>;

/** A list on the page, all of it. A string is the address of a file. */
export async function listed(
  source: object | string = LIST,
  setup: Setup = {},
  content = '',
): Promise<AvvSubprocessors> {
  const element = document.createElement('avv-subprocessors');
  element.textContent = content;
  Object.assign(element, setup, typeof source === 'string' ? { src: source } : { agreement: source });
  const ended = new Promise((resolve) => element.addEventListener('avv-loadend', resolve, { once: true }));
  (await fixture(html`<div></div>`)).append(element);
  await ended;
  await element.updateComplete;
  return element;
}

type Host = { renderRoot: HTMLElement | DocumentFragment };

export const inList = <E extends HTMLElement>({ renderRoot }: Host, selector: string): E => {
  const found = renderRoot.querySelector<E>(selector);
  if (!found) throw new Error(`No ${selector} in the list`);
  return found;
};

export const allInList = <E extends HTMLElement>({ renderRoot }: Host, selector: string): E[] => [
  ...renderRoot.querySelectorAll<E>(selector),
];

const isShown = (node: Element): boolean => node.getClientRects().length > 0;

/** Ids of the entries that can be seen, from top to bottom. */
export const shownIds = (element: Host): string[] =>
  allInList(element, '[part~=subprocessor]')
    .filter(isShown)
    .map(({ id }) => id);

export const shownGroups = (element: Host): string[] =>
  allInList(element, 'tr.group')
    .filter(isShown)
    .map(({ id }) => id);

/** What has been said to screen readers last. */
export const said = (element: Host): string => textOf(inList(element, '[role=status].hidden'));

/** As somebody who chooses from a selection, by the field's visible name. */
export function choose(element: Host, label: string, option: string): void {
  const select = field<HTMLSelectElement>(element, label);
  const found = [...select.options].find((candidate) => textOf(candidate) === option);
  if (!found) throw new Error(`No “${option}” in ${[...select.options].map(textOf).join(', ')}`);
  select.value = found.value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

export function field<E extends HTMLElement>(element: Host, label: string): E {
  const found = allInList<HTMLLabelElement>(element, 'label').find((candidate) => textOf(candidate).startsWith(label));
  if (!found) throw new Error(`No field “${label}”`);
  return (found.control ?? inList(element, `#${found.htmlFor}`)) as E;
}

/** Each key as the browser tells of it; `change` comes when the field is left. */
export function typeText(element: Host, text: string): void {
  const input = field<HTMLInputElement>(element, 'Suchen');
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

export function pressAction(element: Host, text: string): void {
  const button = allInList<HTMLButtonElement>(element, '[part=list-action]').find((one) => textOf(one) === text);
  if (!button) throw new Error(`No button “${text}”`);
  button.click();
}
