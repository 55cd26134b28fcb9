/** Acts and receipts for tests of stores: in their place in the chain, committed to, without a signature. */
import { entryDigest, entryOf, entryOfAttachment } from '../../src/acceptance/entry.js';
import type { Attachment, ChainEntry, ObjectionReceipt } from '../../src/acceptance/schema.js';
import type {
  AnyIssued,
  AppendResult,
  AttachResult,
  ConsentStore,
  Place,
  Seal,
  SealedAttachment,
  SealedEntry,
  SealedReceipt,
  StoreAct,
} from '../../src/server/index.js';
import { digest, sampleReceipt, sampleRecord } from '../acceptance/sample.js';

/** An act with what makes its receipt. */
export interface SampleAct {
  act: StoreAct;
  /** The receipt's. */
  id: string;
  seal: Seal<SealedReceipt>;
}

interface SampleChanges extends Partial<StoreAct> {
  /** Changes to the established document. */
  document?: object;
  /** Changes to the receipt. */
  receipt?: object;
}

let count = 0;

/** An acceptance by `acct_1` in the chain `main`, under a key of its own. */
export function sampleAct({ document, receipt, ...changes }: SampleChanges = {}): SampleAct {
  const sample = sampleReceipt(sampleRecord());
  const facts = {
    ...sample,
    id: `rcpt_${++count}`,
    salt: crypto.randomUUID(),
    established: { document: { ...sample.established!.document, ...document } },
    ...receipt,
  };
  return {
    act: { chain: 'main', key: crypto.randomUUID(), fingerprint: digest, customer: 'acct_1', ...changes },
    id: facts.id,
    seal: (place) => sealAt(place, facts),
  };
}

/** An objection to the change `c-1`, else the same. */
export function sampleObjection(changes: SampleChanges = {}): SampleAct {
  const { document, customer, acceptor, client } = sampleRecord();
  const record: ObjectionReceipt['record'] = {
    schema: 'avv-objection/1',
    document,
    customer,
    acceptor,
    changes: ['c-1'],
    act: { label: 'Widersprechen', at: '2026-04-01T10:00:00.000Z' },
    client,
  };
  return sampleAct({ ...changes, receipt: { record, ...changes.receipt } });
}

async function sealAt({ sequence, previousDigest }: Place, facts: object): Promise<SealedReceipt> {
  const receipt = { ...facts, sequence, ...(previousDigest && { previousDigest }) } as AnyIssued;
  const entry = await entryOf(receipt);
  return { receipt, entry, digest: await entryDigest(entry) };
}

/** What `attach` asks for. */
export function sealAttachment(receipt: string, reference = 'acct_1'): Seal<SealedAttachment> {
  const id = `att_${++count}`;
  return async ({ sequence, previousDigest }) => {
    const attachment: Attachment = {
      schema: 'avv-attachment/1',
      id,
      attachedAt: '2026-04-01T11:00:00.000Z',
      receipt,
      customer: { reference },
      issuer: 'Muster AG',
      salt: crypto.randomUUID(),
      sequence,
      ...(previousDigest && { previousDigest }),
    };
    const entry = await entryOfAttachment(attachment);
    return { attachment, entry, digest: await entryDigest(entry) };
  };
}

/** Attaches a receipt to an account, by default in the chain `main` and to `acct_1`. */
export const attach = (store: ConsentStore, receipt: string, customer = 'acct_1'): Promise<AttachResult> =>
  store.attach('main', receipt, customer, sealAttachment(receipt, customer));

/** What `erase` asks for. */
export async function sealErasure(
  { sequence, previousDigest }: Place,
  erased: readonly string[],
): Promise<SealedEntry> {
  const entry: ChainEntry = {
    schema: 'avv-entry/1',
    kind: 'erasure',
    id: `ers_${++count}`,
    at: '2026-04-02T10:00:00.000Z',
    issuer: 'Muster AG',
    sequence,
    ...(previousDigest && { previousDigest }),
    erased: [...erased],
  };
  return { entry, digest: await entryDigest(entry) };
}

/** Appends a sample, by default a new one. */
export const append = (store: ConsentStore, { act, seal }: SampleAct = sampleAct()): Promise<AppendResult> =>
  store.append(act, seal);
