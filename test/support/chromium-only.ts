/** For suites in which the runner presses keys, resizes the window or emulates media: it can do so in Chromium only. */
export const describeInChromium: Mocha.SuiteFunction | Mocha.PendingSuiteFunction = /Chrome\//.test(navigator.userAgent)
  ? describe
  : describe.skip;
