import { expect } from '@open-wc/testing';
import type { Agreement } from '../../src/agreement/schema.js';
import type { AvvViewer } from '../../src/elements/avv-viewer.js';
import { agreement, find, frame, until } from './viewer.js';

const TEXT = 'Die Anbieterin verarbeitet die Daten allein auf dokumentierte Weisung des Kunden. '.repeat(8);

/** Forty long clauses, so that most of them are not laid out, with places of every kind in the middle. */
export const LONG: Agreement = agreement({
  sections: Array.from({ length: 40 }, (_, index) => ({
    id: `s-${index}`,
    label: `${index}.`,
    title: `Nummer ${index}`,
    body: TEXT,
    ...(index === 20 && {
      places: ['subprocessors', 'changes', 'measures'],
      sections: [
        {
          id: 's-20-1',
          label: '20.1',
          title: 'Unterpunkt',
          body: TEXT,
          sections: [{ id: 's-20-1-a', label: '(a)', body: TEXT }],
        },
        { id: 'grün & blau/1'.replaceAll(' ', '-'), label: '20.2', body: `${TEXT} Siehe [Nummer 5](#s-5).` },
      ],
    }),
  })),
  subprocessors: {
    groups: [
      {
        id: 'sub-group',
        title: 'Betrieb',
        entries: [
          { id: 'sub-a', name: 'Felswolke' },
          { id: 'sub-b', name: 'Randkies' },
        ],
      },
    ],
    changes: [{ id: 'change', kind: 'added', entries: ['sub-b'], announced: '2026-11-01', effective: '2026-12-01' }],
  },
  measures: { groups: [{ id: 'm-group', title: 'Zugang', measures: [{ id: 'm-1', text: 'Zweiter Faktor' }] }] },
});

/** Until the page has stood still for longer than a place is followed. */
async function standingStill(): Promise<void> {
  for (let still = 0, last = NaN; still < 20; last = scrollY) {
    await frame();
    still = scrollY === last ? still + 1 : 0;
  }
}

const TOP_MARGIN = 16;

/** The place stands at the top of the screen, below the margin, and has the focus in itself. */
export async function expectArrival(element: AvvViewer, id: string, margin = TOP_MARGIN): Promise<void> {
  await until(() => element.shadowRoot!.activeElement);
  await standingStill();
  const place = find(element, `#${CSS.escape(id)}`);
  expect(place.getBoundingClientRect().top, `top of ${id}`).to.be.closeTo(margin, 2);
  const focused = element.shadowRoot!.activeElement!;
  expect(place.contains(focused), `focus in ${id}, not in ${focused.outerHTML.slice(0, 80)}`).to.equal(true);
}
