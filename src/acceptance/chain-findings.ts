import { finding, type ChainCheckName, type Check, type Finding } from './verification.js';

/** Something that is wrong with one line of an export. */
export interface ChainProblem extends Check<ChainCheckName> {
  /** From 1; that behind the last for what is missing at the end. */
  line: number;
  /** The place that the entry has or should have; missing for heads. */
  sequence?: number;
}

/** What passes when nothing speaks against it. */
const PASSED: Readonly<Record<ChainCheckName, Finding>> = {
  lines: finding('lines-canonical', 'Every line is the canonical form of an entry or head'),
  sequence: finding('sequence-gapless', 'The entries are numbered without gaps'),
  links: finding('links-intact', 'Each entry names the digest of the one before it'),
  trials: finding('no-trials', 'No entry is a trial'),
  receipts: finding('receipts-match', 'Each receipt is the one that its entry commits to'),
  attachments: finding('attachments-founded', 'Each attachment names an earlier acceptance without an account, once'),
  erasures: finding('erasures-founded', 'Each erasure names earlier entries, and only their receipts are missing'),
  head: finding('head-matches', 'The head names the length and the last entry'),
  signatures: finding('signatures-valid', 'The head, all receipts and all attachments are signed by the issuer'),
};

/** Collects problems; keeps the first few, which is enough for people and bounds memory. */
export class ChainFindings {
  readonly problems: ChainProblem[] = [];
  readonly #unchecked: Partial<Record<ChainCheckName, Finding>> = {};

  constructor(readonly limit: number) {}

  get full(): boolean {
    return this.problems.length >= this.limit;
  }

  add(name: ChainCheckName, line: number, sequence: number | undefined, found: Finding): void {
    if (found.result === 'unchecked') this.#unchecked[name] = found;
    if (found.result === 'fail' && !this.full)
      this.problems.push({ name, line, ...(sequence !== undefined && { sequence }), ...found });
  }

  /** For what could not be looked at in the whole export. */
  skip(name: ChainCheckName, found: Finding): void {
    this.#unchecked[name] = found;
  }

  /** One result for each check: its first problem, else why it was not made, else that it is fine. */
  checks(): Check<ChainCheckName>[] {
    return (Object.keys(PASSED) as ChainCheckName[]).map((name) => ({ name, ...this.#conclude(name) }));
  }

  #conclude(name: ChainCheckName): Finding {
    const problem = this.problems.find((candidate) => candidate.name === name);
    if (!problem) return this.#unchecked[name] ?? PASSED[name];
    const { result, reason, expected, received } = problem;
    const detail = `Line ${problem.line}: ${problem.detail}`;
    return {
      result,
      reason,
      detail,
      ...(expected !== undefined && { expected }),
      ...(received !== undefined && { received }),
    };
  }
}
