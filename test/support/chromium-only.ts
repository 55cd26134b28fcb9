/** For suites in which the runner presses keys, resizes the window or emulates media: it can do so in Chromium only. */
export const describeInChromium: Mocha.SuiteFunction | Mocha.PendingSuiteFunction = /Chrome\//.test(navigator.userAgent)
  ? describe
  : describe.skip;

/** For suites with real keys and a real mouse: the runner has them in Chromium and Firefox. */
export const describeWithInput: Mocha.SuiteFunction | Mocha.PendingSuiteFunction = /Chrome\/|Firefox\//.test(
  navigator.userAgent,
)
  ? describe
  : describe.skip;

/** For single tests of policies that the other engines report later, differently, or not at all in a frame. */
export const itInChromium: Mocha.TestFunction | Mocha.PendingTestFunction = /Chrome\//.test(navigator.userAgent)
  ? it
  : it.skip;
