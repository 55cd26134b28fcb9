/** Really signed receipts and chains, made with the server's own means. */
import { entryDigest, entryOf, entryOfAttachment } from '../../src/acceptance/entry.js';
import type {
  AcceptanceRecord,
  AnyReceipt,
  Attachment,
  ChainEntry,
  ChainHead,
  Objection,
} from '../../src/acceptance/schema.js';
import { canonicalJson, digestOf } from '../../src/agreement/digest.js';
import type { Agreement } from '../../src/agreement/schema.js';
import { createSigner, generateSigningKey, type Signer, type SigningAlgorithm } from '../../src/server/signer.js';
import { agreement as sample, sampleRecord } from './sample.js';

export const agreement: Agreement = {
  ...sample,
  subprocessors: {
    ...sample.subprocessors!,
    changes: [{ id: 'ch-1', kind: 'added', entries: ['sp-next'], announced: '2026-02-01', effective: '2026-04-01' }],
  },
};

/** Digest of the agreement: the one that pages show and that the issuer has. */
export const ownDigest = await digestOf(agreement);

export const newSigner = async (alg: SigningAlgorithm = 'EdDSA'): Promise<Signer> =>
  createSigner({ key: await generateSigningKey(alg) });

/** Signs as the protocol says: over the canonical form without the signature. */
export async function sign<T extends object>(value: T, signer: Signer): Promise<T & { signature: string }> {
  const { signature: _, ...content } = value as T & { signature?: string };
  return { ...value, signature: await signer.sign(new TextEncoder().encode(canonicalJson(content))) };
}

export const objection = (): Objection => {
  const { document, customer, acceptor, client } = sampleRecord({ agreement, digest: ownDigest });
  return {
    schema: 'avv-objection/1',
    document,
    customer,
    acceptor,
    changes: ['ch-1'],
    reason: 'Kein Drittland.',
    act: { label: 'Widersprechen', at: '2026-04-01T10:00:00.000Z' },
    client,
  };
};

/** An issuer with its chain: receipts get their places, signatures and digests as on a server. */
export class Issuer {
  readonly lines: string[] = [];
  readonly entries: ChainEntry[] = [];
  readonly digests: string[] = [];
  constructor(readonly signer: Signer) {}

  static async start(alg?: SigningAlgorithm): Promise<Issuer> {
    return new Issuer(await newSigner(alg));
  }

  get place(): { sequence: number; previousDigest?: string } {
    const previousDigest = this.digests.at(-1);
    return { sequence: this.entries.length + 1, ...(previousDigest && { previousDigest }) };
  }

  /** Issues a receipt at the end of the chain. */
  async issue(changes: Record<string, unknown> = {}): Promise<AnyReceipt> {
    const { id, version, language } = agreement;
    const number = this.entries.length + 1;
    const record = (changes.record as AcceptanceRecord | undefined) ?? sampleRecord({ agreement, digest: ownDigest });
    const receipt = {
      schema: 'avv-receipt/1',
      id: `rcpt_${String(number).padStart(6, '0')}`,
      acceptedAt: new Date(Date.UTC(2026, 3, 1, 10) + number * 1000).toISOString(),
      recordDigest: await digestOf(record),
      issuer: 'Muster AG',
      established: { document: { id, version, language, digest: ownDigest } },
      salt: `salt-${number}`,
      ...this.place,
      keysUrl: 'https://muster.example/keys',
      ...changes,
      record,
    } as unknown as AnyReceipt;
    const signed = await sign(receipt, this.signer);
    await this.#append(await entryOf(signed), { receipt: signed });
    return signed;
  }

  /** Says whose account a receipt is. */
  async attach(receipt: string, changes: Partial<Attachment> = {}): Promise<Attachment> {
    const number = this.entries.length + 1;
    const attachment = {
      schema: 'avv-attachment/1',
      id: `att_${number}`,
      attachedAt: '2026-04-20T10:00:00.000Z',
      receipt,
      customer: { reference: 'acct_1' },
      issuer: 'Muster AG',
      salt: `salt-${number}`,
      ...this.place,
      ...changes,
    } as const;
    const signed = await sign(attachment, this.signer);
    await this.#append(await entryOfAttachment(signed), { attachment: signed });
    return signed;
  }

  /** Erases receipts and attachments: their contents go, the chain gets an entry. */
  async erase(...ids: string[]): Promise<void> {
    for (const [index, entry] of this.entries.entries())
      if (ids.includes(entry.id)) this.lines[index] = line({ entry });
    const id = `erasure_${this.entries.length + 1}`;
    const at = '2026-05-01T10:00:00.000Z';
    await this.#append({
      schema: 'avv-entry/1',
      kind: 'erasure',
      id,
      at,
      issuer: 'Muster AG',
      ...this.place,
      erased: ids,
    });
  }

  async #append(entry: ChainEntry, content: { receipt?: AnyReceipt; attachment?: Attachment } = {}): Promise<void> {
    this.entries.push(entry);
    this.digests.push(await entryDigest(entry));
    this.lines.push(line({ entry, ...content }));
  }

  /** The head behind the first `length` entries. */
  async head(length = this.entries.length): Promise<string> {
    const digest = this.digests[length - 1];
    const head: ChainHead = {
      schema: 'avv-head/1',
      issuer: 'Muster AG',
      at: '2026-06-01T10:00:00.000Z',
      length,
      ...(digest && { digest }),
    };
    return line({ head: await sign(head, this.signer) });
  }

  /** The export: each line with its line feed. */
  async export(): Promise<string[]> {
    return [...this.lines, await this.head()];
  }

  /** The export without receipts. */
  async bareExport(): Promise<string[]> {
    return [...this.entries.map((entry) => line({ entry })), await this.head()];
  }
}

export const line = (value: object): string => `${canonicalJson(value)}\n`;

/** A chain of so many acceptances. */
export async function chainOf(length: number): Promise<Issuer> {
  const issuer = await Issuer.start();
  for (let index = 0; index < length; index++) await issuer.issue();
  return issuer;
}
