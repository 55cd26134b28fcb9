import { createRecord, type RecordInput } from '../../src/acceptance/record.js';
import type { AcceptanceRecord, Receipt } from '../../src/acceptance/schema.js';
import type { Agreement } from '../../src/agreement/schema.js';

/** An agreement that asks for everything that an acceptance can be asked for. */
export const agreement: Agreement = {
  format: 'avv/1',
  id: 'muster-avv',
  version: '2',
  language: 'de',
  title: 'Auftragsverarbeitungsvertrag',
  sections: [{ id: 's-1', label: '§ 1', title: 'Gegenstand', body: 'Verarbeitung für {{company}}.' }],
  placeholders: [
    { key: 'company', label: 'Firma', source: 'controller', required: true },
    { key: 'costCentre', label: 'Kostenstelle', source: 'controller' },
  ],
  subprocessors: {
    groups: [
      {
        id: 'hosting',
        title: 'Rechenzentrum',
        entries: [
          { id: 'sp-always', name: 'Immer GmbH' },
          { id: 'sp-chat', name: 'Chat AG', condition: { feature: 'chat', label: 'Chat' } },
        ],
      },
      {
        id: 'mail',
        title: 'Versand',
        entries: [
          { id: 'sp-past', name: 'Früher KG', effectiveTo: '2026-03-31' },
          { id: 'sp-next', name: 'Später SE', effectiveFrom: '2026-04-01' },
        ],
      },
    ],
  },
  acceptance: {
    mode: 'explicit',
    declarations: [
      { id: 'read', text: '**{{company}}** hat den Vertrag gelesen.', required: true },
      { id: 'news', text: 'Änderungen bitte an {{costCentre}} melden.', required: false },
    ],
    authority: { text: 'Ich darf für {{company}} handeln.' },
    asks: [
      { field: 'name', required: true },
      { field: 'company', required: true },
      { field: 'email', required: false },
      { field: 'orderNumber', required: true, label: 'Bestellnummer' },
    ],
  },
};

export const digest = `sha-256:${'d'.repeat(43)}`;

/** What a page knows when everything is filled in. */
export const input: RecordInput = {
  agreement,
  digest,
  href: 'https://muster.example/avv.json',
  customer: { name: 'Probe GmbH', reference: 'acct_1' },
  acceptor: { name: 'Ada Probe', orderNumber: 'B-7' },
  authority: { confirmed: true, statement: 'Ich darf für {{company}} handeln.' },
  checked: ['read'],
  act: { method: 'button', label: 'AVV annehmen', at: '2026-04-01T10:00:00.000Z' },
  placeholders: { company: 'Probe GmbH' },
  features: ['chat'],
  presentation: { mode: 'viewer', shownAt: '2026-04-01T09:55:00.000Z', endReached: true },
  client: { version: '0.1.0', language: 'de', timeZone: 'Europe/Berlin', origin: 'https://kunde.example' },
};

export const sampleRecord = (changes: Partial<RecordInput> = {}): AcceptanceRecord =>
  createRecord({ ...input, ...changes });

/** A receipt as a server would give it for the record. */
export const sampleReceipt = (record: AcceptanceRecord): Receipt => ({
  schema: 'avv-receipt/1',
  id: 'rcpt_example',
  acceptedAt: '2026-04-01T10:00:01.000Z',
  record: structuredClone(record),
  recordDigest: `sha-256:${'r'.repeat(43)}`,
  issuer: 'Muster AG',
  established: {
    document: { id: record.document.id, version: record.document.version, language: record.document.language, digest },
  },
});
