import { ChainContents } from './chain-contents.js';
import { ChainFindings } from './chain-findings.js';
import { readLine, type EntryLine } from './chain-line.js';
import type { RawLine } from './chain-lines.js';
import { entryDigest } from './entry.js';
import type { ChainEntry, ChainHead } from './schema.js';
import { checkSignature, type Keyring } from './signature.js';
import { finding, type ChainCheckName, type Finding } from './verification.js';

/** The end of a chain, or of a part of it: all that is needed to go on from there. */
export interface Checkpoint {
  sequence: number;
  /** Digest of the entry with that sequence; `undefined` before the first. */
  digest: string | undefined;
}

/** What a line of each kind must have, and what may stand beside it. */
const FIELDS: Readonly<Record<ChainEntry['kind'], readonly [must: readonly string[], may: readonly string[]]>> = {
  acceptance: [['document', 'commitment'], ['receipt']],
  objection: [['document', 'commitment'], ['receipt']],
  attachment: [['attached', 'commitment'], ['attachment']],
  erasure: [['erased'], []],
};

/** Digest of a line that could not be read: nothing can be held against it. */
const UNKNOWN = Symbol('unknown');

/** Goes through an export line by line; holds digests and ids, no contents. */
export class ChainWalk {
  readonly findings: ChainFindings;
  readonly contents: ChainContents;
  entries = 0;
  head: ChainHead | undefined;
  #line = 0;
  #sequence: number;
  /** Whether this is a chain of trials, as its first line says. */
  #isTrial: boolean | undefined;
  #digest: string | undefined | typeof UNKNOWN;

  constructor(
    readonly keys: Keyring | 'none',
    limit: number,
    readonly after: Checkpoint | undefined,
  ) {
    this.findings = new ChainFindings(limit);
    this.contents = new ChainContents(this.findings, keys, after !== undefined);
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
    else await this.#readEntry(line);
    return 'entry' in line ? line.entry : undefined;
  }

  /** What can only be said when everything has been read. */
  finish(): void {
    this.#line++;
    if (!this.head) this.#report('head', finding('head-missing', 'The head is missing: the end was cut off'));
    this.contents.finish();
    if (this.#isTrial)
      this.findings.skip('trials', finding('all-trials', 'Every entry is a trial, which binds nobody'));
    if (this.keys === 'none') this.findings.skip('signatures', finding('no-keys', 'No keys were given'));
  }

  #report(name: ChainCheckName, found: Finding, sequence?: number): void {
    this.findings.add(name, this.#line, sequence, found);
  }

  /** Most likely an entry: what comes next has then the next number. */
  #unreadable(found: Finding): undefined {
    this.#sequence++;
    this.#digest = UNKNOWN;
    this.#report('lines', found, this.#sequence);
  }

  async #readEntry(line: EntryLine): Promise<void> {
    this.entries++;
    this.#checkKind(line);
    this.#checkPlace(line.entry);
    this.#checkTrial(line.entry, line.entry.sequence);
    await this.contents.read(line, this.#line);
    this.#sequence = line.entry.sequence;
    this.#digest = await entryDigest(line.entry);
  }

  #checkKind({ entry, receipt, attachment }: EntryLine): void {
    const { kind, sequence, document, commitment, attached, erased } = entry;
    const given = { document, commitment, attached, erased: erased && erased.length > 0, receipt, attachment };
    const [must, may] = FIELDS[kind];
    const fits = Object.entries(given).every(([name, value]) =>
      must.includes(name) ? Boolean(value) : value === undefined || may.includes(name),
    );
    if (fits) return;
    const found = finding('entry-invalid', `The fields are not those of an ${kind}`, must.join(', '));
    this.#report('lines', found, sequence);
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

  /** Trials have a chain of their own: among binding entries one could be taken for one of them. */
  #checkTrial({ test = false }: ChainEntry | ChainHead, sequence?: number): void {
    this.#isTrial ??= test;
    if (test === this.#isTrial) return;
    const named = (isTrial: boolean) => (isTrial ? 'trial' : 'binding');
    const detail = 'Trials and binding entries stand in one chain';
    this.#report('trials', finding('trials-mixed', detail, named(this.#isTrial), named(test)), sequence);
  }

  async #readHead(head: ChainHead): Promise<void> {
    this.head = head;
    this.#checkTrial(head);
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
