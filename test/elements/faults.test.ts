/**
 * Everything that may go wrong has a row in a table. Beside this, `faults-*.test.ts` run the tables, each in a file of its
 * own so that they run at the same time; what needs a whole browser is in `faults.node.test.ts`.
 */
import { expect } from '@open-wc/testing';
import { drivenRows } from '../faults/driven.js';
import { LIFE, LOADING, POSTING } from '../faults/list.js';
import { lifeRows } from '../faults/life-suite.js';
import { loadingRows } from '../faults/loading-suite.js';
import { changedFaults, postingFaults } from '../faults/posting.js';
import { sensitivitySuite } from '../faults/sensitivity-suite.js';

describe('the list of faults', () => {
  const driven = (area: string) => drivenRows.filter((row) => row.area === area);

  for (const [area, items, rows] of [
    ['loading', LOADING, [...loadingRows, ...driven('loading')]],
    ['posting', POSTING, [...postingFaults, ...changedFaults, ...driven('posting')]],
    ['life', LIFE, [...lifeRows, ...driven('life')]],
  ] as const)
    it(`has a row for each item of ${area}, and no two rows of one name`, () => {
      const covered = new Set<string | undefined>(rows.map(({ item }) => item));
      expect(items.filter((item) => !covered.has(item))).to.deep.equal([]);
      const names = rows.map(({ name }) => name);
      expect(names.filter((name, index) => names.indexOf(name) < index)).to.deep.equal([]);
    });
});

describe('the tables', sensitivitySuite);
