import { reportCounts } from './counts.mjs';

/** Reporter for @web/test-runner: counts tests; a file that did not run counts as one failure. */
export const browserCounts = () => ({
  onTestRunFinished({ sessions }) {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    for (const { testResults, passed } of sessions) {
      const before = counts.failed;
      if (testResults) countSuite(testResults, counts);
      if (!passed && counts.failed === before) counts.failed += 1;
    }
    reportCounts(counts);
  },
});

function countSuite({ tests, suites }, counts) {
  for (const { skipped, passed } of tests) counts[skipped ? 'skipped' : passed ? 'passed' : 'failed'] += 1;
  for (const suite of suites) countSuite(suite, counts);
}
