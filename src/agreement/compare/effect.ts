import type { Agreement, ChangelogEntry } from '../schema.js';
import type { Change, FieldChange, Subject } from './model.js';
import { isList } from './values.js';

export type Effect = ChangelogEntry['effect'];

/** Why a change asks what it asks; in words in `effect-words.ts`. */
export type EffectReason =
  | 'no-substance'
  | 'moved'
  | 'text'
  | 'clause-added'
  | 'clause-removed'
  | 'announced'
  | 'protection-more'
  | 'protection-less'
  | 'protection-other'
  | 'period-better'
  | 'period-worse'
  | 'subprocessor-removed'
  | 'subprocessor-facts'
  | 'subprocessor-general'
  | 'subprocessor-specific'
  | 'subprocessor-unruled'
  | 'rules-better'
  | 'rules-worse'
  | 'processing-less'
  | 'processing-more'
  | 'party'
  | 'facts'
  | 'conclusion'
  | 'other';

export interface Ruling {
  effect: Effect;
  reason: EffectReason;
}

/** The agreement's own rule for new subprocessors: what has been agreed, not what is to be. */
export type Policy = NonNullable<NonNullable<Agreement['subprocessors']>['policy']>;

const ORDER: readonly Effect[] = ['editorial', 'notice', 'objection', 'reacceptance'];

/** The strongest of several effects; `editorial` if there is none. */
export const strongest = (effects: readonly Effect[]): Effect =>
  ORDER[Math.max(0, ...effects.map((effect) => ORDER.indexOf(effect)))]!;

const ruling = (effect: Effect, reason: EffectReason): Ruling => ({ effect, reason });

/**
 * What a change asks of those who have accepted the former version. A proposal for whoever publishes the new one, not legal
 * advice: it knows the kind of a change, not its sense. In doubt the stronger effect.
 *
 * | change                                                                  | effect       |
 * | ----------------------------------------------------------------------- | ------------ |
 * | formal, renumbered or editorial                                         | editorial    |
 * | an entry of data in another group                                       | notice       |
 * | clause, preamble, closing, term: added, removed, of other substance     | reacceptance |
 * | title or subtitle, what is said in short; contacts, placeholders, asks  | notice       |
 * | main contract, template, law, venue, binding language, unknown fields   | reacceptance |
 * | subprocessor added, or other in what it does, where, on which safeguard |              |
 * | – under general authorisation, or with days to object                   | objection    |
 * | – under specific authorisation, or where no rule is known               | reacceptance |
 * | subprocessor removed, only if enabled, or other in address or contact   | notice       |
 * | rule for subprocessors: more days, from receipt, specific               | notice       |
 * | rule for subprocessors: anything else                                   | reacceptance |
 * | measure or certificate added                                            | notice       |
 * | measure or certificate removed or changed                               | reacceptance |
 * | period: longer for the provider, shorter for the customer, removed      | reacceptance |
 * | period: the other way round, or new                                     | notice       |
 * | processing: less in a list                                              | notice       |
 * | processing: anything else                                               | reacceptance |
 * | party: contact, address, imprint, officer                               | notice       |
 * | party: anything else; declarations, way of conclusion, attachments      | reacceptance |
 */
export function rule(change: Change, policy: Policy | undefined): Ruling {
  if (change.weight !== 'substance') return ruling('editorial', 'no-substance');
  if (change.kind === 'moved') return ruling('notice', 'moved');
  return RULES[change.subject](change, policy);
}

type Rule = (change: Change, policy: Policy | undefined) => Ruling;

/** The ruling of the field that asks most. */
const byField =
  (ruleOf: (field: FieldChange, policy: Policy | undefined) => Ruling): Rule =>
  ({ fields }, policy) => {
    const rulings = fields.filter(({ weight }) => weight === 'substance').map((field) => ruleOf(field, policy));
    const effect = strongest(rulings.map((each) => each.effect));
    return rulings.find((each) => each.effect === effect) ?? ruling('notice', 'moved');
  };

/** One ruling for what came, one for what went, one by field for what is other. */
const byKind =
  (added: Ruling | Rule, removed: Ruling, changed: Rule): Rule =>
  (change, policy) => {
    if (change.kind === 'removed') return removed;
    if (change.kind !== 'added') return changed(change, policy);
    return typeof added === 'function' ? added(change, policy) : added;
  };

const always =
  (effect: Effect, reason: EffectReason): Rule =>
  () =>
    ruling(effect, reason);

/** What is said in short binds nobody. */
const textField = ({ path }: FieldChange): Ruling =>
  path[0] === 'summary' ? ruling('notice', 'facts') : ruling('reacceptance', 'text');

const text = byKind(
  ruling('reacceptance', 'clause-added'),
  ruling('reacceptance', 'clause-removed'),
  byField(textField),
);

const newSubprocessor: Rule = (_, policy) => {
  if (policy?.authorisation === 'specific') return ruling('reacceptance', 'subprocessor-specific');
  const isGeneral = policy?.authorisation === 'general' || policy?.objectionDays;
  return isGeneral ? ruling('objection', 'subprocessor-general') : ruling('reacceptance', 'subprocessor-unruled');
};

/** What a customer does not have to weigh anew. */
const FACTS = ['address', 'contact', 'privacyPolicy', 'agreement', 'organisation', 'effectiveTo'];

const subprocessorField = (field: FieldChange, policy: Policy | undefined): Ruling => {
  const isOptional = field.path[0] === 'condition' && field.before === undefined;
  return FACTS.includes(field.path[0]!) || isOptional
    ? ruling('notice', 'subprocessor-facts')
    : newSubprocessor({} as Change, policy);
};

/** Numbers that are better for the customer when they are higher; of all others the lower ones are. */
const MORE_IS_BETTER = ['amendmentNoticeDays', 'auditsPerYear', 'returnChoiceDays', 'noticeDays', 'objectionDays'];
const LESS_IS_BETTER = ['breachHours', 'auditNoticeDays', 'deletionDays', 'backupDays'];

function isBetter({ path, before, after }: FieldChange): boolean {
  const key = path.at(-1)!;
  if (typeof after !== 'number') return false;
  if (before === undefined) return true;
  if (typeof before !== 'number') return false;
  return (MORE_IS_BETTER.includes(key) && after > before) || (LESS_IS_BETTER.includes(key) && after < before);
}

const period = (field: FieldChange): Ruling =>
  isBetter(field) ? ruling('notice', 'period-better') : ruling('reacceptance', 'period-worse');

const policyField = (field: FieldChange): Ruling => {
  const isStricter = field.after === (field.path.at(-1) === 'windowStarts' ? 'receipt' : 'specific');
  const isKnown = field.path[0] === 'policy' && (isBetter(field) || isStricter);
  return isKnown ? ruling('notice', 'rules-better') : ruling('reacceptance', 'rules-worse');
};

const processingField = ({ after, items }: FieldChange): Ruling => {
  const isLess = isList(after) && items && !items.added.length;
  return isLess ? ruling('notice', 'processing-less') : ruling('reacceptance', 'processing-more');
};

const PARTY_FACTS = ['address', 'contact', 'imprint', 'dataProtectionOfficer'];

const partyField = ({ path }: FieldChange): Ruling =>
  PARTY_FACTS.includes(path[0]!) ? ruling('notice', 'facts') : ruling('reacceptance', 'party');

const documentField = ({ path }: FieldChange): Ruling =>
  ['title', 'subtitle'].includes(path[0]!) ? ruling('notice', 'facts') : ruling('reacceptance', 'other');

const protection = byKind(
  ruling('notice', 'protection-more'),
  ruling('reacceptance', 'protection-less'),
  always('reacceptance', 'protection-other'),
);

const facts = always('notice', 'facts');
const conclusion = always('reacceptance', 'conclusion');
const other = always('reacceptance', 'other');
const party = byKind(ruling('reacceptance', 'party'), ruling('reacceptance', 'party'), byField(partyField));

const RULES: Readonly<Record<Subject, Rule>> = {
  document: byField(documentField),
  preamble: text,
  closing: text,
  section: text,
  term: text,
  party,
  contact: facts,
  placeholder: facts,
  attachment: other,
  translation: facts,
  changelog: facts,
  processing: byKind(
    ruling('reacceptance', 'processing-more'),
    ruling('reacceptance', 'processing-more'),
    byField(processingField),
  ),
  measures: protection,
  'measure-group': protection,
  measure: protection,
  certificate: protection,
  subprocessors: byKind(newSubprocessor, ruling('reacceptance', 'rules-worse'), byField(policyField)),
  'subprocessor-group': byKind(
    newSubprocessorGroup,
    ruling('notice', 'subprocessor-removed'),
    always('notice', 'subprocessor-facts'),
  ),
  subprocessor: byKind(newSubprocessor, ruling('notice', 'subprocessor-removed'), byField(subprocessorField)),
  announcement: always('notice', 'announced'),
  periods: byKind(ruling('notice', 'period-better'), ruling('reacceptance', 'period-worse'), byField(period)),
  acceptance: conclusion,
  declaration: conclusion,
  ask: facts,
};

/** A group is new with those in it. */
function newSubprocessorGroup(change: Change, policy: Policy | undefined): Ruling {
  const { entries } = change.value as { entries?: unknown[] };
  return entries?.length ? newSubprocessor(change, policy) : ruling('notice', 'subprocessor-facts');
}
