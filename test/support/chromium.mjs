import { chromium } from 'playwright-core';
import { chromiumOptions } from './engines.mjs';

/** Starts the Chromium that all tests use, for tests that drive pages from Node. The caller closes it. */
export const launchChromium = (options = {}) => {
  const { args, ...found } = chromiumOptions();
  return chromium.launch({ ...found, ...options, args: [...args, ...(options.args ?? [])] });
};
