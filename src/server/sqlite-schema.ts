/**
 * The tables, one step a version; a step that was released never changes. Names carry a prefix and the version has a
 * table of its own, so that the host may keep its data in the same file.
 *
 * `avv_acceptances` is the commitment: identifiers, digests and times, fit to be chained. `avv_receipts` holds names,
 * addresses and words, everything that a person could ask to have erased (Art. 17 GDPR), and can go without breaking it.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE avv_acceptances (
    sequence INTEGER PRIMARY KEY,
    receipt_id TEXT NOT NULL UNIQUE,
    tenant TEXT NOT NULL,
    key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    customer TEXT,
    document_id TEXT NOT NULL,
    document_version TEXT NOT NULL,
    document_language TEXT NOT NULL,
    document_digest TEXT NOT NULL,
    accepted_at TEXT NOT NULL,
    UNIQUE (tenant, key)
  ) STRICT;
  CREATE INDEX avv_acceptances_latest ON avv_acceptances (tenant, customer, document_id, sequence);
  CREATE TABLE avv_receipts (
    sequence INTEGER PRIMARY KEY REFERENCES avv_acceptances (sequence),
    receipt TEXT NOT NULL CHECK (json_valid(receipt))
  ) STRICT;
  ${appendOnly('avv_acceptances', 'sequence = NEW.sequence OR receipt_id = NEW.receipt_id OR (tenant = NEW.tenant AND key = NEW.key)')}
  ${appendOnly('avv_receipts', 'sequence = NEW.sequence')}
  `,
];

/** The third trigger is for INSERT OR REPLACE, which deletes rows without firing the second. */
function appendOnly(table: string, sameRow: string): string {
  const refuse = `BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;`;
  return `
  CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} ${refuse}
  CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} ${refuse}
  CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table}
    WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${sameRow}) ${refuse}`;
}
