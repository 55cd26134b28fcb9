/**
 * The tables, one step a version; a step that was released never changes. Names carry a prefix and the version has a
 * table of its own, so that the host may keep its data in the same database.
 *
 * `avv_chains` has a row a chain, which writers lock in turn. `avv_entries` is the chain: identifiers, digests and
 * times, nothing about anybody. `avv_contents` (receipts) and `avv_attachments` (whose account a receipt has become) hold
 * what a person could ask to have erased (Art. 17 GDPR); a row can only go when an erasure in the chain names it, which
 * `avv_erasures` notes. JSON is kept as text: `jsonb`
 * would reorder it and refuse `\u0000`. Functions keep the schema they were made in, whoever calls them from where.
 */
export const MIGRATIONS: readonly string[] = [
  `
CREATE TABLE avv_chains (
  chain text PRIMARY KEY
);
CREATE TABLE avv_entries (
  chain text NOT NULL REFERENCES avv_chains (chain),
  sequence bigint NOT NULL CHECK (sequence > 0),
  id text NOT NULL,
  kind text NOT NULL,
  key text,
  digest text NOT NULL,
  entry text NOT NULL,
  PRIMARY KEY (chain, sequence),
  UNIQUE (chain, id),
  UNIQUE (chain, key)
);
CREATE TABLE avv_contents (
  chain text NOT NULL,
  sequence bigint NOT NULL,
  customer text,
  document_id text NOT NULL,
  kind text NOT NULL,
  fingerprint text NOT NULL,
  receipt text NOT NULL,
  PRIMARY KEY (chain, sequence),
  FOREIGN KEY (chain, sequence) REFERENCES avv_entries (chain, sequence)
);
CREATE INDEX avv_contents_latest ON avv_contents (chain, customer, document_id, kind, sequence);
CREATE TABLE avv_attachments (
  chain text NOT NULL,
  sequence bigint NOT NULL,
  receipt_sequence bigint NOT NULL CHECK (receipt_sequence < sequence),
  customer text NOT NULL,
  attachment text NOT NULL,
  PRIMARY KEY (chain, sequence),
  UNIQUE (chain, receipt_sequence),
  FOREIGN KEY (chain, sequence) REFERENCES avv_entries (chain, sequence),
  FOREIGN KEY (chain, receipt_sequence) REFERENCES avv_entries (chain, sequence)
);
CREATE INDEX avv_attachments_customer ON avv_attachments (chain, customer, receipt_sequence);
CREATE TABLE avv_erasures (
  chain text NOT NULL,
  sequence bigint NOT NULL,
  erased_by bigint NOT NULL,
  PRIMARY KEY (chain, sequence),
  FOREIGN KEY (chain, sequence) REFERENCES avv_entries (chain, sequence),
  FOREIGN KEY (chain, erased_by) REFERENCES avv_entries (chain, sequence)
);

CREATE FUNCTION avv_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION avv_stay() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM avv_erasures WHERE chain = OLD.chain AND sequence = OLD.sequence) THEN
    RAISE EXCEPTION '% is append-only: no erasure names this row', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION avv_no_return() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM avv_erasures WHERE chain = NEW.chain AND sequence = NEW.sequence) THEN
    RAISE EXCEPTION '%: this has been erased', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION avv_attachments_in_chain() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM avv_entries attachment
      JOIN avv_entries act ON act.chain = attachment.chain AND act.sequence = NEW.receipt_sequence
      JOIN avv_contents content ON content.chain = act.chain AND content.sequence = act.sequence
    WHERE attachment.chain = NEW.chain AND attachment.sequence = NEW.sequence AND attachment.kind = 'attachment'
      AND act.kind = 'acceptance' AND content.customer IS NULL AND attachment.entry::jsonb ->> 'attached' = act.id
  ) THEN
    RAISE EXCEPTION 'avv_attachments: no attachment in the chain names this receipt, or it has an account'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION avv_erasures_in_chain() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM avv_entries erasure
      JOIN avv_entries erased ON erased.chain = erasure.chain AND erased.sequence = NEW.sequence
    WHERE erasure.chain = NEW.chain AND erasure.sequence = NEW.erased_by AND erasure.kind = 'erasure'
      AND erasure.entry::jsonb -> 'erased' @> to_jsonb(erased.id)
  ) THEN
    RAISE EXCEPTION 'avv_erasures: no erasure in the chain names this receipt' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
${refuse('UPDATE OR DELETE OR TRUNCATE', 'avv_chains')}
${refuse('UPDATE OR DELETE OR TRUNCATE', 'avv_entries')}
${refuse('UPDATE OR DELETE OR TRUNCATE', 'avv_erasures')}
${['avv_contents', 'avv_attachments'].map(erasable).join('\n')}
CREATE TRIGGER avv_attachments_in_chain BEFORE INSERT ON avv_attachments
  FOR EACH ROW EXECUTE FUNCTION avv_attachments_in_chain();
CREATE TRIGGER avv_erasures_in_chain BEFORE INSERT ON avv_erasures
  FOR EACH ROW EXECUTE FUNCTION avv_erasures_in_chain();
`,
];

export const VERSION_TABLE =
  'CREATE TABLE avv_schema (version integer PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())';

/** Also the lock of a migration: whoever comes second waits here, and is refused once the first is done. */
export const versionRow = (version: number): string => `INSERT INTO avv_schema (version) VALUES (${version})`;

/**
 * The tables as SQL, for hosts that apply it themselves (`migrate: false`), in the schema that `search_path` names
 * first. Each step is a transaction: one that was applied before fails as a whole and changes nothing.
 */
export const POSTGRES_SCHEMA: string = `-- avv-viewer: tables of the consent endpoint, version ${MIGRATIONS.length}
--
-- All that the endpoint's role needs:
--   GRANT SELECT ON avv_schema TO …;
--   GRANT SELECT, INSERT ON avv_entries, avv_erasures TO …;
--   GRANT SELECT, INSERT, UPDATE ON avv_chains TO …;    -- for SELECT … FOR UPDATE; the trigger refuses to change rows
--   GRANT SELECT, INSERT, DELETE ON avv_contents, avv_attachments TO …;
--                                        -- DELETE for lawful erasure; the trigger refuses any other

${[`${VERSION_TABLE};`, ...MIGRATIONS.map(asTransaction)].join('\n\n')}
`;

function asTransaction(step: string, index: number): string {
  return `BEGIN;\n${versionRow(index + 1)};\n${step.trim()}\nCOMMIT;`;
}

/** A statement's trigger fires also where no row is touched, and is the only kind that sees TRUNCATE. */
function refuse(operations: string, table: string): string {
  return `CREATE TRIGGER ${table}_refuse BEFORE ${operations} ON ${table}
  FOR EACH STATEMENT EXECUTE FUNCTION avv_refuse();`;
}

/** Rows stay until an erasure in the chain names them, and never come back. */
function erasable(table: string): string {
  return `${refuse('UPDATE OR TRUNCATE', table)}
CREATE TRIGGER ${table}_stay BEFORE DELETE ON ${table}
  FOR EACH ROW EXECUTE FUNCTION avv_stay();
CREATE TRIGGER ${table}_no_return BEFORE INSERT ON ${table}
  FOR EACH ROW EXECUTE FUNCTION avv_no_return();`;
}
