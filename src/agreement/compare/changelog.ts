import type { Agreement, ChangelogEntry } from '../schema.js';
import { rule, strongest, type Ruling } from './effect.js';
import type { Change, Comparison } from './model.js';
import { summaryOf } from './summary.js';

/** An entry for `changelog`, and what speaks for its effect. */
export interface ChangelogProposal {
  entry: ChangelogEntry;
  /** For each change that is more than editorial, by its index in the comparison: what it asks, and why. */
  grounds: (Ruling & { change: number })[];
}

export interface ProposalContext {
  before: Pick<Agreement, 'subprocessors'>;
  after: Pick<Agreement, 'version' | 'language' | 'published' | 'subprocessors'>;
  /** ISO 8601 date, for a version that does not say when it was published. */
  today: string;
}

/**
 * Proposes the entry for `changelog` that describes a comparison: the strongest effect that any of its changes has
 * (`effect.ts` has the table), and a list of what changed in the language of the newer version. Somebody who knows what
 * the changes mean has to read it, mend it, and set `acceptBy`.
 */
export function proposeChangelog(comparison: Comparison, { before, after, today }: ProposalContext): ChangelogProposal {
  const policy = (before.subprocessors ?? after.subprocessors)?.policy;
  const rulings = comparison.changes.map((change, index) => ({ ...rule(change, policy), change: index }));
  const grounds = rulings.filter(({ effect }) => effect !== 'editorial');
  const entry: ChangelogEntry = {
    version: after.version,
    published: after.published ?? today,
    effect: strongest(grounds.map(({ effect }) => effect)),
    summary: summaryOf(told(comparison, grounds), after.language.startsWith('de') ? 'de' : 'en'),
  };
  return { entry, grounds };
}

/** What customers are told of. */
const told = ({ changes }: Comparison, grounds: ChangelogProposal['grounds']): Change[] =>
  grounds.map(({ change }) => changes[change]!);
