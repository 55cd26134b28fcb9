import { expect } from '@open-wc/testing';
import { compareVersions } from '../../src/agreement/version.js';

describe('compareVersions', () => {
  for (const [older, newer] of [
    ['1.9', '1.10'],
    ['1.9.9', '2'],
    ['1', '1.0.1'],
    ['2025-12-31', '2026-01-01'],
    ['2026-01', '2026-01-02'],
    ['v1.2', '1.3'],
    ['A', 'B'],
    ['draft', '0.1'],
  ] as const) {
    it(`puts ${older} before ${newer}`, () => {
      expect(compareVersions(older, newer)).to.be.lessThan(0);
      expect(compareVersions(newer, older)).to.be.greaterThan(0);
    });
  }

  it('takes missing numbers for zero, and leading zeros for nothing', () => {
    for (const [a, b] of [
      ['1', '1.0.0'],
      ['2026-01-02', '2026-1-2'],
      ['v2', '2'],
      ['A', 'A'],
    ] as const)
      expect(compareVersions(a, b)).to.equal(0);
  });
});
