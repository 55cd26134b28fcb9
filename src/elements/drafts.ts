import { RECORD_LIMIT } from '../acceptance/submit.js';
import type { ConclusionHost } from './conclusion-host.js';

/** As many are kept in memory; the one that was typed longest ago goes first. */
const MOST = 20;

/** By key, as JSON. What is here lives as long as the page does. */
const memory = new Map<string, string>();

/**
 * What somebody has typed for a document and an endpoint, found again by the next element when a page has taken the
 * first one away. It outlives the page only where the host says so (`keep-draft`), in `sessionStorage`.
 */
export class Draft {
  readonly documentId: string;
  /** Whose it is, as far as the host knows: customer and person. */
  readonly owner: string;
  readonly #host: ConclusionHost;
  readonly #key: string;

  constructor(host: ConclusionHost, documentId: string) {
    const { endpoint, customer, acceptor } = host;
    this.#host = host;
    this.documentId = documentId;
    this.owner = [customer.reference, acceptor.reference].filter(Boolean).join(' ');
    this.#key = JSON.stringify([documentId, endpoint, this.owner]);
  }

  isSame(other: Draft): boolean {
    return this.#key === other.#key;
  }

  /** The answers by name; none where nothing has been kept. */
  read(): Map<string, string> {
    const stored = this.#host.keepDraft ? storage((area) => area.getItem(this.#name)) : undefined;
    return answersIn(memory.get(this.#key) ?? stored);
  }

  /** Takes the place of what was kept. What is longer than any record may be is not kept. */
  keep(answers: Iterable<readonly [name: string, answer: string]>): void {
    const text = JSON.stringify(Object.fromEntries(answers));
    this.forget();
    if (text === '{}' || text.length > RECORD_LIMIT) return;
    memory.set(this.#key, text);
    if (memory.size > MOST) memory.delete(memory.keys().next().value!);
    if (this.#host.keepDraft) storage((area) => area.setItem(this.#name, text));
  }

  forget(): void {
    memory.delete(this.#key);
    if (this.#host.keepDraft) storage((area) => area.removeItem(this.#name));
  }

  get #name(): string {
    return `avv-draft ${this.#key}`;
  }
}

/** Forgets everything that is kept in memory, as a new page does. */
export const forgetDrafts = (): void => memory.clear();

/** Where storage is blocked or full, it is as if it were empty. */
function storage<T>(use: (area: Storage) => T): T | undefined {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
}

/** Storage belongs to the whole origin: what is there need not be ours. */
function answersIn(text: string | null | undefined): Map<string, string> {
  try {
    const value = (text && JSON.parse(text)) as unknown;
    const entries = Object.entries(value && typeof value === 'object' ? value : {});
    return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return new Map();
  }
}
