import type { Agreement, Subprocessor } from '../../src/agreement/schema.js';

/** Countries in turn: inside the EEA, with an adequacy decision, without, unknown. */
const COUNTRIES = [['DE'], ['FR', 'IE'], ['US'], ['CH'], ['IN'], undefined];
const SAFEGUARDS = ['scc', 'dpf', 'bcr'] as const;

function entry(index: number): Subprocessor {
  const countries = COUNTRIES[index % COUNTRIES.length];
  return {
    id: `entry-${index}`,
    name: `Firma ${String(index).padStart(3, '0')} ${index % 7 ? 'GmbH' : 'Größenwahn AG'}`,
    entities: [{ legalName: `Firma ${index} Holding`, address: `Weg ${index}, 10999 Berlin`, country: 'DE' }],
    contact: { email: `privacy@firma-${index}.example` },
    task: index % 2 ? 'Versand von Nachrichten' : 'Server und Datenbank',
    dataCategories: ['Kontodaten', 'Protokolldaten'],
    locations: countries ?? ['wechselnd'],
    ...(countries && { countries }),
    ...(index % 4 === 2 && { safeguards: [{ type: SAFEGUARDS[index % 3]!, asOf: '2026-10-30' }] }),
    privacyPolicy: `https://firma-${index}.example/privacy`,
    ...(index % 10 === 0 && { condition: { feature: `f-${index}`, label: `Funktion ${index}` } }),
  };
}

/** A list as long as large providers have: ten groups with everything that an entry can say. */
export function manySubprocessors(count = 500): Agreement {
  const groups = Array.from({ length: 10 }, (_, group) => ({
    id: `group-${group}`,
    title: `Gruppe ${group}`,
    entries: Array.from({ length: count / 10 }, (_, index) => entry((group * count) / 10 + index)),
  }));
  return {
    format: 'avv/1',
    id: 'many-avv',
    version: '1.0',
    language: 'de',
    title: 'Vertrag mit vielen Unterauftragsverarbeitern',
    sections: [{ id: 's-1', label: '§ 1', title: 'Liste', places: ['subprocessors'] }],
    subprocessors: { updated: '2026-11', groups },
  };
}
