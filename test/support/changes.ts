import type { Objection, ObjectionReceipt } from '../../src/acceptance/schema.js';
import { digestOf } from '../../src/agreement/digest.js';
import type { Agreement, AnnouncedChange, SubprocessorPolicy } from '../../src/agreement/schema.js';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { json, type Step } from '../acceptance/scripted-fetch.js';
import { contract, unplacedPage, type ActPage } from './act.js';
import { find, part, placed, textOf, until } from './viewer.js';

/** Day on which the pages of these tests are read. */
export const TODAY = '2026-11-15';

export const change = (more: Partial<AnnouncedChange> = {}): AnnouncedChange => ({
  id: 'c-1',
  kind: 'added',
  entries: ['sp-new'],
  announced: '2026-11-10',
  effective: '2026-12-20',
  objectUntil: '2026-11-24',
  ...more,
});

/** An agreement whose second clause lists these changes, among a former and a new subprocessor. */
export const announcing = (
  changes: AnnouncedChange[] = [change()],
  policy?: SubprocessorPolicy,
  more: Partial<Agreement> = {},
): Agreement =>
  contract({
    sections: [
      { id: 's-1', title: 'Unterauftragsverarbeiter', places: ['subprocessors'] },
      { id: 's-2', title: 'Angekündigt', places: ['changes'] },
    ],
    placeholders: [],
    contacts: [{ purpose: 'privacy', email: 'datenschutz@muster.example' }],
    subprocessors: {
      ...(policy && { policy }),
      groups: [
        {
          id: 'g-1',
          title: 'Hosting',
          entries: [
            { id: 'sp-old', name: 'Felswolke', task: 'Rechenzentrum', locations: ['Frankfurt'], countries: ['DE'] },
            { id: 'sp-new', name: 'Randkies', task: 'Rechenzentrum', locations: ['Dublin'], countries: ['IE'] },
          ],
        },
      ],
      changes,
    },
    ...more,
  });

/** A receipt as a server gives it for an objection. */
export const objectionReceipt = async (record: Objection, id = 'rcpt_obj1'): Promise<ObjectionReceipt> => ({
  schema: 'avv-receipt/1',
  id,
  acceptedAt: '2026-11-15T10:00:00Z',
  record,
  recordDigest: (await digestOf(record))!,
  issuer: 'Muster AG',
});

export const confirmObjection =
  (status = 201): Step =>
  async (request) =>
    json(status, await objectionReceipt((await request.json()) as Objection))(request);

type Setup = Parameters<typeof unplacedPage>[0];

/** A page of somebody who has accepted this version, with what is announced in its place. */
export async function changesPage(setup: Setup = {}, ...answers: Step[]): Promise<ActPage> {
  const page = unplacedPage({ file: announcing(), acceptedVersion: '2.1', ...setup }, ...answers);
  await placed(page.element);
  await until(() => page.element.renderRoot.querySelector('.changes.standing'));
  await page.element.updateComplete;
  return page;
}

export const changeText = (element: AvvViewer, id = 'c-1'): string => textOf(find(element, `#${id}`));
export const opener = (element: AvvViewer, id = 'c-1'): HTMLElement | null =>
  element.renderRoot.querySelector(`#avv-object-${id}`);

/** Opens the form at a change, as a keyboard does. */
export async function openObjection(element: AvvViewer, id = 'c-1'): Promise<HTMLElement> {
  opener(element, id)!.click();
  await until(() => element.renderRoot.querySelector('[part~=objection]'));
  await element.updateComplete;
  return part(element, 'objection');
}

/** Types into a field of the form, by the beginning of its label. */
export async function typeObjection(element: AvvViewer, label: string, value: string): Promise<void> {
  const input = objectionField(element, label);
  input.value = value;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await element.updateComplete;
}

export function objectionField(element: AvvViewer, label: string): HTMLInputElement {
  const labels = [...part(element, 'objection').querySelectorAll('label')];
  return labels.find((candidate) => textOf(candidate).startsWith(label))!.control as HTMLInputElement;
}

/** Answers what `announcing` asks of whoever objects. */
export async function completeObjection(element: AvvViewer): Promise<void> {
  await typeObjection(element, 'Ihr Name', 'Ada Probe');
  await typeObjection(element, 'Ihre E-Mail', 'ada@probe.example');
}

/** Sends the form; resolves when that has ended, one way or the other. */
export async function sendObjection(element: AvvViewer): Promise<void> {
  find(element, '[part~=objection] [type=submit]').click();
  await element.updateComplete;
  await until(() => {
    const button = element.renderRoot.querySelector('[part~=objection] [type=submit]');
    return !button || !button.hasAttribute('aria-disabled');
  });
  await element.updateComplete;
}
