import type { Agreement } from '../../src/agreement/schema.js';
import { agreement } from './viewer.js';

/** An agreement with everything that one can hold. */
export const FULL: Agreement = agreement({
  subtitle: 'Stand {{company}}',
  bindingLanguage: 'en',
  preamble: 'Der Dienst für {{place}}. [Beispiel](https://example.org)\u202e',
  closing: 'Schluss.',
  placeholders: [
    { key: 'company', label: 'Firma', source: 'provider' },
    { key: 'place', label: 'Ort', source: 'provider' },
  ],
  terms: [{ id: 'term', term: 'Dienst', definition: 'Die Leistung.' }],
  parties: [{ role: 'processor', name: 'Fachboden', register: 'HRB 1' }],
  contacts: [{ email: 'a@b.example' }],
  processing: { subject: 'Betrieb' },
  measures: { groups: [{ id: 'm', measures: [{ text: 'Passkey' }] }] },
  subprocessors: {
    groups: [{ id: 'g', title: 'Betrieb', entries: [{ id: 'e', name: 'Wolke', safeguards: [{ type: 'scc' }] }] }],
    changes: [{ id: 'c', kind: 'added', entries: ['e'], announced: '2026-11-01', effective: '2026-12-01' }],
  },
  sections: ['parties', 'contacts', 'processing', 'measures', 'subprocessors', 'changes'].map((place, index) => ({
    id: `s-${index}`,
    label: `${index}.`,
    title: 'Titel',
    summary: 'Kurz.',
    places: [place],
  })),
});
