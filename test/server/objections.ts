/** An agreement that announces changes, and objections to them. */
import type { Objection } from '../../src/acceptance/schema.js';
import type { Agreement } from '../../src/agreement/schema.js';
import { agreement, sampleRecord } from '../acceptance/sample.js';

const announced = {
  kind: 'added' as const,
  entries: ['sp-next'],
  announced: '2026-03-01',
  effective: '2026-05-01',
};

/** The endpoint's clock says 2026-04-01, 10:00 UTC: in the west it is still the day before. */
export const announcing: Agreement = {
  ...agreement,
  subprocessors: {
    ...agreement.subprocessors!,
    changes: [
      { ...announced, id: 'c-open', objectUntil: '2026-04-30' },
      { ...announced, id: 'c-today', objectUntil: '2026-04-01' },
      { ...announced, id: 'c-late', objectUntil: '2026-03-30' },
      { ...announced, id: 'c-free' },
    ],
  },
};

/** As a page sends it. */
export function objection(changes: Partial<Objection> = {}): Objection {
  const { document, customer, acceptor, client } = sampleRecord({ digest: undefined });
  return {
    schema: 'avv-objection/1',
    document,
    customer,
    acceptor,
    changes: ['c-open'],
    reason: 'Sitz außerhalb der Union.',
    act: { label: 'Widersprechen', at: '2026-04-01T10:00:00.000Z' },
    client,
    ...changes,
  };
}
