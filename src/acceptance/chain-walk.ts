import { canonicalJson } from '../agreement/digest.js';
import { ChainFindings } from './chain-findings.js';
import { readLine } from './chain-line.js';
import type { RawLine } from './chain-lines.js';
import { entryDigest, entryOf } from './entry.js';
import type { AnyReceipt, ChainEntry, ChainHead } from './schema.js';
import { checkSignature, type Keyring } from './signature.js';
import { finding, type ChainCheckName, type Finding } from './verification.js';
import { checkForm, checkRecord } from './verify-receipt.js';

/** The end of a chain, or of a part of it: all that is needed to go on from there. */
export interface Checkpoint {
  sequence: number;
  /** Digest of the entry with that sequence; `undefined` before the first. */
  digest: string | undefined;
}

/** Digest of a line that could not be read: nothing can be held against it. */
const UNKNOWN = Symbol('unknown');

/** Goes through an export line by line; holds digests and the ids of missing receipts, no contents. */
export class ChainWalk {
  readonly findings: ChainFindings;
  entries = 0;
  receipts = 0;
  erased = 0;
  head: ChainHead | undefined;
  #line = 0;
  #sequence: number;
  #digest: string | undefined | typeof UNKNOWN;
  /** Entries whose receipt is not in the export, and for which no erasure has come yet. */
  readonly #missing = new Map<string, { line: number; sequence: number }>();

  constructor(
    readonly keys: Keyring | 'none',
    limit: number,
    readonly after: Checkpoint | undefined,
  ) {
    this.findings = new ChainFindings(limit);
    this.#sequence = after?.sequence ?? 0;
    this.#digest = after?.digest;
  }

  get end(): Checkpoint | undefined {
    return this.#digest === UNKNOWN ? undefined : { sequence: this.#sequence, digest: this.#digest };
  }

  /** @returns The entry, if the line holds one. */
  async read(raw: RawLine): Promise<ChainEntry | undefined> {
    this.#line++;
    if (this.head) this.#report('head', finding('line-after-head', 'There is a line after the head'));
    const line = readLine(raw);
    if ('reason' in line) return this.#unreadable(line);
    if ('head' in line) await this.#readHead(line.head);
    else await this.#readEntry(line.entry, line.receipt);
    return 'entry' in line ? line.entry : undefined;
  }

  /** What can only be said when everything has been read. */
  finish(): void {
    this.#line++;
    if (!this.head) this.#report('head', finding('head-missing', 'The head is missing: the end was cut off'));
    if (this.receipts === 0)
      this.findings.skip('receipts', finding('receipts-left-out', 'The export holds no receipts'));
    else for (const [id, place] of this.#missing) this.#reportMissing(id, place);
    if (this.erased === 0) this.findings.skip('erasures', finding('no-erasures', 'Nothing has been erased'));
    if (this.keys === 'none') this.findings.skip('signatures', finding('no-keys', 'No keys were given'));
  }

  #report(name: ChainCheckName, found: Finding, sequence?: number): void {
    this.findings.add(name, this.#line, sequence, found);
  }

  #reportMissing(id: string, { line, sequence }: { line: number; sequence: number }): void {
    const found = finding('receipt-missing', `The receipt ${id} is missing, and no erasure names it`);
    this.findings.add('receipts', line, sequence, found);
  }

  /** Most likely an entry: what comes next has then the next number. */
  #unreadable(found: Finding): undefined {
    this.#sequence++;
    this.#digest = UNKNOWN;
    this.#report('lines', found, this.#sequence);
  }

  async #readEntry(entry: ChainEntry, receipt: unknown): Promise<void> {
    const { sequence } = entry;
    this.entries++;
    this.#checkKind(entry, receipt);
    this.#checkPlace(entry);
    if (receipt !== undefined) await this.#checkReceipt(entry, receipt);
    else if (entry.kind !== 'erasure') this.#missing.set(entry.id, { line: this.#line, sequence });
    for (const id of entry.erased ?? []) this.#checkErased(id, sequence);
    this.#sequence = sequence;
    this.#digest = await entryDigest(entry);
  }

  #checkKind({ kind, sequence, document, commitment, erased }: ChainEntry, receipt: unknown): void {
    const isErasure = kind === 'erasure';
    const fits = isErasure
      ? erased?.length && !document && !commitment && receipt === undefined
      : document && commitment && !erased;
    if (fits) return;
    const wanted = isErasure ? 'erased, no document, no commitment, no receipt' : 'document and commitment, not erased';
    this.#report('lines', finding('entry-invalid', `The fields are not those of an ${kind}`, wanted), sequence);
  }

  #checkPlace({ sequence, previousDigest }: ChainEntry): void {
    const next = this.#sequence + 1;
    if (sequence !== next)
      this.#report(
        'sequence',
        finding('sequence-broken', 'An entry is missing, too many or in another place', String(next), String(sequence)),
        sequence,
      );
    if (this.#digest === UNKNOWN || previousDigest === this.#digest) return;
    const detail = 'The entry before is not the one that this one was linked to';
    this.#report('links', finding('link-broken', detail, previousDigest ?? 'none', this.#digest ?? 'none'), sequence);
  }

  async #checkReceipt(entry: ChainEntry, value: unknown): Promise<void> {
    this.receipts++;
    const note = (found: Finding, name: ChainCheckName = 'receipts') => this.#report(name, found, entry.sequence);
    const form = checkForm(value);
    const receipt = value as AnyReceipt;
    if (form.result === 'fail') return note({ ...form, reason: 'receipt-invalid' });
    if (receipt.sequence === undefined || !receipt.established)
      return note(finding('receipt-invalid', 'The receipt names no place in a chain'));
    note(await checkRecord(receipt));
    const [own, there] = [canonicalJson(await entryOf(receipt)), canonicalJson(entry)];
    if (own !== there)
      note(finding('entry-differs', 'The receipt is not the one that the entry commits to', there, own));
    if (this.keys !== 'none') note(await checkSignature(receipt, receipt.acceptedAt, this.keys), 'signatures');
  }

  #checkErased(id: string, sequence: number): void {
    this.erased++;
    // What lies before a checkpoint is not known here.
    if (this.#missing.delete(id) || this.after) return;
    const detail = `The erasure names ${id}, which is no earlier entry, was erased before, or is still here`;
    this.#report('erasures', finding('erasure-unfounded', detail), sequence);
  }

  async #readHead(head: ChainHead): Promise<void> {
    this.head = head;
    const note = (found: Finding, name: ChainCheckName = 'head') => this.#report(name, found);
    const differs = (detail: string, says: string | number = 'none', found: string | number = 'none') =>
      note(finding('head-differs', detail, String(says), String(found)));
    if (head.length !== this.#sequence)
      differs('The chain has not the length that the head names', head.length, this.#sequence);
    if (this.#digest !== UNKNOWN && head.digest !== this.#digest)
      differs('The last entry is not the one that the head names', head.digest, this.#digest);
    if (Number.isNaN(Date.parse(head.at)))
      note(finding('head-invalid', '/head/at: no such date', 'date-time', head.at));
    if (this.keys !== 'none') note(await checkSignature(head, head.at, this.keys), 'signatures');
  }
}
