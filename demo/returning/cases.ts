import type { Agreement } from '../../src/agreement/index.js';
import { ownCopy, readAgreement, werkbank } from '../providers.js';
import { announcedFor } from './announced.js';
import { day } from './days.js';

/** What a new version may ask of customers who have accepted the one before. */
export const CASES = ['accepted', 'notice', 'objection', 'grace', 'outdated', 'upcoming'] as const;
export type Case = (typeof CASES)[number];

export const isCase = (name: string): name is Case => (CASES as readonly string[]).includes(name);

/** What such a customer has accepted once. */
export const formerVersion = (): Agreement => readAgreement('werkbank-ki.2026-06.avv.json');

type Change = NonNullable<Agreement['changelog']>[number];

const EFFECTS: Readonly<Record<Exclude<Case, 'accepted'>, Change['effect']>> = {
  notice: 'notice',
  objection: 'objection',
  grace: 'reacceptance',
  outdated: 'reacceptance',
  upcoming: 'reacceptance',
};

const SUMMARY =
  'Datenschutzverletzungen melden wir binnen 48 statt 72 Stunden ([9.1](#s-9-1)), neue Unterauftragsverarbeiter 30 statt 21 Tage vorher ([5.3](#s-5-3)). Eingaben löschen wir nach 12 statt 18 Monaten ([12.3](#s-12-3)).';

/** The agreement as it is published in this case: what it says of the dates moves along with the calendar. */
export function published(name: Case, now: Date): Agreement {
  if (name === 'accepted') return formerVersion();
  const { subprocessors, ...current } = ownCopy(werkbank);
  const isOver = name === 'outdated';
  const [published, acceptBy] = isOver ? [day(now, -1, 1), day(now, 0, 0)] : [day(now, 0, 1), day(now, 2, 0)];
  const effect = EFFECTS[name];
  return {
    ...current,
    published,
    effectiveFrom: name === 'upcoming' ? day(now, 1, 1) : published,
    supersedes: { version: '2026-06' },
    changelog: [
      { version: current.version, published, effect, summary: SUMMARY, ...(effect === 'reacceptance' && { acceptBy }) },
      ...(current.changelog ?? []).slice(1).map((entry) => (entry.href ? { ...entry, href: FORMER } : entry)),
    ],
    ...(subprocessors && { subprocessors: { ...subprocessors, changes: announcedFor(name, now) } }),
  };
}

const FORMER = '/agreements/werkbank-ki.2026-06.avv.json';
