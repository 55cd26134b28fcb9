import { expect } from '@open-wc/testing';
import { objectionWindow } from '../../src/agreement/objection-window.js';
import type { Agreement, ChangelogEntry } from '../../src/agreement/schema.js';

const TODAY = '2026-11-15';
type Subprocessors = NonNullable<Agreement['subprocessors']>;

const entry = (published: string, effect: ChangelogEntry['effect'] = 'objection'): ChangelogEntry => ({
  version: published,
  published,
  effect,
  summary: '',
});
const rules = (policy: Subprocessors['policy'], changes: [announced: string, objectUntil: string][] = []) => ({
  subprocessors: {
    groups: [],
    ...(policy && { policy }),
    changes: changes.map(([announced, objectUntil], index) => ({
      id: `c${index}`,
      kind: 'added' as const,
      entries: [],
      announced,
      effective: '2027-01-01',
      objectUntil,
    })),
  },
});
const FROM_NOTICE = { objectionDays: 14, windowStarts: 'notice' as const };

describe('the window to object', () => {
  it('is none without a change that may be objected to', () =>
    expect(objectionWindow([entry('2026-11-01', 'notice')], rules(FROM_NOTICE), TODAY)).to.equal(undefined));

  it('ends so many days after the notice, whose own day does not count, and not at a weekend', () => {
    expect(objectionWindow([entry('2026-11-01')], rules(FROM_NOTICE), TODAY)).to.deep.equal({
      until: '2026-11-16',
      isOver: false,
    });
    expect(objectionWindow([entry('2026-10-30')], rules(FROM_NOTICE), TODAY)).to.deep.equal({
      until: '2026-11-13',
      isOver: true,
    });
  });

  it('ends on the day that an announced change names, the earliest of several', () => {
    const announced: [string, string][] = [
      ['2026-11-01', '2026-12-20'],
      ['2026-11-01', '2026-12-01'],
      ['2026-05-01', '2026-11-20'],
    ];
    expect(objectionWindow([entry('2026-11-01')], rules(FROM_NOTICE, announced), TODAY)).to.deep.equal({
      until: '2026-12-01',
      isOver: false,
    });
  });

  it('is that of the entries that are still open', () =>
    expect(objectionWindow([entry('2026-11-10'), entry('2026-06-01')], rules(FROM_NOTICE), TODAY)).to.deep.equal({
      until: '2026-11-24',
      isOver: false,
    }));

  it('is told in days where nobody knows when they began', () => {
    const days = { objectionDays: 14, isOver: false };
    const expected = { days: days.objectionDays, isOver: false };
    expect(objectionWindow([entry('2026-11')], rules(FROM_NOTICE), TODAY)).to.deep.equal({
      ...expected,
      windowStarts: 'notice',
    });
    const fromReceipt = rules({ objectionDays: 14, windowStarts: 'receipt' });
    expect(objectionWindow([entry('2026-11-01')], fromReceipt, TODAY)).to.deep.equal({
      ...expected,
      windowStarts: 'receipt',
    });
    expect(objectionWindow([entry('2026-11-01')], rules({ objectionDays: 14 }), TODAY)).to.deep.equal(expected);
  });

  it('is open where the agreement tells nothing', () =>
    expect(objectionWindow([entry('2026-11-01')], {}, TODAY)).to.deep.equal({ isOver: false }));
});
