import { expect } from '@open-wc/testing';
import {
  daysAfter,
  daysBetween,
  endOfPeriod,
  lastDayToObject,
  standingOfChange,
} from '../../src/agreement/announced-change.js';
import type { AnnouncedChange, SubprocessorPolicy } from '../../src/agreement/schema.js';

const change = (more: Partial<AnnouncedChange> = {}): AnnouncedChange => ({
  id: 'c',
  kind: 'added',
  entries: ['sp'],
  announced: '2026-11-02',
  effective: '2026-12-15',
  ...more,
});

describe('the days of a period', () => {
  const PERIODS: [what: string, notice: string, days: number, end: string][] = [
    ['do not count the day of the notice', '2026-11-02', 14, '2026-11-16'],
    ['go on over the end of a month', '2026-01-20', 14, '2026-02-03'],
    ['know leap years', '2028-02-15', 14, '2028-02-29'],
    ['know the other years', '2027-02-15', 14, '2027-03-01'],
    ['go on over the end of a year', '2026-12-21', 14, '2027-01-04'],
    ['are days also where the clocks go forward', '2026-03-23', 8, '2026-03-31'],
    ['are days also where the clocks go back', '2026-10-20', 8, '2026-10-28'],
    ['end on Monday instead of Saturday', '2026-10-31', 14, '2026-11-16'],
    ['end on Monday instead of Sunday', '2026-11-01', 14, '2026-11-16'],
    ['leave public holidays alone, which differ from place to place', '2026-12-11', 14, '2026-12-25'],
  ];
  for (const [what, notice, days, end] of PERIODS)
    it(`${what}: ${days} from ${notice} end on ${end}`, () => expect(endOfPeriod(notice, days)).to.equal(end));

  it('are none from a day that no calendar has', () => {
    expect(endOfPeriod('2026-00-10', 14)).to.equal(undefined);
    expect([daysAfter('2026-13-01', 1), daysBetween('2026-13-01', '2026-01-01')]).to.deep.equal([undefined, undefined]);
  });
});

describe('the last day to object', () => {
  const policy = { objectionDays: 14, windowStarts: 'notice' as const };

  it('is the one that the change names, as it is written, also on a Sunday', () =>
    expect(lastDayToObject(change({ objectUntil: '2026-11-15' }), policy)).to.equal('2026-11-15'));
  it('follows from the rules where the change names none', () =>
    expect(lastDayToObject(change(), policy)).to.equal('2026-11-16'));
  it('is unknown where the days run from when each customer received the notice', () =>
    expect(lastDayToObject(change(), { ...policy, windowStarts: 'receipt' })).to.equal(undefined));
});

describe('an announced change', () => {
  const policy = { objectionDays: 14, windowStarts: 'notice' as const };
  const named = { objectUntil: '2026-11-30' };
  const STANDINGS: [
    today: string,
    more: Partial<AnnouncedChange>,
    rules: SubprocessorPolicy | undefined,
    phase: string,
    left?: number,
  ][] = [
    ['2026-11-01', named, undefined, 'future', 29],
    ['2026-11-02', named, undefined, 'open', 28],
    ['2026-11-30', named, undefined, 'open', 0],
    ['2026-12-01', named, undefined, 'closed', -1],
    ['2026-12-15', named, undefined, 'effective', -15],
    ['2026-12-16', { objectUntil: '2026-12-20' }, undefined, 'open', 4],
    ['2026-11-16', {}, policy, 'open', 0],
    ['2026-11-17', {}, policy, 'closed', -1],
    ['2026-12-14', {}, undefined, 'open'],
    ['2026-12-15', {}, undefined, 'effective'],
    ['2026-11-10', { kind: 'replaced' }, undefined, 'open'],
    ['2026-11-10', { kind: 'changed' }, undefined, 'closed'],
    ['2026-11-10', { kind: 'changed' }, policy, 'open', 6],
    ['2026-11-10', { kind: 'removed' }, policy, 'closed'],
    ['2026-11-10', { kind: 'removed', ...named }, policy, 'open', 20],
  ];
  for (const [today, more, rules, phase, left] of STANDINGS)
    it(`is ${phase} on ${today}: ${JSON.stringify({ ...more, ...rules })}`, () => {
      const standing = standingOfChange(change(more), rules, today);
      expect([standing.phase, standing.daysLeft]).to.deep.equal([phase, left]);
    });
});
