import { expect } from '@open-wc/testing';
import { dayOf } from '../../src/elements/today.js';

describe('the reader’s calendar day', () => {
  const DAYS: [moment: string, minutesWestOfUtc: number, day: string][] = [
    ['2026-11-15T12:00:00Z', 0, '2026-11-15'],
    ['2026-11-15T23:30:00Z', -60, '2026-11-16'],
    ['2026-11-16T00:30:00Z', 300, '2026-11-15'],
    ['2026-12-31T12:00:00Z', -14 * 60, '2027-01-01'],
  ];
  for (const [moment, offset, day] of DAYS)
    it(`is ${day} at ${moment}, ${-offset / 60} h from UTC`, () => {
      const date = Object.assign(new Date(moment), { getTimezoneOffset: () => offset });
      expect(dayOf(date)).to.equal(day);
    });
});
