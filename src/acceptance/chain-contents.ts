import { canonicalJson } from '../agreement/digest.js';
import { Attachable, checkAttachment } from './chain-attachments.js';
import type { ChainFindings } from './chain-findings.js';
import type { EntryLine } from './chain-line.js';
import { entryOf } from './entry.js';
import type { AnyReceipt, Attachment, ChainEntry } from './schema.js';
import { checkSignature, type Keyring } from './signature.js';
import { finding, type ChainCheckName, type Finding } from './verification.js';
import { checkForm, checkRecord } from './verify-receipt.js';

/** Something whose content is not in the export. */
interface Missing {
  kind: ChainEntry['kind'];
  line: number;
  sequence: number;
}

/** Checks what stands beside the chain, and what has been erased of it; holds ids, no contents. */
export class ChainContents {
  receipts = 0;
  erased = 0;
  /** Attachments whose contents are there. */
  #attachments = 0;
  readonly #attachable: Attachable;
  /** Entries whose content is not in the export, and for which no erasure has come yet. */
  readonly #missing = new Map<string, Missing>();
  #line = 0;
  #sequence = 0;

  /** @param beginsLater What lies before the export's beginning is not known here. */
  constructor(
    readonly findings: ChainFindings,
    readonly keys: Keyring | 'none',
    readonly beginsLater: boolean,
  ) {
    this.#attachable = new Attachable(beginsLater);
  }

  /** Acceptances that were attached to an account later. */
  get attached(): number {
    return this.#attachable.count;
  }

  async read({ entry, receipt, attachment }: EntryLine, line: number): Promise<void> {
    const { id, kind, sequence, erased = [] } = entry;
    [this.#line, this.#sequence] = [line, sequence];
    if (receipt !== undefined) await this.#checkReceipt(entry, receipt);
    else if (attachment !== undefined) await this.#checkAttachment(entry, attachment);
    else if (kind !== 'erasure') this.#missing.set(id, { kind, line, sequence });
    if (kind === 'attachment') this.#note(this.#attachable.attach(entry), 'attachments');
    else if (kind !== 'erasure') this.#attachable.note(entry, receipt);
    for (const one of erased) this.#checkErased(one);
  }

  /** What can only be said when everything has been read. */
  finish(): void {
    if (this.receipts + this.#attachments === 0)
      this.findings.skip('receipts', finding('receipts-left-out', 'The export holds no receipts'));
    else for (const [id, missing] of this.#missing) this.#reportMissing(id, missing);
    if (this.attached === 0)
      this.findings.skip('attachments', finding('no-attachments', 'No acceptance was attached to an account later'));
    if (this.erased === 0) this.findings.skip('erasures', finding('no-erasures', 'Nothing has been erased'));
  }

  #note(found: Finding | undefined, name: ChainCheckName): void {
    if (found) this.findings.add(name, this.#line, this.#sequence, found);
  }

  #reportMissing(id: string, { kind, line, sequence }: Missing): void {
    const detail = `The content of ${id} is missing, and no erasure names it`;
    if (kind === 'attachment') this.findings.add('attachments', line, sequence, finding('attachment-missing', detail));
    else this.findings.add('receipts', line, sequence, finding('receipt-missing', detail));
  }

  async #checkReceipt(entry: ChainEntry, value: unknown): Promise<void> {
    this.receipts++;
    const note = (found: Finding) => this.#note(found, 'receipts');
    const form = checkForm(value);
    const receipt = value as AnyReceipt;
    if (form.result === 'fail') return note({ ...form, reason: 'receipt-invalid' });
    if (receipt.sequence === undefined || !receipt.established)
      return note(finding('receipt-invalid', 'The receipt names no place in a chain'));
    note(await checkRecord(receipt));
    const [own, there] = [canonicalJson(await entryOf(receipt)), canonicalJson(entry)];
    if (own !== there)
      note(finding('entry-differs', 'The receipt is not the one that the entry commits to', there, own));
    await this.#checkSignature(receipt, receipt.acceptedAt);
  }

  async #checkAttachment(entry: ChainEntry, value: unknown): Promise<void> {
    this.#attachments++;
    const found = await checkAttachment(entry, value);
    this.#note(found, 'attachments');
    if (found?.reason !== 'attachment-invalid')
      await this.#checkSignature(value as Attachment, (value as Attachment).attachedAt);
  }

  async #checkSignature(signed: AnyReceipt | Attachment, at: string): Promise<void> {
    if (this.keys !== 'none') this.#note(await checkSignature(signed, at, this.keys), 'signatures');
  }

  #checkErased(id: string): void {
    this.erased++;
    this.#attachable.erase(id);
    if (this.#missing.delete(id) || this.beginsLater) return;
    const detail = `The erasure names ${id}, which is no earlier entry, was erased before, or is still here`;
    this.#note(finding('erasure-unfounded', detail), 'erasures');
  }
}
