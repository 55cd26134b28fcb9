import type { AcceptanceStore, StoredAcceptance } from './store.js';

/** Keeps acceptances as long as the process lives: for tests and for trying things out. */
export function createMemoryStore(): AcceptanceStore {
  const rows: StoredAcceptance[] = [];
  const find = (test: (row: StoredAcceptance) => boolean) => Promise.resolve(copy(rows.find(test)));
  return {
    append(entry) {
      const holder = rows.find(({ tenant, key }) => tenant === entry.tenant && key === entry.key);
      const acceptance = holder ?? { ...structuredClone(entry), sequence: rows.length + 1 };
      if (!holder) rows.push(acceptance);
      return Promise.resolve({ created: !holder, acceptance: copy(acceptance) });
    },
    findByKey: (tenant, key) => find((row) => row.tenant === tenant && row.key === key),
    findByReceipt: (tenant, id) => find((row) => row.tenant === tenant && row.receipt.id === id),
    latest: (tenant, customer, documentId) =>
      Promise.resolve(copy(rows.filter((row) => isFor(row, tenant, customer, documentId)).at(-1))),
    list: (tenant, { after = 0, limit = 100 } = {}) =>
      Promise.resolve(copy(rows.filter((row) => row.tenant === tenant && row.sequence > after).slice(0, limit))),
  };
}

const isFor = (row: StoredAcceptance, tenant: string, customer: string, documentId: string): boolean =>
  row.tenant === tenant && row.customer === customer && row.receipt.established.document.id === documentId;

/** Callers may change what they get, never what is stored. */
const copy = <T>(value: T): T => structuredClone(value);
