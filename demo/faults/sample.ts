import type { Agreement } from '../../src/agreement/index.js';

/** A short agreement that has no fault: each case changes one thing about it. */
export const sample = {
  format: 'avv/1',
  id: 'muster-avv',
  version: '2026-11-01',
  language: 'de',
  title: 'Vertrag zur Auftragsverarbeitung',
  published: '2026-11-01',
  parties: [
    { role: 'processor', name: 'Muster Software GmbH', alias: 'Anbieterin', address: 'Musterweg 1, 20095 Hamburg' },
  ],
  sections: [
    {
      id: 's-1',
      label: '§ 1',
      title: 'Gegenstand',
      body: 'Die Anbieterin verarbeitet personenbezogene Daten im Auftrag des Kunden.',
    },
    {
      id: 's-2',
      label: '§ 2',
      title: 'Weisungen',
      body: 'Sie verarbeitet die Daten nur auf dokumentierte Weisung (Art. 28 Abs. 3 Buchst. a DSGVO).',
    },
    { id: 's-3', label: '§ 3', title: 'Dauer', body: 'Der Vertrag endet mit dem Hauptvertrag.' },
  ],
  acceptance: {
    mode: 'explicit',
    declarations: [{ id: 'declaration-accept', text: 'Ich nehme den Vertrag an.', required: true }],
    authority: { text: 'Ich darf mein Unternehmen dabei vertreten.' },
    asks: [
      { field: 'company', required: true },
      { field: 'email', required: true },
    ],
  },
} satisfies Agreement;

/** What has come out while the reader was reading the sample. */
export const newerSample: Agreement = {
  ...sample,
  version: '2026-11-15',
  published: '2026-11-15',
  sections: sample.sections.map((section) =>
    section.id === 's-3'
      ? {
          ...section,
          body: 'Der Vertrag endet mit dem Hauptvertrag; danach werden die Daten binnen 30 Tagen gelöscht.',
        }
      : section,
  ),
};

export const asText = (document: object): string => JSON.stringify(document, null, 2);
