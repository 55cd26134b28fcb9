import { changedSections, type ChangedPlace } from '../agreement/changed-sections.js';
import type { LoadOptions } from '../agreement/load.js';
import type { Agreement } from '../agreement/schema.js';
import type { Marks } from '../view/context.js';
import { changeWords } from '../view/changed-sections.js';
import type { ConclusionHost } from './conclusion-host.js';
import { loadFormer, type FormerFile } from './former-version.js';

/** What has changed in the text since a former version, as far as the file of that can be had. */
export class Comparison {
  /** `undefined` where there is nothing to compare with. */
  changes: readonly ChangedPlace[] | undefined;
  /** Resolves when that is known; never rejects. */
  settled: Promise<void> = Promise.resolve();
  /** Whether the changes are marked in the text. */
  marked = true;
  readonly #host: ConclusionHost;
  #subject: readonly unknown[] = [];
  #marks: { grounds: readonly unknown[]; marks: Marks } | undefined;

  constructor(host: ConclusionHost) {
    this.#host = host;
  }

  /** Compares whenever there is something else to compare. */
  follow(file: FormerFile | undefined, agreement: Agreement): void {
    const subject = [agreement, file && JSON.stringify(file)];
    if (subject.every((part, index) => part === this.#subject[index])) return;
    this.#subject = subject;
    this.changes = undefined;
    if (file) this.settled = this.#compare(file, agreement);
  }

  async #compare(file: FormerFile, agreement: Agreement): Promise<void> {
    const subject = this.#subject;
    const former = await loadFormer(file, agreement, loadOptionsOf(this.#host)).catch(() => undefined);
    if (!former || subject !== this.#subject) return;
    this.changes = changedSections(former, agreement);
    this.#host.requestUpdate();
  }

  toggle(): void {
    this.marked = !this.marked;
    this.#host.requestUpdate();
  }

  /** The marks in text and contents; the same object as long as they are the same. */
  get marks(): Marks | undefined {
    const { changes, marked } = this;
    if (!changes?.length || !marked) return undefined;
    const grounds = [changes, this.#host.locale];
    if (!this.#marks?.grounds.every((part, index) => part === grounds[index]))
      this.#marks = { grounds, marks: this.#marksOf(changes) };
    return this.#marks.marks;
  }

  #marksOf(changes: readonly ChangedPlace[]): Marks {
    const words = changeWords(this.#host.msg);
    const marks = { clauses: new Map<string, string>(), contents: new Map<string, string>() };
    for (const { kind, what, id, top } of changes) {
      if (what !== 'section' || !id || !top) continue;
      marks.clauses.set(id, words[kind]);
      if (marks.contents.get(top) !== words.added) marks.contents.set(top, words[id === top ? kind : 'changed']);
    }
    return marks;
  }
}

/** How the host wants its files loaded. */
export const loadOptionsOf = ({ credentials, fetch }: ConclusionHost): LoadOptions => ({
  ...(credentials && { credentials }),
  ...(fetch && { fetch }),
});
