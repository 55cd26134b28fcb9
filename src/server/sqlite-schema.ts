/**
 * The tables, one step a version; a step that was released never changes. Names carry a prefix and the version has a
 * table of its own, so that the host may keep its data in the same file.
 *
 * `avv_entries` is the chain: identifiers, digests and times, nothing about anybody. `avv_contents` (receipts) and
 * `avv_attachments` (whose account a receipt has become) hold what a person could ask to have erased (Art. 17 GDPR); a
 * row can only go when an erasure in the chain names it, which `avv_erasures` notes.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE avv_entries (
    chain TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT,
    digest TEXT NOT NULL,
    entry TEXT NOT NULL CHECK (json_valid(entry)),
    PRIMARY KEY (chain, sequence),
    UNIQUE (chain, id),
    UNIQUE (chain, key)
  ) STRICT;
  CREATE TABLE avv_contents (
    chain TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    customer TEXT,
    document_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    receipt TEXT NOT NULL CHECK (json_valid(receipt)),
    PRIMARY KEY (chain, sequence),
    FOREIGN KEY (chain, sequence) REFERENCES avv_entries (chain, sequence)
  ) STRICT;
  CREATE INDEX avv_contents_latest ON avv_contents (chain, customer, document_id, kind, sequence);
  CREATE TABLE avv_attachments (
    chain TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    receipt_sequence INTEGER NOT NULL,
    customer TEXT NOT NULL,
    attachment TEXT NOT NULL CHECK (json_valid(attachment)),
    PRIMARY KEY (chain, sequence),
    UNIQUE (chain, receipt_sequence),
    FOREIGN KEY (chain, sequence) REFERENCES avv_entries (chain, sequence),
    FOREIGN KEY (chain, receipt_sequence) REFERENCES avv_entries (chain, sequence)
  ) STRICT;
  CREATE INDEX avv_attachments_customer ON avv_attachments (chain, customer, receipt_sequence);
  CREATE TABLE avv_erasures (
    chain TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    erased_by INTEGER NOT NULL,
    PRIMARY KEY (chain, sequence),
    FOREIGN KEY (chain, sequence) REFERENCES avv_entries (chain, sequence),
    FOREIGN KEY (chain, erased_by) REFERENCES avv_entries (chain, sequence)
  ) STRICT;
  ${appendOnly('avv_entries', 'chain = NEW.chain AND (sequence = NEW.sequence OR id = NEW.id OR key = NEW.key)')}
  ${appendOnly('avv_contents', 'chain = NEW.chain AND sequence = NEW.sequence', erasureOf('OLD'))}
  ${appendOnly(
    'avv_attachments',
    'chain = NEW.chain AND (sequence = NEW.sequence OR receipt_sequence = NEW.receipt_sequence)',
    erasureOf('OLD'),
  )}
  ${appendOnly('avv_erasures', 'chain = NEW.chain AND sequence = NEW.sequence')}
  CREATE TRIGGER avv_contents_no_return BEFORE INSERT ON avv_contents
    WHEN ${erasureOf('NEW')} ${refuse('avv_contents: this receipt has been erased')}
  CREATE TRIGGER avv_attachments_no_return BEFORE INSERT ON avv_attachments
    WHEN ${erasureOf('NEW')} ${refuse('avv_attachments: this attachment has been erased')}
  CREATE TRIGGER avv_attachments_in_chain BEFORE INSERT ON avv_attachments
    WHEN NOT EXISTS (
      SELECT 1 FROM avv_entries attachment
        JOIN avv_entries act ON act.chain = attachment.chain AND act.id = json_extract(attachment.entry, '$.attached')
        JOIN avv_contents content ON content.chain = act.chain AND content.sequence = act.sequence
      WHERE attachment.kind = 'attachment' AND act.kind = 'acceptance' AND content.customer IS NULL
        AND attachment.chain = NEW.chain AND attachment.sequence = NEW.sequence
        AND act.sequence = NEW.receipt_sequence AND act.sequence < attachment.sequence
    ) ${refuse('avv_attachments: no attachment in the chain names this receipt, or it has an account')}
  CREATE TRIGGER avv_erasures_in_chain BEFORE INSERT ON avv_erasures
    WHEN NOT EXISTS (
      SELECT 1 FROM avv_entries erasure
        JOIN json_each(erasure.entry, '$.erased') named
        JOIN avv_entries erased ON erased.chain = erasure.chain AND erased.id = named.value
      WHERE erasure.kind = 'erasure' AND erasure.chain = NEW.chain
        AND erasure.sequence = NEW.erased_by AND erased.sequence = NEW.sequence
    ) ${refuse('avv_erasures: no erasure in the chain names this receipt')}
  `,
];

/** The table of a version that was never released, whose acceptances stand in no chain. */
export const FORMER_TABLE = 'avv_acceptances';

function refuse(reason: string): string {
  return `BEGIN SELECT RAISE(ABORT, '${reason}'); END;`;
}

function erasureOf(row: 'OLD' | 'NEW'): string {
  return `EXISTS (SELECT 1 FROM avv_erasures WHERE chain = ${row}.chain AND sequence = ${row}.sequence)`;
}

/** The third trigger is for INSERT OR REPLACE, which deletes rows without firing the second. */
function appendOnly(table: string, sameRow: string, mayGo = 'FALSE'): string {
  const abort = refuse(`${table} is append-only`);
  return `
  CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} ${abort}
  CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} WHEN NOT ${mayGo} ${abort}
  CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table}
    WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${sameRow}) ${abort}`;
}
